//! What a chain waits for. An error about a wait that was too long names it.

use botocore_runtime::future::BoxFuture;
use std::sync::{Arc, Mutex, PoisonError};

/// The source that is asked at the moment. Clones share it.
#[derive(Debug, Default, Clone)]
pub struct Awaited(Arc<Mutex<Option<String>>>);

impl Awaited {
    /// Waits for a source of this name. The name stays if the wait is given up, since the error is made after that.
    pub async fn during<T>(&self, source: &str, answer: BoxFuture<'_, T>) -> T {
        self.set(Some(source.to_owned()));
        let answer = answer.await;
        self.set(None);
        answer
    }

    pub fn source(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, source: Option<String>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = source;
    }
}
