//! An executor of one thread, which decides by the seed what goes on next.

use crate::clock::Clock;
use crate::random::Random;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// A world that needs more polls than this counts as endless.
const MOST_POLLS: u32 = 2_000_000;
/// A world that lasts longer than this counts as endless.
const LONGEST: Duration = Duration::from_secs(10 * 24 * 3600);

/// How the executor treats its tasks.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// Whether time passes between two polls, as where a machine is busy.
    pub is_busy: bool,
    /// Whether tasks are also polled that nobody has woken.
    pub polls_idly: bool,
}

/// The reason why a world stands still.
#[derive(Debug, PartialEq, Eq)]
pub enum Stuck {
    /// These tasks wait, and nothing will wake them.
    Waiting(Vec<usize>),
    /// It goes on and on.
    Endless,
}

/// The tasks of a world.
pub struct Executor {
    tasks: Vec<Option<Task>>,
    woken: Arc<Woken>,
    clock: Clock,
    random: Random,
    manner: Manner,
}

impl Executor {
    /// An executor without tasks.
    #[must_use]
    pub fn new(clock: Clock, random: Random, manner: Manner) -> Self {
        Self { tasks: Vec::new(), woken: Arc::default(), clock, random, manner }
    }

    /// Adds a task.
    pub fn spawn(&mut self, task: impl Future<Output = ()> + 'static) {
        self.woken.list().push(self.tasks.len());
        self.tasks.push(Some(Box::pin(task)));
    }

    /// Runs all tasks to their end. `when_idle` is called whenever none can go on before time does.
    ///
    /// # Errors
    /// Returns an error if the tasks do not come to an end.
    pub fn run(&mut self, mut when_idle: impl FnMut()) -> Result<(), Stuck> {
        for _ in 0..MOST_POLLS {
            self.clock.wake();
            if let Some(task) = self.choose() {
                self.poll(task);
                continue;
            }
            if self.tasks.iter().all(Option::is_none) {
                return Ok(());
            }
            when_idle();
            if !self.clock.jump() {
                return Err(Stuck::Waiting(self.left()));
            }
            if self.clock.now() > LONGEST {
                return Err(Stuck::Endless);
            }
        }
        Err(Stuck::Endless)
    }

    fn left(&self) -> Vec<usize> {
        self.tasks.iter().enumerate().filter(|(_, task)| task.is_some()).map(|(index, _)| index).collect()
    }

    /// Takes one of the tasks that have been woken.
    fn choose(&mut self) -> Option<usize> {
        let mut woken = self.woken.list();
        if woken.is_empty() {
            return None;
        }
        let chosen = self.random.index(woken.len());
        let chosen = woken.swap_remove(chosen);
        drop(woken);
        if self.manner.polls_idly && self.random.chance(10) {
            let idle = self.random.index(self.tasks.len());
            self.poll(idle);
        }
        Some(chosen)
    }

    fn poll(&mut self, index: usize) {
        let Some(task) = &mut self.tasks[index] else { return };
        let waker = Waker::from(Arc::new(Awakener { task: index, woken: Arc::clone(&self.woken) }));
        if task.as_mut().poll(&mut Context::from_waker(&waker)) == Poll::Ready(()) {
            self.tasks[index] = None;
        }
        if self.manner.is_busy && self.random.chance(10) {
            self.clock.pass(self.random.time(4000));
        }
    }
}

/// The tasks that have been woken, each once, in the order in which they were.
#[derive(Debug, Default)]
struct Woken(Mutex<Vec<usize>>);

impl Woken {
    fn list(&self) -> MutexGuard<'_, Vec<usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Awakener {
    task: usize,
    woken: Arc<Woken>,
}

impl Wake for Awakener {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let mut woken = self.woken.list();
        if !woken.contains(&self.task) {
            woken.push(self.task);
        }
    }
}
