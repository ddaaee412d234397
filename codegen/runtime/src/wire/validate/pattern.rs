//! Regular expressions, each compiled once.

use regex_lite::Regex;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

type Compiled = HashMap<&'static str, Option<Arc<Regex>>>;

static COMPILED: LazyLock<Mutex<Compiled>> = LazyLock::new(Mutex::default);

/// Whether the text as a whole matches. An invalid expression matches everything.
pub fn matches(expression: &'static str, text: &str) -> bool {
    compiled(expression).is_none_or(|regex| regex.is_match(text))
}

fn compiled(expression: &'static str) -> Option<Arc<Regex>> {
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    let compile = || Regex::new(&format!("^(?:{expression})$")).ok().map(Arc::new);
    compiled.entry(expression).or_insert_with(compile).clone()
}
