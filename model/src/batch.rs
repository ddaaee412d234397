//! Batches: operations whose replies of success say of each element whether it was done.

/// How the output of a batch holds its outcomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Output member with what was done, a list or a map.
    pub successes: String,
    /// Output member with what failed, a map to structures.
    pub failures: String,
    /// Member of such a structure that holds the code of the error.
    pub code: String,
    /// Member of such a structure that holds the message.
    pub message: String,
}
