//! A program in a world: it makes calls of one client, one after the other.

mod downloads;
mod listings;
mod publishes;
mod spring;

use crate::books::{Call, CallId, Kind};
use crate::random::Random;
use crate::setting::{Limits, Setting};
use crate::watched::{Patience, begin, end, ending, watched};
use crate::world::{Purpose, World};
use codeartifact::{CustomizableOperation, Error, Operation, client};
use std::path::PathBuf;
use std::time::Duration;

/// A program.
pub struct Caller {
    pub world: World,
    /// The number of the client in the books.
    pub number: usize,
    pub client: client::Client,
    pub setting: Setting,
    /// The folder of files that it reads and writes.
    pub folder: PathBuf,
    pub random: Random,
}

impl Caller {
    /// Makes a few calls.
    pub async fn run(mut self) {
        for _ in 0..=self.random.below(3) {
            let pause = self.random.time(self.world.weather.pause);
            self.world.sleep(pause).await;
            match self.random.below(10) {
                0 | 1 => self.list().await,
                2 => self.describe().await,
                3 => self.presign().await,
                4..7 => self.download().await,
                _ => self.publish().await,
            }
        }
    }

    async fn describe(&mut self) {
        let operation = self.client.describe_package().domain("dom").repository("repo").format("generic".into());
        let (operation, limits) = self.limited(operation.package("thing").customize());
        let call = begin(&self.world, Call::new(self.number, Kind::Describe, limits));
        let patience = self.patience();
        self.finish(call, patience, operation.send()).await;
    }

    async fn presign(&mut self) {
        let operation = self.client.describe_package().domain("dom").repository("repo").format("generic".into());
        let (operation, limits) = self.limited(operation.package("thing").customize());
        let call = begin(&self.world, Call::new(self.number, Kind::Presign, limits));
        let patience = self.patience();
        self.finish(call, patience, operation.presign(Duration::from_secs(60))).await;
    }

    /// Gives a call limits of its own, at times.
    fn limited<O: Operation>(&mut self, operation: CustomizableOperation<O>) -> (CustomizableOperation<O>, Limits) {
        if self.random.chance(70) {
            return (operation, self.setting.limits);
        }
        let limits = Limits::draw(&mut self.random);
        (operation.timeout_config(limits.timeouts()).retry_config(limits.retries()), limits)
    }

    fn patience(&mut self) -> Patience {
        Patience::draw(&mut self.random, &self.world)
    }

    /// Runs a call to its end. Returns its output.
    async fn finish<T>(
        &self,
        call: CallId,
        patience: Patience,
        future: impl Future<Output = Result<T, Error>>,
    ) -> Option<T> {
        let outcome = watched(&self.world, call, patience, future).await;
        end(&self.world, call, &ending(&self.world, outcome.as_ref()));
        outcome?.ok()
    }

    /// The choices about the content of a call.
    fn content(&self, call: CallId) -> Random {
        self.world.random(Purpose::Content, [call, 0])
    }
}
