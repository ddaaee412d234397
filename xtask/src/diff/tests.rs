use super::{SCHEMA, json, run};
use crate::arguments::{Comparison, Diff, Format};
use crate::botocore::{Origin, Package};
use crate::diff::report::Report;
use botocore_codegen::diff::{Class, rules};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A model with one operation, whose output has these members.
fn model(members: &str) -> String {
    format!(
        r#"{{
        "version": "2.0",
        "metadata": {{"apiVersion": "2020-01-01", "endpointPrefix": "small", "protocol": "rest-json", "serviceId": "Small"}},
        "operations": {{
            "Make": {{"name": "Make", "http": {{"method": "POST", "requestUri": "/"}}, "output": {{"shape": "Made"}}}}
        }},
        "shapes": {{
            "Made": {{"type": "structure", "members": {{{members}}}}},
            "String": {{"type": "string"}},
            "Size": {{"type": "integer"}}
        }}
    }}"#
    )
}

const OLD: &str = r#""text": {"shape": "String"}, "size": {"shape": "Size"}"#;
const NEW: &str = r#""text": {"shape": "Size"}, "size": {"shape": "Size", "documentation": "How large."},
    "note": {"shape": "String", "deprecated": true}"#;

/// Two files with models.
fn files(old: &str, new: &str) -> (TempDir, Comparison) {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, members: &str| {
        let path = folder.path().join(name);
        fs::write(&path, model(members)).unwrap();
        path.into_os_string()
    };
    let (old, new) = (file("old.json", old), file("new.json", new));
    let service = "small".to_owned();
    (folder, Comparison { old, new, service, format: Format::Text, fail_on: None, ignored: Vec::new(), prove: false })
}

/// What the task prints, and how it fails.
fn ran(arguments: Comparison, folder: &Path) -> (String, Option<String>) {
    let mut out = Vec::new();
    let failure = run(&Diff::Compare(arguments), &mut out).err().map(|failure| failure.to_string());
    let folder = format!("{}/", folder.display());
    (String::from_utf8(out).unwrap().replace(&folder, ""), failure)
}

#[test]
fn a_terminal_shows_each_rule_once_with_its_places() {
    let (folder, arguments) = files(OLD, NEW);
    let (said, failure) = ran(arguments, folder.path());
    let expected = "\
small, old.json to new.json: 1 major, 1 minor, 1 patch

major: some programs do not compile any more

  member-type-changed: A member has another type in Rust.
    What is set and read there has another type. Show the conversion in the changelog.
      operation::make::MakeOutput::text (shapes.Made.members.text, output): `Option<String>` becomes `Option<i32>`

minor: programs compile and act as before, and can do more

  output-member-added: An output, a structure in one, or an error has another member.
    The structure has another field, and an accessor for it. Name the member in the changelog.
      operation::make::MakeOutput::note (shapes.Made.members.note, output)

patch: only documentation tells

  documentation-changed: Documentation differs.
    Programs notice nothing. Nothing is to be done.
      in 1 place
";
    assert_eq!((said.as_str(), failure), (expected, None));
}

#[test]
fn markdown_has_headings_and_lists() {
    let (folder, mut arguments) = files(OLD, NEW);
    arguments.format = Format::Markdown;
    let (said, _) = ran(arguments, folder.path());
    for line in [
        "## Changes of `small`: `old.json` to `new.json`",
        "1 major, 1 minor, 1 patch.",
        "### Major: some programs do not compile any more",
        "- `operation::make::MakeOutput::text` (`shapes.Made.members.text`, output): `Option<String>` becomes \
         `Option<i32>`",
    ] {
        assert!(said.lines().any(|said| said == line), "{line} is not in:\n{said}");
    }
}

#[test]
fn changes_of_a_class_or_a_graver_one_fail_the_task() {
    for (class, ignored, expected) in [
        (Class::Major, "", Some("1 change of the class major or a graver one")),
        (Class::Behaviour, "member-type-changed", None),
        (Class::Minor, "member-type-changed", Some("1 change of the class minor or a graver one")),
        (Class::Patch, "", Some("3 changes of the class patch or a graver one")),
    ] {
        let (folder, mut arguments) = files(OLD, NEW);
        (arguments.fail_on, arguments.ignored) = (Some(class), vec![ignored.to_owned()]);
        assert_eq!(ran(arguments, folder.path()).1.as_deref(), expected, "{class}");
    }
    let (folder, mut arguments) = files(OLD, OLD);
    arguments.fail_on = Some(Class::Patch);
    assert_eq!(ran(arguments, folder.path()), ("small, old.json to new.json: no changes\n".to_owned(), None));
}

#[test]
fn the_json_is_as_its_schema_says() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for new in [OLD, NEW] {
        let (_folder, arguments) = files(OLD, new);
        let report = json::value(&Report::of(&arguments).unwrap());
        assert_eq!(faults(&schema, &report), Vec::<String>::new());
        let changes = report["changes"].as_array().unwrap();
        assert_eq!(changes.is_empty(), report["class"].is_null());
        let mut other = report.clone();
        other["changes"] = serde_json::json!([{"rule": 1}]);
        assert!(faults(&schema, &other).len() > 8, "{:?}", faults(&schema, &other));
    }
}

/// What of a value is not as a schema says, for the words that `schema.json` uses.
fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (word, rule) in schema.as_object().unwrap() {
        let holds = match word.as_str() {
            "$schema" | "title" | "description" => true,
            "type" => match rule.as_str().unwrap() {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "boolean" => value.is_boolean(),
                "string" => value.is_string(),
                other => panic!("the type {other} is not known here"),
            },
            "const" => rule == value,
            "enum" => rule.as_array().unwrap().contains(value),
            "required" => rule.as_array().unwrap().iter().all(|key| value.get(key.as_str().unwrap()).is_some()),
            "additionalProperties" => {
                value.as_object().is_none_or(|object| object.keys().all(|key| schema["properties"].get(key).is_some()))
            }
            "properties" => {
                for (key, schema) in rule.as_object().unwrap() {
                    let null = Value::Null;
                    let inner = faults(schema, value.get(key).unwrap_or(&null));
                    found.extend(inner.into_iter().map(|fault| format!("{key}.{fault}")));
                }
                true
            }
            "items" => {
                found.extend(value.as_array().into_iter().flatten().flat_map(|item| faults(rule, item)));
                true
            }
            other => panic!("the word {other} is not known here"),
        };
        if !holds {
            found.push(format!("{word}: {value}"));
        }
    }
    found
}

#[test]
fn what_is_no_model_is_said() {
    let (folder, mut arguments) = files(OLD, NEW);
    arguments.old = "nowhere".into();
    let (_, failure) = ran(arguments, folder.path());
    assert_eq!(failure.unwrap(), "nowhere is neither a file nor a folder, nor a release of botocore such as 1.44.5");
    let (folder, mut arguments) = files(OLD, NEW);
    arguments.new = folder.path().into();
    let (_, failure) = ran(arguments, folder.path());
    assert!(failure.unwrap().ends_with("holds no service called `small`"));
    let (folder, arguments) = files(OLD, r#""text": {"shape": "Nothing"}"#);
    let (_, failure) = ran(arguments, folder.path());
    let failure = failure.unwrap();
    assert!(failure.contains("new.json:\n") && failure.contains("$.shapes.Made.members.text"), "{failure}");
}

#[test]
fn folders_hold_one_service_or_many() {
    let (folder, mut arguments) = files(OLD, NEW);
    let version = folder.path().join("data/small/2020-01-01");
    fs::create_dir_all(&version).unwrap();
    fs::rename(&arguments.new, version.join("service-2.json")).unwrap();
    for new in [version.as_path(), &folder.path().join("data")] {
        arguments.new = new.into();
        assert_eq!(Report::of(&arguments).unwrap().class(), Some(Class::Major));
    }
    let newer = folder.path().join("data/small/2031-01-01");
    fs::create_dir_all(&newer).unwrap();
    fs::copy(&arguments.old, newer.join("service-2.json")).unwrap();
    let report = Report::of(&arguments).unwrap();
    let notes = [format!("{} is read, the newest of 2 versions", newer.display())];
    assert_eq!((report.class(), report.notes), (None, notes.into()));
}

#[test]
fn a_model_that_is_newer_than_the_new_one_is_noted() {
    let (folder, mut arguments) = files(OLD, NEW);
    let data = |release: &str, api_version: &str| {
        let data = folder.path().join(release);
        fs::create_dir_all(data.join("small").join(api_version)).unwrap();
        let model = model(OLD).replace("2020-01-01", api_version);
        fs::write(data.join("small").join(api_version).join("service-2.json"), model).unwrap();
        if release == "1.9.3" {
            // As pip unpacks it.
            fs::create_dir_all(folder.path().join("unpacked/botocore-1.9.3.dist-info")).unwrap();
            let unpacked = folder.path().join("unpacked/botocore");
            fs::create_dir_all(&unpacked).unwrap();
            fs::rename(data, unpacked.join("data")).unwrap();
            return unpacked.join("data").into_os_string();
        }
        let package = Package { release: release.to_owned(), ..Package::default() };
        fs::write(data.join("SOURCE.toml"), Origin { package, files: Vec::new() }.text()).unwrap();
        data.into_os_string()
    };
    let (old, new) = (data("1.9.3", "2020-01-01"), data("1.44.5", "2020-01-01"));
    let newest = data("2.0.0", "2021-01-01").into_string().unwrap() + "/small/2021-01-01";
    let released = "botocore 1.44.5 is newer than 1.9.3, so this is what going back does to programs";
    let of_api = "the API version 2021-01-01 is newer than 2020-01-01, so this is what going back does to programs";
    for (from, to, expected) in [
        (&new, &old, Some(released)),
        (&old, &new, None),
        (&new, &new, None),
        (&newest.into(), &old, Some(of_api)),
        (&old, &arguments.new.clone(), None),
    ] {
        (arguments.old, arguments.new) = (from.clone(), to.clone());
        let report = Report::of(&arguments).unwrap();
        assert_eq!(report.notes, expected.into_iter().collect::<Vec<_>>());
        assert_eq!(json::value(&report)["backwards"], expected.is_some());
    }
}

#[test]
fn names_are_those_of_the_old_model() {
    // Alone, the new member would take the name of the old one.
    let (_folder, arguments) =
        files(r#""Text": {"shape": "String"}"#, r#""text": {"shape": "String"}, "Text": {"shape": "String"}"#);
    let report = Report::of(&arguments).unwrap();
    let [note] = report.notes.as_slice() else { panic!("{:?}", report.notes) };
    assert!(note.contains("published name") && note.contains("$.shapes.Made.members.text"), "{note}");
}

#[test]
fn rules_are_listed_with_what_they_mean() {
    for format in [Format::Text, Format::Markdown, Format::Json] {
        let mut out = Vec::new();
        run(&Diff::Rules(format), &mut out).unwrap();
        let said = String::from_utf8(out).unwrap();
        assert!(rules().iter().all(|rule| said.contains(rule.id) && said.contains(rule.effect)), "{said}");
    }
}
