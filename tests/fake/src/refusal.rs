//! Errors of the service, and the replies that carry them.

use crate::model::Model;
use bytes::Bytes;
use http::Response;
use serde_json::{Value, json};

/// A request that the service refuses.
#[derive(Debug)]
pub struct Refusal {
    code: &'static str,
    /// The status, unless the model gives one for the code.
    status: u16,
    message: String,
    details: Value,
}

impl Refusal {
    /// The input breaks a rule.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new("ValidationException", 400, message, json!({ "reason": "FIELD_VALIDATION_FAILED" }))
    }

    /// The path and method are those of no operation.
    pub fn unknown_operation(path: &str) -> Self {
        let message = format!("No operation is called by {path}.");
        Self::new("ValidationException", 400, message, json!({ "reason": "UNKNOWN_OPERATION" }))
    }

    /// The body is not what the operation takes.
    pub fn unreadable(message: impl Into<String>) -> Self {
        Self::new("ValidationException", 400, message, json!({ "reason": "CANNOT_PARSE" }))
    }

    /// Nothing of this kind (`domain`, `repository`, `package`, `package-version`, `asset`) has this name.
    pub fn not_found(kind: &str, name: &str) -> Self {
        Self::new("ResourceNotFoundException", 404, format!("The {kind} {name} does not exist."), resource(kind, name))
    }

    /// The resource is in a state that does not allow it.
    pub fn conflict(kind: &str, name: &str, message: impl Into<String>) -> Self {
        Self::new("ConflictException", 409, message, resource(kind, name))
    }

    /// A limit of the service is exceeded.
    pub fn quota(message: impl Into<String>) -> Self {
        Self::new("ServiceQuotaExceededException", 402, message, json!({}))
    }

    /// Settings of the domain forbid it.
    pub fn denied(message: impl Into<String>) -> Self {
        Self::new("AccessDeniedException", 403, message, json!({}))
    }

    /// The request does not prove who has sent it.
    pub fn unsigned(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, 403, message, json!({}))
    }

    /// A package manager does not show a token.
    pub fn without_token(message: impl Into<String>) -> Self {
        Self::new("UnauthorizedException", 401, message, json!({}))
    }

    /// The fake is at fault.
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new("InternalServerException", 500, message, json!({}))
    }

    fn new(code: &'static str, status: u16, message: impl Into<String>, details: Value) -> Self {
        Self { code, status, message: message.into(), details }
    }

    /// The name of the error.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// What the error says.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The reply.
    pub fn reply(mut self, model: &Model) -> Response<Bytes> {
        self.details["message"] = Value::String(self.message);
        let status = model.status(self.code).unwrap_or(self.status);
        let mut reply = Response::builder().status(status);
        if status == 401 {
            reply = reply.header("www-authenticate", "Basic realm=\"codeartifact\"");
        }
        let reply = reply.header("content-type", "application/json").header("x-amzn-errortype", self.code);
        reply.body(self.details.to_string().into()).unwrap_or_default()
    }
}

fn resource(kind: &str, name: &str) -> Value {
    // The model has no kind for package groups.
    let kind = ["domain", "repository", "package", "package-version", "asset"].into_iter().find(|known| *known == kind);
    let mut details = json!({ "resourceId": name });
    if let Some(kind) = kind {
        details["resourceType"] = kind.into();
    }
    details
}
