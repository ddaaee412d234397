//! Reads the JSON in which botocore describes a service, strictly, into types.
//!
//! Strictly means that a key, type or trait that is not known here is an error: what a model newly says is never
//! dropped in silence. All problems of a model are reported together, each with its file and JSON path.
//!
//! Nothing here knows Rust names. Only the feature `files` opens files.

mod checks;
mod deprecation;
mod endpoint;
#[cfg(feature = "files")]
mod files;
mod json;
mod operation;
mod paginators;
mod partitions;
mod problem;
mod read;
mod service;
mod shape;
mod source;

pub use deprecation::Deprecation;
pub use endpoint::{Call, Condition, EndpointRuleSet, Expression, Outcome, Parameter, ParameterType, Rule};
#[cfg(feature = "files")]
pub use files::{FilesError, ModelFiles};
use indexmap::IndexMap;
pub use operation::{ContextValue, Http, HttpChecksum, Operation};
pub use paginators::Paginator;
pub use partitions::{Partition, Partitions};
pub use problem::{Problem, Problems};
pub use read::read;
pub use service::{Metadata, Protocol, Service};
pub use shape::{
    Blob, Bounds, Element, Exception, List, Location, Map, Member, Retryable, Shape, ShapeKind, StringShape, Structure,
    TimestampFormat,
};
pub use source::{Extended, Extras, Source, Sources};

/// All that is known of a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Operations and shapes.
    pub service: Service,
    /// Paginators by operation.
    pub paginators: IndexMap<String, Paginator>,
    /// From parameters to the address of the service.
    pub endpoint_rule_set: Option<EndpointRuleSet>,
    /// The separate parts of AWS.
    pub partitions: Partitions,
}
