//! The service, which is ahead of the crate: its replies hold members, values and errors that no release of the crate
//! may know yet.

use serde_json::{Value, json};
use shelf::runtime::http::Response;
use shelf::test_util::Stub;
use shelf::{Client, Operation};

/// A service that knows its replies to the operations that a part of the program calls.
pub struct Service {
    pub stub: Stub,
}

impl Service {
    pub fn new() -> Self {
        Self { stub: Stub::new() }
    }

    pub fn client(&self) -> Client {
        Client::new(self.stub.config())
    }

    /// The next call of an operation is replied to with this body.
    pub fn replies<O: Operation>(self, body: &Value) -> Self {
        self.stub.on::<O>().reply_raw(Response::new(body.to_string()));
        self
    }

    /// The next call of an operation fails.
    pub fn fails<O: Operation>(self, status: u16, code: &str, body: &Value) -> Self {
        let mut response = Response::new(body.to_string());
        *response.status_mut() = status.try_into().expect("a status");
        let headers = response.headers_mut();
        headers.insert("x-amzn-errortype", code.parse().expect("a header"));
        headers.insert("x-amzn-requestid", "request-1".parse().expect("a header"));
        headers.insert("retry-after", "7".parse().expect("a header"));
        self.stub.on::<O>().reply_raw(response);
        self
    }
}

pub fn first_page() -> Value {
    json!({
        "packages": [
            {
                "format": "npm", "package": "left-pad", "publishedTime": 1_600_000_000.5,
                "origin": {"external": "public"}, "colour": "red", "weight": 1.5, "note": {"text": "old"},
            },
            {"format": "helm", "package": "chart", "origin": {"git": "main"}},
            {"format": "pypi", "package": "flask", "origin": {"upstream": {"repository": "shared", "branch": "main"}}},
        ],
        "nextToken": "two",
        "total": 7,
    })
}

pub fn second_page() -> Value {
    json!({"packages": [
        {"format": "npm", "package": "right-pad"},
        {"format": "NPM", "package": "loud"},
        {"format": "", "package": "empty"},
        {"format": "Unknown", "package": "unknown"},
        {"format": "Self", "package": "self"},
    ]})
}

pub fn domain() -> Value {
    json!({"domain": {
        "name": "shop", "owner": "me", "status": "Frozen", "createdTime": 1_600_000_000.25,
        "size": 9_007_199_254_740_993_i64, "packageCount": 3,
        "limits": {"packages": 10, "bytes": 20, "ratio": 0.5}, "quota": {"packages": 11},
        "formats": ["npm", "helm", "maven"], "mirrors": ["a", "b"],
        "counts": {"npm": 2, "helm": 1, "": 4}, "tags": {"team": "blue"},
        "origin": {"upstream": {"repository": "shared"}}, "digest": "AAEC",
        "colour": "red", "ratio": 1.5, "archivedTime": 1_600_000_001, "seal": "AwQ=", "notes": {"any": [1, null]},
        "parent": {"name": "company", "formats": [], "limits": {}, "size": 0}, "byFormat": {"helm": {"bytes": 1}},
        "history": [{"at": 1_600_000_002, "what": "made"}],
    }})
}

pub fn applied() -> Value {
    json!({"applied": 2, "rules": [
        {"pattern": "a*", "effect": "ALLOW", "until": 1_600_000_003, "labels": ["x"], "colour": "red"},
        {"pattern": "b*", "effect": "WARN"},
    ]})
}
