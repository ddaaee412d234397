//! A registry as npm wants it: a document for each package, its tarballs, and publishing.

use super::place::Place;
use super::publication::Publication;
use crate::hash;
use crate::refusal::Refusal;
use crate::request::{Request, decoded};
use crate::state::{Coordinates, Package, State, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{Method, Response};
use serde_json::{Map, Value, json};

/// The asset that is the package, by the name that the service gives it.
const TARBALL: &str = "package.tgz";
/// The asset that holds what npm says of the version.
const MANIFEST: &str = "package.json";

pub fn answer(state: &mut State, request: &Request, place: &Place<'_>, now: i64) -> Result<Response<Bytes>, Refusal> {
    let path = decoded(place.path);
    let body = match (&request.method, path.split_once("/-/")) {
        (&Method::GET, Some((name, file))) => tarball(package(state, place, name)?, name, file)?,
        (&Method::GET, None) => document(package(state, place, &path)?, &path, place).to_string().into(),
        (&Method::PUT, None) => publish(state, &request.body, &path, place, now)?,
        _ => return Err(Refusal::not_found("endpoint", place.path)),
    };
    Ok(Response::new(body))
}

/// All that is known of a package. The version that was published last is the one that npm takes.
fn document(package: &Package, name: &str, place: &Place<'_>) -> Value {
    let latest = package.listed().max_by_key(|(_, version)| version.order).map(|(number, _)| number);
    let manifests = package.listed().map(|(number, version)| (number.clone(), manifest(version, name, number, place)));
    json!({ "name": name, "dist-tags": { "latest": latest }, "versions": manifests.collect::<Map<_, _>>() })
}

/// What npm said of the version, and where its tarball is.
fn manifest(version: &Version, name: &str, number: &str, place: &Place<'_>) -> Value {
    let said = version.assets.get(MANIFEST).and_then(|asset| serde_json::from_slice(&asset.content).ok());
    let mut manifest = said.filter(Value::is_object).unwrap_or_else(|| json!({ "name": name, "version": number }));
    let content = version.assets.get(TARBALL).map(|asset| asset.content.clone()).unwrap_or_default();
    manifest["dist"] = json!({
        "tarball": format!("{}/{name}/-/{}-{number}.tgz", place.url, base(name)),
        "integrity": format!("sha512-{}", STANDARD.encode(hash::sha512(&content))),
    });
    manifest
}

/// The name without its scope.
fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

fn tarball(package: &Package, name: &str, file: &str) -> Result<Bytes, Refusal> {
    let number = file.strip_prefix(base(name)).and_then(|rest| rest.strip_prefix('-')?.strip_suffix(".tgz"));
    let asset = number.and_then(|number| package.asset(number, TARBALL));
    asset.map(|asset| asset.content.clone()).ok_or_else(|| Refusal::not_found("asset", file))
}

/// The body is the document with one version, and its tarball in base64.
fn publish(state: &mut State, body: &Bytes, name: &str, place: &Place<'_>, now: i64) -> Result<Bytes, Refusal> {
    let unreadable = || Refusal::unreadable("The body is not a package with one version and its attachment.");
    let sent: Value = serde_json::from_slice(body).map_err(|_| unreadable())?;
    let (number, manifest) =
        sent["versions"].as_object().and_then(|versions| versions.iter().next()).ok_or_else(unreadable)?;
    let attached = sent["_attachments"].as_object().and_then(|files| files.values().next()).ok_or_else(unreadable)?;
    let data = attached["data"].as_str().and_then(|data| STANDARD.decode(data).ok()).ok_or_else(unreadable)?;
    let assets = vec![(TARBALL.to_owned(), data.into()), (MANIFEST.to_owned(), manifest.to_string().into())];
    Publication { coordinates: coordinates(name), version: number, assets, adds: false }.put(state, place, now)?;
    Ok("{}".into())
}

fn coordinates(name: &str) -> Coordinates {
    let (namespace, base) = match name.strip_prefix('@').and_then(|name| name.split_once('/')) {
        Some((scope, base)) => (Some(scope.to_owned()), base),
        None => (None, name),
    };
    Coordinates { format: "npm".to_owned(), namespace, name: base.to_owned() }
}

fn package<'a>(state: &'a mut State, place: &Place<'_>, name: &str) -> Result<&'a Package, Refusal> {
    place.find(state)?.repository(place.repository)?.package(&coordinates(name))
}
