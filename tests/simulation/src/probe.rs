//! Calls that show what a client has left, when nothing else goes on.

use crate::books::{Call, Kind};
use crate::executor::{Executor, Manner};
use crate::script::{Answer, Fate, Script};
use crate::seed::run_all;
use crate::setting::Limits;
use crate::watched::{Patience, begin, end, ending, watched};
use crate::world::{Purpose, World};
use codeartifact::Client;
use codeartifact::config::TransportErrorKind;
use std::time::Duration;

/// More attempts than any quota allows.
const ENDLESS: u32 = 1000;
/// The greatest number of permits that are counted.
const MOST: usize = 4;

/// A client whose means are counted.
pub struct Probe<'a> {
    pub world: &'a World,
    /// The number of the client in the books.
    pub number: usize,
    pub client: &'a Client,
}

impl Probe<'_> {
    /// Uses up the retry quota, down to less than a retry after a timeout costs. The books notice if the client has more or
    /// fewer tokens than they have.
    pub fn drain(&self) {
        self.describe(1, ENDLESS, &fails(TransportErrorKind::Timeout));
    }

    /// Counts the permits of a client, the bodies that it may hold open, and the tokens of its quota.
    pub fn count(&self) {
        self.count_permits();
        self.count_bodies();
        if self.world.books().accounts[self.number].is_exact
            && self.world.random(Purpose::Program, [self.number, 1000]).chance(12)
        {
            self.count_tokens();
        }
    }

    fn count_permits(&self) {
        let most = self.world.books().accounts[self.number].setting.max_requests;
        if most > MOST {
            return;
        }
        self.world.books().accounts[self.number].peak = 0;
        self.describe(most + 1, 1, &answers(Answer::whole()));
        let mut books = self.world.books();
        let peak = books.accounts[self.number].peak;
        books.must(peak == most, "permits return", || format!("{peak} of {most} requests go out at once"));
    }

    fn count_bodies(&self) {
        let Some(most) = self.world.books().accounts[self.number].setting.max_open_bodies else { return };
        self.world.books().accounts[self.number].most_open_bodies = 0;
        let mut executor = self.executor();
        for _ in 0..=most {
            let (world, number, client) = (self.world.clone(), self.number, self.client.clone());
            executor.spawn(async move {
                let operation = client.get_package_version_asset().domain("dom").repository("repo");
                let operation = operation.format("generic".into()).package("thing").package_version("1").asset("a");
                let patient = Limits::patient();
                let operation = operation.customize().timeout_config(patient.timeouts());
                let mut call = Call::new(number, Kind::Get, patient);
                call.script = Some(answers(Answer { is_whole: false, ..Answer::whole() }));
                call.content = "held".into();
                let call = begin(&world, call);
                let call_future = operation.retry_config(patient.retries()).send();
                let outcome = watched(&world, call, Patience::ENDLESS, call_future).await;
                end(&world, call, &ending(&world, outcome.as_ref()));
                world.sleep(Duration::from_secs(60)).await;
                drop(outcome);
            });
        }
        run_all(self.world, &mut executor);
        let mut books = self.world.books();
        let peak = books.accounts[self.number].most_open_bodies;
        books.must(peak == most, "open bodies return", || format!("{peak} of {most} bodies are open at once"));
    }

    /// Brings the quota to less than a retry, then gives it one token at a time until it is a retry. The books notice
    /// wherever the client does anything else than they say.
    fn count_tokens(&self) {
        self.drain();
        self.describe(1, ENDLESS, &fails(TransportErrorKind::Connect));
        for _ in 0..5 {
            self.describe(1, 1, &answers(Answer::whole()));
            self.describe(1, 2, &fails(TransportErrorKind::Connect));
        }
    }

    /// Makes calls at once that meet with the same script.
    fn describe(&self, calls: usize, max_attempts: u32, script: &Script) {
        let mut executor = self.executor();
        for _ in 0..calls {
            let limits = Limits { max_attempts, ..Limits::patient() };
            let operation = self.client.describe_package().domain("dom").repository("repo").format("generic".into());
            let operation = operation.package("thing").customize().timeout_config(limits.timeouts());
            let operation = operation.retry_config(limits.retries());
            let mut call = Call::new(self.number, Kind::Describe, limits);
            call.script = Some(script.clone());
            let world = self.world.clone();
            executor.spawn(async move {
                let call = begin(&world, call);
                let outcome = watched(&world, call, Patience::ENDLESS, operation.send()).await;
                end(&world, call, &ending(&world, outcome.as_ref()));
            });
        }
        run_all(self.world, &mut executor);
    }

    fn executor(&self) -> Executor {
        let manner = Manner { is_busy: false, polls_idly: false };
        Executor::new(self.world.clock.clone(), self.world.random(Purpose::Order, [1, 0]), manner)
    }
}

fn fails(kind: TransportErrorKind) -> Script {
    plain(Fate::Fails { kind, on_reuse: false, stores: false }, Duration::ZERO)
}

fn answers(answer: Answer) -> Script {
    plain(Fate::Answers(answer), Duration::from_secs(1))
}

fn plain(fate: Fate, after: Duration) -> Script {
    Script { before: Duration::ZERO, reads: None, between: Duration::ZERO, after, fate }
}
