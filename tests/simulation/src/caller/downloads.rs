//! Downloads: read piece by piece, held unread, given up, and saved.

use super::Caller;
use crate::books::{Call, CallId, Kind};
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
        let mut read = Vec::new();
        loop {
            self.reading(call, Some(self.world.clock.now()));
            let piece = watched(&self.world, call, patience, body.next()).await;
            self.reading(call, None);
            match piece {
                Some(Some(Ok(piece))) => read.extend_from_slice(&piece),
                Some(None) => {
                    self.must_be(read == bytes[..], call, &format!("{} of {} bytes", read.len(), bytes.len()));
                    break;
                }
                None | Some(Some(Err(_))) => {
                    self.must_be(bytes.starts_with(&read), call, "another content");
                    break;
                }
            }
            self.world.sleep(pause).await;
        }
        let _here = self.world.enter(call);
        drop(body);
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
        let saved = watched(&self.world, call, patience, saving.into_future()).await;
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
