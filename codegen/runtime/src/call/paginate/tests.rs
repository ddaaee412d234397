//! Listings over a transport with a list of replies.

use super::*;
use crate::call::client::tests::Script;
use crate::call::error::ErrorKind;
use crate::call::test_input::list_things;
use crate::test_service;
use crate::test_service::operation::list_things::ListThingsInput;
use futures_core::Stream;
use std::future::poll_fn;
use std::pin::Pin;

const FIRST: (u16, &str) = (200, r#"{"things":["a","b"],"total":5,"nextToken":"t1"}"#);
const SECOND: (u16, &str) = (200, r#"{"things":["c","d"],"total":5,"nextToken":"t2"}"#);
const THIRD: (u16, &str) = (200, r#"{"things":["e"],"total":5,"nextToken":""}"#);

fn listing(script: &Script) -> Paginator<ListThingsInput> {
    script.client().paginate(list_things("my-domain"))
}

fn queries(script: &Script) -> Vec<String> {
    let requests = script.requests.lock().unwrap();
    requests.iter().map(|request| request.uri().query().unwrap_or_default().to_owned()).collect()
}

async fn all(items: Items<ListThingsInput>) -> Vec<String> {
    items.collect::<Result<Vec<_>, crate::test_service::Error>>().await.unwrap()
}

#[tokio::test]
async fn pages_follow_their_tokens() {
    let script = Script::of([FIRST, SECOND, THIRD]);
    let pages: Vec<_> = listing(&script).page_size(2).send().collect().await;
    assert_eq!(pages.len(), 3);
    assert_eq!(
        queries(&script),
        [
            "domain=my-domain&max-results=2",
            "domain=my-domain&next-token=t1&max-results=2",
            "domain=my-domain&next-token=t2&max-results=2",
        ]
    );
}

#[tokio::test]
async fn items_come_from_all_pages_and_keep_the_pages_other_members() {
    let script = Script::of([FIRST, (200, r#"{"nextToken":"t2"}"#), THIRD]);
    script.answer_with("x-amzn-requestid", ["one", "two", "three"]);
    let mut items = listing(&script).items().send();
    assert!(items.page().is_none());
    assert_eq!(items.try_next().await.unwrap().as_deref(), Some("a"));
    assert_eq!(items.page().and_then(|page| page.total), Some(5));
    assert_eq!(items.metadata().unwrap().request_id(), Some("one"));
    assert_eq!(all(items).await, ["b", "e"]);
}

#[tokio::test]
async fn nothing_is_asked_for_before_it_is_awaited() {
    let script = Script::of([FIRST, SECOND]);
    let mut items = listing(&script).items().send();
    assert!(queries(&script).is_empty());
    items.next().await;
    items.next().await;
    assert_eq!(queries(&script).len(), 1);
}

#[tokio::test]
async fn a_listing_ends_after_max_items_and_goes_on_from_there() {
    let script = Script::of([FIRST, SECOND]);
    let mut items = listing(&script).max_items(3).send();
    for expected in ["a", "b", "c"] {
        assert_eq!(items.next().await.unwrap().unwrap(), expected);
    }
    assert!(items.next().await.is_none());
    let token = items.resume_token().unwrap();
    let rest = Script::of([SECOND, THIRD]);
    assert_eq!(all(listing(&rest).items().starting_token(token).send()).await, ["d", "e"]);
    assert_eq!(queries(&rest)[0], "domain=my-domain&next-token=t1");
}

#[tokio::test]
async fn every_place_can_be_gone_on_from() {
    for seen in 0..=5 {
        let script = Script::of([FIRST, SECOND, THIRD]);
        let mut items = listing(&script).items().send();
        let mut got = Vec::new();
        for _ in 0..seen {
            got.push(items.next().await.unwrap().unwrap());
        }
        if let Some(token) = items.resume_token() {
            let answers = [FIRST, SECOND, THIRD].into_iter().skip(got.len() / 2);
            got.extend(all(listing(&Script::of(answers)).starting_token(token).items().send()).await);
        }
        assert_eq!(got, ["a", "b", "c", "d", "e"], "after {seen}");
    }
}

#[tokio::test]
async fn a_listing_that_has_not_begun_goes_on_where_it_would_begin() {
    let token = Position { token: Some("t1".to_owned()), offset: 1 }.to_string();
    let items = listing(&Script::of([])).items().starting_token(token.clone()).send();
    assert_eq!(items.resume_token(), Some(token));
    assert!(items.metadata().is_none());
}

#[tokio::test]
async fn pages_tell_what_follows_them() {
    let script = Script::of([FIRST, THIRD]);
    script.answer_with("x-amzn-requestid", ["one", "two"]);
    let mut pages = listing(&script).send();
    assert!(pages.metadata().is_none());
    pages.try_next().await.unwrap();
    assert_eq!(pages.metadata().unwrap().request_id(), Some("one"));
    let token = pages.resume_token().unwrap();
    let rest = Script::of([THIRD]);
    listing(&rest).starting_token(token).send().try_next().await.unwrap();
    assert_eq!(queries(&rest), ["domain=my-domain&next-token=t1"]);
}

#[tokio::test]
async fn a_repeated_token_is_an_error_after_its_page() {
    let script = Script::of([FIRST, FIRST]);
    let mut pages = listing(&script).send();
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Pagination);
    assert!(pages.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn an_error_ends_the_listing_where_it_can_be_taken_up_again() {
    let script = Script::of([FIRST, (500, "{}")]);
    let mut items = listing(&script).items().send();
    let results: Vec<bool> = [items.next().await, items.next().await, items.next().await]
        .iter()
        .map(|item| matches!(item, Some(Ok(_))))
        .collect();
    assert_eq!(results, [true, true, false]);
    assert!(items.next().await.is_none());
    let token = items.resume_token().unwrap();
    let rest = Script::of([SECOND, THIRD]);
    assert_eq!(all(listing(&rest).starting_token(token).items().send()).await, ["c", "d", "e"]);
}

#[tokio::test]
async fn pages_cannot_begin_inside_of_a_page() {
    let token = Position { token: None, offset: 1 }.to_string();
    let script = Script::of([FIRST]);
    let error = listing(&script).starting_token(token).send().try_next().await.unwrap_err();
    assert!(error.to_string().contains("items()"), "{error}");
    assert!(queries(&script).is_empty());
}

#[tokio::test]
async fn the_inputs_own_token_is_where_it_begins() {
    let script = Script::of([THIRD]);
    let mut input = list_things("my-domain");
    input.set_token(Some("t2".to_owned()));
    let mut pages = script.client().paginate::<ListThingsInput>(input).send();
    let page = poll_fn(|context| Pin::new(&mut pages).poll_next(context)).await;
    assert!(page.unwrap().is_ok());
    assert_eq!(pages.resume_token(), None);
    assert_eq!(queries(&script), ["domain=my-domain&next-token=t2"]);
}

#[tokio::test]
async fn items_are_a_stream() {
    let script = Script::of([FIRST, THIRD]);
    let mut items = listing(&script).items().send();
    let mut seen = Vec::new();
    while let Some(item) = poll_fn(|context| Pin::new(&mut items).poll_next(context)).await {
        seen.push(item.unwrap());
    }
    assert_eq!(seen, ["a", "b", "e"]);
}

#[test]
fn listings_can_move_between_threads() {
    fn requires<T: Send + Unpin>() {}
    requires::<Pages<ListThingsInput>>();
    requires::<Items<ListThingsInput>>();
    let _: fn(&crate::call::client::Client<test_service::Service>, ListThingsInput) -> Paginator<ListThingsInput> =
        |client, input| client.paginate(input);
}
