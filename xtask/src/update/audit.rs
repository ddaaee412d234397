//! Whether the corrections of botocore's models are still needed.

use super::Release;
use crate::botocore;
use crate::failure::Failure;
use botocore_model::{Problem, Source};
use serde_json::Value;
use std::io::Write;

/// Reports of each correction whether the release still needs it.
pub fn report(release: &Release, out: &mut impl Write) -> Result<(), Failure> {
    let shared = botocore::shared(&release.data)?;
    for source in shared.corrections.sources() {
        let service = source.name.rsplit('/').next().and_then(|name| name.strip_suffix(".json")).unwrap_or_default();
        if !release.data.join(service).is_dir() {
            writeln!(out, "{}: the release has no service {service}, so nothing is known of them", source.name)?;
            continue;
        }
        let service = botocore::named(&release.data, service)?;
        let read = botocore_model::read(&service.sources(&shared));
        let problems: Vec<_> = read.err().iter().flat_map(|problems| problems.iter().cloned()).collect();
        for (place, needless) in judged(&source, &problems) {
            let judgement = needless.unwrap_or_else(|| "still needed".to_owned());
            writeln!(out, "{}, {place}: {judgement}", source.name)?;
        }
    }
    Ok(())
}

/// The places that a file corrects, with why a correction is not needed as it is.
fn judged(source: &Source, problems: &[Problem]) -> Vec<(String, Option<String>)> {
    let file: Value = serde_json::from_str(source.text).unwrap_or_default();
    let corrections = file["corrections"].as_array().into_iter().flatten().enumerate();
    let place = |(index, correction): (usize, &Value)| {
        let path = format!("$.corrections[{index}]");
        let found = problems.iter().find(|problem| problem.file == source.name && problem.path == path);
        let place = correction["path"].as_str().unwrap_or_default().to_owned();
        (place, found.map(|problem| problem.message.clone()))
    };
    corrections.map(place).collect()
}
