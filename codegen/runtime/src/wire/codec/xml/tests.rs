mod hostile;
#[cfg(feature = "test-util")]
mod write;

use super::*;
use crate::wire::blob::Blob;
use crate::wire::document::Document;
use crate::wire::time::DateTime;
use std::collections::HashMap;

#[derive(Debug, Default, PartialEq)]
struct Group {
    name: Option<String>,
    kind: Option<String>,
    count: Option<i32>,
    size: Option<i64>,
    ratio: Option<f64>,
    short: Option<f32>,
    open: Option<bool>,
    created: Option<DateTime>,
    data: Option<Blob>,
    items: Option<Vec<String>>,
    numbers: Option<Vec<Vec<i32>>>,
    flat: Option<Vec<Group>>,
    map: Option<HashMap<String, Group>>,
    named: Option<HashMap<String, HashMap<String, i32>>>,
    flat_map: Option<HashMap<String, String>>,
    flat_maps: Option<Vec<HashMap<String, i32>>>,
    choice: Option<Choice>,
    nested: Option<Box<Group>>,
}

crate::members! {
    received Group {
        name: "Name",
        kind: "Kind" => "@xsi:type",
        count: "Count",
        size: "Size",
        ratio: "Ratio",
        short: "Short",
        open: "Open",
        created: "Created",
        data: "Data",
        items: "Items",
        numbers: "Numbers",
        flat: "Flat" => "FlatGroup" with [FlatList],
        map: "Map",
        named: "Named" with [Map("K", "V"), Map("Metric", "Number")],
        flat_map: "FlatMap" with [FlatMap("N", "V")],
        flat_maps: "FlatMaps" with [FlatList, Map("K", "V")],
        choice: "Choice",
        nested: "Nested",
    }
}

#[derive(Debug, PartialEq)]
enum Choice {
    Text(String),
    Unknown { tag: String, value: Document },
}

crate::members! {
    union received Choice {
        Text: "Text",
    }
}

const SIZE: u64 = 1024 * 1024;

fn try_read(content: &str) -> Result<Group, String> {
    let body = format!("<?xml version=\"1.0\"?>\n<R xmlns=\"urn:a\"><Result>{content}</Result><Other/></R>\n");
    read_body(body.as_bytes())
}

fn read_body(body: &[u8]) -> Result<Group, String> {
    let group = read_child(body, "Result", &Context::of_reply(SIZE).of_elements());
    group.map(Option::unwrap_or_default).map_err(|error| error.to_string())
}

fn group(content: &str) -> Group {
    try_read(content).unwrap()
}

fn named(name: &str) -> Group {
    Group { name: Some(name.to_owned()), ..Group::default() }
}

fn map<T, const N: usize>(entries: [(&str, T); N]) -> HashMap<String, T> {
    entries.map(|(key, value)| (key.to_owned(), value)).into()
}

#[test]
fn scalars_are_read_from_text() {
    let read = group(
        "<Name> a &amp; b &lt;&#x63;&#62;<![CDATA[<d>]]><!-- no --> </Name><Count> 5\n</Count><Size>-9000000000</Size>\
         <Ratio>-Infinity</Ratio><Short>1.5</Short><Open>true</Open><Created>2015-01-25T08:00:00Z</Created>\
         <Data>dmFs\ndWU=</Data>",
    );
    assert_eq!(read.name.as_deref(), Some(" a & b <c><d> "));
    assert_eq!((read.count, read.size), (Some(5), Some(-9_000_000_000)));
    assert_eq!((read.ratio, read.short, read.open), (Some(f64::NEG_INFINITY), Some(1.5), Some(true)));
    assert_eq!(read.created, Some(DateTime::from_secs(1_422_172_800)));
    assert_eq!(read.data, Some(Blob::new(b"value")));
}

#[test]
fn empty_elements_are_empty_values_where_there_are_such() {
    let read = group(
        "<Name/><Count/><Ratio></Ratio><Open> </Open><Created/><Data/><Items/><Numbers></Numbers><Map>\n</Map><Nested/>",
    );
    let expected = Group {
        name: Some(String::new()),
        data: Some(Blob::default()),
        items: Some(Vec::new()),
        numbers: Some(Vec::new()),
        map: Some(HashMap::new()),
        nested: Some(Box::default()),
        ..Group::default()
    };
    assert_eq!(read, expected);
}

#[test]
fn lists_take_their_items_by_any_name() {
    let read = group(
        "<Items>\n<member>a</member><item/></Items><Numbers><member><member>1</member><member>2</member></member></Numbers>",
    );
    assert_eq!(read.items, Some(vec!["a".to_owned(), String::new()]));
    assert_eq!(read.numbers, Some(vec![vec![1, 2]]));
}

#[test]
fn flat_collections_are_gathered_from_among_the_members() {
    let read = group(
        "<FlatGroup><Name>a</Name></FlatGroup><FlatMap><N>x</N><V>1</V></FlatMap><Count>1</Count>\
         <FlatMap><V>2</V><N>y</N></FlatMap><FlatGroup><FlatGroup/></FlatGroup>",
    );
    let inner = Group { flat: Some(vec![Group::default()]), ..Group::default() };
    assert_eq!(read.flat, Some(vec![named("a"), inner]));
    assert_eq!(read.flat_map, Some(map([("x", "1".to_owned()), ("y", "2".to_owned())])));
    let read = group("<FlatMaps><entry><K>a</K><V>1</V></entry></FlatMaps><FlatMaps/>");
    assert_eq!(read.flat_maps, Some(vec![map([("a", 1)]), map([])]));
}

#[test]
fn maps_are_lists_of_entries() {
    let read = group(
        "<Map><entry><key>a</key><value><Name>n</Name></value></entry><entry><value/><key>b</key></entry></Map>\
         <Named><entry><K>m</K><V><entry><Metric>n</Metric><Number>5</Number></entry></V></entry></Named>",
    );
    assert_eq!(read.map, Some(map([("a", named("n")), ("b", Group::default())])));
    assert_eq!(read.named, Some(map([("m", map([("n", 5)]))])));
}

#[test]
fn attributes_are_members_and_namespaces_are_not() {
    let read = group(
        "<Nested xmlns:xsi=\"urn:x\" xsi:type=\"a &gt; b\" other='1'><x:Name xmlns:x=\"urn:y\" lang='en'>n</x:Name></Nested>",
    );
    let expected = Group { kind: Some("a > b".to_owned()), ..named("n") };
    assert_eq!(read.nested, Some(Box::new(expected)));
    let read = group("<Choice><New a=\"1\" xmlns:x=\"urn:x\" xmlns=\"\" b=\"2\"><C/></New></Choice>");
    let value = serde_json::json!({"@a": "1", "@b": "2", "C": ""});
    assert_eq!(read.choice, Some(Choice::Unknown { tag: "New".to_owned(), value }));
}

#[test]
fn unions_have_one_element() {
    assert_eq!(group("<Choice><Text>a</Text></Choice>").choice, Some(Choice::Text("a".to_owned())));
    let unknown = |value| Some(Choice::Unknown { tag: "New".to_owned(), value });
    assert_eq!(group("<Choice><New>a</New></Choice>").choice, unknown("a".into()));
    let object = serde_json::json!({"A": "1", "B": {"C": ""}});
    assert_eq!(group("<Choice><New> <A>1</A><B><C/></B></New></Choice>").choice, unknown(object));
    assert!(try_read("<Choice><Text>a</Text><New/></Choice>").unwrap_err().contains("one member"));
}

#[test]
fn unknown_members_are_skipped() {
    assert_eq!(group("<New><A>1</A>text<B/></New><Name>a</Name><Name2/>"), named("a"));
}

#[test]
fn errors_name_the_place() {
    for (content, expected) in [
        ("<Count>many</Count>", "Count: expected a whole number of 32 bits, found another text"),
        ("<Count>3000000000</Count>", "Count: expected a whole number of 32 bits, found another number"),
        ("<Open>yes</Open>", "Open: expected a boolean, found another text"),
        ("<Name>a<b/></Name>", "Name: expected text, found elements in it"),
        ("<Items>a</Items>", "Items[0]: expected elements, found text"),
        ("<Nested>a</Nested>", "Nested: expected elements, found text"),
        ("<Count><A/></Count>", "Count: expected a whole number of 32 bits, found an object"),
        ("<FlatGroup><Count>a</Count></FlatGroup>", "FlatGroup.Count: expected a whole number"),
        ("<Map><entry><key>a</key></entry></Map>", "Map[0]: expected <value> in an entry, found none"),
        ("<Map><entry><value/></entry></Map>", "Map[0]: expected <key> in an entry, found none"),
        (
            "<Map><entry><key>a</key><value><Open>1</Open></value></entry></Map>",
            "Map[0].value.Open: expected a boolean",
        ),
        ("<Numbers><m><m>1</m><m>x</m></m></Numbers>", "Numbers[0][1]: expected a whole number"),
        ("<Created>soon</Created>", "Created: expected a timestamp"),
        ("<Data>?</Data>", "Data: expected base64"),
    ] {
        let error = try_read(content).unwrap_err();
        assert!(error.starts_with(expected), "{content}: {error}");
    }
}

#[test]
fn of_an_error_the_sound_members_are_read() {
    let root = Fragment::root(
        b"<E><Count>x</Count><Name>n</Name><FlatMap><N>a</N><V>1</V></FlatMap><FlatMap/><Nested>?</Nested><Open>true</Open></E>",
    );
    let read: Group = read_sound_members(root.unwrap(), &Context::of_reply(SIZE).of_elements());
    let expected = Group { open: Some(true), flat_map: Some(map([("a", "1".to_owned())])), ..named("n") };
    assert_eq!(read, expected);
    assert!(Fragment::root(b"<E><Name>n</Name>").is_none());
    let root = Fragment::root(b"<?xml version=\"1.0\"?> <E>a<A><B/><C>inner</C></A></E>").unwrap();
    let inner = root.child("A").and_then(|child| child.child("C"));
    assert_eq!(inner.and_then(|inner| inner.text(&Context::of_reply(SIZE))).as_deref(), Some("inner"));
}
