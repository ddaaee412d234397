//! The constants of an operation without its type, for code that is compiled once.

#[cfg(feature = "client")]
use crate::call::error::OfService;
#[cfg(feature = "client")]
use crate::call::operation::ResponseBody;
use crate::call::operation::{Auth, Operation, Service};
use crate::call::service_metadata::ServiceMetadata;

/// The constants of an [`Operation`] and its service.
pub struct Facts {
    pub name: &'static str,
    pub auth: Auth,
    pub payload_hash: Option<&'static str>,
    #[cfg(feature = "md5")]
    pub checksum_required: bool,
    #[cfg(feature = "gzip")]
    pub gzip: bool,
    pub service: ServiceMetadata,
    pub headers: &'static [(&'static str, &'static str)],
    /// Whether the output holds the reply's body as a stream.
    #[cfg(feature = "client")]
    pub streamed: bool,
    #[cfg(feature = "client")]
    pub errors: OfService,
}

impl Facts {
    pub const fn of<O: Operation>() -> &'static Self {
        const {
            &Self {
                name: O::NAME,
                auth: O::AUTH,
                payload_hash: O::PAYLOAD_HASH,
                #[cfg(feature = "md5")]
                checksum_required: O::CHECKSUM_REQUIRED,
                #[cfg(feature = "gzip")]
                gzip: O::GZIP,
                service: O::Service::METADATA,
                headers: O::Service::HEADERS,
                #[cfg(feature = "client")]
                streamed: O::ResponseBody::STREAMED,
                #[cfg(feature = "client")]
                errors: OfService::new::<<O::Service as Service>::Exception>(),
            }
        }
    }
}
