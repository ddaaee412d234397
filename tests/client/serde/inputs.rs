//! Inputs read from files as `--cli-input-json` takes them.

use codeartifact::operation::copy_package_versions::CopyPackageVersionsInput;
use codeartifact::operation::create_domain::CreateDomainInput;
use codeartifact::operation::publish_package_version::PublishPackageVersionInput;
use codeartifact::operation::update_package_group::UpdatePackageGroupInput;
use codeartifact::operation::update_package_group_origin_configuration::UpdatePackageGroupOriginConfigurationInput;
use codeartifact::runtime::endpoint::Endpoint;
use codeartifact::runtime::prepare;
use codeartifact::types::{PackageFormat, PackageGroupOriginRestrictionMode, PackageGroupOriginRestrictionType};
use serde_json::{Value, from_str, from_value, json};

#[test]
fn members_of_query_and_body_are_read_by_their_names_in_the_model() {
    let input: CopyPackageVersionsInput = from_str(
        r#"{
            "domain": "my_domain",
            "domainOwner": "111122223333",
            "sourceRepository": "my_repo",
            "destinationRepository": "test-repo",
            "format": "npm",
            "package": "camelcase",
            "versionRevisions": {"5.0.0": "GromBW+3yUGn5S6ZgUOnnw=="},
            "allowOverwrite": false
        }"#,
    )
    .unwrap();
    assert_eq!(input.source_repository.as_deref(), Some("my_repo"));
    assert_eq!(input.format, Some(PackageFormat::Npm));
    let request = prepare::prepare(input, &Endpoint::new("https://codeartifact.example")).unwrap();
    let query = request.uri().query().unwrap();
    assert!(query.contains("source-repository=my_repo") && query.contains("domain-owner=111122223333"), "{query}");
    let body: Value = serde_json::from_slice(request.body().as_bytes().unwrap()).unwrap();
    let revisions = json!({"5.0.0": "GromBW+3yUGn5S6ZgUOnnw=="});
    assert_eq!(body, json!({"versionRevisions": revisions, "allowOverwrite": false}));
}

#[test]
fn structures_lists_and_maps_of_enumerations_are_read() {
    let input: CreateDomainInput = from_value(json!({
        "domain": "my_domain",
        "tags": [{"key": "team", "value": "build"}, {"key": "empty", "value": ""}],
    }))
    .unwrap();
    let tags = input.tags.unwrap();
    assert_eq!((tags[0].key.as_deref(), tags[1].value.as_deref()), (Some("team"), Some("")));
    let input: UpdatePackageGroupOriginConfigurationInput = from_value(json!({
        "domain": "my_domain",
        "packageGroup": "/npm/space/*",
        "restrictions": {"INTERNAL_UPSTREAM": "ALLOW_SPECIFIC_REPOSITORIES", "SOON": "MAYBE"},
        "addAllowedRepositories": [
            {"repositoryName": "shared", "originRestrictionType": "INTERNAL_UPSTREAM"},
        ],
    }))
    .unwrap();
    let restrictions = input.restrictions.unwrap();
    let internal = &restrictions[&PackageGroupOriginRestrictionType::InternalUpstream];
    assert_eq!(*internal, PackageGroupOriginRestrictionMode::AllowSpecificRepositories);
    assert_eq!(restrictions[&"SOON".into()].as_str(), "MAYBE");
}

#[test]
fn a_stream_is_read_from_base64() {
    let input: PublishPackageVersionInput =
        from_value(json!({"package": "p", "assetContent": "aGVsbG8=", "assetSHA256": "00"})).unwrap();
    assert_eq!(&input.asset_content.unwrap().as_bytes().unwrap()[..], b"hello");
    assert_eq!(input.asset_sha256.as_deref(), Some("00"));
}

#[test]
fn what_is_missing_or_null_is_found_when_the_input_is_checked() {
    let input: UpdatePackageGroupInput = from_value(json!({"domain": null, "description": null})).unwrap();
    assert_eq!(input.domain, None);
    let refused = prepare::prepare(input, &Endpoint::new("https://codeartifact.example"));
    let report = refused.unwrap_err().to_string();
    assert!(report.contains("domain") && report.contains("packageGroup"), "{report}");
}

#[test]
fn a_slip_is_an_error_that_names_its_place() {
    for (json, expected) in [
        (json!({"domian": "d"}), "domian: the model has no member of this name"),
        (json!({"domain-owner": "d"}), "domain-owner: the model has no member of this name"),
        (json!({"tags": [{}, {"Key": "k"}]}), "tags[1].Key: the model has no member of this name"),
        (json!({"tags": [{"key": 5}]}), "tags[0].key: expected a string, found a number"),
        (json!({"tags": [null]}), "tags[0]: expected a value, found null"),
        (json!({"tags": {"key": "k"}}), "tags: expected an array, found an object"),
        (json!({"domain": ["d"]}), "domain: expected a string, found an array"),
        (json!(["d"]), "expected an object, found an array"),
        (json!(null), "expected an object, found null"),
        (json!("secret, expected an object"), "expected an object, found a string"),
    ] {
        let error = from_value::<CreateDomainInput>(json.clone()).unwrap_err();
        assert_eq!(error.to_string(), expected, "{json}");
    }
    let error = from_str::<CreateDomainInput>("{\n  \"tags\": [{\"keey\": \"k\"}]\n}").unwrap_err();
    assert_eq!(error.to_string(), "tags[0].keey: the model has no member of this name at line 2 column 18");
    let error = from_str::<CreateDomainInput>("\n \"secret\"").unwrap_err();
    assert_eq!(error.to_string(), "expected an object, found a string at line 2 column 9");
    let error = from_str::<CreateDomainInput>(r#"{"tags": [{"key": "a", "value": "", "key": "a"}]}"#).unwrap_err();
    assert_eq!(error.to_string(), "tags[0].key: the member is there twice at line 1 column 41");
    let error = from_value::<CopyPackageVersionsInput>(json!({"versionRevisions": {"1.0": null}})).unwrap_err();
    assert_eq!(error.to_string(), "versionRevisions[\"1.0\"]: expected a value, found null");
}

#[test]
fn a_slip_in_toml_is_an_error_that_names_its_place() {
    for (toml, expected) in [
        ("domian = 5", "\ndomian: the model has no member of this name"),
        ("domain = 5", "\ndomain: expected a string, found a number"),
        ("[[tags]]\nkeey = 5\n", "\ntags[0].keey: the model has no member of this name"),
    ] {
        let error = toml::from_str::<CreateDomainInput>(toml).unwrap_err().to_string();
        assert!(error.starts_with("TOML parse error at line 1") && error.contains(expected), "{error}");
        assert!(!error.contains('$') && !error.contains("\n\n"), "{error}");
    }
}
