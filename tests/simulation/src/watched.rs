//! The future of a call, which may be dropped at any of its polls or at any time.

use crate::books::{Call, CallId, Ending};
use crate::random::Random;
use crate::world::World;
use codeartifact::Error;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

/// When a future is dropped before its end.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// The number of the poll in whose place it is dropped.
    pub polls: Option<u32>,
    /// The time after which it is.
    pub time: Option<Duration>,
}

impl Patience {
    /// However long it takes.
    pub const ENDLESS: Self = Self { polls: None, time: None };

    /// The patience of a caller.
    pub fn draw(random: &mut Random, world: &World) -> Self {
        if !random.chance(world.weather.drops) {
            return Self::ENDLESS;
        }
        let most = random.pick([4, 12, 50]);
        let polls = u32::try_from(1 + random.below(most)).unwrap_or(1);
        if random.chance(60) {
            Self { polls: Some(polls), time: None }
        } else {
            Self { polls: None, time: Some(random.time(30_000)) }
        }
    }
}

/// Begins a call in the books.
pub fn begin(world: &World, mut call: Call) -> CallId {
    call.began = world.clock.now();
    let mut books = world.books();
    let id = books.calls.len();
    world.say(|| format!("call {id} of client {} begins: {:?}, {:?}", call.client, call.kind, call.limits));
    books.calls.push(call);
    id
}

/// Runs a call's future as long as the patience lasts; `None` if that ended first.
pub async fn watched<T>(world: &World, call: CallId, patience: Patience, future: impl Future<Output = T>) -> Option<T> {
    let mut future = Some(Box::pin(future));
    let mut alarm = patience.time.map(|time| world.clock.sleep(time));
    let mut polls = 0;
    poll_fn(|context| {
        let _here = world.enter(call);
        polls += 1;
        let is_late = alarm.as_mut().is_some_and(|alarm| Pin::new(alarm).poll(context).is_ready());
        if is_late || patience.polls.is_some_and(|most| polls > most) {
            future = None;
            return Poll::Ready(None);
        }
        let Some(running) = &mut future else { return Poll::Ready(None) };
        let outcome = running.as_mut().poll(context);
        if outcome.is_ready() {
            future = None;
        }
        outcome.map(Some)
    })
    .await
}

/// Enters the end of a call in the books.
pub fn end(world: &World, call: CallId, ending: &Ending) {
    world.say(|| format!("call {call} ends: {ending:?}"));
    world.books().end(call, ending, world.clock.now());
}

/// How a call ended. `None` is one whose future was dropped.
pub fn ending<T>(world: &World, outcome: Option<&Result<T, Error>>) -> Ending {
    match outcome {
        None => Ending::Dropped,
        Some(Ok(_)) => Ending::Done,
        Some(Err(error)) => {
            world.books().no_secret(&format!("{error:?}"));
            Ending::Failed(error.kind(), error.to_string(), error.attempts())
        }
    }
}
