//! Connections, which a provider's requests share.

use botocore_runtime::client::{Config, ConfigBuilder};

/// The configuration of all clients and requests of a provider. They have one transport, and so its connections.
pub fn shared(settings: ConfigBuilder) -> Config {
    let config = settings.build();
    match config.transport() {
        Some(transport) => config.to_builder().transport(transport).build(),
        None => config,
    }
}
