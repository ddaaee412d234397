//! A registry as cargo wants it: a sparse index, publishing and downloads.

use super::place::Place;
use super::publication::Publication;
use crate::hash;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::state::{Coordinates, Package, State};
use bytes::Bytes;
use http::{Method, Response};
use serde_json::{Map, Value, json};

/// The asset that holds the line of the index.
const INDEX: &str = "index.json";

pub fn answer(state: &mut State, request: &Request, place: &Place<'_>, now: i64) -> Result<Response<Bytes>, Refusal> {
    let parts: Vec<&str> = place.path.split('/').collect();
    let body = match (&request.method, parts.as_slice()) {
        (&Method::GET, ["config.json"]) => config(place).to_string().into(),
        (&Method::PUT, ["api", "v1", "crates", "new"]) => publish(state, &request.body, place, now)?,
        (&Method::GET, ["api", "v1", "crates", name, version, "download"]) => {
            let asset = package(state, place, name)?.asset(version, &asset_name(name));
            asset.ok_or_else(|| Refusal::not_found("asset", place.path))?.content.clone()
        }
        (&Method::GET, [.., name]) => index(package(state, place, name)?),
        _ => return Err(Refusal::not_found("endpoint", place.path)),
    };
    Ok(Response::new(body))
}

fn config(place: &Place<'_>) -> Value {
    json!({ "dl": format!("{}/api/v1/crates", place.url), "api": place.url, "auth-required": true })
}

/// A line for each version that may be used. One that is not listed is yanked: lock files go on to find it.
fn index(package: &Package) -> Bytes {
    let versions = package.versions.values().filter(|version| ["Published", "Unlisted"].contains(&&*version.status));
    let lines = versions.filter_map(|version| {
        let mut line: Value =
            serde_json::from_slice(&version.assets.get(INDEX)?.content).ok().filter(Value::is_object)?;
        line["yanked"] = (version.status != "Published").into();
        Some(format!("{line}\n"))
    });
    lines.collect::<String>().into()
}

/// The body is two parts, each behind its length: what cargo says of the crate, and the crate.
fn publish(state: &mut State, body: &Bytes, place: &Place<'_>, now: i64) -> Result<Bytes, Refusal> {
    let unreadable = || Refusal::unreadable("The body is not two parts, each behind its length.");
    let (about, rest) = part(body).ok_or_else(unreadable)?;
    let (content, _) = part(&rest).ok_or_else(unreadable)?;
    let about: Map<String, Value> = serde_json::from_slice(&about)
        .map_err(|error| Refusal::unreadable(format!("The crate is not described: {error}.")))?;
    let text = |name: &str| about.get(name).and_then(Value::as_str).ok_or_else(unreadable);
    let (name, version) = (text("name")?, text("vers")?);
    let line = line(&about, &hash::sha256(&content)).to_string();
    let assets = vec![(asset_name(name), content), (INDEX.to_owned(), line.into())];
    Publication { coordinates: coordinates(name), version, assets, adds: false }.put(state, place, now)?;
    Ok("{}".into())
}

/// The first part of a body, and what is behind it.
fn part(body: &Bytes) -> Option<(Bytes, Bytes)> {
    let length = body.get(..4)?.try_into().map(u32::from_le_bytes).ok()?;
    let end = usize::try_from(length).ok()?.checked_add(4)?;
    (body.len() >= end).then(|| (body.slice(4..end), body.slice(end..)))
}

/// The line of the index: what cargo says when it publishes, by the names that it reads.
fn line(about: &Map<String, Value>, checksum: &str) -> Value {
    let dependencies = about.get("deps").and_then(Value::as_array).into_iter().flatten();
    json!({
        "name": about.get("name"),
        "vers": about.get("vers"),
        "deps": dependencies.map(dependency).collect::<Vec<_>>(),
        "features": about.get("features"),
        "links": about.get("links"),
        "rust_version": about.get("rust_version"),
        "cksum": checksum,
        "v": 2,
    })
}

fn dependency(said: &Value) -> Value {
    let mut read = said.clone();
    read["req"] = said["version_req"].clone();
    if said["explicit_name_in_toml"].is_string() {
        read["name"] = said["explicit_name_in_toml"].clone();
        read["package"] = said["name"].clone();
    }
    read
}

fn asset_name(name: &str) -> String {
    format!("{name}.crate")
}

fn coordinates(name: &str) -> Coordinates {
    Coordinates { format: "cargo".to_owned(), namespace: None, name: name.to_owned() }
}

fn package<'a>(state: &'a mut State, place: &Place<'_>, name: &str) -> Result<&'a Package, Refusal> {
    let coordinates = coordinates(name);
    let repository = place.find(state)?.repository(place.repository)?;
    // The index knows names in lower case alone.
    let found = repository
        .packages
        .iter()
        .find(|(other, _)| other.format == coordinates.format && other.name.eq_ignore_ascii_case(&coordinates.name));
    found.map(|(_, package)| package).ok_or_else(|| Refusal::not_found("package", &coordinates.path()))
}
