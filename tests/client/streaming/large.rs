//! A large asset: its content differs from megabyte to megabyte, and is never in memory as a whole.

use crate::signature::hex;
use bytes::Bytes;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, StreamBody};
use hyper::body::Frame;
use sha2::{Digest, Sha256};
use std::convert::Infallible;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll};

const MEGABYTE: usize = 1 << 20;

/// In megabytes.
const MEGABYTES: usize = 256;

/// In bytes.
pub const LENGTH: u64 = (MEGABYTES * MEGABYTE) as u64;

fn pieces() -> impl Iterator<Item = Vec<u8>> {
    (0..MEGABYTES).map(|number| vec![number.to_le_bytes()[0]; MEGABYTE])
}

/// Writes the asset, and gives its SHA-256.
pub fn write(path: &Path) -> String {
    let mut file = File::create(path).unwrap();
    let mut hash = Sha256::new();
    for piece in pieces() {
        file.write_all(&piece).unwrap();
        hash.update(&piece);
    }
    hex(&hash.finalize())
}

/// The SHA-256 of a file.
pub fn hash_of(path: &Path) -> String {
    let mut file = File::open(path).unwrap();
    let mut hash = Sha256::new();
    let mut piece = vec![0; MEGABYTE];
    loop {
        match file.read(&mut piece).unwrap() {
            0 => return hex(&hash.finalize()),
            length => hash.update(&piece[..length]),
        }
    }
}

/// The asset as the body of a reply.
pub fn body() -> BoxBody<Bytes, Infallible> {
    StreamBody::new(Pieces(pieces().map(|piece| Ok(Frame::data(piece.into()))))).boxed()
}

/// So many zeros as the body of a reply.
pub fn zeros(length: u64) -> BoxBody<Bytes, Infallible> {
    let megabyte = Bytes::from(vec![0; MEGABYTE]);
    let pieces = (0..length / MEGABYTE as u64).map(move |_| Ok(Frame::data(megabyte.clone())));
    StreamBody::new(Pieces(pieces)).boxed()
}

struct Pieces<I>(I);

impl<I: Iterator + Unpin> futures_core::Stream for Pieces<I> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next())
    }
}
