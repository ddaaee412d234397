//! Operations: requests and replies.

use super::definition::Structure;
use super::docs::Docs;
use super::member::PayloadKind;
use super::types::Deprecation;
use std::fmt;

/// An operation with its input and output.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Name in the API.
    pub name: String,
    /// Name of the client's method, and of the module.
    pub method_name: String,
    /// Module of the operation.
    pub module: String,
    /// Name of the builder.
    pub builder: String,
    /// Documentation.
    pub docs: Docs,
    /// Whether and why it is deprecated.
    pub deprecated: Option<Deprecation>,
    /// Input; empty if the operation has none.
    pub input: Structure,
    /// Output; empty if the operation has none.
    pub output: Structure,
    /// HTTP method.
    pub http_method: String,
    /// Path below the endpoint.
    pub path: Vec<PathPart>,
    /// Query parameters that are part of the request URI.
    pub literal_query: Vec<LiteralQuery>,
    /// Prefix of the endpoint's host; empty if there is none.
    pub host_prefix: Vec<HostPart>,
    /// Content of the request's body.
    pub request_body: RequestBody,
    /// Content of the response's body.
    pub response_body: ResponseBody,
    /// Rust names of the errors that the operation declares.
    pub errors: Vec<String>,
    /// How it is paginated.
    pub paginator: Option<Paginator>,
    /// Its output holds failures of single elements.
    pub batch: Option<Batch>,
    /// How it is signed.
    pub auth: Auth,
    /// A checksum header is required.
    pub checksum_required: bool,
    /// Large bodies are sent compressed.
    pub gzip: bool,
    /// Endpoint parameters that the operation sets to fixed values.
    pub endpoint_parameters: Vec<(String, ContextValue)>,
}

/// An operation that is not generated, or not as a whole. As text it is a line of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Name of the operation in the API.
    pub operation: String,
    /// What of it is not generated.
    pub part: LeftOutPart,
    /// Why, in Markdown, such as `its reply is an event stream`.
    pub reason: String,
}

/// What of an operation is not generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOutPart {
    /// All of it.
    Operation,
    /// Its paginator; the operation itself is generated.
    Paginator,
}

impl LeftOut {
    /// An operation that is not generated.
    #[must_use]
    pub fn operation(operation: &str, reason: &str) -> Self {
        Self { operation: operation.to_owned(), part: LeftOutPart::Operation, reason: reason.to_owned() }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, part, reason } = self;
        match part {
            LeftOutPart::Operation => write!(f, "{operation}: {reason}"),
            LeftOutPart::Paginator => write!(f, "the {part} of {operation}: {reason}"),
        }
    }
}

impl fmt::Display for LeftOutPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Operation => "operation",
            Self::Paginator => "paginator",
        })
    }
}

/// A part of a path.
#[derive(Debug, Clone, PartialEq)]
pub enum PathPart {
    /// Text that is sent as it is.
    Literal(String),
    /// A member of the input.
    Label {
        /// Name in Rust.
        field: String,
        /// Name in the model.
        member: String,
        /// It keeps its slashes.
        greedy: bool,
    },
}

/// A query parameter that is part of the request URI.
#[derive(Debug, Clone, PartialEq)]
pub struct LiteralQuery {
    /// Name.
    pub name: String,
    /// Value; empty if there is none.
    pub value: String,
}

/// A part of a host prefix.
#[derive(Debug, Clone, PartialEq)]
pub enum HostPart {
    /// Text.
    Literal(String),
    /// A member of the input.
    Label {
        /// Name in Rust.
        field: String,
        /// Name in the model.
        member: String,
    },
}

/// Content of a request's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestBody {
    /// Nothing.
    Empty,
    /// The members bound to the body.
    Members,
    /// One member, which is the body.
    Payload(PayloadKind),
}

/// Content of a response's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseBody {
    /// The model has no member there.
    Ignored,
    /// The members bound to the body.
    Members,
    /// One member, which is the body.
    Payload(PayloadKind),
}

/// A path from a structure to a field of it, or of one that it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPath {
    /// Names in Rust of the structures' fields that lead to the last one, outermost first.
    pub outer: Vec<String>,
    /// Name in Rust of the field itself.
    pub last: String,
}

/// How a list operation is paginated.
#[derive(Debug, Clone, PartialEq)]
pub struct Paginator {
    /// Input member that takes the token.
    pub input_token: String,
    /// Where the output holds the next token.
    pub output_token: FieldPath,
    /// The type of both.
    pub token: super::Type,
    /// Input member that takes the page size, and its type, a whole number or text.
    pub page_size: Option<(String, super::Type)>,
    /// The items, unless a page is a result of its own.
    pub items: Option<Items>,
    /// Where the output says whether more results follow.
    pub more_results: Option<FieldPath>,
}

/// The items of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Items {
    /// Where the output holds them.
    pub path: FieldPath,
    /// The list or map that they are in.
    pub collection: super::Type,
}

/// Where the output of a batch holds what became of each element.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// Output member with what was done, and its type, a list or a map.
    pub successes: (String, super::Type),
    /// Output member with what failed, a map from text.
    pub failures: String,
    /// The structure that says why something failed.
    pub failure: super::Type,
    /// Member of that structure that holds the code of the error.
    pub code: String,
    /// Member of that structure that holds the message.
    pub message: String,
}

/// How requests are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// Signature version 4 over the whole request.
    SigV4,
    /// Signature version 4 without the body.
    SigV4UnsignedPayload,
    /// Not at all.
    None,
}

/// A fixed value of an endpoint parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum ContextValue {
    /// Text.
    String(String),
    /// Truth value.
    Boolean(bool),
    /// Texts.
    Strings(Vec<String>),
}
