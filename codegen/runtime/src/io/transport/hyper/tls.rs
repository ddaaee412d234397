//! TLS over a connection of Tokio's.

use super::socket::Stream;
use crate::io::blocking;
use crate::io::transport::tls::{self, Tls};
use crate::io::transport::{TransportError, unusable};
use http::Uri;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::OnceCell;
use tokio_rustls::TlsConnector;

/// The root certificates that are trusted. They are read for the first TLS connection.
pub struct Trust {
    ca_bundle: Option<PathBuf>,
    tls: OnceCell<Tls>,
}

impl Trust {
    pub fn new(ca_bundle: Option<PathBuf>) -> Self {
        Self { ca_bundle, tls: OnceCell::new() }
    }

    /// Returns the configuration. After an error it is read again.
    pub async fn config(&self) -> Result<&Tls, TransportError> {
        let read = || async {
            let ca_bundle = self.ca_bundle.clone();
            let read = blocking::run(move || Tls::read(ca_bundle.as_deref())).await;
            read.unwrap_or_else(|error| Err(unusable("the root certificates cannot be read").with_source(error)))
        };
        self.tls.get_or_try_init(read).await
    }
}

/// Secures a connection.
pub async fn negotiate(tls: &Tls, server: &Uri, stream: Stream) -> Result<Stream, TransportError> {
    let name = tls::name(server)?;
    match TlsConnector::from(Arc::clone(&tls.config)).connect(name, stream).await {
        Ok(stream) => Ok(Box::new(stream)),
        Err(error) => Err(tls.failed(server, error)),
    }
}
