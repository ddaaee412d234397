//! A channel for one value, from a thread to a future.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

#[derive(Debug)]
enum Slot<T> {
    Empty(Option<Waker>),
    Full(T),
    /// The sender is gone, or the value was taken.
    Closed,
}

type Shared<T> = Arc<Mutex<Slot<T>>>;

fn lock<T>(shared: &Shared<T>) -> MutexGuard<'_, Slot<T>> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sets the slot, and wakes the receiver if it waits.
fn settle<T>(shared: &Shared<T>, settled: Slot<T>) {
    let before = std::mem::replace(&mut *lock(shared), settled);
    if let Slot::Empty(Some(waker)) = before {
        waker.wake();
    }
}

#[derive(Debug)]
pub struct Sender<T>(Option<Shared<T>>);

#[derive(Debug)]
pub struct Receiver<T>(Shared<T>);

pub fn handover<T>() -> (Sender<T>, Receiver<T>) {
    let shared = Arc::new(Mutex::new(Slot::Empty(None)));
    (Sender(Some(Arc::clone(&shared))), Receiver(shared))
}

impl<T> Sender<T> {
    pub fn send(mut self, value: T) {
        if let Some(shared) = self.0.take() {
            settle(&shared, Slot::Full(value));
        }
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        if let Some(shared) = self.0.take() {
            settle(&shared, Slot::Closed);
        }
    }
}

impl<T> Receiver<T> {
    /// Returns the value once it is there; `None` if it never will be.
    pub fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<T>> {
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
