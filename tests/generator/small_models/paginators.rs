//! Where tokens, page sizes and items are, in all the shapes that paginators have.

use super::support::{receive, receive_with, send};
use codeartifact::runtime::paginate::Paginated;
use codeartifact_tests::models::paginated::operation::nested::NestedInput;
use codeartifact_tests::models::paginated::operation::sizes::SizesInput;
use codeartifact_tests::models::paginated::operation::text_size::TextSizeInput;
use serde_json::json;

/// An input that asks for a page of five after a token.
fn next_page<O: Paginated + Default>() -> O {
    let mut input = O::default();
    assert_eq!(input.token(), None);
    input.set_token(Some("t".to_owned()));
    input.set_page_size(5);
    assert_eq!(input.token(), Some("t"));
    input
}

#[test]
fn token_and_items_may_be_nested() {
    assert_eq!(send(next_page::<NestedInput>()).query, "token=t&size=5");
    let mut page = receive::<NestedInput>(r#"{"page": {"items": ["a", "b"], "next": "n"}, "more": true}"#);
    assert_eq!(NestedInput::next_token(&page), Some("n"));
    assert_eq!(NestedInput::take_items(&mut page), ["a", "b"]);
    assert!(NestedInput::take_items(&mut page).is_empty());
    for last in [r#"{"page": {"next": "n"}, "more": false}"#, r#"{"page": {"next": "n"}}"#, r#"{"more": true}"#, "{}"] {
        assert_eq!(NestedInput::next_token(&receive::<NestedInput>(last)), None, "{last}");
    }
    assert!(NestedInput::take_items(&mut receive::<NestedInput>("{}")).is_empty());
}

#[test]
fn items_may_be_the_entries_of_a_map() {
    assert_eq!(send(next_page::<SizesInput>()).json(), json!({"token": "t", "size": 5}));
    let mut page = receive::<SizesInput>(r#"{"sizes": {"a": 1}, "total": 1}"#);
    assert_eq!(SizesInput::next_token(&page), None);
    assert_eq!(SizesInput::take_items(&mut page), [("a".to_owned(), 1)]);
    assert_eq!(page.total(), Some(1));
}

#[test]
fn a_page_size_may_be_text_and_a_token_a_header() {
    assert_eq!(send(next_page::<TextSizeInput>()).query, "type=t&size=5");
    let page = receive_with::<TextSizeInput>(&[("X-Next", "n")], "{}").unwrap();
    assert_eq!(TextSizeInput::next_token(&page), Some("n"));
}
