//! Where tokens, page sizes and items are, in all the shapes that paginators have.

use super::support::{receive, receive_with, send};
use botocore_runtime::client::Config;
use botocore_runtime::error::ErrorKind;
use codeartifact::runtime::credentials::Credentials;
use codeartifact::runtime::paginate::{Items, Paginated};
use codeartifact_tests::models::paginated::operation::keys::KeysInput;
use codeartifact_tests::models::paginated::operation::nested::NestedInput;
use codeartifact_tests::models::paginated::operation::sizes::SizesInput;
use codeartifact_tests::models::paginated::operation::text_size::TextSizeInput;
use codeartifact_tests::models::paginated::{Client, Error, types};
use codeartifact_tests::server::Server;
use http::Response;
use serde_json::{Value, json};
use std::collections::HashMap;

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

fn client_of(server: &Server) -> Client {
    let config = Config::builder().region("us-east-1").endpoint_url(server.url());
    Client::new(config.credentials_provider(Credentials::new("AKIDEXAMPLE", "secret")).build())
}

/// A server that finds the page for a request by its body.
fn server(page: impl Fn(Value) -> Value + Send + Sync + 'static) -> Server {
    Server::answering(move |request| Response::new(page(request.json().unwrap_or_default()).to_string().into()))
}

fn bodies(server: &Server) -> Vec<Value> {
    server.requests().iter().map(|request| request.json().unwrap_or_default()).collect()
}

/// The key after which the second page of `keys` begins.
fn last_key() -> Value {
    json!({"id": {"S": "b"}, "raw": {"B": "AAE="}})
}

/// A server with two pages, of which the second ends with an empty key.
fn keys() -> Server {
    let key = |id: &str| json!({"id": {"S": id}});
    server(move |request| match &request["start"] {
        Value::Null => json!({"found": [key("a"), key("b")], "last": last_key(), "count": 2}),
        start if *start == last_key() => json!({"found": [key("c")], "last": {}, "count": 1}),
        start => panic!("no page begins after {start}"),
    })
}

async fn ids(items: Items<KeysInput>) -> Vec<String> {
    let items: Result<Vec<_>, Error> = items.collect().await;
    let id = |item: &HashMap<String, types::Value>| match &item["id"] {
        types::Value::S(id) => id.clone(),
        other => panic!("{other:?} is not text"),
    };
    items.unwrap().iter().map(id).collect()
}

#[tokio::test]
async fn a_token_may_be_a_map() {
    let server = keys();
    let listing = client_of(&server).keys().into_paginator().page_size(2);
    assert_eq!(ids(listing.items().send()).await, ["a", "b", "c"]);
    assert_eq!(bodies(&server), [json!({"size": 2}), json!({"size": 2, "start": last_key()})]);
}

#[tokio::test]
async fn a_listing_by_keys_goes_on_where_it_ended() {
    for seen in 0..3 {
        let server = keys();
        let mut items = client_of(&server).keys().into_paginator().max_items(seen).send();
        while items.try_next().await.unwrap().is_some() {}
        let token = items.resume_token().unwrap();
        let rest = client_of(&server).keys().into_paginator().starting_token(token).items();
        assert_eq!(ids(rest.send()).await, ["a", "b", "c"][seen..], "after {seen}");
    }
}

#[tokio::test]
async fn a_resume_token_by_keys_may_be_botocores() {
    // It is what boto3 gives after the second item.
    let token = "eyJzdGFydCI6IHsiaWQiOiB7IlMiOiAiYiJ9LCAicmF3IjogeyJCIjogIkFBRT0ifX0sICJib3RvX2VuY29kZWRfa2V5cyI6IFtbIn\
                 N0YXJ0IiwgInJhdyIsICJCIl1dfQ==";
    let server = keys();
    let rest = client_of(&server).keys().into_paginator().starting_token(token).items();
    assert_eq!(ids(rest.send()).await, ["c"]);
}

#[tokio::test]
async fn a_starting_token_of_another_type_is_an_error() {
    let server = keys();
    let mut pages = client_of(&server).keys().into_paginator().starting_token("abc").send();
    let error = pages.try_next().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Pagination);
    assert!(error.to_string().contains("the starting token cannot be read"), "{error}");
    assert!(pages.next().await.is_none());
    assert_eq!((pages.resume_token(), server.requests().len()), (None, 0));
}

#[tokio::test]
async fn a_key_that_is_repeated_is_an_error() {
    let server = server(|_| json!({"last": last_key()}));
    let pages: Vec<_> = client_of(&server).keys().into_paginator().send().collect().await;
    assert_eq!(pages.len(), 3);
    assert_eq!(pages[2].as_ref().unwrap_err().kind(), ErrorKind::Pagination);
}

#[tokio::test]
async fn a_token_may_be_a_number_of_which_zero_is_none() {
    for last in [json!({"last": 0, "more": true}), json!({"last": 9, "more": false}), json!({"last": 9})] {
        let last = json!({"page": last});
        let server = server(move |request| match request["after"].as_i64() {
            None => json!({"page": {"sizes": {"a": 1}, "last": 7, "more": true}}),
            Some(_) => last.clone(),
        });
        let items = client_of(&server).numbers().into_paginator().items().send();
        assert_eq!(items.collect::<Result<Vec<_>, Error>>().await.unwrap(), [("a".to_owned(), 1)]);
        assert_eq!(bodies(&server), [json!({}), json!({"after": 7})]);
    }
}

#[tokio::test]
async fn a_page_may_be_the_result() {
    let server = Server::answering(|request| {
        let page = if request.raw_query.contains("token=n") {
            json!({"text": "b", "next": "o", "pending": false})
        } else {
            json!({"text": "a", "next": "n", "pending": true})
        };
        Response::new(page.to_string().into())
    });
    let mut pages = client_of(&server).log().into_paginator().page_size(5).send();
    let mut text = String::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        text += page.text().unwrap_or_default();
    }
    assert_eq!(text, "ab");
    let queries: Vec<_> = server.requests().into_iter().map(|request| request.raw_query).collect();
    assert_eq!(queries, ["size=5", "token=n&size=5"]);
}
