//! Reads `batches-1.local.json`.

use crate::Batch;
use crate::json::Cursor;
use indexmap::IndexMap;

/// The version of the format.
const VERSION: f64 = 1.0;

pub fn read(root: &Cursor) -> Option<IndexMap<String, Batch>> {
    let mut object = root.object()?;
    object.version(VERSION, "the declaration of batches");
    let batches = object.required("operations").and_then(|it| it.collect(|_, entry| batch(entry)));
    object.close();
    batches
}

fn batch(cursor: &Cursor) -> Option<Batch> {
    let mut object = cursor.object()?;
    let [successes, failures, code, message] = ["successes", "failures", "code", "message"].map(|key| object.text(key));
    object.close();
    Some(Batch { successes: successes?, failures: failures?, code: code?, message: message? })
}
