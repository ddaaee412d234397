//! Reads the keys that make a structure an error.

use crate::json::{Cursor, Object};
use crate::{Exception, Retryable};

/// The keys of a structure that is an error. It is marked by `exception`, or by `error` alone in some models.
pub fn exception(object: &mut Object) -> Option<Exception> {
    let marked = object.flag("exception");
    let error = object.optional("error").and_then(|it| error(&it));
    let fault = object.flag("fault");
    let synthetic = object.flag("synthetic");
    let retryable = object.optional("retryable").and_then(|it| retryable(&it));
    if !marked && error.is_none() {
        return None;
    }
    let error = error.unwrap_or_default();
    Some(Exception { fault: fault || error.fault, synthetic, retryable, ..error })
}

/// The key `error`: code, status and blame.
pub fn error(cursor: &Cursor) -> Option<Exception> {
    let mut object = cursor.object()?;
    let error = Exception {
        code: object.optional_text("code"),
        http_status: object.optional_status("httpStatusCode"),
        sender_fault: object.flag("senderFault"),
        fault: object.flag("fault"),
        ..Exception::default()
    };
    object.close();
    Some(error)
}

fn retryable(cursor: &Cursor) -> Option<Retryable> {
    let mut object = cursor.object()?;
    let throttling = object.flag("throttling");
    object.close();
    Some(Retryable { throttling })
}
