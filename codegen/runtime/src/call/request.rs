//! A request as an operation describes it, without endpoint and signature.

use crate::io::body::ByteStream;
pub use crate::wire::encode_error::EncodeError;
use crate::wire::text::ToText;
use http::header::{CONTENT_TYPE, Entry};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use std::collections::HashMap;
use std::fmt;

/// A request before it has an endpoint and a signature.
pub struct Request {
    /// The method.
    pub method: Method,
    /// The path below the endpoint's own, percent-encoded, with its leading `/`.
    pub path: String,
    /// Names and values of the query in the order in which they are sent, not percent-encoded.
    pub query: Vec<(String, String)>,
    /// The headers that members set, and the body's `Content-Type`.
    pub headers: HeaderMap,
    /// The body.
    pub body: ByteStream,
    /// The prefix of the endpoint's host name, with its dot.
    pub host_prefix: Option<String>,
}

impl Request {
    /// A request without query, headers or body.
    pub fn new(method: Method, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: ByteStream::default(),
            host_prefix: None,
        }
    }

    /// Adds a query parameter that is part of the model's request URI; `value` may be empty.
    pub fn literal_query(&mut self, name: &str, value: &str) {
        self.query.push((name.to_owned(), value.to_owned()));
    }

    /// Adds a query parameter; an empty value is sent.
    pub fn query<T: ToText>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.literal_query(name, &value.to_text());
        }
    }

    /// Adds the query parameter once for each item.
    pub fn query_list<T: ToText>(&mut self, name: &str, values: &Option<Vec<T>>) {
        for value in values.iter().flatten() {
            self.literal_query(name, &value.to_text());
        }
    }

    /// Adds a query parameter for each entry, unless the request has one of that name already.
    pub fn query_map<T: ToText>(&mut self, values: &Option<HashMap<String, T>>) {
        self.query_entries(values.as_ref(), |value| vec![value.to_text().into_owned()]);
    }

    /// Adds a query parameter for each item of each entry, unless the request has one of the entry's name already.
    pub fn query_list_map<T: ToText>(&mut self, values: &Option<HashMap<String, Vec<T>>>) {
        self.query_entries(values.as_ref(), |values| {
            let texts = values.iter().map(|value| value.to_text().into_owned());
            texts.collect()
        });
    }

    fn query_entries<T>(&mut self, entries: Option<&HashMap<String, T>>, texts: impl Fn(&T) -> Vec<String>) {
        let named = self.query.len();
        let mut entries: Vec<_> = entries.into_iter().flatten().collect();
        entries.sort_unstable_by_key(|(name, _)| *name);
        for (name, values) in entries {
            if self.query.iter().take(named).any(|(taken, _)| taken == name) {
                continue;
            }
            self.query.extend(texts(values).into_iter().map(|text| (name.clone(), text)));
        }
    }

    /// Sets a header; an empty value is sent, text beyond ASCII as UTF-8.
    ///
    /// # Errors
    /// Returns an error if the value holds a control character.
    pub fn header<T: ToText>(&mut self, name: &'static str, value: &Option<T>) -> Result<(), EncodeError> {
        let Some(value) = value else { return Ok(()) };
        let value = header_value(name, &value.to_text())?;
        self.headers.insert(header_name(name)?, value);
        Ok(())
    }

    /// Sets a header to the items, separated by commas; an empty list is an empty value.
    ///
    /// # Errors
    /// Returns an error if an item holds a control character.
    pub fn header_list<T: ToText>(&mut self, name: &'static str, values: &Option<Vec<T>>) -> Result<(), EncodeError> {
        let Some(values) = values else { return Ok(()) };
        let items: Vec<_> = values.iter().map(ToText::to_list_item).collect();
        self.header(name, &Some(items.join(", ")))
    }

    /// Sets a header for each entry, named by the prefix and the key; a header that is set already stays.
    ///
    /// # Errors
    /// Returns an error if a key is not part of a valid header name, or a value holds a control character.
    pub fn prefix_headers(
        &mut self,
        prefix: &'static str,
        values: &Option<HashMap<String, String>>,
    ) -> Result<(), EncodeError> {
        let mut entries: Vec<_> = values.iter().flatten().collect();
        entries.sort_unstable();
        for (key, value) in entries {
            let name = format!("{prefix}{key}");
            let value = header_value(&name, value)?;
            if let Entry::Vacant(vacant) = self.headers.entry(header_name(&name)?) {
                vacant.insert(value);
            }
        }
        Ok(())
    }

    /// Sets the whole body to a blob, string or stream. If the member has no value, there is no body.
    pub fn payload(&mut self, content_type: &'static str, body: Option<impl Into<ByteStream>>) {
        if let Some(body) = body {
            self.body = body.into();
            if let Ok(content_type) = HeaderValue::from_str(content_type) {
                self.content_type(content_type);
            }
        }
    }

    /// Sets the content type. A member that is bound to `Content-Type` wins.
    pub(super) fn content_type(&mut self, value: HeaderValue) {
        self.headers.entry(CONTENT_TYPE).or_insert(value);
    }

    /// Sets the prefix of the endpoint's host name, which ends in a dot.
    pub fn host_prefix(&mut self, prefix: String) {
        self.host_prefix = Some(prefix);
    }
}

/// Shows the names of query parameters and headers, but not their values, which may be secrets.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let query: Vec<_> = self.query.iter().map(|(name, _)| name).collect();
        let headers: Vec<_> = self.headers.keys().collect();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("query", &query)
            .field("headers", &headers)
            .field("body", &self.body)
            .field("host_prefix", &self.host_prefix)
            .finish()
    }
}

fn header_name(name: &str) -> Result<HeaderName, EncodeError> {
    HeaderName::try_from(name).map_err(|_| EncodeError::new(header_place(name), "is not a valid header name"))
}

fn header_value(name: &str, text: &str) -> Result<HeaderValue, EncodeError> {
    HeaderValue::try_from(text).map_err(|_| {
        let problem = "holds a control character, which a header cannot carry";
        EncodeError::new(header_place(name), problem)
    })
}

fn header_place(name: &str) -> String {
    format!("header `{}`", name.escape_debug())
}

#[cfg(test)]
mod tests;
