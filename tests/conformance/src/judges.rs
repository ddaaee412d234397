//! What judges a case. The crates that the suites generate outside the workspace compile these files, too.

pub mod endpoint_cases;
pub mod protocol_cases;
pub mod unique_keys;
pub mod verdict;
