//! Which of two models is the newer one.

use super::models::Found;
use crate::botocore;

/// Says that the old model is newer than the new one, if the releases tell, or else the versions of the API.
pub fn backwards(old: &Found, new: &Found) -> Option<String> {
    let releases = old.release.as_deref().zip(new.release.as_deref());
    let by_release = releases.and_then(|(old, new)| Some((old, new, botocore::order(old, new)?)));
    let [old, new] = [old, new].map(|found| found.model.service.metadata.api_version.as_str());
    let newer = match by_release {
        Some((old, new, order)) => order.is_gt().then(|| format!("botocore {old} is newer than {new}")),
        // Dates, the year first.
        None => (old > new).then(|| format!("the API version {old} is newer than {new}")),
    };
    newer.map(|newer| format!("{newer}, so this is what going back does to programs"))
}
