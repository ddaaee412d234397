//! The writer, by what it writes and by what the reader makes of that.

use super::*;

#[test]
fn what_is_written_is_read_again() {
    let text = || "a \"&\"\r\n\t<b>\u{e9}".to_owned();
    let all = Group {
        name: Some(text()),
        kind: Some(text()),
        count: Some(-1),
        size: Some(i64::MAX),
        ratio: Some(f64::NEG_INFINITY),
        short: Some(0.1),
        open: Some(true),
        created: Some(DateTime::from_secs(1_422_172_800)),
        data: Some(Blob::from("value")),
        items: Some(vec![text(), String::new()]),
        numbers: Some(vec![vec![1, 2], vec![]]),
        flat: Some(vec![named("a"), Group { flat: Some(vec![Group::default()]), ..named("b") }]),
        map: Some(map([("a", named("n")), ("b", Group::default())])),
        named: Some(map([("m", map([("n", 5), ("o", 6)])), ("p", map([]))])),
        flat_map: Some(map([("x", text()), ("y", String::new())])),
        flat_maps: Some(vec![map([("a", 1)]), map([])]),
        choice: Some(Choice::Text("a".to_owned())),
        nested: Some(Box::new(Group { kind: Some("b".to_owned()), count: Some(1), ..named("c") })),
    };
    let written = write("Result", &all);
    assert_eq!(read_body(element("R", &written).as_bytes()).as_ref(), Ok(&all), "{written}");
    assert_eq!(write("", &all), written["<Result".len()..written.len() - "</Result>".len()].split_once('>').unwrap().1);
}

#[test]
fn attributes_stand_in_the_tag_of_their_own_element() {
    let of_kind = |kind: &str, nested: Option<Box<Group>>| Group { kind: Some(kind.to_owned()), nested, ..named("n") };
    assert_eq!(
        write("R", &of_kind("<a>", Some(Box::new(of_kind("b", None))))),
        r#"<R xsi:type="&lt;a&gt;"><Name>n</Name><Nested xsi:type="b"><Name>n</Name></Nested></R>"#
    );
}

#[test]
fn a_value_of_no_fixed_shape_is_json() {
    let unknown = Choice::Unknown { tag: "New".to_owned(), value: serde_json::json!({"a": 1}) };
    assert_eq!(write("R", &unknown), "<R><New>{&quot;a&quot;:1}</New></R>");
}

#[test]
fn lists_and_maps_have_their_layouts() {
    let group = Group {
        items: Some(vec!["a".to_owned()]),
        numbers: Some(vec![vec![1]]),
        flat: Some(vec![named("b")]),
        named: Some(map([("m", map([("n", 5)]))])),
        flat_map: Some(map([("x", "1".to_owned())])),
        flat_maps: Some(vec![map([("y", 2)])]),
        ..Group::default()
    };
    assert_eq!(
        write("R", &group),
        "<R><Items><member>a</member></Items><Numbers><member><member>1</member></member></Numbers>\
         <FlatGroup><Name>b</Name></FlatGroup>\
         <Named><entry><K>m</K><V><entry><Metric>n</Metric><Number>5</Number></entry></V></entry></Named>\
         <FlatMap><N>x</N><V>1</V></FlatMap><FlatMaps><entry><K>y</K><V>2</V></entry></FlatMaps></R>"
    );
}
