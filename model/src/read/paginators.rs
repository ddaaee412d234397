//! Reads `paginators-1.json`.

use crate::Paginator;
use crate::json::{Cursor, Object};
use indexmap::IndexMap;

pub fn read(root: &Cursor) -> Option<IndexMap<String, Paginator>> {
    let mut object = root.object()?;
    let paginators = object.required("pagination").and_then(|it| it.collect(|_, entry| paginator(entry)));
    object.optional_text("version");
    object.close();
    paginators
}

fn paginator(cursor: &Cursor) -> Option<Paginator> {
    let mut object = cursor.object()?;
    let paginator = Paginator {
        input_token: one_or_more(&mut object, "input_token"),
        output_token: one_or_more(&mut object, "output_token"),
        limit_key: object.optional_text("limit_key"),
        result_key: one_or_more(&mut object, "result_key"),
        more_results: object.optional_text("more_results"),
        non_aggregate_keys: object.texts("non_aggregate_keys"),
    };
    object.close();
    Some(paginator)
}

/// A string, or a list of them that is not empty.
fn one_or_more(object: &mut Object, key: &'static str) -> Vec<String> {
    let Some(cursor) = object.required(key) else { return Vec::new() };
    match cursor.value() {
        serde_json::Value::String(one) => vec![one.clone()],
        serde_json::Value::Array(list) if !list.is_empty() => cursor.texts(),
        _ => cursor.mismatch("a string or a list of at least one").unwrap_or_default(),
    }
}
