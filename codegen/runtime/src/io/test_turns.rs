//! How tests wait for what other tasks of their runtime do.

/// More turns than any task of a test needs.
const ENOUGH: usize = 10_000;

/// Lets the other tasks of a runtime with one thread run until something is so.
pub async fn until(mut is_so: impl FnMut() -> bool) {
    for _ in 0..ENOUGH {
        if is_so() {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("the other tasks did not do what the test waits for");
}
