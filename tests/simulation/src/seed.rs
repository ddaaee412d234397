//! The world of one seed, from its beginning to the last check.

use crate::books::{Stage, Violation};
use crate::caller::Caller;
use crate::clients;
use crate::executor::{Executor, Stuck};
use crate::probe::Probe;
use crate::trace::Trace;
use crate::world::{Purpose, World};
use codeartifact::runtime::future::block_inline;
use codeartifact::runtime::test_util::seed_random;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// What became of a seed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The rules that were broken, in order.
    pub violations: Vec<Violation>,
    /// What happened, if that was asked for.
    pub trace: Vec<String>,
    /// The number of calls.
    pub calls: usize,
    /// The number of requests.
    pub requests: usize,
}

/// Runs the world of a seed. Its files are in `folder`, which is emptied.
#[must_use]
pub fn run(seed: u64, folder: &Path, keeps_trace: bool) -> Report {
    let trace = Trace::new(keeps_trace);
    let world = World::new(seed, trace.clone());
    let ran = catch_unwind(AssertUnwindSafe(|| {
        let _inline = block_inline();
        let _seeded = seed_random(world.random(Purpose::Runtime, [0, 0]).next());
        live(&world, folder);
    }));
    let mut books = world.books();
    if let Err(panic) = ran {
        let what = panic.downcast_ref::<String>().cloned();
        let what = what.or_else(|| Some((*panic.downcast_ref::<&str>()?).to_owned()));
        books.violated("nothing panics", what.unwrap_or_default());
    }
    Report {
        violations: std::mem::take(&mut books.violations),
        trace: without(folder, trace.take()),
        calls: books.calls.len(),
        requests: books.calls.iter().map(|call| call.sends.len()).sum(),
    }
}

/// The lines without the folder's name, which differs each time.
fn without(folder: &Path, lines: Vec<String>) -> Vec<String> {
    let folder = folder.to_string_lossy();
    lines.into_iter().map(|line| line.replace(&*folder, "~")).collect()
}

fn live(world: &World, folder: &Path) {
    world.say(|| format!("{:?}", world.weather));
    empty(folder);
    let clients = clients::all(world);
    let probes = || clients.iter().enumerate().map(|(number, (client, _))| Probe { world, number, client });
    if world.weather.has_right_clock() && world.random(Purpose::Program, [1000, 0]).chance(8) {
        // With few tokens left, the quota decides more often.
        probes().for_each(|probe| probe.drain());
    }
    let mut executor = Executor::new(world.clock.clone(), world.random(Purpose::Order, [0, 0]), world.weather.manner);
    for (number, (client, setting)) in clients.iter().enumerate() {
        let mut random = world.random(Purpose::Program, [number, 0]);
        for program in 0..=random.index(6) {
            let random = world.random(Purpose::Program, [number, program + 1]);
            let caller = Caller {
                world: world.clone(),
                number,
                client: client.clone(),
                setting: *setting,
                folder: folder.to_owned(),
                random,
            };
            executor.spawn(caller.run());
        }
    }
    run_all(world, &mut executor);
    let is_stuck = !world.books().violations.is_empty();
    drop(executor);
    check_end(world, folder);
    if !is_stuck && world.weather.has_right_clock() {
        probes().for_each(|probe| probe.count());
    }
}

/// Runs the tasks of an executor, under the eyes of the books.
pub fn run_all(world: &World, executor: &mut Executor) {
    let ended = executor.run(|| world.books().check_idle(world.clock.now()));
    let Err(stuck) = ended else { return };
    let mut books = world.books();
    let left = books.calls.iter().enumerate().filter(|(_, call)| call.stage != Stage::Over);
    let left: Vec<_> = left.map(|(id, call)| format!("call {id}, {call}")).collect();
    let left = left.join("; ");
    let what = match stuck {
        Stuck::Waiting(_) => format!("nothing will wake {left}"),
        Stuck::Endless => format!("it goes on and on: {left}"),
    };
    books.violated("calls end", what);
}

/// Checks what must hold after all programs have ended.
fn check_end(world: &World, folder: &Path) {
    let mut books = world.books();
    books.is_over = true;
    let parts = parts(folder);
    books.must(parts == 0, "nothing half-saved is left", || format!("{parts} parts"));
    for client in 0..books.accounts.len() {
        let account = &books.accounts[client];
        let (open, in_flight, renewal) = (account.open_bodies, account.in_flight, account.renewal);
        let is_quiet = open == 0 && in_flight == 0 && renewal.is_none();
        books.must(is_quiet, "nothing outlives its call", || {
            format!("client {client} has {open} bodies, {in_flight} requests, renewal {renewal:?}")
        });
    }
    for id in 0..books.calls.len() {
        let call = &books.calls[id];
        let (stores, whole) = (call.stores, call.sends.iter().filter(|sent| sent.is_whole).count());
        books.must(stores <= whole, "only what was read whole is stored", || format!("call {id}: {stores} of {whole}"));
    }
}

/// The number of half-saved files in a folder.
fn parts(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| entry.file_name().to_string_lossy().ends_with(".part")).count()
}

fn empty(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        // A file that stays would be seen in the end.
        let _ = fs::remove_file(entry.path());
    }
}
