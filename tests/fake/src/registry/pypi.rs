//! An index as pip wants it, and the form by which twine uploads.

use super::form;
use super::place::Place;
use super::publication::Publication;
use crate::refusal::Refusal;
use crate::request::{Request, decoded};
use crate::state::{Coordinates, Package, State};
use bytes::Bytes;
use http::{Method, Response};
use std::fmt::Write as _;

pub fn answer(state: &mut State, request: &Request, place: &Place<'_>, now: i64) -> Result<Response<Bytes>, Refusal> {
    let path = decoded(place.path);
    let parts: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    let reply = Response::builder();
    let reply = match (&request.method, parts.as_slice()) {
        (&Method::GET, ["simple", name]) => {
            let page = page(package(state, place, name)?, name, place);
            reply.header("content-type", "text/html").body(page.into())
        }
        (&Method::GET, ["simple", name, version, file]) => {
            let asset = package(state, place, name)?.asset(version, file);
            let asset = asset.ok_or_else(|| Refusal::not_found("asset", file))?;
            reply.header("content-type", "application/octet-stream").body(asset.content.clone())
        }
        (&Method::POST, [""]) => reply.body(upload(state, request, place, now)?),
        _ => return Err(Refusal::not_found("endpoint", place.path)),
    };
    reply.map_err(|error| Refusal::internal(format!("The reply cannot be written: {error}.")))
}

/// The list of a package's files, each with its hash.
fn page(package: &Package, name: &str, place: &Place<'_>) -> String {
    let mut page = String::from("<!DOCTYPE html>\n<html><body>\n");
    for (number, version) in package.listed() {
        for (file, asset) in &version.assets {
            let url = format!("{}/simple/{name}/{number}/{file}#sha256={}", place.url, asset.sha256());
            // Writing to a text never fails.
            let _ = writeln!(page, "<a href=\"{url}\">{file}</a>");
        }
    }
    page + "</body></html>\n"
}

/// The body is a form with the name, the version and the file. A version takes one file after the other.
fn upload(state: &mut State, request: &Request, place: &Place<'_>, now: i64) -> Result<Bytes, Refusal> {
    let unreadable =
        || Refusal::unreadable("The body is not a form with a name, a version and a file of a plain name.");
    let kind = request.header("content-type").unwrap_or_default();
    let fields = form::fields(kind, &request.body).ok_or_else(unreadable)?;
    let field = |name: &str| fields.iter().find(|field| field.name == name);
    let text = |name: &str| std::str::from_utf8(&field(name)?.content).ok();
    let (name, version) = (text("name").ok_or_else(unreadable)?, text("version").ok_or_else(unreadable)?);
    let file = field("content").ok_or_else(unreadable)?;
    let file_name = file.file_name.clone().filter(|name| is_plain(name)).ok_or_else(unreadable)?;
    let assets = vec![(file_name, file.content.clone())];
    Publication { coordinates: coordinates(name), version, assets, adds: true }.put(state, place, now)?;
    Ok(Bytes::new())
}

/// Whether a name can stand in a link.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.+!".contains(&byte))
}

/// Names are alike whatever their case and the signs between their words.
fn coordinates(name: &str) -> Coordinates {
    let lower = name.to_ascii_lowercase();
    let words = lower.split(['-', '_', '.']).filter(|word| !word.is_empty());
    Coordinates { format: "pypi".to_owned(), namespace: None, name: words.collect::<Vec<_>>().join("-") }
}

fn package<'a>(state: &'a mut State, place: &Place<'_>, name: &str) -> Result<&'a Package, Refusal> {
    place.find(state)?.repository(place.repository)?.package(&coordinates(name))
}
