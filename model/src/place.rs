//! Places: where in the files of a model a value stands.

use crate::json::Step;

/// A file of a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// `service-2.json`.
    Service,
    /// `paginators-1.json`.
    Paginators,
    /// `endpoint-rule-set-1.json`.
    EndpointRuleSet,
    /// `partitions.json`.
    Partitions,
    /// `names-1.local.json`.
    Published,
    /// `batches-1.local.json`.
    Batches,
}

/// Where in a file a value stands, whether the file itself or its extras wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'a> {
    pub(crate) file: File,
    pub(crate) steps: Vec<Step<'a>>,
}

impl<'a> Place<'a> {
    /// The whole of a file.
    #[must_use]
    pub fn root(file: File) -> Self {
        Self { file, steps: Vec::new() }
    }

    /// The metadata of the service.
    #[must_use]
    pub fn metadata() -> Self {
        Self::root(File::Service).key("metadata")
    }

    /// An operation.
    #[must_use]
    pub fn operation(name: &'a str) -> Self {
        Self::root(File::Service).key("operations").key(name)
    }

    /// A shape.
    #[must_use]
    pub fn shape(name: &'a str) -> Self {
        Self::root(File::Service).key("shapes").key(name)
    }

    /// A member of a structure.
    #[must_use]
    pub fn member(shape: &'a str, member: &'a str) -> Self {
        Self::shape(shape).key("members").key(member)
    }

    /// The paginator of an operation.
    #[must_use]
    pub fn paginator(operation: &'a str) -> Self {
        Self::root(File::Paginators).key("pagination").key(operation)
    }

    /// What is declared of the batch that an operation does.
    #[must_use]
    pub fn batch(operation: &'a str) -> Self {
        Self::root(File::Batches).key("operations").key(operation)
    }

    /// The value of a key of the object at this place.
    #[must_use]
    pub fn key(mut self, key: &'a str) -> Self {
        self.steps.push(Step::Key(key));
        self
    }

    /// An item of the list at this place.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.steps.push(Step::Index(index));
        self
    }
}
