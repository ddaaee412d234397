use super::all;
use botocore_model::Sources;
use std::fs;
use std::path::Path;

/// Sources that hold one service: its versions, and its cases if it has any.
fn add(sources: &Path, name: &str, protocol: &str, versions: &[&str], has_cases: bool) {
    for version in versions {
        let model = sources.join("botocore/data").join(name).join(version);
        fs::create_dir_all(&model).unwrap();
        let service =
            format!(r#"{{"metadata": {{"protocol": "{protocol}", "apiVersion": "{version}"}}, "shapes": {{"A": 1}}}}"#);
        fs::write(model.join("service-2.json"), service).unwrap();
        fs::write(model.join("endpoint-rule-set-1.json"), r#"{"parameters": {"Region": {}, "UseFIPS": {}}}"#).unwrap();
    }
    let cases = sources.join("tests/functional/endpoint-rules").join(name);
    fs::create_dir_all(&cases).unwrap();
    if has_cases {
        fs::write(cases.join("endpoint-tests-1.json"), r#"{"testCases": [{}, {}]}"#).unwrap();
    }
}

#[test]
fn services_are_those_that_have_cases() {
    let sources = tempfile::tempdir().unwrap();
    add(sources.path(), "small-things", "rest-json", &["2020-01-01"], true);
    add(sources.path(), "other", "query", &["2020-01-01"], true);
    add(sources.path(), "without-cases", "rest-json", &["2020-01-01"], false);
    add(sources.path(), "without-model", "rest-json", &[], true);
    let services = all(sources.path()).unwrap();
    let names: Vec<_> = services.iter().map(|service| (service.name.as_str(), service.module.as_str())).collect();
    assert_eq!(names, [("other", "other"), ("small-things", "small_things")]);
    for service in services {
        assert_eq!(service.parameters, ["Region", "UseFIPS"]);
        assert_eq!(service.cases, 2);
        botocore_model::read(&Sources::of_text("service-2.json", &service.without_operations)).unwrap();
    }
}

#[test]
fn the_newest_version_is_judged() {
    let sources = tempfile::tempdir().unwrap();
    add(sources.path(), "small", "rest-json", &["2019-01-01", "2021-01-01", "2020-01-01"], true);
    let services = all(sources.path()).unwrap();
    assert!(services[0].without_operations.contains("2021-01-01"));
}

#[test]
fn a_broken_file_is_named() {
    let sources = tempfile::tempdir().unwrap();
    add(sources.path(), "small", "rest-json", &["2020-01-01"], true);
    let rules = sources.path().join("botocore/data/small/2020-01-01/endpoint-rule-set-1.json");
    fs::write(&rules, "{").unwrap();
    let failure = all(sources.path()).err().unwrap().to_string();
    assert!(failure.contains(&rules.display().to_string()), "{failure}");
}
