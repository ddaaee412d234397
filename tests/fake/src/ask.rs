//! What an operation is asked, and by whom.

use crate::refusal::Refusal;
use crate::settings::Settings;
use bytes::Bytes;
use serde_json::{Map, Value};

/// What an operation is asked. Its members are checked by the model's constraints.
#[derive(Debug)]
pub struct Ask<'a> {
    /// What the fake was told.
    pub settings: &'a Settings,
    /// The fake's address.
    pub url: &'a str,
    /// The time.
    pub now: i64,
    /// The name of the operation.
    pub operation: &'a str,
    /// The members by their names.
    pub input: Map<String, Value>,
    /// The body, as it is.
    pub content: Bytes,
    /// Whether this is a seed, which no client has asked for, so that versions of any format and state take assets.
    pub is_seed: bool,
}

impl Ask<'_> {
    /// A member that need not be there.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.input.get(name)?.as_str()
    }

    /// A member that the model requires, and so is there.
    pub fn required(&self, name: &str) -> &str {
        self.text(name).unwrap_or_default()
    }

    /// A number that need not be there.
    pub fn number(&self, name: &str) -> Option<u64> {
        self.input.get(name)?.as_u64()
    }

    /// A flag, which is off unless it is set.
    pub fn flag(&self, name: &str) -> bool {
        self.input.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    /// The elements of a list, if it is there.
    pub fn list(&self, name: &str) -> Option<&Vec<Value>> {
        self.input.get(name)?.as_array()
    }

    /// The entries of a map, if it is there.
    pub fn map(&self, name: &str) -> Option<&Map<String, Value>> {
        self.input.get(name)?.as_object()
    }

    /// The name of a resource of the domain's region and account, for example `domain/mine`.
    pub fn arn(&self, resource: &str) -> String {
        format!("arn:aws:codeartifact:{}:{}:{resource}", self.settings.region, self.settings.account)
    }

    /// Refuses the domains of other accounts: the fake has those of one.
    pub fn check_owner(&self) -> Result<(), Refusal> {
        let own = self.text("domainOwner").is_none_or(|owner| owner == self.settings.account);
        own.then_some(()).ok_or_else(|| Refusal::not_found("domain", self.required("domain")))
    }
}
