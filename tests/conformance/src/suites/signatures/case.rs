//! A folder of the suite: a request, and what each step of signing it must give.

use botocore_runtime::http::{HeaderName, HeaderValue, Request};
use std::path::Path;
use std::{fs, io};

const TOKEN: &str = "x-amz-security-token";

/// A request to sign, and what is expected.
pub struct Case {
    /// The request.
    pub request: Request<Vec<u8>>,
    /// Its canonical form.
    pub canonical_request: String,
    /// What the key signs.
    pub string_to_sign: String,
    /// The header `Authorization`.
    pub authorization: String,
    /// The request with what signing adds.
    pub signed: Request<Vec<u8>>,
}

impl Case {
    /// Reads the files of a folder, which bear its name.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let file = |extension: &str| {
            let name = folder.file_name().unwrap_or_default();
            let text = fs::read_to_string(folder.join(name).with_extension(extension))?;
            Ok::<_, io::Error>(text.replace('\r', ""))
        };
        Ok(Self {
            request: request(&file("req")?)?,
            canonical_request: file("creq")?,
            string_to_sign: file("sts")?,
            authorization: file("authz")?,
            signed: request(&file("sreq")?)?,
        })
    }

    /// The session token to sign with. One that is sent and not signed is added by the caller, after signing.
    pub fn session_token(&self) -> Option<&str> {
        let is_signed = self.canonical_request.contains(&format!("\n{TOKEN}:"));
        self.token().filter(|_| is_signed)?.to_str().ok()
    }

    /// Adds the session token if it is sent and not signed.
    pub fn add_unsigned_token(&mut self) {
        if let Some(token) = self.token().cloned() {
            self.request.headers_mut().entry(TOKEN).or_insert(token);
        }
    }

    fn token(&self) -> Option<&HeaderValue> {
        self.signed.headers().get(TOKEN)
    }
}

/// Whether the request line holds a space in its path, which no HTTP request can.
pub fn has_bare_space(folder: &Path) -> io::Result<bool> {
    let name = folder.file_name().unwrap_or_default();
    let text = fs::read_to_string(folder.join(name).with_extension("req"))?;
    Ok(text.lines().next().unwrap_or_default().split(' ').count() > 3)
}

/// Reads a request as it is sent, with header lines folded as HTTP once allowed.
fn request(text: &str) -> io::Result<Request<Vec<u8>>> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let unfolded = head.replace("\n ", " ");
    let mut lines = unfolded.lines();
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let mut request = Request::new(body.as_bytes().to_vec());
    *request.method_mut() = method.parse().map_err(io::Error::other)?;
    let mut host = "";
    for line in lines {
        let (name, value) = line.split_once(':').ok_or_else(|| io::Error::other(format!("no header: {line}")))?;
        if name.eq_ignore_ascii_case("host") {
            host = value;
            continue;
        }
        let name: HeaderName = name.parse().map_err(io::Error::other)?;
        request.headers_mut().append(name, value.trim().parse().map_err(io::Error::other)?);
    }
    *request.uri_mut() = format!("https://{host}{target}").parse().map_err(io::Error::other)?;
    Ok(request)
}

#[cfg(test)]
mod tests {
    use super::request;

    #[test]
    fn a_request_is_read_with_repeated_and_folded_headers() {
        let read = request("POST /a?b=c HTTP/1.1\nHost:h.example\nA:1\n  2\nA: 3\n\nbody").unwrap();
        assert_eq!((read.method().as_str(), read.uri().to_string().as_str()), ("POST", "https://h.example/a?b=c"));
        assert_eq!(read.headers().get_all("a").iter().collect::<Vec<_>>(), ["1  2", "3"]);
        assert_eq!(read.body(), b"body");
    }
}
