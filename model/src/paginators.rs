//! Paginators: how pages of an operation follow each other.

/// How pages of an operation follow each other. All expressions are `JMESPath`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paginator {
    /// Input members that take the tokens.
    pub input_token: Vec<String>,
    /// Expressions on the output that yield the tokens, one for each of the input.
    pub output_token: Vec<String>,
    /// Input member that limits the size of a page.
    pub limit_key: Option<String>,
    /// Expressions on the output that yield the items; the first is what counts.
    pub result_key: Vec<String>,
    /// Expression on the output that is true while pages follow.
    pub more_results: Option<String>,
    /// Expressions on the output that belong to all pages.
    pub non_aggregate_keys: Vec<String>,
}
