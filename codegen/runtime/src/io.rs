//! Bodies of requests and replies, and what carries them.

#[cfg(feature = "client")]
pub mod blocking;
pub mod body;
pub mod causes;
#[cfg(feature = "gzip")]
pub mod compression;
#[cfg(feature = "blocking")]
pub mod executor;
pub mod future;
#[cfg(feature = "client")]
pub mod semaphore;
#[cfg(test)]
pub mod test_bound;
#[cfg(all(test, feature = "client"))]
pub mod test_turns;
#[cfg(feature = "client")]
pub mod timer;
#[cfg(feature = "client")]
pub mod transport;
