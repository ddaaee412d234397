//! Programs that are killed while they save a download.

use crate::{PROGRAMS, prepare};
use bytes::Bytes;
use codeartifact_tests::server::{Received, Server, reply};
use http::Response;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::Frame;
use std::convert::Infallible;
use std::fs;
use std::path::Path;
use std::pin::Pin;
use std::process::{Command, Stdio};
use std::task::{Context, Poll};
use std::thread;
use tempfile::TempDir;

const PIECE: usize = 64 * 1024;
const PIECES: usize = 8;

/// So many pieces, and then nothing more, unless all have been sent.
struct Stalling {
    left: usize,
    sent: usize,
}

impl futures_core::Stream for Stalling {
    type Item = Result<Frame<Bytes>, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.left {
            _ if self.sent == PIECES => Poll::Ready(None),
            0 => Poll::Pending,
            _ => {
                self.left -= 1;
                self.sent += 1;
                Poll::Ready(Some(Ok(Frame::data(Bytes::from(vec![7; PIECE])))))
            }
        }
    }
}

/// A server whose asset stalls after so many pieces.
fn server(pieces: usize) -> Server {
    Server::streaming(move |head, body| async move {
        let received = Received::new(head, body.collect().await?.to_bytes());
        if received.operation().unwrap().name == "GetPackageVersionAsset" {
            return Ok((received, Response::new(StreamBody::new(Stalling { left: pieces, sent: 0 }).boxed())));
        }
        let reply = reply::complete(&received);
        Ok((received, reply.map(|body| Full::new(body).boxed())))
    })
}

/// The lengths of the files beside the target.
fn parts(folder: &Path) -> Vec<u64> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let parts = entries.filter(|entry| entry.file_name() != "asset.bin").map(|entry| {
        let name = entry.file_name().into_string().unwrap();
        let ending = name.strip_prefix('.').and_then(|rest| rest.split_once('.'));
        assert!(ending.is_some_and(|(_, ending)| ending == "part"), "{name}");
        // It may have been renamed in the meantime.
        entry.metadata().map_or(0, |found| found.len())
    });
    parts.collect()
}

#[test]
fn what_is_saved_is_whole_or_as_it_was_when_a_program_is_killed() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("small.bin");
    fs::write(&file, "content").unwrap();
    for program in PROGRAMS {
        for pieces in [0, 1, PIECES - 1, PIECES] {
            let folder = TempDir::new().unwrap();
            let target = folder.path().join("asset.bin");
            fs::write(&target, "before").unwrap();
            let server = server(pieces);
            let mut program = Command::new(program);
            let mut child = prepare(&mut program, &file, &target, &server).stdout(Stdio::null()).spawn().unwrap();
            let has_come = |length: u64| length >= (pieces * PIECE) as u64;
            while !parts(folder.path()).into_iter().any(has_come) && child.try_wait().unwrap().is_none() {
                thread::yield_now();
            }
            child.kill().unwrap();
            child.wait().unwrap();
            let saved = fs::read(&target).unwrap();
            let is_new = saved == vec![7; PIECES * PIECE];
            assert!(saved == b"before" || pieces == PIECES && is_new, "{program:?} {pieces}: {} bytes", saved.len());
            assert_eq!(parts(folder.path()).len(), usize::from(!is_new), "{program:?} {pieces}");
        }
    }
}
