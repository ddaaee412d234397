//! Calls: one after the other, many at once, held, and the first one of a process.

mod instructions;

use super::sides::{CODEARTIFACT, HYPER, Job, OFFICIAL, PAIRS, Sides};
use crate::bench::figure::Figure;
use crate::bench::part::Part;
use crate::bench::row::real;
use crate::bench::sample::{Sample, Side};
use crate::bench::trial::Trial;
use crate::failure::Failure;
use crate::report::count;

/// Calls: the subject, the task, and so many that the AWS SDK takes half a second for them.
const CALLS: [(&str, &str, usize); 4] = [
    ("a token", "token", 8000),
    ("a page of 100 packages", "page", 3000),
    ("an error of the model", "error", 8000),
    ("publishing 1 KiB", "publish", 6000),
];

/// Calls at once.
const IN_FLIGHT: [usize; 2] = [16, 256];

/// Calls in a turn of those.
const AT_ONCE: usize = 16_384;

/// Calls that the server holds until it has all of them.
const HELD: [usize; 2] = [1_000, 10_000];

/// Calls whose allocations are counted.
const COUNTED: usize = 200;

/// Starts of a process in a turn, since one alone is shorter than what the system measures by.
const STARTS: usize = 10;

/// Calls of all sides.
#[derive(Debug, Default)]
pub struct Call(Sides);

impl Part for Call {
    fn name(&self) -> &'static str {
        "call"
    }

    fn about(&self) -> &'static str {
        "what a call takes"
    }

    fn prepare(&mut self) -> Result<(), Failure> {
        self.0.prepare()
    }

    fn trials(&self) -> Vec<Trial<'_>> {
        let mut trials: Vec<_> = CALLS.into_iter().map(|call| self.one_by_one(call)).collect();
        trials.extend(IN_FLIGHT.map(|in_flight| self.at_once(in_flight)));
        trials.push(self.cold());
        trials.extend(CALLS.into_iter().map(|call| self.allocations(call)));
        if instructions::are_counted() {
            trials.extend(CALLS.into_iter().map(|call| self.instructions(call)));
        }
        trials.extend(HELD.map(|number| self.held(number)));
        trials
    }
}

impl Call {
    fn one_by_one(&self, (subject, task, count): (&str, &'static str, usize)) -> Trial<'_> {
        let turn = move |side| self.0.call(side, Job::new(task, count));
        trial(subject.to_owned(), PAIRS.to_vec(), &[Figure::Cpu, Figure::Wall], (11, 2.2), turn)
    }

    fn at_once(&self, in_flight: usize) -> Trial<'_> {
        let turn = move |side| self.0.call(side, Job { in_flight, ..Job::new("token", AT_ONCE) });
        let subject = format!("a token, {in_flight} at once");
        trial(subject, PAIRS.to_vec(), &[Figure::Wall, Figure::Cpu], (9, 4.0), turn)
    }

    fn cold(&self) -> Trial<'_> {
        let turn = |side| self.0.process(side, Job { warm_up: 0, ..Job::new("token", 1) }, STARTS);
        let subject = "a process that gets one token".to_owned();
        trial(subject, PAIRS.to_vec(), &[Figure::Cpu, Figure::Wall], (11, 0.7), turn)
    }

    fn allocations(&self, (subject, task, _): (&str, &'static str, usize)) -> Trial<'_> {
        let turn = move |side| self.0.allocations(side, Job::new(task, COUNTED));
        let figures = [Figure::Allocations, Figure::Allocated];
        trial(format!("{subject}, heap"), PAIRS.to_vec(), &figures, (2, 1.0), turn)
    }

    fn instructions(&self, (subject, task, _): (&str, &'static str, usize)) -> Trial<'_> {
        let turn = move |side| instructions::of_a_call(&self.0, side, task);
        trial(format!("{subject}, counted"), PAIRS.to_vec(), &[Figure::Instructions], (1, 20.0), turn)
    }

    fn held(&self, number: usize) -> Trial<'_> {
        let pairs = vec![(CODEARTIFACT, OFFICIAL), (CODEARTIFACT, HYPER)];
        let turn = move |side| self.memory_of_held(side, number);
        let subject = format!("{} held", count(number, "call"));
        trial(subject, pairs, &[Figure::Held, Figure::Peak], (3, 0.003 * real(number)), turn)
    }

    /// The memory of each of many calls: what a process has more at its peak than one that makes a single call.
    fn memory_of_held(&self, side: Side, number: usize) -> Result<Sample, Failure> {
        let peak = |in_flight| {
            let job = Job { task: "hold", count: in_flight, warm_up: 0, in_flight };
            self.0.call(side, job).map(|sample| sample.get(Figure::Peak).unwrap_or_default())
        };
        let (all, one) = (peak(number)?, peak(1)?);
        Ok(Sample::of(Figure::Peak, all).with(Figure::Held, (all - one) / real(number)))
    }
}

/// A trial with the number of its rounds and the seconds that one takes.
fn trial<'a>(
    subject: String,
    pairs: Vec<(Side, Side)>,
    figures: &[Figure],
    (rounds, round): (usize, f64),
    turn: impl Fn(Side) -> Result<Sample, Failure> + 'a,
) -> Trial<'a> {
    Trial { subject, pairs, figures: figures.to_vec(), rounds, round, turn: Box::new(turn) }
}
