//! The input that tests of calls send.

use crate::test_service::operation::list_things::ListThingsInput;

pub fn list_things(domain: &str) -> ListThingsInput {
    ListThingsInput::builder().domain(domain).build()
}
