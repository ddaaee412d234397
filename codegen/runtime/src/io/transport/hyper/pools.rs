//! The pools of connections: one for each runtime.

use super::HyperClient;
use std::sync::{Mutex, PoisonError};
use tokio::runtime::{Handle, Id};

/// The number of runtimes whose connections are kept.
const MOST: usize = 16;

/// Pools of connections. A connection lives in the runtime that made it and stands still with it, so that a request of
/// another runtime could wait for it forever.
#[derive(Default)]
pub struct Pools(Mutex<Vec<(Option<Id>, HyperClient)>>);

impl Pools {
    /// Returns the pool of the current runtime. A new one takes the place of the one that was not used for longest.
    pub fn current(&self, make: impl FnOnce() -> HyperClient) -> HyperClient {
        let runtime = Handle::try_current().ok().map(|handle| handle.id());
        let mut pools = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = pools.iter().position(|(id, _)| *id == runtime);
        let oldest = (known.is_none() && pools.len() >= MOST).then(|| pools.remove(0));
        let (_, pool) = known.map_or_else(|| (runtime, make()), |index| pools.remove(index));
        pools.push((runtime, pool.clone()));
        drop(pools);
        // Connections close without the lock.
        drop(oldest);
        pool
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Pools};
    use crate::io::transport::HyperTransport;
    use tokio::runtime::{Builder, Runtime};

    #[test]
    fn the_pools_used_last_are_kept() {
        let (pools, transport) = (Pools::default(), HyperTransport::new());
        let is_new = |runtime: &Runtime| {
            let _inside = runtime.enter();
            let mut is_new = false;
            pools.current(|| {
                is_new = true;
                transport.new_pool()
            });
            is_new
        };
        let runtimes: Vec<_> = (0..=MOST).map(|_| Builder::new_current_thread().build().unwrap()).collect();
        assert!(runtimes[..MOST].iter().all(is_new));
        assert!(!is_new(&runtimes[0]));
        assert!(is_new(&runtimes[MOST]));
        assert!(!is_new(&runtimes[0]));
        assert!(is_new(&runtimes[1]));
        assert_eq!(pools.0.lock().unwrap().len(), MOST);
    }
}
