//! The transport, and the service behind it: each request meets with what its script says.

use crate::books::{CallId, Outcome};
use crate::pieces::Pieces;
use crate::reply::reply;
use crate::script::{Answer, Fate, Says, Script};
use crate::world::{Purpose, World};
use codeartifact::config::{BoxFuture, Transport, TransportError, TransportErrorKind};
use codeartifact::primitives::ByteStream;
use http::header::EXPECT;
use http::{Method, Request, Response};
use std::time::Duration;

/// The number of seconds by which a signature's time may be wrong.
const TOLERATED: u64 = 5 * 60;

/// The transport of all clients of a world.
#[derive(Debug)]
pub struct Scripted(pub World);

/// A request at the transport. It leaves on drop, so that requests whose future is dropped are seen.
struct AtTransport<'a> {
    world: &'a World,
    call: CallId,
    /// The number of the request within its call.
    send: usize,
}

impl Drop for AtTransport<'_> {
    fn drop(&mut self) {
        self.world.books().leaves_transport(self.call);
    }
}

impl Transport for Scripted {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            let Some(call) = self.0.current() else {
                return Err(TransportError::new(TransportErrorKind::Unusable, "a request of no call"));
            };
            AtTransport::begin(&self.0, call, &request).exchange(request).await
        })
    }
}

impl<'a> AtTransport<'a> {
    fn begin(world: &'a World, call: CallId, request: &Request<ByteStream>) -> Self {
        let mut books = world.books();
        books.is_sent(call, world.clock.now());
        books.check_head(call, request, world.clock.now());
        let send = books.calls[call].sends.len() - 1;
        world.say(|| format!("call {call} sends request {send}: {} {}", request.method(), request.uri().path()));
        Self { world, call, send }
    }

    fn script(&self, request: &Request<ByteStream>) -> Script {
        let (own, signed_at) = {
            let call = &self.world.books().calls[self.call];
            (call.script.clone(), call.signed_at)
        };
        let weather = &self.world.weather;
        let lost = || Script::lost(&mut self.world.random(Purpose::Losses, [self.call, 0]), weather, self.send);
        if let Some(script) = own.or_else(lost) {
            return script;
        }
        let mut random = self.world.random(Purpose::Script, [self.call, self.send]);
        let mut script = Script::draw(&mut random, weather);
        if request.headers().contains_key(EXPECT) && random.chance(weather.faults / 2) {
            script.refuse(Says::Status(417));
        }
        if signed_at.abs_diff(self.world.true_time()) > TOLERATED && random.chance(80) {
            script.refuse(Says::WrongTime(random.chance(90).then_some(0)));
        }
        script
    }

    async fn exchange(self, mut request: Request<ByteStream>) -> Result<Response<ByteStream>, TransportError> {
        let script = self.script(&request);
        self.world.say(|| format!("call {} meets with {script:?}", self.call));
        self.world.sleep(script.before).await;
        self.read(request.body_mut(), &script).await?;
        self.world.sleep(script.after).await;
        match &script.fate {
            Fate::Fails { kind, on_reuse, stores } => Err(self.fail(*kind, *on_reuse, *stores, request.method())),
            Fate::Answers(answer) => self.answer(answer, &request),
        }
    }

    /// Reads the request's body, as far as the service does.
    async fn read(&self, body: &mut ByteStream, script: &Script) -> Result<(), TransportError> {
        let mut whole = Vec::new();
        if body.content_length() != Some(0) && script.reads != Some(0) {
            // The time before is the transport's own, as that for a connection is.
            self.world.books().is_active(self.call, self.send, self.world.clock.now());
        }
        while script.reads.is_none_or(|most| (whole.len() as u64) < most) {
            let piece = match body.next().await {
                Some(Ok(piece)) => piece,
                Some(Err(error)) => {
                    self.outcome(Outcome::Failed { kind: TransportErrorKind::Body, is_repeatable: false }, None);
                    let failed = TransportError::new(TransportErrorKind::Body, "the request was not sent whole");
                    return Err(failed.with_source(error));
                }
                None => {
                    self.world.books().is_read_whole(self.call, whole);
                    return Ok(());
                }
            };
            self.world.books().is_read(self.call, &piece, self.world.clock.now());
            whole.extend_from_slice(&piece);
            self.world.sleep(script.between).await;
        }
        Ok(())
    }

    fn fail(&self, kind: TransportErrorKind, on_reuse: bool, stores: bool, method: &Method) -> TransportError {
        let is_whole = self.world.books().calls[self.call].sends[self.send].is_whole;
        let is_repeatable = on_reuse && (!is_whole || method == Method::GET);
        self.outcome(Outcome::Failed { kind, is_repeatable }, None);
        if stores {
            self.world.books().is_stored(self.call);
        }
        let error = TransportError::new(kind, "the script says so");
        if is_repeatable { error.repeatable() } else { error }
    }

    fn answer(&self, answer: &Answer, request: &Request<ByteStream>) -> Result<Response<ByteStream>, TransportError> {
        self.outcome(Outcome::Answered(answer.says), answer.retry_after);
        let mut books = self.world.books();
        if answer.says.is_success() {
            books.is_stored(self.call);
        }
        let query = request.uri().query().unwrap_or_default();
        let token = query.split('&').find_map(|pair| pair.strip_prefix("next-token="));
        let id = format!("request-{}-{}", self.call, self.send);
        let (head, content) = reply(&books.calls[self.call], answer, &id, self.world.true_time(), token);
        drop(books);
        let body = Pieces::body(self.world, self.call, content, answer);
        head.body(body).map_err(|error| TransportError::new(TransportErrorKind::Unusable, error.to_string()))
    }

    fn outcome(&self, outcome: Outcome, wait: Option<Duration>) {
        self.world.say(|| format!("call {} has {outcome:?}", self.call));
        let mut books = self.world.books();
        let now = self.world.clock.now();
        books.is_answered(self.call, outcome, wait.unwrap_or_default(), now);
        books.is_active(self.call, self.send, now);
    }
}
