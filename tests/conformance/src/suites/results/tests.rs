use super::{Difference, Extent, Results, Verdict};

fn report(results: &Results) -> (String, Option<String>) {
    let mut out = Vec::new();
    let outcome = results.report(&mut out);
    (String::from_utf8(out).unwrap(), outcome.err().map(|failure| failure.to_string()))
}

#[test]
fn suites_are_counted_in_one_table() {
    let mut results = Results::default();
    for (suite, outcome) in [("signatures", "passed"), ("endpoints", "passed"), ("signatures", "passed")] {
        results.add_line(&format!(r#"{{"suite": "{suite}", "case": "a", "outcome": "{outcome}"}}"#)).unwrap();
    }
    results.add_line(r#"{"suite": "signatures", "case": "b", "outcome": "skipped", "detail": "unsound"}"#).unwrap();
    let (text, failure) = report(&results);
    assert_eq!(
        text,
        "suite        passed   failed  skipped\n\
         endpoints         1        0        0\n\
         signatures        2        0        1\n\
         \n\
         skipped:\n  signatures: b: unsound\n"
    );
    assert_eq!(failure, None);
}

#[test]
fn a_failed_case_is_shown_and_fails_the_task() {
    let mut results = Results::default();
    results.add_line(r#"{"suite": "s", "case": "c", "outcome": "failed", "detail": "wrong"}"#).unwrap();
    let (text, failure) = report(&results);
    assert!(text.ends_with("\nfailed:\n  s: c: wrong\n"), "{text}");
    assert_eq!(failure.as_deref(), Some("1 case failed"));
}

#[test]
fn what_is_refused_has_failed() {
    let mut results = Results::default();
    results.add_line(r#"{"suite": "endpoints", "case": "a", "outcome": "passed"}"#).unwrap();
    results.refuse("endpoints", "lambda", 2, "no rule set");
    let (text, failure) = report(&results);
    assert!(text.ends_with("\nfailed:\n  endpoints: lambda, 2 cases: no rule set\n"), "{text}");
    assert_eq!(failure.as_deref(), Some("2 cases failed"));
    results = Results::default();
    results.refuse("endpoints", "without cases", 0, "no rule set");
    assert!(report(&results).1.is_some());
}

#[test]
fn what_is_left_out_is_listed_and_counts_for_nothing() {
    let mut results = Results::default();
    results.add_line(r#"{"suite": "endpoints", "case": "a", "outcome": "passed"}"#).unwrap();
    results.leave_out("endpoints", "s3", 3, "a property is not generated");
    let (text, failure) = report(&results);
    assert!(text.ends_with("\nleft out:\n  endpoints: s3, 3 cases: a property is not generated\n"), "{text}");
    assert_eq!((results.extents()["endpoints"].cases, failure), (1, None));
}

#[test]
fn many_failures_are_counted_rather_than_shown() {
    let mut results = Results::default();
    for _ in 0..25 {
        results.add_line(r#"{"suite": "s", "case": "c", "outcome": "failed", "detail": ""}"#).unwrap();
    }
    let (text, failure) = report(&results);
    assert!(text.ends_with("  and 5 more\n"), "{text}");
    assert_eq!(failure.as_deref(), Some("25 cases failed"));
}

#[test]
fn what_is_skipped_or_refused_is_there_all_the_same() {
    let mut results = Results::default();
    results.made_of("endpoints", 2);
    results.add_line(r#"{"suite": "endpoints", "case": "a", "outcome": "passed"}"#).unwrap();
    results.add_line(r#"{"suite": "endpoints", "case": "b", "outcome": "skipped", "detail": ""}"#).unwrap();
    results.refuse("endpoints", "lambda", 3, "no rule set");
    assert_eq!(results.extents()["endpoints"], Extent { parts: Some(2), cases: 5 });
}

#[test]
fn judging_nothing_is_a_failure() {
    assert_eq!(report(&Results::default()).1.as_deref(), Some("no case was judged"));
}

#[test]
fn strange_lines_are_refused() {
    for line in ["", "hello", "{}", r#"{"suite": "s", "case": "c", "outcome": "maybe"}"#] {
        assert!(Results::default().add_line(line).is_err(), "{line}");
    }
}

#[test]
fn what_is_excused_is_skipped_with_its_reason() {
    let mut results = Results::default();
    for place in ["a", "b"] {
        let mut line = Verdict::Differs(vec![Difference::new(place, 1, 2)]).line("s", "c");
        line["operation"] = "Do".into();
        results.add_line(&line.to_string()).unwrap();
    }
    results.excuse(|failed| {
        assert_eq!((failed.suite.as_str(), failed.operation.as_str()), ("s", "Do"));
        (failed.differences == [Difference::new("a", 1, 2)]).then_some("oddity is fine")
    });
    let (text, failure) = report(&results);
    assert!(text.contains("skipped:\n  s: oddity is fine\n\nfailed:\n  s: c: b is 1, not 2\n"), "{text}");
    assert_eq!(failure.as_deref(), Some("1 case failed"));
}
