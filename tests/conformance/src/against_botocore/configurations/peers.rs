//! A server and a proxy on loopback, for rows about who is asked.

use super::row::{Setting, Settings};
use codeartifact_tests::server::Server;
use serde_json::{Value, json};

/// What stands for their addresses in texts.
const ENDPOINT: &str = "{endpoint}";
const PROXY: &str = "{proxy}";

/// Both; they stop when this is dropped.
pub struct Peers {
    endpoint: Server,
    proxy: Server,
}

impl Peers {
    /// Starts both if a row has requests sent; in other rows the transport is replaced.
    pub fn of(settings: &Settings) -> Option<Self> {
        let sent = |setting: &&Setting| matches!(setting, Setting::Variable(_, value) if *value == ENDPOINT);
        settings.values().any(sent).then(|| Self { endpoint: Server::start(), proxy: Server::start() })
    }

    /// A text with both addresses.
    pub fn placed(&self, text: &str) -> String {
        text.replace(ENDPOINT, self.endpoint.url()).replace(PROXY, self.proxy.url())
    }

    /// Who was asked.
    pub fn asked(&self) -> Value {
        let asked = |server: &Server| !server.requests().is_empty();
        json!({ "endpoint asked": asked(&self.endpoint), "proxy asked": asked(&self.proxy) })
    }
}
