//! The suite `profiles`: what both sides read from each file with profiles in the corpus of the fuzz targets.

mod known;

use crate::against_botocore::findings::Findings;
use crate::against_botocore::known_differences::Known;
use crate::against_botocore::reference::Reference;
use botocore_fuzz_checks::latin1;
use botocore_runtime::test_util::parsers;
use known::KNOWN;
use serde_json::{Map, Value, json};
use std::path::PathBuf;
use std::{fs, io};
use xtask::arguments::workspace;

/// Judges every file, by name.
pub fn judge(reference: &mut Reference) -> io::Result<Vec<(String, Findings)>> {
    let mut judged = Vec::new();
    let mut seen = Vec::new();
    for path in files()? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read(&path)?;
        let theirs = reference.ask(&json!({ "profile_file": latin1::to_json(&text) }))?;
        judged.push((name.clone(), compare(&name, &text, &theirs)));
        seen.push(name);
    }
    for (name, _) in KNOWN.iter().filter(|(name, _)| !seen.iter().any(|seen| seen == name)) {
        let mut findings = Findings::default();
        findings.differ("the difference is known, but there is no such file");
        judged.push(((*name).to_owned(), findings));
    }
    Ok(judged)
}

/// The files of the corpus, by name.
fn files() -> io::Result<Vec<PathBuf>> {
    let folder = workspace().join("tests/fuzz/corpus/profiles");
    let mut files = folder.read_dir()?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

fn compare(name: &str, text: &[u8], theirs: &Value) -> Findings {
    let ours = ours(text);
    let differs = match (&ours, theirs.get("sections")) {
        (Ok(ours), Some(theirs)) => ours != theirs,
        // Both name the file and what is wrong with it, in words of their own.
        (Err(_), None) => theirs.get("error").is_none(),
        _ => true,
    };
    let mut findings = Findings::default();
    match (differs, KNOWN.iter().find(|(known, _)| *known == name)) {
        (true, Some((_, reason))) => findings.known(Known::ProfileFile(reason)),
        (true, None) => findings.differ(format!("ours {}, botocore's {theirs}", ours.unwrap_or_else(Value::String))),
        (false, Some(_)) => findings.differ("a known difference is not there any more"),
        (false, None) => {}
    }
    findings
}

/// The sections as botocore's side shows them.
fn ours(text: &[u8]) -> Result<Value, String> {
    let text = std::str::from_utf8(text).map_err(|error| error.to_string())?;
    let sections = parsers::profiles(text).map_err(|(line, problem)| format!("line {line}: {problem}"))?;
    let mut shown = Map::new();
    for (name, settings) in sections {
        let mut section = json!({});
        for (keys, value) in settings {
            let place = keys.iter().fold(&mut section, |place, key| &mut place[key.as_str()]);
            *place = value.into();
        }
        shown.insert(name, section);
    }
    Ok(shown.into())
}
