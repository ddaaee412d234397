//! Work on all processors, with progress.

use std::io::{self, IsTerminal as _, Write as _};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does some work for each item, and returns the results in the order of the items. A terminal shows how far it is.
pub fn work<T: Sync, R: Send>(items: &[T], name: impl Fn(&T) -> &str + Sync, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let worker = || {
        let mut results = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return results };
            results.push((index, work(item)));
            show(done.fetch_add(1, Ordering::Relaxed) + 1, items.len(), name(item));
        }
    };
    let mut results = thread::scope(|scope| {
        let workers: Vec<_> = (1..threads).map(|_| scope.spawn(worker)).collect();
        let mut results = worker();
        for worker in workers {
            match worker.join() {
                Ok(more) => results.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Overwrites the line that tells how far the work is.
fn show(done: usize, total: usize, name: &str) {
    let mut terminal = io::stderr();
    if !terminal.is_terminal() {
        return;
    }
    // The work does not depend on whether somebody sees it.
    let _ = write!(terminal, "\r\x1b[K");
    if done < total {
        let _ = write!(terminal, "[{done}/{total}] {name}");
    }
    let _ = terminal.flush();
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<u32> = (0..1000).collect();
        let squares = super::work(&items, |_| "item", |item| item * item);
        assert!(squares.iter().zip(&items).all(|(square, item)| *square == item * item));
        assert_eq!(squares.len(), items.len());
    }
}
