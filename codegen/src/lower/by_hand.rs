//! What AWS's clients do by hand for some services, since models have no word for it. Each entry has its reason.
//!
//! It was found in the handlers of botocore. What they do beside this is said by models too, is an aid of Python's, or
//! belongs to what is refused: Glacier's sums to `checksumFormat`, the changes of S3 and EC2 to their protocols.

use crate::ir::LeftOut;
use botocore_model::{File, Model, Place, Problems};

/// What is done by hand for a service.
struct ByHand {
    service_id: &'static str,
    /// Headers of every request that the input does not set.
    headers: &'static [(&'static str, &'static str)],
    /// Operations that cannot work as they are modelled, with the reasons.
    left_out: &'static [(&'static str, &'static str)],
}

const SERVICES: [ByHand; 2] = [
    // Without the header the service answers in a form of its own (HAL), which is not the modelled one.
    ByHand { service_id: "API Gateway", headers: &[("accept", "application/json")], left_out: &[] },
    ByHand {
        service_id: "Machine Learning",
        headers: &[],
        left_out: &[(
            "Predict",
            "its requests go to a host that one of its members names, which the model does not say",
        )],
    },
];

/// Headers of all requests of a service.
pub fn headers(model: &Model) -> Vec<(String, String)> {
    let headers = of(model).map(|service| service.headers).unwrap_or_default();
    headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Why an operation is left out, if it is.
pub fn left_out(model: &Model, operation: &str) -> Option<LeftOut> {
    let (operation, reason) = of(model)?.left_out.iter().find(|(name, _)| *name == operation)?;
    Some(LeftOut { operation: (*operation).to_owned(), reason: (*reason).to_owned() })
}

fn of(model: &Model) -> Option<&'static ByHand> {
    let id = model.service.metadata.service_id.as_deref()?;
    SERVICES.iter().find(|service| service.service_id == id)
}

/// Refuses a service whose bodies need sums that are not made, and what was written here for another model than this one.
pub fn check(model: &Model, problems: &mut Problems) {
    let operations = &model.service.operations;
    if operations.is_empty() {
        return;
    }
    let left_out = of(model).map(|service| service.left_out).unwrap_or_default();
    for (name, _) in left_out.iter().filter(|(name, _)| !operations.contains_key(*name)) {
        let place = Place::root(File::Service).key("operations");
        let message = format!("there is no operation {name}, which is left out by hand");
        problems.push(model.problem(&place, &message, Some("take it out of lower/by_hand.rs")));
    }
    if let Some(format) = &model.service.metadata.checksum_format {
        let message =
            format!("bodies need checksums in a form of the service's own ({format}), which are not generated");
        problems.push(model.problem(&Place::metadata().key("checksumFormat"), &message, None));
    }
}
