//! Changes of many versions at once, each with an outcome of its own.

use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::state::{Package, State, Version};
use serde_json::{Map, Value, json};

/// Why a version was not changed: the code of the model, and a message.
pub type Failure = (&'static str, String);

pub fn delete(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    each(state, ask, |package, name| {
        let mut outcome = package.versions.remove(name).map(|version| version.outcome()).unwrap_or_default();
        outcome["status"] = "Deleted".into();
        Ok(outcome)
    })
}

pub fn dispose(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    each(state, ask, |package, name| {
        let version = find(package, name)?;
        version.assets.clear();
        "Disposed".clone_into(&mut version.status);
        Ok(version.outcome())
    })
}

pub fn update_status(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let target = ask.required("targetStatus");
    if !["Archived", "Published", "Unlisted"].contains(&target) {
        return Err(Refusal::invalid("The targetStatus is not Archived, Published or Unlisted."));
    }
    let order = state.next_number();
    each(state, ask, |package, name| {
        let version = find(package, name)?;
        if version.status == "Disposed" {
            return Err(("NOT_ALLOWED", format!("The version {name} is disposed of.")));
        }
        version.publish(target, ask.now, order);
        Ok(version.outcome())
    })
}

/// Changes each version that is asked for, if it is as it is expected to be.
fn each(
    state: &mut State,
    ask: &Ask<'_>,
    change: impl Fn(&mut Package, &str) -> Result<Value, Failure>,
) -> Result<Value, Refusal> {
    let package = state.package_mut(ask)?;
    let versions = ask.list("versions").into_iter().flatten().filter_map(Value::as_str);
    Ok(outcomes(versions.map(|name| {
        let version = find(package, name);
        let changed = version.and_then(|version| expected(version, name, ask)).and_then(|()| change(package, name));
        (name, changed)
    })))
}

/// Whether the version has the status and the revision that are asked for, if they are.
fn expected(version: &Version, name: &str, ask: &Ask<'_>) -> Result<(), Failure> {
    check_revision(version, name, ask)?;
    match ask.text("expectedStatus") {
        Some(status) if status != version.status => {
            Err(("MISMATCHED_STATUS", format!("The version {name} is {}, not {status}.", version.status)))
        }
        _ => Ok(()),
    }
}

/// Whether the version has the revision that is asked for, if one is.
pub fn check_revision(version: &Version, name: &str, ask: &Ask<'_>) -> Result<(), Failure> {
    match ask.map("versionRevisions").and_then(|revisions| revisions.get(name)) {
        Some(revision) if *revision != version.revision.as_str() => {
            Err(("MISMATCHED_REVISION", format!("The version {name} has the revision {}.", version.revision)))
        }
        _ => Ok(()),
    }
}

fn find<'a>(package: &'a mut Package, name: &str) -> Result<&'a mut Version, Failure> {
    package.versions.get_mut(name).ok_or_else(|| missing(name))
}

/// A version that is not there.
pub fn missing(name: &str) -> Failure {
    ("NOT_FOUND", format!("The version {name} does not exist."))
}

/// The reply with what has come of each version.
pub fn outcomes<'a>(outcomes: impl Iterator<Item = (&'a str, Result<Value, Failure>)>) -> Value {
    let (mut successful, mut failed) = (Map::new(), Map::new());
    for (name, outcome) in outcomes {
        match outcome {
            Ok(version) => drop(successful.insert(name.to_owned(), version)),
            Err((code, message)) => {
                failed.insert(name.to_owned(), json!({ "errorCode": code, "errorMessage": message }));
            }
        }
    }
    json!({ "successfulVersions": successful, "failedVersions": failed })
}
