//! The two HTTP stacks, for tests that hold for either.

use crate::bound::Bound;
use codeartifact::Client;
use codeartifact::blocking::{self, ThreadTimer, UreqTransport, wait};
use codeartifact::config::{Builder, Config};

/// What sends the requests of a call, and drives it. What a blocking client adds are methods that wait for the same futures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stack {
    /// hyper, driven by Tokio.
    Async,
    /// ureq, driven by the executor of blocking clients.
    Blocking,
}

impl Stack {
    /// Both of them.
    pub const BOTH: [Self; 2] = [Self::Async, Self::Blocking];

    /// Settings of a client over this stack.
    pub fn settings(self, settings: Builder) -> Builder {
        match self {
            Self::Async => settings,
            Self::Blocking => settings.transport(UreqTransport::new()).timer(ThreadTimer),
        }
    }

    /// A client over this stack, by what its own client makes of the configuration.
    #[must_use]
    pub fn client(self, config: &Config) -> Client {
        Client::new(match self {
            Self::Async => config.clone(),
            Self::Blocking => blocking::Client::new(config.clone()).config().clone(),
        })
    }
}

/// Drives a future in the way of a stack. A blocking one blocks the test's thread, so its server needs another.
pub trait Over: IntoFuture + Sized {
    /// Waits for the output.
    fn over(self, stack: Stack) -> impl Future<Output = Self::Output> {
        async move {
            match stack {
                Stack::Async => self.await,
                Stack::Blocking => {
                    let _bound = Bound::begin();
                    wait(self)
                }
            }
        }
    }
}

impl<F: IntoFuture> Over for F {}
