//! The intermediate representation: a service with everything resolved, named in Rust and documented. It is the
//! emitters' only input.
//!
//! Every decision that needs the model is taken before this point. Names are valid Rust
//! identifiers (raw where they must be), shapes are types, members know where they travel.

mod constraint;
mod definition;
mod docs;
mod endpoint;
mod exception;
mod member;
mod operation;
mod types;

pub use constraint::{Bound, Constraint, Limits, NamedConstraint, Pattern};
pub use definition::{Enumeration, Structure, TypeDefinition, Union, UnionVariant, Variant};
pub use docs::Docs;
pub use endpoint::{
    AuthScheme, BuiltIn, Condition, EndpointRule, EndpointRules, Expression, Function, Outcome, Parameter,
    ParameterKind, Partition,
};
pub use exception::{Exception, RetryKind};
pub use member::{Binding, Field, Level, PayloadKind};
pub use operation::{
    Auth, Batch, ContextValue, FieldPath, HostPart, Items, LeftOut, LeftOutPart, LiteralQuery, Operation, Paginator,
    PathPart, RequestBody, ResponseBody,
};
pub use types::{Deprecation, TimestampFormat, Type, TypeName};

/// A whole service.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Name of the emitted crate, such as `codeartifact`.
    pub crate_name: String,
    /// Path of the emitted root module as emitted code spells it, `crate` for a crate.
    pub root: String,
    /// The name people use, such as `AWS CodeArtifact`.
    pub title: String,
    /// Service id, which names the service in configuration and in the user agent.
    pub service_id: String,
    /// Protocol of requests and replies.
    pub protocol: Protocol,
    /// Version of the API, a date.
    pub api_version: String,
    /// Service part of the signing scope.
    pub signing_name: String,
    /// First label of the service's host names.
    pub endpoint_prefix: String,
    /// Headers of all requests that the input does not set, by names in small letters.
    pub headers: Vec<(String, String)>,
    /// Documentation of the service.
    pub docs: Docs,
    /// Operations, sorted by name.
    pub operations: Vec<Operation>,
    /// Operations that are not generated, sorted by name, then paginators that are not.
    pub left_out: Vec<LeftOut>,
    /// Shapes that operations reach: structures, unions, enumerations, sorted by the name of the shape.
    pub types: Vec<TypeDefinition>,
    /// Modelled errors, sorted by name.
    pub exceptions: Vec<Exception>,
    /// Constraints of shapes that are sent, sorted by name.
    pub constraints: Vec<NamedConstraint>,
    /// Members that some builder requires, sorted by name.
    pub required: Vec<RequiredMember>,
    /// Endpoint rule set; a service without one can only be called at a given endpoint.
    pub endpoint: EndpointRules,
    /// Partitions of AWS.
    pub partitions: Vec<Partition>,
}

impl Service {
    /// Whether a crate is emitted, not a module of another crate.
    pub fn is_crate(&self) -> bool {
        self.root == "crate"
    }

    /// The type of a name.
    pub fn definition(&self, name: &TypeName) -> Option<&TypeDefinition> {
        let at = self.types.binary_search_by(|definition| definition.name().shape.cmp(&name.shape));
        self.types.get(at.ok()?)
    }

    /// The constraint of a name.
    pub fn constraint(&self, name: &str) -> Option<&NamedConstraint> {
        let at = self.constraints.binary_search_by(|constraint| constraint.name.as_str().cmp(name));
        self.constraints.get(at.ok()?)
    }
}

/// A protocol: how requests and replies are written.
///
/// `lower::protocol` decides what follows for the IR. Bodies are written and read by the protocol's codec in the
/// runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Protocol {
    /// `json`.
    Json(JsonService),
    /// `rest-json`.
    RestJson,
    /// `query`.
    Query,
}

impl Protocol {
    /// Whether replies are XML.
    #[must_use]
    pub fn reads_xml(&self) -> bool {
        *self == Self::Query
    }
}

/// What a service says of itself in the protocol `json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonService {
    /// The version of the protocol.
    pub version: JsonVersion,
    /// What stands before an operation's name.
    pub target_prefix: String,
    /// The service reports error codes of the protocol `query`.
    pub query_compatible: bool,
}

/// A version of the protocol `json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonVersion {
    /// 1.0
    V1_0,
    /// 1.1
    V1_1,
}

/// A member that at least one builder requires. The compiler names it when it is missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RequiredMember {
    /// The marker trait's name.
    pub marker: String,
    /// The setter's name.
    pub setter: String,
}
