//! The builder of expectations: which request is expected, and how it is answered.

use super::answer::{Answer, Fault};
use super::difference::{ANY_TOKEN, difference, target};
use super::expectation::{Expectation, Matcher};
use super::reply::{Failure, Reply, ToReply};
use super::state::Shared;
use super::{RecordedRequest, make};
use crate::call::operation::{Operation, ProtocolOf};
use crate::call::prepare;
use crate::endpoint::Endpoint;
use crate::io::body::ByteStream;
#[cfg(feature = "serde")]
use crate::wire::members::{self, Decode, Names};
use crate::wire::members::{Encode, Writer};
use http::Response;
use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;

/// An expectation without an answer yet.
#[must_use = "it expects nothing until it has an answer"]
pub struct On<'a, O> {
    shared: &'a Arc<Shared>,
    request: Option<String>,
    matchers: Vec<Matcher>,
    problem: Option<String>,
    place: &'static Location<'static>,
    operation: PhantomData<fn() -> O>,
}

#[expect(clippy::must_use_candidate, reason = "an expectation stands, whether it is changed afterwards or not")]
impl<'a, O: Operation> On<'a, O> {
    #[track_caller]
    pub(super) fn any(shared: &'a Arc<Shared>) -> Self {
        let place = Location::caller();
        Self { shared, request: None, matchers: Vec::new(), problem: None, place, operation: PhantomData }
    }

    /// Expects the request that this input makes.
    #[track_caller]
    pub(super) fn input(shared: &'a Arc<Shared>, mut input: O) -> Self {
        let mut on = Self::any(shared);
        let mut any_token = None;
        input.fill_idempotency_token(&mut || any_token.insert(ANY_TOKEN).to_string());
        match prepare::prepare(input, &Endpoint::new("https://stub.example")) {
            Ok(request) => {
                on.request = Some(format!("{} {}", request.method(), target(&request)));
                on.matchers.push(Box::new(move |recorded| difference(&request, any_token, recorded)));
            }
            Err(error) => on.problem = Some(error.to_string()),
        }
        on
    }

    /// Narrows the expectation to requests that meet a condition.
    pub fn when(mut self, condition: impl Fn(&RecordedRequest) -> bool + Send + 'static) -> Self {
        let problem = "a condition of it is not met";
        self.matchers.push(Box::new(move |recorded| (!condition(recorded)).then(|| problem.to_owned())));
        self
    }

    /// Answers with an output, written as the service would write it.
    pub fn reply(self, output: O::Output) -> Expected<'a>
    where
        O::Output: ToReply,
    {
        self.answer(output.to_reply::<ProtocolOf<O>>().map(Reply::finished::<O>).into())
    }

    /// Answers with an output whose fields `fill` sets.
    pub fn reply_with(self, fill: impl FnOnce(&mut O::Output)) -> Expected<'a>
    where
        O::Output: ToReply + Default,
    {
        self.reply(make(fill))
    }

    /// Answers with an output in the JSON of boto3 and the AWS CLI, for example `json!({"packages": []})`. A member
    /// that the model does not know is an error, which the call reports.
    #[cfg(feature = "serde")]
    pub fn reply_json(self, output: crate::wire::document::Document) -> Expected<'a>
    where
        O::Output: ToReply + Decode,
    {
        match members::deserialize::<O::Output, _>(output, Names::ModelOnly) {
            Ok(output) => self.reply(output),
            Err(error) => self.answer(Answer::Broken(error.to_string())),
        }
    }

    /// Answers with an error that the service models.
    pub fn fail(self, exception: impl Failure) -> Expected<'a> {
        self.answer(exception.to_reply::<ProtocolOf<O>>().into())
    }

    /// Answers with an error of any code.
    pub fn fail_with(self, status: u16, code: &str, message: &str) -> Expected<'a> {
        self.answer(Ok(Reply::error::<ProtocolOf<O>, _>(code, status, &Message(message))).into())
    }

    /// Answers with this response, unchanged.
    pub fn reply_raw(self, response: Response<impl Into<ByteStream>>) -> Expected<'a> {
        self.answer(Answer::reply(response.map(Into::into)))
    }

    /// Answers with a fault of the connection.
    pub fn fault(self, fault: Fault) -> Expected<'a> {
        self.answer(Answer::Fault(fault))
    }

    fn answer(self, answer: Answer) -> Expected<'a> {
        let answer = self.problem.map_or(answer, Answer::Broken);
        let index = self.shared.expect(Expectation {
            operation: O::NAME,
            request: self.request,
            matchers: self.matchers,
            answer,
            latency: Duration::ZERO,
            times: Some(1),
            met: 0,
            place: self.place,
        });
        Expected { shared: self.shared, index }
    }
}

/// The members of an error that has none beside its message.
struct Message<'a>(&'a str);

impl Encode for Message<'_> {
    fn encode<W: Writer>(&self, writer: &mut W) {
        writer.structure(|members| members.value("message", self.0));
    }
}

impl<O: Operation> fmt::Debug for On<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("On").field("operation", &O::NAME).finish_non_exhaustive()
    }
}

/// An expectation with its answer. By default it is for one request, which is answered at once; the methods
/// change that.
#[derive(Debug)]
pub struct Expected<'a> {
    shared: &'a Arc<Shared>,
    index: usize,
}

#[expect(
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    reason = "an expectation stands, whether it is changed afterwards or not"
)]
impl Expected<'_> {
    /// Expects this number of requests. An answer whose body is a stream can be sent only once.
    pub fn times(self, times: u32) -> Self {
        self.change(|expectation| expectation.times = Some(times))
    }

    /// Expects any number of requests, including none.
    pub fn any_times(self) -> Self {
        self.change(|expectation| expectation.times = None)
    }

    /// Delays the answer, by Tokio's clock.
    pub fn latency(self, latency: Duration) -> Self {
        self.change(|expectation| expectation.latency = latency)
    }

    /// Breaks off the reply's body after this number of bytes.
    pub fn cut_after(self, bytes: usize) -> Self {
        self.change(|expectation| {
            if let Answer::Reply(canned) = &mut expectation.answer {
                canned.cut_after = Some(bytes);
            }
        })
    }

    fn change(self, change: impl FnOnce(&mut Expectation)) -> Self {
        self.shared.change(self.index, change);
        self
    }
}
