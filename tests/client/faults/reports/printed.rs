//! What programs print of an error: by `anyhow`, `eyre` and `tracing`, and below errors of their own.

use std::error::Error as StdError;
use std::fmt::{self, Debug, Display, Write};
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

pub type Shared = Arc<dyn StdError + Send + Sync>;

/// An error of a program's own, with an error of the client below it.
#[derive(Debug)]
enum Wrapper {
    /// As `#[error("publishing failed")]` with `#[source]`.
    Source(Shared),
    /// As `#[error("publishing failed: {0}")]`.
    Inline(Shared),
    /// As `#[error(transparent)]`.
    Transparent(Shared),
}

impl Display for Wrapper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(_) => f.write_str("publishing failed"),
            Self::Inline(error) => write!(f, "publishing failed: {error}"),
            Self::Transparent(error) => Display::fmt(error, f),
        }
    }
}

impl StdError for Wrapper {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Source(error) => Some(error),
            Self::Inline(_) => None,
            Self::Transparent(error) => error.source(),
        }
    }
}

/// Prints an error that is a value of an event as subscribers do: with its chain of causes.
#[derive(Debug, Clone, Default)]
struct Log(Arc<Mutex<String>>);

struct Line<'a>(&'a mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}

    fn record_error(&mut self, field: &Field, error: &(dyn StdError + 'static)) {
        let _ = write!(self.0, "{}={error}", field.name());
        let mut cause = error.source();
        while let Some(error) = cause {
            let _ = write!(self.0, " {}.source={error}", field.name());
            cause = error.source();
        }
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Line(&mut self.0.lock().unwrap()));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

fn logged(error: &Shared) -> String {
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    tracing::error!(error = &**error as &dyn StdError);
    drop(guard);
    std::mem::take(&mut *log.0.lock().unwrap())
}

/// All that programs make of an error.
pub fn reports(error: &Shared) -> Vec<(&'static str, String)> {
    let any = || anyhow::Error::new(Arc::clone(error));
    let eyre = || eyre::Report::new(Arc::clone(error));
    let wrapped = |wrapper: fn(Shared) -> Wrapper| format!("{:#}", anyhow::Error::new(wrapper(Arc::clone(error))));
    vec![
        ("anyhow {}", any().to_string()),
        ("anyhow {:#}", format!("{:#}", any())),
        ("anyhow {:?}", format!("{:?}", any())),
        ("anyhow context", format!("{:#}", any().context("publishing failed"))),
        ("eyre {}", eyre().to_string()),
        ("eyre {:#}", format!("{:#}", eyre())),
        ("eyre {:?}", format!("{:?}", eyre())),
        ("tracing", logged(error)),
        ("#[source]", wrapped(Wrapper::Source)),
        ("{0}", wrapped(Wrapper::Inline)),
        ("transparent", wrapped(Wrapper::Transparent)),
    ]
}
