//! Stand-ins for the services that credentials come from, and for the service that is called with them.
//!
//! botocore reaches them over loopback, where one server stands for all hosts and a header names the one that was meant.
//! Ours reaches them by a transport, so that hosts need no resolving, no wait takes time, and the machine's own metadata
//! service is never asked. Both sides get the same replies, and what they ask is kept in the same form.

mod exchange;
mod place;
mod reply;

use super::row::{Setting, Settings};
use super::times;
use botocore_runtime::future::BoxFuture;
use botocore_runtime::{ByteStream, DateTime};
use bytes::Bytes;
use codeartifact::config::{Transport, TransportError, TransportErrorKind};
use codeartifact_tests::server::{Received, Server};
use http::{Request, Response};
pub use place::Place;
pub use reply::Reply;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The header with the scheme and the host that a request of botocore's was meant for.
const ORIGIN: &str = "x-meant-for";
/// The header of a reply that stands for none, with the reason.
const MISSING: &str = "x-missing";

/// All stand-ins of one side in one row.
#[derive(Debug)]
pub struct StandIns {
    replies: HashMap<Place, &'static [Reply]>,
    now: DateTime,
    asked: Mutex<Vec<(Place, Value)>>,
}

/// Why there is no reply.
#[derive(Debug, Clone, Copy)]
pub enum Missing {
    Refused,
    Silent,
}

impl StandIns {
    /// The stand-ins of a row. `None` if the row says nothing of them.
    pub fn of(settings: &Settings, now: DateTime) -> Option<Arc<Self>> {
        let replies = settings.values().filter_map(|setting| match setting {
            Setting::Reply(place, replies) => Some((*place, *replies)),
            _ => None,
        });
        let replies: HashMap<_, _> = replies.collect();
        (!replies.is_empty()).then(|| Arc::new(Self { replies, now, asked: Mutex::default() }))
    }

    /// A server for botocore's requests.
    pub fn on_loopback(self: &Arc<Self>) -> Server {
        let stand_ins = Arc::clone(self);
        Server::answering(move |received| {
            let origin = received.header(ORIGIN).unwrap_or_default();
            stand_ins.answer(origin, received).unwrap_or_else(|missing| {
                let mut reply = Response::default();
                reply.headers_mut().insert(MISSING, http::HeaderValue::from_static(missing.name()));
                reply
            })
        })
    }

    /// What was asked, in order.
    pub fn asked(&self) -> Vec<Value> {
        self.kept().iter().map(|(_, exchange)| exchange.clone()).collect()
    }

    fn answer(&self, origin: &str, received: &Received) -> Result<Response<Bytes>, Missing> {
        let place = Place::of(received);
        let mut kept = self.kept();
        let before = kept.iter().filter(|(asked, _)| *asked == place).count();
        kept.push((place, exchange::shown(origin, received)));
        let replies = self.replies.get(&place).copied().unwrap_or(&[Reply::Works]);
        let reply = replies.get(before).or(replies.last()).unwrap_or(&Reply::Works);
        let (status, body) = reply.to(place, received)?;
        let mut response = Response::new(Bytes::from(times::placed(&body, self.now)));
        *response.status_mut() = status;
        Ok(response)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Vec<(Place, Value)>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Missing {
    const fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Silent => "silent",
        }
    }
}

impl Transport for StandIns {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let failed = |kind, what: &str| TransportError::new(kind, what);
            let origin = head.uri.scheme_str().zip(head.uri.authority());
            let origin = origin.map(|(scheme, authority)| format!("{scheme}://{authority}")).unwrap_or_default();
            let body = body.collect().await.map_err(|error| failed(TransportErrorKind::Body, &error.to_string()))?;
            match self.answer(&origin, &Received::new(head, body.into_bytes())) {
                Ok(reply) => Ok(reply.map(ByteStream::from)),
                Err(Missing::Refused) => Err(failed(TransportErrorKind::Connect, "the connection was refused")),
                Err(Missing::Silent) => std::future::pending().await,
            }
        })
    }
}
