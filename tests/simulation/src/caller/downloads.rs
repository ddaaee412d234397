//! Downloads: read piece by piece, held unread, given up, and saved.

use super::Caller;
use crate::books::{Call, CallId, Kind, SILENCE};
use crate::content::{content, sha256};
use crate::watched::{Patience, begin, watched};
use bytes::Bytes;
use codeartifact::primitives::ByteStream;
use std::fs;
use std::time::Duration;

/// What a file holds before anything is saved there.
const OLD: &[u8] = b"old";

impl Caller {
    /// Gets an asset, and reads or saves it.
    pub(super) async fn download(&mut self) {
        let operation =
            self.client.get_package_version_asset().domain("dom").repository("repo").format("generic".into());
        let operation = operation.package("thing").package_version("1").asset("a");
        let (operation, limits) = self.limited(operation.customize());
        let mut call = Call::new(self.number, Kind::Get, limits);
        let next = self.world.books().calls.len();
        call.content = content(&mut self.content(next));
        let bytes = call.content.clone();
        let call = begin(&self.world, call);
        let patience = self.patience();
        let Some(output) = self.finish(call, patience, operation.send()).await else { return };
        let body = output.asset;
        let pause = self.random.time(60_000);
        if self.random.chance(30) {
            self.world.sleep(pause).await;
        }
        if self.random.chance(50) { self.read(call, body, &bytes).await } else { self.save(call, body, &bytes).await }
    }

    async fn read(&mut self, call: CallId, mut body: ByteStream, bytes: &Bytes) {
        let (patience, pause) = (self.patience(), self.random.time(2000));
        let (holds_on, held) = (self.random.chance(40), self.random.time(60_000));
        let mut read = Vec::new();
        let is_whole = loop {
            match self.piece(call, patience, &mut body).await {
                Some(Some(piece)) => read.extend_from_slice(&piece),
                Some(None) => break !self.world.books().calls[call].is_short,
                None => break false,
            }
            self.world.sleep(pause).await;
        };
        let is_fine = if is_whole { read == bytes[..] } else { bytes.starts_with(&read) };
        self.must_be(is_fine, call, &format!("{} of {} bytes", read.len(), bytes.len()));
        if holds_on {
            // A body that is over holds no place.
            self.world.sleep(held).await;
        }
        let _here = self.world.enter(call);
        drop(body);
    }

    /// The next piece of a body, or its end; `None` if it has failed or was given up.
    async fn piece(&self, call: CallId, patience: Patience, body: &mut ByteStream) -> Option<Option<Bytes>> {
        self.reading(call, Some(self.world.clock.now()));
        let piece = watched(&self.world, call, patience, body.next()).await.map(Option::transpose);
        if let Some(Err(error)) = &piece {
            self.fails(call, &error.to_string());
        }
        self.reading(call, None);
        piece?.ok()
    }

    /// Reading a reply has failed, which ends the body for its client.
    fn fails(&self, call: CallId, sentence: &str) {
        let mut books = self.world.books();
        if sentence.contains(SILENCE) {
            books.is_silent(call, self.world.clock.now());
        }
        books.body_closes(call);
    }

    fn reading(&self, call: CallId, since: Option<Duration>) {
        self.world.books().calls[call].reading = since;
    }

    async fn save(&mut self, call: CallId, body: ByteStream, bytes: &Bytes) {
        let path = self.folder.join(format!("out-{call}"));
        let old = self.random.chance(50).then_some(OLD);
        if old.is_some() && fs::write(&path, OLD).is_err() {
            return;
        }
        let patience = if self.random.chance(50) { self.patience() } else { Patience::ENDLESS };
        let (checks, lies) = (self.random.chance(50), self.random.chance(10));
        let mut saving = body.save_to(&path);
        if checks {
            saving = saving.sha256(sha256(if lies { OLD } else { bytes }));
        }
        self.reading(call, Some(self.world.clock.now()));
        let saved = watched(&self.world, call, patience, saving.into_future()).await;
        if let Some(Err(error)) = &saved {
            self.fails(call, &error.to_string());
        }
        self.reading(call, None);
        self.world.say(|| format!("call {call} is saved: {:?}", saved.as_ref().map(Result::is_ok)));
        let found = fs::read(&path).ok();
        let (is_whole, is_old) = (found.as_deref() == Some(&bytes[..]), found.as_deref() == old);
        let holds = match saved {
            Some(Ok(length)) => is_whole && !(checks && lies) && length == bytes.len() as u64,
            Some(Err(_)) => is_old,
            None => is_whole || is_old,
        };
        self.must_be(holds, call, &format!("a file of {:?} bytes", found.map(|found| found.len())));
    }

    fn must_be(&self, holds: bool, call: CallId, found: &str) {
        self.world.books().must(holds, "downloads are whole or fail", || format!("call {call} got {found}"));
    }
}
