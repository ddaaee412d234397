//! An iterator whose elements another thread makes ahead of who takes them.

use crate::io::blocking::{self, Running};
use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker, ready};

/// The number of elements that are made ahead. Work ends when they are there, so that no thread waits for who takes them.
const AHEAD: usize = 3;

/// The number of elements that are left when work begins again. They are there to be taken meanwhile.
const FEW: usize = 1;

/// An iterator on its way.
pub struct Ahead<I: Iterator> {
    shared: Arc<Mutex<Shared<I>>>,
    work: Option<Running<()>>,
}

/// What the work shares with who takes the elements.
struct Shared<I: Iterator> {
    /// What is left of the iterator, while nobody works and unless it has come to its end.
    rest: Option<I>,
    made: VecDeque<I::Item>,
    waiting: Option<Waker>,
}

fn lock<I: Iterator>(shared: &Mutex<Shared<I>>) -> MutexGuard<'_, Shared<I>> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<I> Ahead<I>
where
    I: Iterator + Send + 'static,
    I::Item: Send,
{
    pub fn new(iterator: I) -> Self {
        let shared = Shared { rest: Some(iterator), made: VecDeque::new(), waiting: None };
        Self { shared: Arc::new(Mutex::new(shared)), work: None }
    }

    /// Returns the next element; an error if the work could not begin or panicked.
    pub fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<I::Item>>> {
        loop {
            let (element, rest) = lock(&self.shared).take(context);
            if let Some(rest) = rest {
                let shared = Arc::clone(&self.shared);
                self.work = Some(blocking::in_parallel(move || make(&shared, rest)));
            }
            if let Some(element) = element {
                return Poll::Ready(Some(Ok(element)));
            }
            let Some(work) = &mut self.work else { return Poll::Ready(None) };
            let worked = ready!(Pin::new(work).poll(context));
            self.work = None;
            if let Err(error) = worked {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}

impl<I: Iterator> Shared<I> {
    /// Takes an element, if there is one, and what is left of the iterator, if work should begin.
    fn take(&mut self, context: &Context<'_>) -> (Option<I::Item>, Option<I>) {
        let element = self.made.pop_front();
        if element.is_none() {
            self.waiting = Some(context.waker().clone());
        }
        let rest = if self.made.len() > FEW { None } else { self.rest.take() };
        (element, rest)
    }

    /// Adds an element. Returns who waits for it, and whether there are enough.
    fn add(&mut self, element: I::Item) -> (Option<Waker>, bool) {
        self.made.push_back(element);
        (self.waiting.take(), self.made.len() >= AHEAD)
    }
}

/// Makes elements until there are enough.
fn make<I: Iterator>(shared: &Mutex<Shared<I>>, mut rest: I) {
    while let Some(element) = rest.next() {
        let (waiting, are_enough) = lock(shared).add(element);
        if let Some(waiting) = waiting {
            waiting.wake();
        }
        if are_enough {
            lock(shared).rest = Some(rest);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ahead;
    use crate::io::blocking::Inline;
    use std::future::poll_fn;
    use std::sync::Arc;
    use std::sync::atomic::AtomicUsize;
    use std::sync::atomic::Ordering::Relaxed;

    async fn next<I>(ahead: &mut Ahead<I>) -> Option<std::io::Result<I::Item>>
    where
        I: Iterator + Send + 'static,
        I::Item: Send,
    {
        poll_fn(|context| ahead.poll_next(context)).await
    }

    #[tokio::test]
    async fn every_element_comes_once_and_in_order() {
        let mut ahead = Ahead::new(0..1000);
        for number in 0..1000 {
            assert_eq!(next(&mut ahead).await.unwrap().unwrap(), number);
        }
        assert!(next(&mut ahead).await.is_none() && next(&mut ahead).await.is_none());
    }

    #[tokio::test]
    async fn no_more_is_made_than_is_asked_for_soon() {
        let made = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&made);
        let count = move |_: &usize| {
            counted.fetch_add(1, Relaxed);
        };
        let mut ahead = Ahead::new((0..1000).inspect(count));
        let _inline = Inline::begin();
        let mut after_each = Vec::new();
        for number in 0..6 {
            assert_eq!(next(&mut ahead).await.unwrap().unwrap(), number);
            after_each.push(made.load(Relaxed));
        }
        // Work begins again when few are left, and ends when enough are there.
        assert_eq!(after_each, [3, 5, 5, 7, 7, 9]);
    }

    #[tokio::test]
    async fn work_that_panics_is_an_error_after_what_was_made() {
        let mut ahead = Ahead::new((0..9).inspect(|number| assert_ne!(*number, 4, "on purpose")));
        let mut taken = Vec::new();
        while let Some(element) = next(&mut ahead).await {
            taken.push(element.ok());
        }
        assert_eq!(taken, [Some(0), Some(1), Some(2), Some(3), None]);
    }
}
