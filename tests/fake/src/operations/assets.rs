//! Assets of versions: listed and fetched.

use super::versions;
use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::reply::Output;
use crate::state::{State, Version};
use serde_json::{Value, json};

pub fn get(state: &mut State, ask: &Ask<'_>) -> Result<Output, Refusal> {
    let version = readable(state, ask)?;
    let name = ask.required("asset");
    if let Some(revision) = ask.text("packageVersionRevision").filter(|revision| *revision != version.revision) {
        return Err(Refusal::not_found("package-version", &format!("{} {revision}", ask.required("packageVersion"))));
    }
    let asset = version.assets.get(name).ok_or_else(|| Refusal::not_found("asset", name))?;
    let members = json!({
        "assetName": name,
        "packageVersion": ask.required("packageVersion"),
        "packageVersionRevision": version.revision,
    });
    Ok(Output::with_content(members, asset.content.clone()))
}

/// An asset that is called as readmes are, since the fake does not look into packages.
pub fn readme(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let version = readable(state, ask)?;
    let is_readme = |name: &str| name.to_ascii_lowercase().starts_with("readme");
    let asset = version.assets.iter().find(|(name, _)| is_readme(name)).map(|(_, asset)| asset);
    let asset = asset.ok_or_else(|| Refusal::not_found("asset", "README"))?;
    let mut reply = versions::members(ask, version)?;
    reply["readme"] = String::from_utf8_lossy(&asset.content).into();
    Ok(reply)
}

pub fn list(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let version = state.version(ask)?;
    let assets = version.assets.iter().map(|(name, asset)| (name.clone(), asset.summary(name))).collect();
    let members = versions::members(ask, version)?;
    let mut reply = state.page(ask, "assets", assets)?;
    versions::merge(&mut reply, members);
    Ok(reply)
}

/// The version that is asked for. Archived ones, too, are not given out.
fn readable<'a>(state: &'a State, ask: &Ask<'_>) -> Result<&'a Version, Refusal> {
    let version = state.version(ask)?;
    let name = ask.required("packageVersion");
    if version.is_given_out() { Ok(version) } else { Err(Refusal::not_found("package-version", name)) }
}
