//! Connecting for a request: how long it may take, and at which step it is.

use crate::io::transport::{CONNECT, ConnectTimeout, Step};
use http::Extensions;
use hyper_util::client::legacy::connect::CaptureConnection;
use std::time::Duration;

tokio::task_local! {
    /// Connecting for the current request. It is task-local because a connector receives only the address.
    static CURRENT: Connecting;
}

/// The connect timeout of a request, and the step of its connection.
#[derive(Clone)]
pub struct Connecting {
    pub limit: Duration,
    step: Step,
}

impl Connecting {
    /// Connecting for a request with these extensions.
    pub fn of(extensions: &Extensions) -> Self {
        let limit = extensions.get::<ConnectTimeout>().map_or(CONNECT, |ConnectTimeout(limit)| *limit);
        Self { limit, step: Step::default() }
    }

    /// Connecting for the request that a connector is called for.
    pub fn current() -> Self {
        CURRENT.try_with(Self::clone).unwrap_or_else(|_| Self::of(&Extensions::new()))
    }

    /// Begins a step, for example `connecting to example.com`.
    pub fn begin(&self, step: String) {
        self.step.set(Some(step));
    }

    /// Sends a request. If it is given up before a connection carries it, `told` is the step at which it was. Another
    /// connection may carry it while connecting goes on.
    pub async fn send<F: Future>(self, request: F, told: Option<Step>, carrying: CaptureConnection) -> F::Output {
        let _at_end = LastStep { step: self.step.clone(), told, carrying };
        CURRENT.scope(self, request).await
    }
}

/// Tells the last step when it is dropped.
struct LastStep {
    step: Step,
    told: Option<Step>,
    carrying: CaptureConnection,
}

impl Drop for LastStep {
    fn drop(&mut self) {
        let is_carried = self.carrying.connection_metadata().is_some();
        if let Some(told) = &self.told {
            told.set(self.step.get().filter(|_| !is_carried));
        }
    }
}

#[cfg(test)]
mod tests;
