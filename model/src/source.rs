//! The texts that a model is read from.

/// The text of one file.
#[derive(Debug, Clone, Copy, Default)]
pub struct Source<'a> {
    /// Name or path by which problems call the file.
    pub name: &'a str,
    /// Its whole text.
    pub text: &'a str,
}

/// The texts of all files of one service.
#[derive(Debug, Clone, Default)]
pub struct Sources<'a> {
    /// `service-2.json`.
    pub service: Source<'a>,
    /// `paginators-1.json`; without it there are no paginators but those of the extras.
    pub paginators: Option<Source<'a>>,
    /// Extras, merged in this order, each into the file that it extends.
    pub extras: Vec<Extras<'a>>,
    /// `endpoint-rule-set-1.json`.
    pub endpoint_rule_set: Option<Source<'a>>,
    /// `partitions.json`; without it there are no partitions.
    pub partitions: Option<Source<'a>>,
    /// Files of corrections, of which those for this service are applied.
    pub corrections: Vec<Source<'a>>,
    /// `batches-1.local.json`; without it no output is known to hold failures.
    pub batches: Option<Source<'a>>,
    /// `names-1.local.json`; without it every name is settled anew.
    pub published: Option<Source<'a>>,
}

impl<'a> Sources<'a> {
    /// A service without paginators, extras, endpoint rules and partitions.
    #[must_use]
    pub fn of_text(name: &'a str, text: &'a str) -> Self {
        Self { service: Source { name, text }, ..Self::default() }
    }
}

/// A `*.sdk-extras.json` file: what its `merge` key holds is merged deeply into another file.
#[derive(Debug, Clone, Copy)]
pub struct Extras<'a> {
    /// The file that it extends.
    pub extends: Extended,
    /// Its text.
    pub source: Source<'a>,
}

/// A file that extras may extend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extended {
    /// `service-2.json`.
    Service,
    /// `paginators-1.json`.
    Paginators,
}
