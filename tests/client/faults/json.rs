//! JSON that is larger, deeper or odder than services ought to send.

use codeartifact::types::error::Exception;
use codeartifact::{Error, ErrorKind};
use codeartifact_tests::raw_server::{Fate, Server, reply};
use codeartifact_tests::stack::{Over, Stack};

async fn domains(stack: Stack, fate: Fate) -> Result<Vec<String>, Error> {
    let server = Server::of([fate]).await;
    let output = stack.client(&server.config()).list_domains().send().over(stack).await?;
    Ok(output.domains().iter().map(|domain| domain.name().unwrap_or_default().to_owned()).collect())
}

/// The error for a reply of 404.
async fn failure(stack: Stack, body: &str) -> Error {
    domains(stack, reply("404 Not Found", "", body)).await.unwrap_err()
}

#[tokio::test(flavor = "multi_thread")]
async fn short_elements_that_are_large_in_memory() {
    for stack in Stack::BOTH {
        let page = format!(r#"{{"domains":[{}]}}"#, vec!["{}"; 10_000].join(","));
        let server = Server::of([reply("200 OK", "", &page)]).await;
        let config = server.config().to_builder().max_reply_size(page.len() as u64).build();
        let error = stack.client(&config).list_domains().send().over(stack).await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_u16(), server.count()), (ErrorKind::Decode, 200, 1));
        let sentence = error.to_string();
        let beginning = "ListDomains was answered, but the reply cannot be read: domains[";
        let problem = "]: the decoded reply takes more than 240104 bytes of memory, 8 times `max_reply_size`; to accept it, \
                       raise the configuration's `max_reply_size`";
        assert!(sentence.starts_with(beginning) && sentence.contains(problem), "{sentence}");
        // The same page is fine by default.
        assert_eq!(domains(stack, reply("200 OK", "", &page)).await.unwrap().len(), 10_000);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_text_can_hold_loses_no_page() {
    for stack in Stack::BOTH {
        let page = r#"{"domains":[{"name":"my-\ud83d"},{"name":"\ud83d\ude00","new":NaN}]}"#;
        assert_eq!(domains(stack, reply("200 OK", "", page)).await.unwrap(), ["my-\u{fffd}", "\u{1f600}"]);
        assert_eq!(
            failure(stack, r#"{"code":"Odd","message":"no \udead","limit":-Infinity}"#).await.message(),
            Some("no \u{fffd}")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_byte_order_mark() {
    for stack in Stack::BOTH {
        let marked = |body: &str| format!("\u{feff}{body}");
        assert_eq!(domains(stack, reply("200 OK", "", &marked(r#"{"domains":[{"name":"d"}]}"#))).await.unwrap(), ["d"]);
        let error =
            failure(stack, &marked(r#"{"__type":"a#ResourceNotFoundException","message":"none","resourceId":"d"}"#))
                .await;
        assert_eq!((error.code(), error.message()), (Some("ResourceNotFoundException"), Some("none")));
        let Some(Exception::ResourceNotFoundException(exception)) = error.exception() else { panic!("{error}") };
        assert_eq!(exception.resource_id(), Some("d"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_that_is_deep() {
    for stack in Stack::BOTH {
        let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
        // Members that the model knows are as deep as one that it does not.
        let error = failure(stack, &format!(
            r#"{{"new":{deep},"resourceType":{deep},"resourceId":"d","message":"none","code":"ResourceNotFoundException"}}"#
        ))
        .await;
        assert_eq!((error.code(), error.message()), (Some("ResourceNotFoundException"), Some("none")));
        let Some(Exception::ResourceNotFoundException(exception)) = error.exception() else { panic!("{error}") };
        assert_eq!((exception.resource_id(), exception.resource_type()), (Some("d"), None));
        // The message itself may be what is deep.
        let error = failure(stack, &format!(r#"{{"message":{deep},"code":"Odd"}}"#)).await;
        assert_eq!((error.code(), error.message()), (Some("Odd"), None));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_deep() {
    for stack in Stack::BOTH {
        let deep =
            |opening: &str, closing: &str| format!("{}0{}", opening.repeat(1_000_000), closing.repeat(1_000_000));
        for deep in [deep("[", "]"), deep(r#"{"a":"#, "}")] {
            assert_eq!(
                domains(stack, reply("200 OK", "", &format!(r#"{{"domains":[],"new":{deep}}}"#))).await.unwrap().len(),
                0
            );
            let error = domains(stack, reply("200 OK", "", &format!(r#"{{"domains":{deep}}}"#))).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
            let is_object = deep.starts_with('{');
            assert_eq!(domains(stack, reply("200 OK", "", &deep)).await.is_ok(), is_object);
        }
    }
}
