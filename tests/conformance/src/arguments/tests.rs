use super::{Cases, Comparison, Request, read};
use std::ffi::OsString;
use xtask::options::Usage;

fn request(line: &str) -> Result<Request, Usage> {
    read(line.split_whitespace().map(OsString::from))
}

fn message(line: &str) -> String {
    match request(line) {
        Err(Usage(message)) => message,
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn a_comparison_has_a_seed_and_cases() {
    let compared = |line: &str| match request(line) {
        Ok(Request::Against(Comparison { seed, cases })) => (seed, cases),
        other => panic!("{line}: {other:?}"),
    };
    assert_eq!(compared("--against botocore"), (1, Cases::First(10_000)));
    assert_eq!(compared("--against botocore --seed 7 --cases 5"), (7, Cases::First(5)));
    assert_eq!(compared("--case 12 --against=botocore"), (1, Cases::One(12)));
    assert_eq!(request(""), Ok(Request::Suites { accept: false }));
    assert_eq!(request("--accept"), Ok(Request::Suites { accept: true }));
    assert!(message("--accept --against botocore").contains("--accept is for the suites"));
    assert!(message("--case 1").contains("--against botocore"));
    assert!(message("--against boto3").contains("`boto3`"));
    assert!(message("--against botocore --seed x").contains("--seed needs a number, found `x`"));
    assert!(message("--against botocore --case 1 --cases 2").contains("given twice"));
    assert_eq!(compared("--against botocore --case 18446744073709551614"), (1, Cases::One(u64::MAX - 1)));
    assert!(message("--against botocore --case 18446744073709551615").contains("--case needs a number below"));
    assert!(message("--sed 1").contains("did you mean `--seed`"));
}

#[test]
fn other_services_are_compared_by_name() {
    let services = |line: &str| match request(line) {
        Ok(Request::Services { services, seed, cases }) => (services, seed, cases),
        other => panic!("{line}: {other:?}"),
    };
    assert_eq!(services("--against botocore --service sqs"), (vec!["sqs"], 1, 8));
    let several = "--against botocore --service sso --service kinesis-video-media --seed 7 --cases 2";
    assert_eq!(services(several), (vec!["sso", "kinesis-video-media"], 7, 2));
    assert_eq!(services("--against botocore --service all").0.len(), 6);
    assert!(message("--against botocore --service ../sqs").contains("a name such as sqs"));
    assert!(message("--service sqs").contains("--against botocore"));
    assert!(message("--against botocore --service sqs --case 1").contains("--case"));
}
