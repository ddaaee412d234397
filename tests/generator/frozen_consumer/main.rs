//! A frozen program is compiled and run against crates that are generated from changed models, so that the table of
//! what a change does to consumers is one that rustc and a run have agreed to.

mod change;
mod changes;
mod doctored;
mod judged;
mod programs;
mod table;
mod workspace;

use judged::{Judged, Today};
use std::env;

/// Changes do what `changes.rs` says, and `table.md` shows it. With `FROZEN_CONSUMER=words` only those whose names hold
/// the words are judged.
#[test]
fn changes_of_the_model_do_what_the_table_says() {
    let words = env::var("FROZEN_CONSUMER").unwrap_or_default();
    let mut changes = changes::changes();
    changes.retain(|change| change.name.contains(&words));
    let programs = workspace::build(&changes);
    let today = Today::of(&programs);
    let surprises = changes.iter().filter_map(|change| Judged::of(change, &today, &programs).surprise(change));
    let surprises: Vec<_> = surprises.collect();
    assert!(surprises.is_empty(), "{} of {} changes:\n\n{}", surprises.len(), changes.len(), surprises.join("\n"));
    if words.is_empty() {
        table::is_fresh(&changes);
    }
}
