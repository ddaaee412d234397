//! Reads the JSON in which botocore describes a service, strictly, into types.
//!
//! Strictly means that a key, type or trait that is not known here is an error: what a model newly says is never
//! dropped in silence. All problems of a model are reported together, each with its file and JSON path.
//!
//! Nothing here knows Rust names: the record of published ones is read as text. Only the feature `files` opens files.

mod batch;
mod checks;
mod deprecation;
mod endpoint;
#[cfg(feature = "files")]
mod files;
mod json;
mod operation;
mod paginators;
mod partitions;
mod place;
mod problem;
mod published;
mod read;
mod service;
mod shape;
mod shapes;
mod source;
mod template;
mod uri;

pub use batch::Batch;
pub use deprecation::Deprecation;
pub use endpoint::{Call, Condition, EndpointRule, EndpointRuleSet, Expression, Outcome, Parameter, ParameterType};
#[cfg(feature = "files")]
pub use files::{Corrections, FilesError, ModelFiles, read_text};
use indexmap::IndexMap;
use json::Origins;
pub use operation::{ContextValue, Http, HttpChecksum, Operation};
pub use paginators::Paginator;
pub use partitions::{Partition, Partitions};
pub use place::{File, Place};
pub use problem::{Problem, Problems};
pub use published::{PublishedNames, Section};
pub use read::read;
pub use service::{Metadata, Protocol, Service};
pub use shape::{
    Blob, Bounds, Element, Exception, List, Location, Map, Member, Retryable, Shape, ShapeId, ShapeKind, StringShape,
    Structure, StructureId, TimestampFormat,
};
pub use shapes::{ShapeMap, Shapes, StructureMap};
pub use source::{Extended, Extras, Source, Sources};
use std::ops::Index;
pub use template::{Template, TemplatePart};
pub use uri::{PathPart, RequestUri};

/// All that is known of a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Operations and shapes.
    pub service: Service,
    /// Paginators by operation.
    pub paginators: IndexMap<String, Paginator>,
    /// Operations whose outputs hold failures of single elements; `None` if the model declares nothing of the kind.
    pub batches: Option<IndexMap<String, Batch>>,
    /// From parameters to the address of the service.
    pub endpoint_rule_set: Option<EndpointRuleSet>,
    /// The separate parts of AWS.
    pub partitions: Partitions,
    /// Names that programs use already, which must stay; `None` if the model keeps no record.
    pub published: Option<PublishedNames>,
    /// The number of corrections that were applied.
    pub corrected: usize,
    files: Files,
}

/// The files that a model was read from.
#[derive(Debug, Clone, PartialEq)]
struct Files {
    service: Origins,
    paginators: Origins,
    endpoint_rule_set: Origins,
    partitions: Origins,
    published: Origins,
    batches: Origins,
}

impl Model {
    /// A problem at a place of the model, in the file that wrote it.
    #[must_use]
    pub fn problem(&self, place: &Place, message: &str, help: Option<&str>) -> Problem {
        let origins = match place.file {
            File::Service => &self.files.service,
            File::Paginators => &self.files.paginators,
            File::EndpointRuleSet => &self.files.endpoint_rule_set,
            File::Partitions => &self.files.partitions,
            File::Published => &self.files.published,
            File::Batches => &self.files.batches,
        };
        origins.problem(&place.steps, message, help.map(str::to_owned))
    }
}

impl Index<ShapeId> for Model {
    type Output = Shape;

    fn index(&self, id: ShapeId) -> &Shape {
        &self.service.shapes[id]
    }
}

impl Index<StructureId> for Model {
    type Output = Structure;

    fn index(&self, id: StructureId) -> &Structure {
        &self.service.shapes[id]
    }
}
