//! The rules of `cargo xtask diff`, proved: the program of each pair of models is compiled against what both are emitted
//! as, and run, so that a rule's class is what rustc and a run say of it.

mod outcome;
mod programs;
mod rounds;

use outcome::Outcome;
use programs::{Programs, Side};
use small_models::pairs::{self, Pair};
use std::env;

/// With `DIFF_PROOF=words` only the pairs of rules whose names hold the words are proved.
#[test]
fn programs_are_what_the_rules_say() {
    let words = env::var("DIFF_PROOF").unwrap_or_default();
    let mut pairs = pairs::all().unwrap_or_else(|error| panic!("{error}"));
    pairs.retain(|pair| pair.rule.contains(&words));
    let outcomes = rounds::outcomes(&Programs::of(&pairs));
    let wrong = pairs.iter().filter_map(|pair| {
        let seen = seen(pair, &outcomes);
        (seen != pair.outcome).then(|| {
            let of_pair = outcomes.iter().filter(|(name, _)| name.rule == pair.rule);
            let said: Vec<_> = of_pair.map(|(name, outcome)| format!("{}: {outcome}", name.module())).collect();
            format!("{}: expected `{}`, seen `{seen}`\n{}", pair.rule, pair.outcome, said.join("\n"))
        })
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {} pairs:\n\n{}", wrong.len(), pairs.len(), wrong.join("\n"));
}

/// What the compiler and the runs say of a pair.
fn seen(pair: &Pair, outcomes: &outcome::Outcomes) -> String {
    let of = |is_gained, side| &outcomes[&programs::Name { rule: pair.rule.clone(), is_gained, side }];
    let (old, new) = (of(false, Side::Old), of(false, Side::New));
    let gained = pair.gained.as_ref().map(|_| (of(true, Side::Old), of(true, Side::New)));
    match (old, new, gained) {
        (Outcome::Compiles { warnings, .. }, _, _) if !warnings.is_empty() => {
            format!("the program warns: {warnings:?}")
        }
        (Outcome::Fails { codes, .. }, _, _) => format!("the program fails: {codes}"),
        (_, Outcome::Fails { codes, .. }, _) => format!("fails {codes}"),
        (_, Outcome::Compiles { warnings, .. }, _) if !warnings.is_empty() => format!("warns {}", warnings.join(" ")),
        (Outcome::Compiles { printed: before, .. }, Outcome::Compiles { printed: after, .. }, gained) => match gained {
            _ if before.starts_with("refused") && !after.starts_with("refused") => "admits".to_owned(),
            _ if before != after => "prints".to_owned(),
            Some((Outcome::Fails { codes, .. }, Outcome::Compiles { .. })) => format!("gains {codes}"),
            Some((before, after)) => format!("what should be gained {before}, and then {after}"),
            None => "same".to_owned(),
        },
    }
}
