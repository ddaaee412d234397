//! What we make of an input.

use std::error::Error as _;

use botocore_runtime::ByteStream;
use botocore_runtime::endpoint::BuiltIns;
use botocore_runtime::prepare;
use botocore_runtime::validate::{Problem, ValidationError};
use codeartifact::{Error, Operation};
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use serde_json::Value;

use crate::operations::Visitor;
use crate::setting;
use crate::wire::Wire;

/// What became of an input.
pub enum Outcome {
    /// A signed request.
    Sent(Wire),
    /// Nothing, since the input breaks rules: where, sorted.
    Refused(Vec<String>),
    /// Nothing, for another reason.
    Failed(String),
}

/// Makes the request of a case.
pub struct Prepare<'a>(pub &'a Value);

impl Visitor for Prepare<'_> {
    type Result = Outcome;

    fn visit<O>(self, _: fn(&mut O::Output) -> Option<(&'static str, ByteStream)>) -> Outcome
    where
        O: Operation<Service = codeartifact::Service> + DeserializeOwned,
        O::Output: Serialize,
    {
        let input: O = match serde_json::from_value(self.0["params"].clone()) {
            Ok(input) => input,
            Err(error) => return Outcome::Failed(format!("the input cannot be read: {error}")),
        };
        match signed(input, self.0) {
            Ok(wire) => Outcome::Sent(wire),
            Err(error) => match error.source().and_then(|cause| cause.downcast_ref::<ValidationError>()) {
                Some(refusal) => Outcome::Refused(places(refusal)),
                None => Outcome::Failed(error.to_string()),
            },
        }
    }
}

fn signed<O: Operation<Service = codeartifact::Service>>(input: O, case: &Value) -> Result<Wire, Error> {
    let text = |name: &str| case[name].as_str().map(str::to_owned);
    let (region, endpoint) = (text("region"), text("endpoint"));
    let built_ins = BuiltIns { region: region.clone(), endpoint, ..BuiltIns::default() };
    let endpoint = prepare::resolve_endpoint(&input, built_ins)?;
    let mut request = prepare::prepare(input, &endpoint)?;
    prepare::sign::<O>(&mut request, &endpoint, region.as_deref(), &setting::credentials(), setting::NOW)?;
    let body = request.body().as_bytes().cloned();
    Ok(Wire {
        method: request.method().to_string(),
        url: request.uri().to_string(),
        headers: request.headers().clone(),
        body: body.unwrap_or_default(),
    })
}

/// Where the problems are, with map entries as botocore writes them.
fn places(refusal: &ValidationError) -> Vec<String> {
    let place = |problem: &Problem| problem.path().replace("[\"", ".").replace("\"]", "");
    let mut places: Vec<_> = refusal.problems().iter().map(place).collect();
    places.sort();
    places
}
