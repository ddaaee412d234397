//! Manifest and program of the crate that judges endpoints.

use super::outside_crate;
use super::service::Service;
use heck::ToSnakeCase as _;
use std::fmt::Write as _;

/// The manifest.
pub fn manifest() -> String {
    outside_crate::manifest("endpoint", &[], &["serde_json = \"1\""])
}

/// The program: the modules, of which some parts are of no use here, and for each service a function that judges its cases.
pub fn main(suite: &str, services: &[Service]) -> String {
    let mut program = "//! Judges the endpoints of each service by its cases.\n#![allow(dead_code)]\n\n".to_owned();
    program += &outside_crate::module("endpoint_cases");
    program += &outside_crate::module("verdict");
    for Service { module, .. } in services {
        let _ = writeln!(program, "mod {module} {{\n    pub mod endpoint;\n}}");
    }
    let _ = write!(
        program,
        "\nfn main() -> std::io::Result<()> {{\n    let folder = std::env::args_os().nth(1).unwrap_or_default();\n    \
         let suite = endpoint_cases::Suite::in_sources(folder.as_ref(), {suite:?});\n"
    );
    for Service { name, module, .. } in services {
        let _ = writeln!(program, "    suite.judge({name:?}, judge_{module})?;");
    }
    program.push_str("    Ok(())\n}\n");
    for service in services {
        program.push_str(&judge(service));
    }
    program
}

/// The function that judges a case: sets the parameters, resolves.
fn judge(Service { module, parameters, .. }: &Service) -> String {
    let mut function = format!(
        "\nfn judge_{module}(case: &mut endpoint_cases::Case) -> endpoint_cases::Resolved {{\n    \
         let mut params = {module}::endpoint::Params::from(botocore_runtime::endpoint::BuiltIns::default());\n"
    );
    for parameter in parameters {
        let _ = writeln!(function, "    case.set({parameter:?}, &mut params.{});", parameter.to_snake_case());
    }
    let _ = writeln!(function, "    {module}::endpoint::resolve(&params)\n}}");
    function
}

#[cfg(test)]
mod tests {
    use super::{Service, main, manifest};

    #[test]
    fn each_service_has_its_module_and_sets_its_parameters() {
        let service = Service {
            name: "small-things".to_owned(),
            module: "small_things".to_owned(),
            without_operations: String::new(),
            rule_set: String::new(),
            parameters: vec!["Region".to_owned(), "UseFIPS".to_owned()],
            cases: 1,
        };
        let program = main("endpoints", &[service]);
        for line in [
            "mod small_things {\n    pub mod endpoint;\n}",
            "    suite.judge(\"small-things\", judge_small_things)?;",
            "    case.set(\"UseFIPS\", &mut params.use_fips);",
            "    small_things::endpoint::resolve(&params)",
        ] {
            assert!(program.contains(line), "{line:?} is not in: {program}");
        }
    }

    #[test]
    fn the_manifest_is_that_of_a_generated_crate_outside_the_workspace() {
        let manifest = manifest();
        assert!(manifest.starts_with(xtask::folder::MARKER));
        assert!(manifest.contains("\n[workspace]\n"));
    }
}
