//! What the emitted client makes of a reply.

use crate::latin1;
use crate::operations::Visitor;
use botocore_runtime::{ByteStream, Operation, prepare};
use bytes::Bytes;
use codeartifact::Error;
use http::Response;
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use serde_json::{Value, json};

/// Reads a reply: to the output as JSON, or to the error.
#[derive(Debug)]
pub struct Parse(pub Response<Bytes>);

impl Visitor for Parse {
    type Result = Result<Value, Error>;

    fn visit<O>(self, stream: fn(&mut O::Output) -> Option<(&'static str, ByteStream)>) -> Self::Result
    where
        O: Operation<Service = codeartifact::Service> + DeserializeOwned,
        O::Output: Serialize,
    {
        let mut output = prepare::parse::<O>(self.0)?;
        let content = stream(&mut output);
        let mut shown = serde_json::to_value(&output).unwrap_or_else(|error| json!(error.to_string()));
        if let Some((member, content)) = content {
            // The reply was in memory, and so is what is left of it.
            let content = content.as_bytes().map(|content| latin1::to_json(content));
            shown[member] = json!({ "$content": content });
        }
        Ok(shown)
    }
}
