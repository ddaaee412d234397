//! Request URIs: path parts, labels and literal queries.

use super::fields::field_names;
use crate::ir::{HostPart, LiteralQuery, PathPart};
use botocore_model::{Location, Structure};

/// Names of the members of an input, to resolve labels.
pub struct Labels {
    /// Label, name in Rust, name in the model.
    names: Vec<(String, String, String)>,
}

impl Labels {
    /// Labels that go into the path.
    pub fn of_path(input: Option<&Structure>) -> Self {
        Self::new(input, |member| member.location == Some(Location::Uri))
    }

    /// Labels that go into the host.
    pub fn of_host(input: Option<&Structure>) -> Self {
        Self::new(input, |member| member.host_label)
    }

    fn new(input: Option<&Structure>, is_label: impl Fn(&botocore_model::Member) -> bool) -> Self {
        let Some(input) = input else { return Self { names: Vec::new() } };
        let names = input
            .members
            .iter()
            .zip(field_names(input))
            .filter(|((_, member), _)| is_label(member))
            .map(|((key, member), (rust, _))| {
                (member.location_name.clone().unwrap_or_else(|| key.clone()), rust, key.clone())
            })
            .collect();
        Self { names }
    }

    fn find(&self, label: &str) -> Option<(String, String)> {
        let by_label = self.names.iter().find(|(name, _, _)| name == label);
        let found = by_label.or_else(|| self.names.iter().find(|(_, _, member)| member == label));
        found.map(|(_, rust, member)| (rust.clone(), member.clone()))
    }
}

/// Path and query of a request URI such as `/a/{Key+}?list-type=2`.
pub fn parse(uri: &str, labels: &Labels) -> Result<(Vec<PathPart>, Vec<LiteralQuery>), String> {
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    if query.contains('%') {
        return Err(format!("the query of {uri} is percent-encoded, and only plain literals are generated"));
    }
    let mut parts = Vec::new();
    for piece in pieces(path)? {
        parts.push(match piece {
            Piece::Literal(text) => PathPart::Literal(text.to_owned()),
            Piece::Label(label) => {
                let (name, greedy) = label.strip_suffix('+').map_or((label, false), |name| (name, true));
                let (field, member) =
                    labels.find(name).ok_or_else(|| format!("no member is bound to the label {{{label}}} of {uri}"))?;
                PathPart::Label { field, member, greedy }
            }
        });
    }
    let query = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            LiteralQuery { name: name.to_owned(), value: value.to_owned() }
        })
        .collect();
    Ok((parts, query))
}

/// Parts of a host prefix such as `{account}.data-`.
pub fn parse_host(prefix: &str, labels: &Labels) -> Result<Vec<HostPart>, String> {
    let parts = pieces(prefix)?.into_iter().map(|piece| match piece {
        Piece::Literal(text) => Ok(HostPart::Literal(text.to_owned())),
        Piece::Label(label) => {
            let (field, member) = labels
                .find(label)
                .ok_or_else(|| format!("no member is marked hostLabel for {{{label}}} of the host prefix {prefix}"))?;
            Ok(HostPart::Label { field, member })
        }
    });
    parts.collect()
}

enum Piece<'a> {
    Literal(&'a str),
    Label(&'a str),
}

fn pieces(text: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((literal, after)) = rest.split_once('{') {
        let (label, after) =
            after.split_once('}').ok_or_else(|| format!("a brace is opened and not closed in {text}"))?;
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal));
        }
        pieces.push(Piece::Label(label));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Literal(rest));
    }
    Ok(pieces)
}
