//! A channel for one value, from a thread to a future. It is compiled once, for values of any type.

use std::any::Any;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// A value of the type that both ends know.
pub type Value = Box<dyn Any + Send>;

#[derive(Debug)]
enum Slot {
    Empty(Option<Waker>),
    Full(Value),
    /// The sender is gone, or the value was taken.
    Closed,
}

type Shared = Arc<Mutex<Slot>>;

fn lock(shared: &Shared) -> MutexGuard<'_, Slot> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sets the slot, and wakes the receiver if it waits.
fn settle(shared: &Shared, settled: Slot) {
    let before = std::mem::replace(&mut *lock(shared), settled);
    if let Slot::Empty(Some(waker)) = before {
        waker.wake();
    }
}

#[derive(Debug)]
pub struct Sender(Option<Shared>);

#[derive(Debug)]
pub struct Receiver(Shared);

pub fn handover() -> (Sender, Receiver) {
    let shared = Arc::new(Mutex::new(Slot::Empty(None)));
    (Sender(Some(Arc::clone(&shared))), Receiver(shared))
}

impl Sender {
    pub fn send(mut self, value: Value) {
        if let Some(shared) = self.0.take() {
            settle(&shared, Slot::Full(value));
        }
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        if let Some(shared) = self.0.take() {
            settle(&shared, Slot::Closed);
        }
    }
}

impl Receiver {
    /// Returns the value once it is there; `None` if it never will be.
    pub fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Value>> {
        let mut slot = lock(&self.0);
        match std::mem::replace(&mut *slot, Slot::Closed) {
            Slot::Full(value) => Poll::Ready(Some(value)),
            Slot::Closed => Poll::Ready(None),
            Slot::Empty(_) => {
                *slot = Slot::Empty(Some(context.waker().clone()));
                Poll::Pending
            }
        }
    }
}
