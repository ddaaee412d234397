//! Finds an operation's types by its name.

use botocore_runtime::ByteStream;
use codeartifact::Operation;
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;

/// Something to do with an operation whose name is known at run time only.
pub trait Visitor {
    /// What comes of it.
    type Result;

    /// Does it. `stream` takes the streamed member out of an output that has one, with its name in the model.
    fn visit<O>(self, stream: fn(&mut O::Output) -> Option<(&'static str, ByteStream)>) -> Self::Result
    where
        O: Operation<Service = codeartifact::Service> + DeserializeOwned,
        O::Output: Serialize;
}

include!(concat!(env!("OUT_DIR"), "/operations.rs"));
