//! A model with one more of everything.

use crate::botocore::Origin;
use crate::failure::Failure;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::Path;

/// The folder of the model that is changed, in a folder of models.
const FOLDER: &str = "codeartifact/2018-09-22";

/// Adds to the model of a checkout, as an update does.
pub fn update(root: &Path) -> Result<(), Failure> {
    let mut origin = Origin::read(root)?;
    let data = root.join("model/data");
    for file in add(&data)? {
        let path = data.join(&file);
        let text = fs::read(&path).map_err(Failure::at("read", &path))?;
        let sum = Sha256::digest(text).iter().fold(String::new(), |sum, byte| format!("{sum}{byte:02x}"));
        origin.files.iter_mut().filter(|taken| taken.path == file).for_each(|taken| taken.sha256.clone_from(&sum));
    }
    let path = root.join(crate::botocore::ORIGIN);
    fs::write(&path, origin.text()).map_err(Failure::at("write", &path))
}

/// Adds one of everything to the model in a folder of models, and gives the files that it has changed.
pub fn add(data: &Path) -> Result<[String; 2], Failure> {
    let [service, paginators] = ["service-2.json", "paginators-1.json"].map(|name| format!("{FOLDER}/{name}"));
    edit(&data.join(&service), |model| {
        operation(model);
        members(&mut model["shapes"]);
        push(&mut model["shapes"]["PackageFormat"]["enum"], json!("twin"));
    })?;
    edit(&data.join(&paginators), |paginators| {
        let pagination = &mut paginators["pagination"];
        pagination["ListTwins"] = pagination["ListPackages"].clone();
        pagination["ListTagsForResource"] = json!({
            "input_token": "nextToken", "limit_key": "maxResults", "output_token": "nextToken", "result_key": "tags",
        });
    })?;
    Ok([service, paginators])
}

/// An operation with shapes of its own, an exception and a paginator.
fn operation(model: &mut Value) {
    let mut operation = model["operations"]["ListPackages"].clone();
    operation["name"] = json!("ListTwins");
    operation["http"]["requestUri"] = json!("/v1/twins");
    operation["input"]["shape"] = json!("ListTwinsRequest");
    operation["output"]["shape"] = json!("ListTwinsResult");
    push(&mut operation["errors"], json!({"shape": "TwinException"}));
    model["operations"]["ListTwins"] = operation;
    let shapes = &mut model["shapes"];
    for (new, old) in [
        ("ListTwinsRequest", "ListPackagesRequest"),
        ("ListTwinsResult", "ListPackagesResult"),
        ("TwinException", "ConflictException"),
    ] {
        shapes[new] = shapes[old].clone();
    }
    shapes["TwinException"]["error"]["httpStatusCode"] = json!(503);
}

/// Members of every kind: of inputs, outputs, structures in both and exceptions. With them a listing gets pages.
fn members(shapes: &mut Value) {
    shapes["Twin"] = json!({
        "type": "structure", "required": ["name"],
        "members": {"name": {"shape": "PackageName"}, "format": {"shape": "PackageFormat"}},
    });
    shapes["Twins"] = json!({"type": "list", "member": {"shape": "Twin"}});
    shapes["TwinMap"] = json!({"type": "map", "key": {"shape": "PackageFormat"}, "value": {"shape": "Twins"}});
    let in_query = |shape: &str, name: &str| json!({"shape": shape, "location": "querystring", "locationName": name});
    for (shape, member, reference) in [
        ("ListPackagesRequest", "colour", in_query("PackageName", "colour")),
        ("ListPackagesRequest", "bornAfter", in_query("Timestamp", "born-after")),
        ("ListTagsForResourceRequest", "nextToken", in_query("PaginationToken", "next-token")),
        ("ListTagsForResourceRequest", "maxResults", in_query("ListPackagesMaxResults", "max-results")),
        ("ListTagsForResourceResult", "nextToken", json!({"shape": "PaginationToken"})),
        ("CreateRepositoryRequest", "weight", json!({"shape": "LongOptional"})),
        ("CreateRepositoryRequest", "since", json!({"shape": "Timestamp"})),
        ("CreateRepositoryRequest", "isTwin", json!({"shape": "BooleanOptional"})),
        ("CreateRepositoryRequest", "twin", json!({"shape": "Twin"})),
        ("CreateRepositoryRequest", "twins", json!({"shape": "Twins"})),
        ("CreateRepositoryRequest", "twinsByFormat", json!({"shape": "TwinMap"})),
        ("DescribeDomainResult", "twin", json!({"shape": "DomainDescription"})),
        ("PackageSummary", "twin", json!({"shape": "PackageName"})),
        ("Tag", "origin", json!({"shape": "PackageName"})),
        ("TwinException", "twin", json!({"shape": "PackageName"})),
    ] {
        shapes[shape]["members"][member] = reference;
    }
}

fn push(list: &mut Value, value: Value) {
    if let Value::Array(list) = list {
        list.push(value);
    }
}

fn edit(path: &Path, change: impl FnOnce(&mut Value)) -> Result<(), Failure> {
    let text = fs::read_to_string(path).map_err(Failure::at("read", path))?;
    let mut value: Value = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display())))?;
    change(&mut value);
    fs::write(path, value.to_string()).map_err(Failure::at("write", path))
}

#[cfg(test)]
mod tests {
    use super::{FOLDER, update};
    use crate::arguments::workspace;
    use crate::botocore::{ORIGIN, Origin};
    use botocore_codegen::{Options, generate};
    use botocore_model::ModelFiles;
    use std::fs;

    #[test]
    fn the_addition_is_generated_and_its_hashes_are_on_record() {
        let root = tempfile::tempdir().unwrap();
        let recorded = Origin::read(workspace()).unwrap();
        let paths = recorded.files.iter().map(|file| format!("model/data/{}", file.path));
        let ours = ["names-1.local.json", "batches-1.local.json"].map(|name| format!("model/data/{FOLDER}/{name}"));
        for path in paths.chain(ours).chain([ORIGIN.to_owned()]) {
            let to = root.path().join(&path);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(workspace().join(&path), to).unwrap();
        }
        update(root.path()).unwrap();
        let changed = Origin::read(root.path()).unwrap().files;
        assert_eq!(recorded.files.iter().zip(&changed).filter(|(old, new)| old != new).count(), 2);
        let files = ModelFiles::of_service(&root.path().join("model/data"), "codeartifact").unwrap();
        let model = botocore_model::read(&files.sources()).unwrap();
        let output = generate(&model, &Options::default()).unwrap();
        for (file, part) in [
            ("src/operation/list_twins.rs", "sends paginated"),
            ("src/operation/list_tags_for_resource.rs", "sends paginated"),
            ("src/operation/create_repository.rs", "pub fn twins_by_format("),
            ("src/types/package_format.rs", "Twin = \"twin\""),
            ("src/types/error.rs", "TwinException"),
        ] {
            assert!(output.files[file].contains(part), "{file}: {}", output.files[file]);
        }
    }
}
