//! Manifest and program of the crate that judges the protocols.

use super::outside_crate;
use super::suite::{Direction, File, Suite};
use heck::{ToSnakeCase as _, ToUpperCamelCase as _};
use std::fmt::Write as _;

/// The manifest. The suites have operations with compressed bodies and such with checksums.
pub fn manifest(name: &str) -> String {
    let dependencies = ["serde_core = { version = \"1\", default-features = false }", "serde_json = \"1\""];
    outside_crate::manifest(name, &["gzip", "md5", "serde", "xml"], &dependencies)
}

/// The program: the modules, and a line for each suite that judges its cases.
pub fn main(suites: &[Suite]) -> String {
    let mut program = "//! Judges the client of each suite by its cases.\n\
                       #![allow(dead_code, unexpected_cfgs, unused_imports)]\n\n"
        .to_owned();
    program += &outside_crate::module("protocol_cases");
    program += &outside_crate::module("unique_keys");
    program += &outside_crate::module("verdict");
    let mut modules: Vec<_> = suites.iter().map(|suite| &suite.module).collect();
    modules.dedup();
    for module in modules {
        let _ = writeln!(program, "#[path = \"{module}/lib.rs\"]\nmod {module};");
    }
    program += "\nuse protocol_cases::{Suites, input, output};\n\nfn main() -> std::io::Result<()> {\n    \
                let folder = std::env::args_os().nth(1).unwrap_or_default();\n    \
                let folder = std::path::Path::new(&folder);\n";
    let mut files: Vec<File> = suites.iter().map(|suite| suite.file).collect();
    files.dedup();
    for file in files {
        let (name, path, title) = (file.ident(), file.path(), file.title());
        let _ = writeln!(program, "    let {name} = Suites::read(folder, {path:?}, {title:?})?;");
    }
    for suite in suites {
        program += &judge(suite);
    }
    program + "    Ok(())\n}\n"
}

/// The statement that judges a suite.
fn judge(suite: &Suite) -> String {
    let Suite { file, position, module, operation, .. } = suite;
    let name = file.ident();
    let input = format!("{module}::operation::{}::{}Input", operation.to_snake_case(), operation.to_upper_camel_case());
    match file.direction {
        Direction::Input => format!("    {name}.judge({position}, input::judge::<{input}>)?;\n"),
        Direction::Output => {
            let shown = shown(suite);
            format!("    {name}.judge({position}, |case| output::judge::<{input}>(case, |error| {shown}))?;\n")
        }
    }
}

/// The expression that takes a modelled exception apart.
fn shown(Suite { module, exceptions, .. }: &Suite) -> String {
    if exceptions.is_empty() {
        return "match *error {}".to_owned();
    }
    let arms = exceptions.iter().map(|name| {
        let variant = name.to_upper_camel_case();
        format!("{module}::Exception::{variant}(error) => ({name:?}, serde_json::to_value(error)),")
    });
    format!("match error {{ {} }}", arms.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{Direction, File, Suite, main, manifest};

    fn suite(direction: Direction, exceptions: &[&str]) -> Suite {
        Suite {
            file: File { name: "json", direction },
            position: 3,
            module: format!("{}_json_03", direction.name()),
            operation: "EchoThings".to_owned(),
            exceptions: exceptions.iter().map(|&name| name.to_owned()).collect(),
            model: String::new(),
            cases: 1,
        }
    }

    #[test]
    fn each_suite_has_its_module_and_its_judge() {
        let suites = [suite(Direction::Input, &[]), suite(Direction::Output, &["Oops"])];
        let program = main(&suites);
        for line in [
            "#[path = \"input_json_03/lib.rs\"]\nmod input_json_03;",
            "    let output_json = Suites::read(folder, \"output/json.json\", \"json, replies\")?;",
            "    input_json.judge(3, input::judge::<input_json_03::operation::echo_things::EchoThingsInput>)?;",
            "    output_json.judge(3, |case| output::judge::<output_json_03::operation::echo_things::EchoThingsInput>(case, ",
            "output_json_03::Exception::Oops(error) => (\"Oops\", serde_json::to_value(error)),",
        ] {
            assert!(program.contains(line), "{line:?} is not in: {program}");
        }
        assert!(main(&[suite(Direction::Output, &[])]).contains("|error| match *error {}"));
    }

    #[test]
    fn the_runtime_is_built_with_what_the_suites_need() {
        let manifest = manifest("protocol");
        assert!(manifest.contains(r#"features = ["gzip", "md5", "serde", "xml"]"#), "{manifest}");
    }
}
