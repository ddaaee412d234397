//! Publishing: from memory, from a file, and from a stream.

use super::Caller;
use super::spring::Spring;
use crate::books::{Call, Kind};
use crate::content::{content, sha256};
use crate::watched::begin;
use bytes::Bytes;
use codeartifact::primitives::ByteStream;
use std::fs;

impl Caller {
    /// Publishes one asset.
    pub(super) async fn publish(&mut self) {
        let next = self.world.books().calls.len();
        let bytes = content(&mut self.content(next));
        let source = self.random.below(3);
        let Some(body) = self.source(source, next, &bytes).await else { return };
        let operation = self.client.publish_package_version().domain("dom").repository("repo").format("generic".into());
        let operation = operation.package("thing").package_version("1").asset_name("a").asset_content(body);
        let hash = sha256(&bytes);
        let operation = if source == 2 || self.random.chance(20) { operation.asset_sha256(&hash) } else { operation };
        let (operation, limits) = self.limited(operation.customize());
        let mut call = Call::new(self.number, Kind::Publish, limits);
        (call.can_repeat, call.hash, call.content) = (source != 2, Some(hash), bytes);
        let call = begin(&self.world, call);
        let patience = self.patience();
        self.finish(call, patience, operation.send()).await;
    }

    async fn source(&mut self, source: u64, number: usize, bytes: &Bytes) -> Option<ByteStream> {
        match source {
            0 => Some(bytes.clone().into()),
            1 => {
                let path = self.folder.join(format!("in-{number}"));
                fs::write(&path, bytes).ok()?;
                let body = ByteStream::from_path(&path).await.ok()?;
                match self.random.below(20) {
                    // What happens to files between two looks at them.
                    0 => fs::remove_file(&path).ok()?,
                    1 => fs::write(&path, &bytes[..bytes.len() / 2]).ok()?,
                    2 => fs::write(&path, [&bytes[..], b"more"].concat()).ok()?,
                    _ => {}
                }
                Some(body)
            }
            _ => {
                let pause = self.random.time(2000);
                let after = self.random.index(bytes.len() + 1);
                let (dries_up, is_quiet) = (self.random.chance(20), after.is_multiple_of(2));
                let mut spring = Spring::new(self.world.clock.clone(), bytes.clone(), pause);
                if dries_up {
                    spring = spring.drying_up_after(after, is_quiet);
                }
                Some(ByteStream::from_stream(spring, bytes.len() as u64))
            }
        }
    }
}
