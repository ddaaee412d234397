//! Permissions policies of domains and repositories.

use crate::ask::Ask;
use crate::hash;
use crate::refusal::Refusal;
use serde_json::{Value, json};

/// A policy. The fake keeps it and lets everybody do everything.
#[derive(Debug, Clone)]
pub struct Policy {
    document: String,
    revision: String,
}

impl Policy {
    /// Puts the document that is asked for in the place of an earlier one. `kind` and `name` are those of the resource.
    pub fn put(place: &mut Option<Self>, ask: &Ask<'_>, kind: &str, name: &str) -> Result<(), Refusal> {
        Self::check_revision(place.as_ref(), ask, kind, name)?;
        let document = ask.required("policyDocument").to_owned();
        if !serde_json::from_str::<Value>(&document).is_ok_and(|document| document.is_object()) {
            return Err(Refusal::invalid("The policy document is not a JSON object."));
        }
        let before = place.as_ref().map_or("", |policy| &policy.revision);
        let revision = hash::sha256(format!("{before}\n{document}").as_bytes());
        *place = Some(Self { document, revision });
        Ok(())
    }

    /// Takes the policy away and returns it.
    pub fn delete(place: &mut Option<Self>, ask: &Ask<'_>, kind: &str, name: &str) -> Result<Self, Refusal> {
        if place.is_some() {
            Self::check_revision(place.as_ref(), ask, kind, name)?;
        }
        place.take().ok_or_else(|| Self::none(kind, name))
    }

    /// A resource that has no policy.
    pub fn none(kind: &str, name: &str) -> Refusal {
        Refusal::not_found(kind, &format!("{name} with a permissions policy"))
    }

    fn check_revision(policy: Option<&Self>, ask: &Ask<'_>, kind: &str, name: &str) -> Result<(), Refusal> {
        match ask.text("policyRevision") {
            Some(revision) if policy.is_none_or(|policy| policy.revision != revision) => {
                Err(Refusal::conflict(kind, name, "The policy is not of the revision that is given."))
            }
            _ => Ok(()),
        }
    }

    /// The policy as replies show it.
    pub fn described(&self, arn: &str) -> Value {
        json!({ "policy": { "resourceArn": arn, "revision": self.revision, "document": self.document } })
    }
}
