//! Differences of other services that are meant to be: exactly which, and why.

use super::super::results::Failed;
use crate::judges::verdict::Difference;
use serde_json::Value;
use std::collections::BTreeSet;

/// A difference that is meant to be.
#[derive(Debug)]
struct Known {
    service: &'static str,
    about: &'static str,
    operations: &'static [&'static str],
    place: &'static str,
    found: Side,
    expected: Side,
    reason: &'static str,
}

/// What a difference has on one side.
#[derive(Debug)]
enum Side {
    Null,
    Text(&'static str),
    /// Nothing, for this reason.
    Refused(&'static str),
}

const EMPTY_LABEL: &str =
    "a label of the path must not be empty, or the address is another operation's; botocore sends it";

const KNOWN: [Known; 5] = [
    Known {
        service: "lambda",
        about: "requests",
        operations: &[
            "DeleteCodeSigningConfig",
            "GetCodeSigningConfig",
            "ListFunctionsByCodeSigningConfig",
            "UpdateCodeSigningConfig",
        ],
        place: "input.CodeSigningConfigArn",
        found: Side::Refused("is part of the request's address, but empty"),
        expected: Side::Text(""),
        reason: EMPTY_LABEL,
    },
    Known {
        service: "lambda",
        about: "requests",
        operations: &["DeleteResourcePolicy", "GetResourcePolicy", "PutResourcePolicy"],
        place: "input.ResourceArn",
        found: Side::Refused("is part of the request's address, but empty"),
        expected: Side::Text(""),
        reason: EMPTY_LABEL,
    },
    Known {
        service: "lambda",
        about: "requests",
        operations: &["Invoke", "InvokeAsync", "SendDurableExecutionCallbackSuccess"],
        place: "content-type",
        found: Side::Text("application/octet-stream"),
        expected: Side::Null,
        reason: "a blob as the whole body goes as application/octet-stream, as the protocol's suite asks; botocore names \
                 no type",
    },
    Known {
        service: "lambda",
        about: "replies",
        operations: &["Invoke"],
        place: "output.Payload",
        found: Side::Null,
        expected: Side::Text(""),
        reason: "an empty body is not a payload, as the protocol's suite asks; botocore gives it as an empty one",
    },
    Known {
        service: "dynamodb",
        about: "requests",
        operations: &["DescribeEndpoints"],
        place: "x-amz-api-version",
        found: Side::Null,
        expected: Side::Text("2012-08-10"),
        reason: "botocore tells the operation that endpoints are discovered by the version of the API; ours discovers none",
    },
];

/// The known differences, and which of them have been met.
#[derive(Debug, Default)]
pub struct Excuses {
    met: BTreeSet<(usize, String)>,
}

impl Excuses {
    /// The reason why a case may differ as it does: each of its differences has to be known.
    pub fn reason(&mut self, failed: &Failed) -> Option<&'static str> {
        let positions = failed.differences.iter().map(|difference| position(failed, difference));
        let positions = positions.collect::<Option<Vec<_>>>()?;
        self.met.extend(positions.iter().map(|position| (*position, failed.operation.clone())));
        positions.first().map(|position| KNOWN[*position].reason)
    }

    /// What was not met in the comparison of these services.
    pub fn never_applied(&self, services: &[&str]) -> Vec<String> {
        let of_services = KNOWN.iter().enumerate().filter(|(_, known)| services.contains(&known.service));
        let operations = of_services.flat_map(|(position, known)| {
            let is_met = move |operation: &&&str| !self.met.contains(&(position, (**operation).to_owned()));
            known.operations.iter().filter(is_met).map(move |operation| {
                format!("the known difference of {} at {} was never applied", operation, known.place)
            })
        });
        operations.collect()
    }
}

/// The position of the known difference that this one is.
fn position(failed: &Failed, difference: &Difference) -> Option<usize> {
    KNOWN.iter().position(|known| {
        failed.suite == format!("{}, {}", known.service, known.about)
            && known.operations.contains(&failed.operation.as_str())
            && difference.place == known.place
            && known.found.is(&difference.found)
            && known.expected.is(&difference.expected)
    })
}

impl Side {
    fn is(&self, value: &Value) -> bool {
        match self {
            Self::Null => value.is_null(),
            Self::Text(text) => value == text,
            Self::Refused(problem) => value["refused"] == *problem,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::results::Failed;
    use super::{Difference, Excuses};
    use serde_json::Value;

    fn invoke(differences: Vec<Difference>) -> Failed {
        Failed::new("lambda, replies", "Invoke", differences)
    }

    #[test]
    fn a_difference_is_known_by_all_that_it_is() {
        let known = || Difference::new("output.Payload", Value::Null, "");
        let mut excuses = Excuses::default();
        for failed in [
            invoke(vec![Difference::new("output.Payload", Value::Null, "a")]),
            invoke(vec![Difference::new("output.Payload", "", Value::Null)]),
            invoke(vec![Difference::new("output.Payload.x", Value::Null, "")]),
            invoke(vec![known(), Difference::new("output.StatusCode", 1, 2)]),
            invoke(Vec::new()),
            Failed::new("lambda, replies", "InvokeAsync", vec![known()]),
            Failed::new("lambda, requests", "Invoke", vec![known()]),
        ] {
            assert_eq!(excuses.reason(&failed), None);
        }
        assert_eq!(excuses.never_applied(&["lambda"]).len(), 11);
        assert!(excuses.reason(&invoke(vec![known()])).is_some());
        assert_eq!(excuses.never_applied(&["lambda"]).len(), 10);
        assert_eq!(
            excuses.never_applied(&["dynamodb", "sts"]),
            ["the known difference of DescribeEndpoints at x-amz-api-version was never applied"]
        );
    }
}
