//! The fake as a registry of npm's and as an index of pip's. The tests of `codeartifact-auth` run npm and pip themselves.

use crate::raw::{request, send};
use crate::registry::{at, with_token};
use codeartifact_fake::SeedAsset;
use serde_json::json;

const NPM: &str = "/npm/d/abc-123456789012/repo";
const PYPI: &str = "/pypi/d/abc-123456789012/repo";

#[test]
fn npm_publishes_and_fetches() {
    let (server, token) = with_token();
    let bearer = format!("Bearer {token}");
    let ask = |method: &str, path: &str, body: &str| at(&server, &bearer, method, &format!("{NPM}/{path}"), body);
    let sent = |version: &str| {
        let manifest = json!({ "name": "@tools/hello", "version": version, "dependencies": { "other": "^1" } });
        let file = json!({ "content_type": "application/octet-stream", "data": "aGVsbG8=", "length": 5 });
        json!({ "_id": "@tools/hello", "versions": { version: manifest }, "_attachments": { "hello.tgz": file } })
            .to_string()
    };
    assert_eq!(ask("GET", "@tools%2fhello", "").status, 404);
    for (version, status) in [("1.0.0", 200), ("0.9.0", 200), ("1.0.0", 409)] {
        assert_eq!(ask("PUT", "@tools%2fhello", &sent(version)).status, status);
    }
    let document = ask("GET", "@tools%2fhello", "").body;
    assert_eq!(document["dist-tags"]["latest"], "0.9.0", "the last one that was published");
    let manifest = &document["versions"]["1.0.0"];
    assert_eq!(manifest["dependencies"], json!({ "other": "^1" }));
    let tarball = manifest["dist"]["tarball"].as_str().expect("a tarball");
    assert_eq!(tarball, format!("{}{NPM}/@tools/hello/-/hello-1.0.0.tgz", server.endpoint_url()));
    assert!(manifest["dist"]["integrity"].as_str().is_some_and(|hash| hash.starts_with("sha512-m3HS")), "{manifest}");
    assert_eq!(ask("GET", "@tools/hello/-/hello-1.0.0.tgz", "").text, "hello");
    assert_eq!(ask("GET", "@tools/hello/-/hello-2.0.0.tgz", "").status, 404);
    for body in ["", "{}", "{\"versions\":{\"1\":{}},\"_attachments\":{\"a\":{\"data\":\"%\"}}}"] {
        assert_eq!(ask("PUT", "hello", body).status, 400);
    }
}

#[test]
fn twine_uploads_and_pip_fetches() {
    let (server, token) = with_token();
    // The user `aws` with the token as its password, in base64.
    let basic = format!("Basic {}", encoded(&format!("aws:{token}")));
    let upload = |file: &str, content: &str| {
        let field = |name: &str, value: &str| {
            format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let disposition = format!("Content-Disposition: form-data; name=\"content\"; filename=\"{file}\"");
        let fields = field("name", "He_llo") + &field("version", "1.0");
        let body = format!("{fields}--b\r\n{disposition}\r\n\r\n{content}\r\n--b--\r\n");
        let mut upload = request(&server, "POST", &format!("{PYPI}/"), &body);
        upload.headers_mut().insert("authorization", basic.parse().expect("a header"));
        upload.headers_mut().insert("content-type", "multipart/form-data; boundary=b".parse().expect("a header"));
        send(&server, &upload).status
    };
    let (wheel, source) = ("he_llo-1.0-py3-none-any.whl", "he_llo-1.0.tar.gz");
    let uploads = [(wheel, "wheel"), (source, "wheel"), (source, "wheel"), (source, "other"), ("a\">b", "wheel")];
    // A file that is there may be sent again as it is.
    assert_eq!(uploads.map(|(file, content)| upload(file, content)), [200, 200, 200, 409, 400]);
    let page = at(&server, &basic, "GET", &format!("{PYPI}/simple/he-llo/"), "").text;
    let link = format!("{}{PYPI}/simple/he-llo/1.0/he_llo-1.0.tar.gz#sha256=", server.endpoint_url());
    assert!(page.contains(&format!("<a href=\"{link}")) && page.matches("<a ").count() == 2, "{page}");
    let file = format!("{PYPI}/simple/he-llo/1.0/he_llo-1.0.tar.gz");
    assert_eq!(at(&server, &basic, "GET", &file, "").text, "wheel");
    assert_eq!(at(&server, &basic, "GET", &format!("{PYPI}/simple/other/"), "").status, 404);
    let other = format!("Basic {}", encoded(&format!("me:{token}")));
    assert_eq!(at(&server, &other, "GET", &file, "").status, 401);
    let place = r#""domain":"abc","repository":"repo","format":"pypi","package":"he-llo""#;
    let input = format!(r#"{{{place},"versions":["1.0"],"targetStatus":"Unlisted"}}"#);
    server.seed("UpdatePackageVersionsStatus", &input).expect("it is there");
    assert_eq!(upload(source, "wheel"), 200);
    let page = at(&server, &basic, "GET", &format!("{PYPI}/simple/he-llo/"), "").text;
    assert!(!page.contains("<a "), "a version that is unlisted stays so: {page}");
}

#[test]
fn what_was_seeded_can_be_fetched() {
    let (server, token) = with_token();
    let seed = SeedAsset { domain: "abc", repository: "repo", format: "npm", package: "hello", ..SeedAsset::default() };
    server.seed_asset(&SeedAsset { name: "package.tgz", content: b"tar", ..seed }).expect("it can be seeded");
    assert_eq!(at(&server, &token, "GET", &format!("{NPM}/hello"), "").body["versions"]["1.0.0"]["name"], "hello");
    assert_eq!(at(&server, &token, "GET", &format!("{NPM}/hello/-/hello-1.0.0.tgz"), "").text, "tar");
}

/// Unlisted versions are given to those who know of them, and archived ones to nobody.
#[test]
fn the_status_of_a_version_decides_who_finds_it() {
    let (server, token) = with_token();
    let crates = "/cargo/d/abc-123456789012/repo";
    let line = br#"{"name":"hello","vers":"1.0.0","yanked":false}"#;
    for (format, name, content) in [
        ("npm", "package.tgz", &b"tar"[..]),
        ("pypi", "hello.whl", b"wheel"),
        ("cargo", "hello.crate", b"crate"),
        ("cargo", "index.json", line),
    ] {
        let seed = SeedAsset { domain: "abc", repository: "repo", format, package: "hello", ..SeedAsset::default() };
        server.seed_asset(&SeedAsset { name, content, ..seed }).expect("it can be seeded");
    }
    let get = |path: &str| at(&server, &token, "GET", path, "");
    for (status, is_listed, is_given_out) in
        [("Published", true, true), ("Unlisted", false, true), ("Archived", false, false)]
    {
        for format in ["npm", "pypi", "cargo"] {
            let place = format!(r#""domain":"abc","repository":"repo","format":"{format}","package":"hello""#);
            let input = format!(r#"{{{place},"versions":["1.0.0"],"targetStatus":"{status}"}}"#);
            server.seed("UpdatePackageVersionsStatus", &input).expect("it is there");
        }
        assert_eq!(get(&format!("{NPM}/hello")).body["versions"]["1.0.0"].is_object(), is_listed, "{status}");
        assert_eq!(get(&format!("{PYPI}/simple/hello/")).text.contains("<a "), is_listed, "{status}");
        // Cargo finds what a lock file names by its line alone.
        let yanked = is_given_out.then_some(!is_listed);
        assert_eq!(get(&format!("{crates}/he/ll/hello")).body["yanked"].as_bool(), yanked, "{status}");
        for file in [
            format!("{NPM}/hello/-/hello-1.0.0.tgz"),
            format!("{PYPI}/simple/hello/1.0.0/hello.whl"),
            format!("{crates}/api/v1/crates/hello/1.0.0/download"),
        ] {
            assert_eq!(get(&file).status == 200, is_given_out, "{status}: {file}");
        }
    }
}

/// A text in base64, by a table of its own.
fn encoded(text: &str) -> String {
    const TABLE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = text.as_bytes().chunks(3).map(|chunk| {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let digit = |index: usize| match index {
            index if index > chunk.len() => '=',
            index => char::from(TABLE[(bits >> (18 - 6 * index) & 63) as usize]),
        };
        (0..4).map(digit).collect::<String>()
    });
    groups.collect()
}
