//! The command as a person runs it: a process with its folders, pipes and signals.

mod checkout;
#[cfg(unix)]
mod kills;
mod pipes;
mod service;
