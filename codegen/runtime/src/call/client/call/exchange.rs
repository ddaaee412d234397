//! One exchange: a request is handed to the transport, and the reply is read.

use super::content_encoding::decoded;
use super::context::Call;
use super::deadline::Deadline;
use super::partial_content;
use super::read_timeout::{self, Activity};
use super::sent::Sent;
use crate::call::error::{Awaited, ErrorKind, Failure};
use crate::call::prepare::{self, MaxReplySize};
use crate::io::body::{BodyError, ByteStream, ReadTimedOut, TooLong, WrongSha256};
use crate::io::timer::time_left;
use crate::io::transport::{HeadOnly, ReadTimeout, Step, TimeLeft, Transport, TransportError, TransportErrorKind};
use http::header::RANGE;
use http::response::Parts;
use http::{Request, Response};
use std::pin::pin;
use std::time::Duration;

/// The number of bytes of an error reply that are read.
const ERROR_LIMIT: usize = 1024 * 1024;

/// Sends a request and reads the reply, within the time for the attempt and the call.
pub async fn exchange_in_time(
    call: &Call,
    transport: &dyn Transport,
    mut request: Request<ByteStream>,
    deadline: Option<Deadline>,
    sent: &mut Sent,
) -> Result<Response<ByteStream>, Failure> {
    let end = Deadline::earlier(deadline, call.deadline);
    let left = end.map_or(Duration::MAX, |end| end.left(&call.timer));
    // A call for credentials may have less time than its own timeouts say.
    request.extensions_mut().insert(TimeLeft(left.min(time_left())));
    if call.facts.streamed {
        request.extensions_mut().insert(HeadOnly);
    }
    let read_timeout = call.client.config.timeouts.read_timeout().unwrap_or(Duration::MAX);
    request.extensions_mut().insert(ReadTimeout(read_timeout));
    // The block ends the future's borrow.
    let reply = { Deadline::wait(end, &call.timer, pin!(exchange(call, transport, request, &mut sent.awaited))).await };
    match reply {
        Ok(reply) => {
            sent.awaited = None;
            reply
        }
        Err(limit) => {
            Err(sent.check_time(call, deadline).err().unwrap_or_else(|| sent.attempt_out_of_time(call, limit)))
        }
    }
}

async fn exchange(
    call: &Call,
    transport: &dyn Transport,
    mut request: Request<ByteStream>,
    awaited: &mut Option<Awaited>,
) -> Result<Response<ByteStream>, Failure> {
    let has_range = request.headers().contains_key(RANGE);
    let step = Step::default();
    request.extensions_mut().insert(step.clone());
    *awaited = Some(Awaited::Reply(step));
    let Some(limit) = call.client.config.timeouts.read_timeout() else {
        let reply = transport.send(request).await;
        let reply = reply.map_err(|error| transport_failed(call, error))?;
        *awaited = Some(Awaited::Body);
        return read(call, reply, has_range).await;
    };
    let (parts, body) = request.into_parts();
    let (body, activity) = Activity::watch(body, &call.timer);
    let reply = activity.wait(transport.send(Request::from_parts(parts, body)), limit).await;
    let reply = reply.map_err(|timed_out| call.fail(ErrorKind::Timeout, timed_out))?;
    let reply = reply.map_err(|error| transport_failed(call, error))?;
    *awaited = Some(Awaited::Body);
    read(call, reply.map(|body| read_timeout::limit(body, limit, &call.timer)), has_range).await
}

/// Reads the body of the reply, unless the output holds it as a stream.
async fn read(call: &Call, reply: Response<ByteStream>, has_range: bool) -> Result<Response<ByteStream>, Failure> {
    let (mut parts, body) = reply.into_parts();
    let limit = call.client.config.max_reply_size;
    if prepare::is_error(parts.status) {
        let (body, problem) = body.collect_beginning(ERROR_LIMIT).await;
        // A body that cannot be decoded is shown in the error verbatim.
        let body = decoded(&mut parts.headers, body.clone(), limit).unwrap_or(body);
        parts.extensions.insert(MaxReplySize(limit.max(ERROR_LIMIT as u64)));
        let failure = (call.facts.errors.read)(Response::from_parts(parts, body)).in_operation(call.facts.name);
        return Err(failure.with_beginning_only(problem));
    }
    parts.extensions.insert(MaxReplySize(limit));
    if call.facts.streamed {
        return match partial_content::problem(&parts).filter(|_| !has_range) {
            Some(problem) => Err(call.fail(ErrorKind::Decode, problem).with_reply(parts.status, parts.headers)),
            None => Ok(Response::from_parts(parts, body)),
        };
    }
    let body = body.collect_limited(limit).await.map_err(|error| body_failed(call, &parts, error))?;
    match decoded(&mut parts.headers, body.into_bytes(), limit) {
        Ok(body) => Ok(Response::from_parts(parts, body.into())),
        Err(problem) => Err(call.fail(ErrorKind::Decode, problem).with_reply(parts.status, parts.headers)),
    }
}

fn body_failed(call: &Call, head: &Parts, error: BodyError) -> Failure {
    let (timed_out, too_long) = (error.cause::<ReadTimedOut>().copied(), error.cause::<TooLong>().copied());
    let error = match (timed_out, too_long) {
        (Some(timed_out), _) => call.fail(ErrorKind::Timeout, timed_out),
        (_, Some(too_long)) => {
            let advice = format!("{too_long}; to accept it, raise the configuration's `max_reply_size`");
            call.fail(ErrorKind::Decode, advice)
        }
        _ => call.fail(ErrorKind::Body, error),
    };
    error.with_reply(head.status, head.headers.clone())
}

fn transport_failed(call: &Call, error: TransportError) -> Failure {
    if let Some(wrong) = error.find_cause::<WrongSha256>() {
        return call.fail(ErrorKind::Checksum, wrong.clone());
    }
    let kind = match error.kind() {
        TransportErrorKind::Timeout => ErrorKind::Timeout,
        TransportErrorKind::Unusable => ErrorKind::Configuration,
        TransportErrorKind::Body => ErrorKind::RequestBody,
        TransportErrorKind::Tls => ErrorKind::Tls,
        TransportErrorKind::Proxy => ErrorKind::Proxy,
        TransportErrorKind::Connect | TransportErrorKind::Io => ErrorKind::Transport,
    };
    call.fail(kind, error)
}
