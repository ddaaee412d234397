use super::{Corrections, Extended, ModelFiles};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use tempfile::TempDir;

/// What every model has.
const NEEDED: [&str; 4] = [
    "art/2018-01-01/service-2.json",
    "art/2018-01-01/paginators-1.json",
    "art/2018-01-01/endpoint-rule-set-1.json",
    "partitions.json",
];

/// A model folder with these files. Those whose names end with `.gz` are compressed.
fn model<'a>(files: impl IntoIterator<Item = &'a str>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = format!("text of {file}");
        if path.extension().is_some_and(|ending| ending == "gz") {
            let mut gz = GzEncoder::new(fs::File::create(path).unwrap(), Compression::default());
            gz.write_all(text.as_bytes()).unwrap();
            gz.finish().unwrap();
        } else {
            fs::write(path, text).unwrap();
        }
    }
    folder
}

fn message(model: &Path) -> String {
    ModelFiles::of_folder(model).unwrap_err().to_string()
}

#[test]
fn the_one_service_is_found_with_all_its_files() {
    let more = [
        "art/2018-01-01/paginators-1.sdk-extras.json",
        "art/2018-01-01/service-2.sdk-extras.json",
        "art/2018-01-01/names-1.local.json",
        "art/2018-01-01/waiters-2.json",
        "art/2018-01-01/README.md",
        "_retry.json",
        "NOTICE",
        "SOURCE.toml",
    ];
    let folder = model(NEEDED.into_iter().chain(more));
    let files = ModelFiles::of_folder(folder.path()).unwrap();
    let sources = files.sources();
    assert_eq!(sources.service.name, "art/2018-01-01/service-2.json");
    assert_eq!(sources.service.text, "text of art/2018-01-01/service-2.json");
    assert_eq!(sources.partitions.unwrap().name, "partitions.json");
    let extras: Vec<_> = sources.extras.iter().map(|extras| (extras.extends, extras.source.name)).collect();
    let expected = [
        (Extended::Paginators, "art/2018-01-01/paginators-1.sdk-extras.json"),
        (Extended::Service, "art/2018-01-01/service-2.sdk-extras.json"),
    ];
    assert_eq!(extras, expected);
    assert_eq!(files.record().unwrap(), folder.path().join("art/2018-01-01/names-1.local.json"));
    assert_eq!(files.ignored, ["waiters-2.json"]);
    assert_eq!(files.names().len(), 7);
}

#[test]
fn compressed_files_are_read() {
    let more = ["art/2018-01-01/paginators-1.sdk-extras.json.gz", "art/2018-01-01/examples-1.json.gz"];
    let compressed: Vec<_> = NEEDED.iter().map(|name| format!("{name}.gz")).collect();
    let folder = model(compressed.iter().map(String::as_str).chain(more));
    let files = ModelFiles::of_folder(folder.path()).unwrap();
    let sources = files.sources();
    let read = [Some(sources.service), sources.paginators, sources.endpoint_rule_set, sources.partitions];
    for source in read.into_iter().flatten().chain(sources.extras.iter().map(|extras| extras.source)) {
        assert_eq!(source.text, format!("text of {}", source.name));
        assert!(compressed.iter().map(String::as_str).chain(more).any(|name| name == source.name));
    }
    assert_eq!(sources.extras.len(), 1);
    assert_eq!(files.ignored, ["examples-1.json.gz"]);
}

#[test]
fn a_missing_file_is_named() {
    for missing in NEEDED {
        let folder = model(NEEDED.into_iter().filter(|name| *name != missing));
        let message = message(folder.path());
        assert!(message.contains("the model lacks") && message.contains(missing), "{missing}: {message}");
    }
    // A folder is not a file.
    let folder = model(NEEDED.into_iter().filter(|name| *name != "partitions.json"));
    fs::create_dir(folder.path().join("partitions.json")).unwrap();
    assert!(message(folder.path()).contains("the model lacks"));
}

#[test]
fn a_file_that_is_not_known_is_an_error() {
    for unknown in [
        "art/2018-01-01/endpoint-rule-set-2.json",
        "art/2018-01-01/paginators-1.json.zst",
        "art/2018-01-01/endpoint-rule-set-1.sdk-extras.json",
        "art/2018-01-01/names-1.local.json.gz",
        "art/2018-01-01/paginators-1.local-extras.json",
        "partitions-2.json",
        "art/service-2.sdk-extras.json",
    ] {
        let folder = model(NEEDED.into_iter().chain([unknown]));
        let message = message(folder.path());
        assert!(message.contains("not known") && message.ends_with(unknown), "{unknown}: {message}");
    }
}

#[test]
fn a_file_beside_its_compressed_self_is_an_error() {
    let folder = model(NEEDED.into_iter().chain(["art/2018-01-01/service-2.json.gz"]));
    let message = message(folder.path());
    assert!(message.contains("service-2.json.gz is there compressed and as it is"), "{message}");
}

#[test]
fn several_services_are_listed() {
    let folder = model(["a/1/service-2.json", "a/2/service-3.json.gz", "b/1/service-2.json"]);
    let message = message(folder.path());
    assert!(message.contains("several"), "{message}");
    assert_eq!(message.lines().count(), 4, "{message}");
}

#[test]
fn one_of_several_services_is_read_by_its_name() {
    let others = ["arts/1/service-2.json", "a/art/service-2.json"];
    let folder = model(NEEDED.into_iter().chain(others));
    let files = ModelFiles::of_service(folder.path(), "art").unwrap();
    assert_eq!(files.sources().service.name, "art/2018-01-01/service-2.json");
    for missing in ["ar", "", "none"] {
        let message = ModelFiles::of_service(folder.path(), missing).unwrap_err().to_string();
        assert!(message.contains(&format!("/{missing}/<api version>/service-2.json")), "{missing}: {message}");
    }
}

#[test]
fn a_folder_without_a_model_is_named() {
    let folder = model(["a/1/README.md"]);
    assert!(message(folder.path()).contains("no model in"));
    assert!(message(&folder.path().join("none")).contains("none"));
}

#[test]
fn a_file_that_is_not_text_is_named() {
    for (name, bytes) in [("service-2.json", b"\xff"), ("service-2.json.gz", b"{")] {
        let folder = model(NEEDED.into_iter().filter(|path| !path.ends_with("service-2.json")));
        fs::write(folder.path().join("art/2018-01-01").join(name), bytes).unwrap();
        assert!(message(folder.path()).contains(&format!("{name}: ")));
    }
}

#[test]
fn corrections_of_all_services_are_read_in_the_order_of_their_names() {
    let folder = model(["corrections/b.json", "corrections/a.json.gz", "corrections/README.md"]);
    let corrections = Corrections::of_folder(&folder.path().join("corrections")).unwrap();
    let sources: Vec<_> = corrections.sources().iter().map(|it| (it.name, it.text)).collect();
    let expected = ["corrections/a.json.gz", "corrections/b.json"].map(|name| (name, format!("text of {name}")));
    assert_eq!(sources, expected.each_ref().map(|(name, text)| (*name, text.as_str())));
    let unknown = model(["corrections/a.yaml"]);
    let message = Corrections::of_folder(&unknown.path().join("corrections")).unwrap_err().to_string();
    assert!(message.contains("not known") && message.ends_with("a.yaml"), "{message}");
}

#[test]
fn a_model_comes_with_the_corrections_of_this_package() {
    let folder = model(NEEDED);
    let files = ModelFiles::of_folder(folder.path()).unwrap();
    assert!(files.sources().corrections.iter().any(|it| it.name == "corrections/codeartifact.json"));
}
