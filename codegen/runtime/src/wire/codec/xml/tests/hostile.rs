//! Replies that attack the reader.

use super::*;

fn refused(body: &str, expected: &str) {
    let error = read_body(body.as_bytes()).unwrap_err();
    assert!(error.contains(expected), "{body:.80}: {error}");
}

fn in_result(content: &str) -> String {
    format!("<R><Result>{content}</Result></R>")
}

#[test]
fn document_types_and_their_entities_are_refused() {
    for doctype in [
        "<!DOCTYPE R>",
        "<!DOCTYPE R [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>",
        "<!DOCTYPE R SYSTEM \"file:///etc/passwd\">",
        "<!DOCTYPE R [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
    ] {
        refused(&format!("{doctype}{}", in_result("<Name>&b;</Name>")), "it has a document type, which is refused");
    }
    refused(&in_result("<Name>&b;</Name>"), "it refers to an entity that XML does not know");
    refused(&in_result("<Nested xsi:type=\"&b;\"/>"), "the body is not valid XML");
    refused(&in_result("<Name>&#x0;</Name>"), "the body is not valid XML");
    refused(&in_result("<Name>&#xD800;</Name>"), "the body is not valid XML");
}

#[test]
fn what_is_not_one_element_is_refused() {
    for body in ["text", "<!-- a -->", "<?xml version=\"1.0\"?>", "{\"Result\": 1}"] {
        refused(body, "it has no element");
    }
    refused("text<R><Result/></R>", "it has no element");
    refused("<R><Result/></R><R/>", "something follows its root element");
    refused("<R><Result/></R> text", "something follows its root element");
    for body in
        ["<R><Result>", "<R><Result/>", "<R><Result><Name>a", "<R><Result></R>", "<R><Result/></R", "<R a=\"<Result/>"]
    {
        refused(body, "the body is not valid XML");
    }
    assert_eq!(read_body(b"<R><Result>\xff</Result></R>").unwrap_err(), "the body is not valid XML: it is not UTF-8");
    assert_eq!(read_body("\u{feff}<R><Result><Name>a</Name></Result></R>".as_bytes()), Ok(named("a")));
}

#[test]
fn a_missing_wrapper_is_an_error_and_of_two_the_first_counts() {
    refused("<R><Name>a</Name></R>", "expected <Result> in <R>, found none");
    refused("<html><body>Down</body></html>", "expected <Result> in <html>, found none");
    let two = "<R><Result><Name>a</Name></Result><Result><Name>b</Name></Result></R>";
    assert_eq!(read_body(two.as_bytes()), Ok(named("a")));
    assert_eq!(group("<Name>a</Name><Name>b</Name>"), named("b"));
}

#[test]
fn depth_is_limited_where_it_is_read_and_where_it_is_skipped() {
    for name in ["Nested", "New", "FlatGroup", "Choice"] {
        let (open, close) = (format!("<{name}>").repeat(100_000), format!("</{name}>").repeat(100_000));
        refused(&in_result(&format!("{open}{close}")), "its elements are nested too deeply");
        refused(&in_result(&open), "its elements are nested too deeply");
        assert!(Fragment::root(in_result(&open).as_bytes()).is_none());
    }
    let nested = |depth: usize| format!("{}{}", "<E>".repeat(depth), "</E>".repeat(depth));
    assert!(Fragment::root(nested(128).as_bytes()).is_some() && Fragment::root(nested(129).as_bytes()).is_none());
}

#[test]
fn many_attributes_are_refused() {
    let attributes = " a=\"\"".repeat(100_000);
    refused(&in_result(&format!("<Nested{attributes}/>")), "an element has too many attributes");
    assert_eq!(group(&format!("<New{attributes}/><Name{attributes}>a</Name>")), named("a"));
}

#[test]
fn values_take_no_more_memory_than_they_may() {
    for element in ["<FlatGroup/>", "<FlatMap><N/><V/></FlatMap>"] {
        let elements = element.repeat(900_000 / element.len());
        let result = try_read(&elements);
        if element == "<FlatGroup/>" {
            assert!(result.unwrap_err().contains("max_reply_size"));
        } else {
            assert_eq!(result.unwrap().flat_map.map(|map| map.len()), Some(1));
        }
    }
    let items = "<i/>".repeat(200_000);
    let groups = format!("<Numbers>{items}</Numbers>");
    assert_eq!(group(&groups).numbers.map(|list| list.len()), Some(200_000));
    let entry = |key: i32| format!("<e><key>{key}</key><value/></e>");
    let entries = (0..50_000).map(entry).collect::<Vec<_>>().concat();
    assert!(try_read(&format!("<Map>{entries}</Map>")).unwrap_err().contains("max_reply_size"));
}
