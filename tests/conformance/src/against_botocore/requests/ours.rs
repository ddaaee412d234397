//! What we make of an input.

use crate::against_botocore::signing_context;
use crate::against_botocore::wire_request::WireRequest;
use botocore_fuzz_checks::operations::Visitor;
use botocore_runtime::endpoint::BuiltIns;
use botocore_runtime::error::ErrorKind;
use botocore_runtime::validate::{ValidationError, Violation};
use botocore_runtime::{ByteStream, prepare};
use codeartifact::{Error, Operation};
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use serde_json::Value;

/// What became of an input.
pub struct Ours {
    /// The signed request, or the reason why there is no request.
    pub outcome: Result<WireRequest, NotSent>,
    /// The member with the hash of the content, which is worked out where it is not set.
    pub payload_hash: Option<&'static str>,
}

/// Why there is no request.
pub enum NotSent {
    /// The input breaks rules: where, sorted.
    Refused(Vec<String>),
    /// The input has a line break or NUL where the address or a header would carry it.
    Breaks,
    /// Another reason.
    Failed(String),
}

/// Makes the request of a case.
pub struct Prepare<'a>(pub &'a Value);

impl Visitor for Prepare<'_> {
    type Result = Ours;

    fn visit<O>(self, _: fn(&mut O::Output) -> Option<(&'static str, ByteStream)>) -> Ours
    where
        O: Operation<Service = codeartifact::Service> + DeserializeOwned,
        O::Output: Serialize,
    {
        let input = serde_json::from_value::<O>(self.0["params"].clone());
        let outcome = match input {
            Ok(input) => signed(input, self.0).map_err(|error| not_sent(&error)),
            Err(error) => Err(NotSent::Failed(format!("the input cannot be read: {error}"))),
        };
        Ours { outcome, payload_hash: O::PAYLOAD_HASH }
    }
}

fn not_sent(error: &Error) -> NotSent {
    match error.find_cause::<ValidationError>() {
        Some(refusal) => NotSent::Refused(places(refusal)),
        None if error.kind() == ErrorKind::Encode && error.to_string().ends_with("holds a line break or NUL") => {
            NotSent::Breaks
        }
        None => NotSent::Failed(error.to_string()),
    }
}

fn signed<O: Operation<Service = codeartifact::Service>>(input: O, case: &Value) -> Result<WireRequest, Error> {
    let text = |name: &str| case[name].as_str().map(str::to_owned);
    let (region, endpoint) = (text("region"), text("endpoint"));
    let built_ins = BuiltIns { region: region.clone(), endpoint, ..BuiltIns::default() };
    let endpoint = prepare::resolve_endpoint(&input, built_ins)?;
    let mut request = prepare::prepare(input, &endpoint)?;
    prepare::sign::<O>(
        &mut request,
        &endpoint,
        region.as_deref(),
        &signing_context::credentials(),
        signing_context::NOW,
    )?;
    let body = request.body().as_bytes().cloned();
    Ok(WireRequest {
        method: request.method().to_string(),
        url: request.uri().to_string(),
        headers: request.headers().clone(),
        body: body.unwrap_or_default(),
    })
}

/// Where the problems are, with map entries as botocore writes them.
fn places(refusal: &ValidationError) -> Vec<String> {
    let place = |violation: &Violation| violation.path().replace("[\"", ".").replace("\"]", "");
    let mut places: Vec<_> = refusal.violations().iter().map(place).collect();
    places.sort();
    places
}
