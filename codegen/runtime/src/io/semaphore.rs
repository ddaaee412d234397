//! A semaphore that needs no async runtime. It is fair: who waits first is served first.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// A number of permits, and a queue of those who wait for one.
#[derive(Debug)]
pub struct Semaphore(Mutex<State>);

#[derive(Debug)]
struct State {
    /// The number of permits that nobody holds. It is 0 while anybody waits.
    free: usize,
    next_ticket: u64,
    /// Tickets in their order. They are not in a map, because every program would compile one for this alone.
    waiting: VecDeque<(u64, Waker)>,
    /// Tickets whose permit is set aside until their future is polled again, in the same order.
    called: VecDeque<u64>,
}

impl State {
    /// Gives a permit to the first in the queue. Returns its waker, to be woken once the lock is released.
    fn release(&mut self) -> Option<Waker> {
        let Some((ticket, waker)) = self.waiting.pop_front() else {
            self.free += 1;
            return None;
        };
        self.called.push_back(ticket);
        Some(waker)
    }

    /// Puts a waker into the queue, and returns the one that it replaces.
    fn wait(&mut self, ticket: u64, waker: Waker) -> Option<Waker> {
        match self.waiting.binary_search_by_key(&ticket, |(waiting, _)| *waiting) {
            Ok(place) => self.waiting.get_mut(place).map(|(_, earlier)| std::mem::replace(earlier, waker)),
            Err(place) => {
                self.waiting.insert(place, (ticket, waker));
                None
            }
        }
    }

    /// Takes a ticket out of the queue.
    fn leave(&mut self, ticket: u64) -> Option<Waker> {
        let place = self.waiting.binary_search_by_key(&ticket, |(waiting, _)| *waiting).ok()?;
        self.waiting.remove(place).map(|(_, waker)| waker)
    }

    /// Takes a ticket out of those whose permit is set aside. Returns whether it was there.
    fn answer(&mut self, ticket: u64) -> bool {
        self.called.binary_search(&ticket).is_ok_and(|place| self.called.remove(place).is_some())
    }

    fn take_free(&mut self) -> bool {
        let free = self.free.checked_sub(1);
        self.free = free.unwrap_or_default();
        free.is_some()
    }
}

impl Semaphore {
    pub fn new(permits: usize) -> Arc<Self> {
        let state = State { free: permits, next_ticket: 0, waiting: VecDeque::new(), called: VecDeque::new() };
        Arc::new(Self(Mutex::new(state)))
    }

    /// Waits for a permit. Dropping the future gives up its place in the queue.
    pub fn acquire(self: &Arc<Self>) -> Acquire {
        Acquire { semaphore: Arc::clone(self), ticket: None }
    }

    /// Returns a permit if one is free.
    pub fn try_acquire(self: &Arc<Self>) -> Option<Permit> {
        self.state().take_free().then(|| Permit(Arc::clone(self)))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn release(&self) {
        let waker = self.state().release();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

/// One permit. It is returned on drop.
#[derive(Debug)]
#[must_use]
pub struct Permit(Arc<Semaphore>);

impl Drop for Permit {
    fn drop(&mut self) {
        self.0.release();
    }
}

/// The wait for a permit.
#[derive(Debug)]
#[must_use]
pub struct Acquire {
    semaphore: Arc<Semaphore>,
    /// The place in the queue; `None` before the first poll and after the last.
    ticket: Option<u64>,
}

impl Future for Acquire {
    type Output = Permit;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Permit> {
        let semaphore = Arc::clone(&self.semaphore);
        let mut state = semaphore.state();
        let ticket = match self.ticket {
            None if state.take_free() => return Poll::Ready(Permit(Arc::clone(&semaphore))),
            None => {
                state.next_ticket += 1;
                state.next_ticket
            }
            Some(ticket) if state.answer(ticket) => {
                self.ticket = None;
                return Poll::Ready(Permit(Arc::clone(&semaphore)));
            }
            Some(ticket) => ticket,
        };
        self.ticket = Some(ticket);
        let replaced = state.wait(ticket, context.waker().clone());
        drop(state);
        // A waker may be the last to hold a task that comes back here when it is dropped.
        drop(replaced);
        Poll::Pending
    }
}

impl Drop for Acquire {
    fn drop(&mut self) {
        let Some(ticket) = self.ticket else { return };
        let mut state = self.semaphore.state();
        let waker = state.leave(ticket);
        let set_aside = state.answer(ticket);
        drop(state);
        drop(waker);
        if set_aside {
            self.semaphore.release();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::test_bound::Bound;
    use std::pin::pin;
    use std::task::Wake;

    fn poll(acquiring: &mut Acquire) -> Option<Permit> {
        match pin!(acquiring).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(permit) => Some(permit),
            Poll::Pending => None,
        }
    }

    #[test]
    fn who_waits_first_is_served_first() {
        let _bound = Bound::begin();
        let semaphore = Semaphore::new(1);
        let held = poll(&mut semaphore.acquire()).unwrap();
        let (mut first, mut second) = (semaphore.acquire(), semaphore.acquire());
        assert!(poll(&mut first).is_none() && poll(&mut second).is_none());
        drop(held);
        assert!(semaphore.try_acquire().is_none(), "the permit is set aside for the first");
        assert!(poll(&mut second).is_none());
        let held = poll(&mut first).unwrap();
        assert!(poll(&mut second).is_none());
        drop(held);
        drop(poll(&mut second).unwrap());
        assert!(semaphore.try_acquire().is_some());
    }

    #[test]
    fn who_gives_up_takes_no_permit_along() {
        let _bound = Bound::begin();
        let semaphore = Semaphore::new(1);
        let held = semaphore.try_acquire().unwrap();
        let (mut gone, mut called, mut last) = (semaphore.acquire(), semaphore.acquire(), semaphore.acquire());
        assert!([&mut gone, &mut called, &mut last].into_iter().all(|waiting| poll(waiting).is_none()));
        drop(gone);
        drop(held);
        drop(called);
        drop(poll(&mut last).unwrap());
        assert!(semaphore.try_acquire().is_some());
    }

    /// Takes a permit when it is dropped, as a task may that is dropped with its last waker.
    struct Last(Arc<Semaphore>);

    impl Wake for Last {
        fn wake(self: Arc<Self>) {}
    }

    impl Drop for Last {
        fn drop(&mut self) {
            drop(self.0.try_acquire());
        }
    }

    #[test]
    fn wakers_may_come_back_to_the_semaphore() {
        let _bound = Bound::begin();
        let semaphore = Semaphore::new(1);
        let held = semaphore.try_acquire().unwrap();
        let mut acquiring = semaphore.acquire();
        for _ in 0..2 {
            let waker = Waker::from(Arc::new(Last(Arc::clone(&semaphore))));
            assert!(pin!(&mut acquiring).poll(&mut Context::from_waker(&waker)).is_pending());
        }
        drop(acquiring);
        drop(held);
        assert!(semaphore.try_acquire().is_some());
    }

    #[test]
    fn no_permit_is_lost_between_threads() {
        let _bound = Bound::begin();
        let semaphore = Semaphore::new(3);
        std::thread::scope(|scope| {
            for thread in 0..8_u32 {
                let semaphore = &semaphore;
                scope.spawn(move || {
                    for round in 0..200 {
                        let mut acquiring = semaphore.acquire();
                        let permit = poll(&mut acquiring);
                        // Some give up, and may have been called by then.
                        if permit.is_none() && (thread + round) % 2 == 0 {
                            std::thread::yield_now();
                            drop(poll(&mut acquiring));
                        }
                    }
                });
            }
        });
        // Of permits without end, a few are enough to see.
        let all: Vec<_> = std::iter::from_fn(|| semaphore.try_acquire()).take(10).collect();
        assert_eq!(all.len(), 3);
    }
}
