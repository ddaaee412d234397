//! A way from a program to the fake, on which a reply can be held up or spoilt.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// When a test gives up.
pub const LONG: Duration = Duration::from_secs(60);

/// What becomes of a reply.
#[derive(Debug, Clone, Copy)]
pub enum Fault {
    /// It arrives up to this many bytes, and nothing comes after them.
    HeldUpAfter(usize),
    /// Each byte 1 in it is a 2.
    Spoilt,
}

/// A server that hands everything on to the fake, and has a fault in one reply.
pub struct Passage {
    pub url: String,
    reached: Receiver<()>,
}

#[derive(Clone)]
struct Plan {
    request: &'static str,
    before: Arc<AtomicUsize>,
    fault: Fault,
    reached: Sender<()>,
}

impl Passage {
    /// The fault meets the reply to a request that begins so, after as many of them as `before` says.
    pub fn new(fake: &str, request: &'static str, before: usize, fault: Fault) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let fake = fake.strip_prefix("http://").unwrap().to_owned();
        let (sender, reached) = channel();
        let plan = Plan { request, before: Arc::new(AtomicUsize::new(before)), fault, reached: sender };
        thread::spawn(move || {
            for client in listener.incoming() {
                connect(client.unwrap(), TcpStream::connect(&fake).unwrap(), plan.clone());
            }
        });
        Self { url, reached }
    }

    /// Waits until the reply is held up, and kills the program, which waits for the rest.
    pub fn kill_there(&self, program: &mut Command) {
        let mut program = program.spawn().unwrap();
        let reached = self.reached.recv_timeout(LONG);
        program.kill().unwrap();
        let output = program.wait_with_output().unwrap();
        assert!(reached.is_ok(), "the reply was not held up: {output:?}");
    }
}

fn connect(client: TcpStream, fake: TcpStream, plan: Plan) {
    let is_met = Arc::new(AtomicBool::new(false));
    let (from, to, met) = (client.try_clone().unwrap(), fake.try_clone().unwrap(), Arc::clone(&is_met));
    let Plan { request, before, .. } = plan.clone();
    thread::spawn(move || {
        pump(from, to, |piece| {
            if piece.starts_with(request.as_bytes()) && before.fetch_sub(1, Ordering::Relaxed) == 0 {
                met.store(true, Ordering::Relaxed);
            }
        });
    });
    thread::spawn(move || {
        let mut arrived = 0;
        pump(fake, client, |piece| match plan.fault {
            _ if !is_met.load(Ordering::Relaxed) => {}
            Fault::Spoilt => piece.iter_mut().filter(|byte| **byte == 1).for_each(|byte| *byte = 2),
            Fault::HeldUpAfter(most) => {
                piece.truncate(most - arrived);
                arrived += piece.len();
                if arrived == most {
                    plan.reached.send(()).unwrap();
                    loop {
                        thread::park();
                    }
                }
            }
        });
    });
}

/// Hands on what comes until one side closes.
fn pump(mut from: TcpStream, mut to: TcpStream, mut meet: impl FnMut(&mut Vec<u8>)) {
    let mut piece = vec![0; 1 << 16];
    while let Ok(length @ 1..) = from.read(&mut piece) {
        let mut piece = piece[..length].to_vec();
        meet(&mut piece);
        if to.write_all(&piece).is_err() {
            break;
        }
    }
    let _ = to.shutdown(std::net::Shutdown::Write);
}
