use super::FormWriter;
use crate::wire::blob::Blob;
use crate::wire::members::Encode;
use crate::wire::time::DateTime;
use std::collections::HashMap;

#[derive(Debug, Default)]
struct Filter {
    name: Option<String>,
    values: Option<Vec<String>>,
    renamed: Option<Vec<String>>,
    flat: Option<Vec<Filter>>,
    tags: Option<HashMap<String, Vec<i32>>>,
    named: Option<HashMap<String, HashMap<String, f64>>>,
    flat_map: Option<HashMap<String, String>>,
    since: Option<DateTime>,
    until: Option<DateTime>,
    nested: Option<Box<Filter>>,
    data: Option<Blob>,
}

crate::members! {
    sent Filter {
        name: "Name",
        values: "Values",
        renamed: "Renamed" => "Other" with [List("item")],
        flat: "Flat" with [FlatList],
        tags: "Tags",
        named: "Named" with [Map("K", "V"), Map("Metric", "Number")],
        flat_map: "FlatMap" with [FlatMap("Name", "Value")],
        since: "Since",
        until: "Until" as EpochSeconds,
        nested: "Nested",
        data: "Data",
    }
}

fn form(value: &impl Encode) -> String {
    let mut form = FormWriter::default();
    form.pair("Action", "List");
    value.encode(&mut form);
    form.finish()
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

#[test]
fn lists_are_numbered_from_one() {
    let filter = Filter { values: Some(texts(["a", "b"])), renamed: Some(texts(["c"])), ..Filter::default() };
    assert_eq!(form(&filter), "Action=List&Values.member.1=a&Values.member.2=b&Other.item.1=c");
    let empty = Filter { values: Some(Vec::new()), flat: Some(Vec::new()), ..Filter::default() };
    assert_eq!(form(&empty), "Action=List&Values=&Flat=");
}

#[test]
fn flat_lists_have_numbers_alone() {
    let inner = Filter { name: Some("x".to_owned()), values: Some(texts(["y"])), ..Filter::default() };
    let filter = Filter { flat: Some(vec![Filter::default(), inner]), ..Filter::default() };
    assert_eq!(form(&filter), "Action=List&Flat.2.Name=x&Flat.2.Values.member.1=y");
}

#[test]
fn maps_are_entries() {
    let tags = HashMap::from([("b".to_owned(), vec![1, 2]), ("a".to_owned(), vec![])]);
    let named = HashMap::from([("m".to_owned(), HashMap::from([("n".to_owned(), f64::NAN)]))]);
    let flat_map = HashMap::from([("n".to_owned(), "v".to_owned())]);
    let filter = Filter { tags: Some(tags), named: Some(named), flat_map: Some(flat_map), ..Filter::default() };
    assert_eq!(
        form(&filter),
        "Action=List&Tags.entry.1.key=a&Tags.entry.1.value=&Tags.entry.2.key=b&Tags.entry.2.value.member.1=1\
         &Tags.entry.2.value.member.2=2&Named.entry.1.K=m&Named.entry.1.V.entry.1.Metric=n\
         &Named.entry.1.V.entry.1.Number=NaN&FlatMap.1.Name=n&FlatMap.1.Value=v"
    );
    assert_eq!(form(&Filter { tags: Some(HashMap::new()), ..Filter::default() }), "Action=List");
}

#[test]
fn scalars_are_text_and_encoded() {
    let time = Some(DateTime::from_secs(1_422_172_800));
    let nested = Filter { name: Some("ä &=\n+".to_owned()), data: Some(Blob::new(b"value")), ..Filter::default() };
    let filter = Filter { since: time, until: time, nested: Some(Box::new(nested)), ..Filter::default() };
    assert_eq!(
        form(&filter),
        "Action=List&Since=2015-01-25T08%3A00%3A00Z&Until=1422172800&Nested.Name=%C3%A4%20%26%3D%0A%2B\
         &Nested.Data=dmFsdWU%3D"
    );
}

#[test]
fn a_layout_is_for_its_own_member() {
    let lists = vec![vec!["a".to_owned()]];
    let mut form = FormWriter::default();
    crate::wire::members::Writer::value(&mut form, "Lists", &lists);
    assert_eq!(form.finish(), "Lists.member.1.member.1=a");
    let filter = Filter { renamed: Some(texts([])), values: Some(texts(["a"])), ..Filter::default() };
    assert_eq!(self::form(&vec![filter]), "Action=List&member.1.Values.member.1=a&member.1.Other=");
}
