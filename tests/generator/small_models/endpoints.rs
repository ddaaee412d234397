//! Endpoints by rules whose names meet in Rust, and parameters that operations set.

use codeartifact::runtime::endpoint::{BuiltIns, Endpoint};
use codeartifact::runtime::{DateTime, credentials::Credentials, prepare};
use codeartifact_tests::models::variables::endpoint::{Params, resolve};
use codeartifact_tests::models::variables::operation::ask::AskInput;
use codeartifact_tests::models::variables::types::What;

/// Parameters in a region, changed so.
fn params(change: impl FnOnce(&mut Params)) -> Params {
    let mut params = Params::from(BuiltIns { region: Some("here".to_owned()), ..BuiltIns::default() });
    change(&mut params);
    params
}

fn headers(endpoint: &Endpoint) -> Vec<(&str, &str)> {
    endpoint.headers().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[test]
fn names_of_a_rule_set_stay_apart() {
    let arn = || Some("arn:aws:things:there:1:a".to_owned());
    let endpoint = resolve(&params(|it| it.arn = arn())).unwrap();
    assert_eq!(endpoint.url(), "https://arn.there.things.here.example");
    assert_eq!(headers(&endpoint), [("x-region", "here"), ("x-region", "there")]);
    let mut request = prepare::prepare(AskInput::default(), &endpoint).unwrap();
    let (credentials, now) = (Credentials::new("AKIDEXAMPLE", "secret"), DateTime::from_secs(0));
    prepare::sign::<AskInput>(&mut request, &endpoint, Some("elsewhere"), &credentials, now).unwrap();
    assert!(request.headers()["authorization"].to_str().unwrap().contains("/19700101/here/"));

    let endpoint = resolve(&params(|it| it.arn = Some("https://a.example/b".to_owned()))).unwrap();
    assert_eq!((endpoint.url(), headers(&endpoint)), ("https://a.example", vec![("x-path", "/b")]));
}

#[test]
fn truth_values_are_compared_and_negated() {
    let set = |it: &mut Params| {
        it.what = Some("which".to_owned());
        it.what2 = "aws-global".to_owned();
        it.parts = vec!["a".to_owned(), "b".to_owned()];
        it.strict = true;
    };
    assert_eq!(resolve(&params(set)).unwrap().url(), "https://aws-global.which.b.example");
    for (strict, loose) in [(false, None), (true, Some(true))] {
        let other = params(|it| {
            set(it);
            (it.strict, it.loose) = (strict, loose);
        });
        assert_eq!(resolve(&other).unwrap_err().to_string(), "no endpoint for aws-global");
    }
    for (loose, expected) in [(None, "not here"), (Some(true), "not%20here")] {
        let refused = params(|it| (it.refusal, it.loose) = (Some("not here".to_owned()), loose));
        assert_eq!(resolve(&refused).unwrap_err().to_string(), expected);
    }
}

#[test]
fn members_and_operations_set_parameters() {
    use codeartifact::runtime::Operation as _;
    let input = AskInput::builder().what(What::Arn).r#else(What::Other).build();
    let mut params = params(|_| {});
    input.endpoint_params(&mut params);
    assert_eq!((params.what.as_deref(), params.what2.as_str()), (Some("arn"), "other"));
    assert_eq!(params.parts, ["a", "b"]);
}
