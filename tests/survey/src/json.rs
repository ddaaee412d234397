//! The survey as JSON. The help of the command documents its shape.

use crate::generate::Outcome;
use crate::survey::{Entry, Survey};
use botocore_codegen::Problem;
use serde_json::{Value, json};

/// Returns the survey as an object.
pub fn json(survey: &Survey) -> Value {
    json!({
        "botocore": survey.release,
        "services": survey.services.iter().map(entry).collect::<Vec<_>>(),
    })
}

fn entry(entry: &Entry) -> Value {
    let mut object = json!({
        "name": entry.name,
        "version": entry.version,
        "protocol": entry.summary.protocol,
        "protocols": entry.summary.protocols,
        "operations": entry.summary.operations,
        "model_bytes": entry.model_bytes,
        "milliseconds": u64::try_from(entry.time.as_millis()).unwrap_or(u64::MAX),
    });
    let (key, value) = match &entry.outcome {
        Outcome::Generated(generated) => (
            "generated",
            json!({
                "operations": generated.operations,
                "left_out": generated.left_out.iter().map(|it| json!([it.operation, it.part.to_string(), it.reason])).collect::<Vec<_>>(),
                "shapes": generated.shapes,
                "files": generated.files,
                "lines": generated.lines,
            }),
        ),
        Outcome::Refused(problems) => ("refused", problems.iter().map(problem).collect()),
        Outcome::Panicked(said) => ("panicked", json!(said)),
    };
    object[key] = value;
    object
}

fn problem(problem: &Problem) -> Value {
    json!({
        "file": problem.file,
        "path": problem.path,
        "message": problem.message,
        "help": problem.help,
    })
}
