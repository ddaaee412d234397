use super::{Extended, ModelFiles};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A model folder with these files.
fn model(files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("text of {file}")).unwrap();
    }
    folder
}

fn message(model: &Path) -> String {
    ModelFiles::of_folder(model).unwrap_err().to_string()
}

#[test]
fn the_one_service_is_found_with_all_its_files() {
    let folder = model(&[
        "art/2018-01-01/service-2.json",
        "art/2018-01-01/paginators-1.json",
        "art/2018-01-01/paginators-1.art-extras.json",
        "art/2018-01-01/paginators-1.sdk-extras.json",
        "art/2018-01-01/service-2.sdk-extras.json",
        "art/2018-01-01/waiters-2.json",
        "partitions.json",
        "NOTICE",
    ]);
    let files = ModelFiles::of_folder(folder.path()).unwrap();
    let sources = files.sources();
    assert_eq!(sources.service.name, "art/2018-01-01/service-2.json");
    assert_eq!(sources.service.text, "text of art/2018-01-01/service-2.json");
    assert_eq!(sources.partitions.unwrap().name, "partitions.json");
    assert!(sources.endpoint_rule_set.is_none());
    let extras: Vec<_> = sources.extras.iter().map(|extras| (extras.extends, extras.source.name)).collect();
    let expected = [
        (Extended::Paginators, "art/2018-01-01/paginators-1.sdk-extras.json"),
        (Extended::Service, "art/2018-01-01/service-2.sdk-extras.json"),
        (Extended::Paginators, "art/2018-01-01/paginators-1.art-extras.json"),
    ];
    assert_eq!(extras, expected);
    assert_eq!(files.ignored, ["waiters-2.json"]);
    assert_eq!(files.names().len(), 6);
}

#[test]
fn several_services_are_listed() {
    let folder = model(&["a/1/service-2.json", "a/2/service-2.json", "b/1/service-2.json"]);
    let message = message(folder.path());
    assert!(message.contains("several"), "{message}");
    assert_eq!(message.lines().count(), 4, "{message}");
}

#[test]
fn a_folder_without_a_model_is_named() {
    let folder = model(&["a/1/paginators-1.json"]);
    assert!(message(folder.path()).contains("no model in"));
    assert!(message(&folder.path().join("none")).contains("none"));
    let packed = model(&["a/1/service-2.json.gz"]);
    assert!(message(packed.path()).contains("gunzip"));
}

#[test]
fn a_file_that_is_not_text_is_named() {
    let folder = model(&["a/1/service-2.json"]);
    fs::write(folder.path().join("a/1/service-2.json"), b"\xff").unwrap();
    assert!(message(folder.path()).contains("service-2.json"));
}
