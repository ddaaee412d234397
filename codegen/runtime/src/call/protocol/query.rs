//! `query`: requests are forms, and replies are XML.

use super::{ErrorReply, OperationId, Protocol, request_id};
use crate::call::reply_size;
use crate::call::request::Request;
use crate::wire::codec::form::FormWriter;
use crate::wire::codec::xml::{self, Fragment};
use crate::wire::decode_error::DecodeError;
use crate::wire::members::{Context, Decode, Encode, Structure};
use bytes::Bytes;
use http::{HeaderValue, Response};

const CONTENT_TYPE: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded; charset=utf-8");

/// The protocol `query`.
#[derive(Debug, Clone, Copy)]
pub enum Query {}

impl Protocol for Query {
    const BODY: &'static str = "XML document";

    fn write_input<T: Encode>(input: &T, operation: OperationId, request: &mut Request) {
        let mut form = FormWriter::default();
        form.pair("Action", operation.name);
        form.pair("Version", operation.service.api_version);
        input.encode(&mut form);
        set_form(form, request);
    }

    /// The members are in an element of the operation's name and `Result`. A reply without a body has none.
    fn read_output<T: Structure>(reply: &Response<Bytes>, operation: OperationId) -> Result<T, DecodeError> {
        if reply.body().trim_ascii().is_empty() {
            return Ok(T::default());
        }
        let output = xml::read_child(reply.body(), &format!("{}Result", operation.name), &context(reply))?;
        Ok(output.unwrap_or_default())
    }

    fn write_body<T: Encode + ?Sized>(value: &T, request: &mut Request) {
        let mut form = FormWriter::default();
        value.encode(&mut form);
        set_form(form, request);
    }

    /// Reads the root element.
    fn read_body<T: Decode>(reply: &Response<Bytes>) -> Result<Option<T>, DecodeError> {
        if reply.body().trim_ascii().is_empty() { Ok(None) } else { xml::read_root(reply.body(), &context(reply)) }
    }

    fn read_error(reply: &Response<Bytes>) -> ErrorReply {
        let context = context(reply);
        let error = Fragment::root(reply.body()).and_then(error_element);
        let text = |names| text(error?, names, &context);
        let in_header = request_id(reply.headers()).map(str::to_owned);
        ErrorReply {
            code: text(["Code", "code"]).map(|code| code.trim().to_owned()),
            message: text(["Message", "message"]),
            request_id: in_header.or_else(|| Self::read_request_id(reply.body())),
            is_readable: error.is_some(),
        }
    }

    /// Replies of success have it in `ResponseMetadata`, errors in the root.
    fn read_request_id(body: &[u8]) -> Option<String> {
        let root = Fragment::root(body)?;
        let context = Context::of_reply(u64::try_from(body.len()).unwrap_or(u64::MAX)).of_elements();
        let id = text(root.child("ResponseMetadata").unwrap_or(root), ["RequestId", "RequestID"], &context)?;
        Some(id.trim().to_owned())
    }

    fn read_exception<T: Structure>(reply: &Response<Bytes>) -> T {
        let error = Fragment::root(reply.body()).and_then(error_element);
        error.map(|error| xml::read_sound_members(error, &context(reply))).unwrap_or_default()
    }

    #[cfg(feature = "test-util")]
    fn write_output<T: Encode + ?Sized>(output: &T, reply: &mut Request) {
        reply.body = xml::write("", output).into();
    }

    #[cfg(feature = "test-util")]
    fn finish_output(operation: OperationId, reply: &mut Request) {
        let members = reply.body.as_bytes().and_then(|body| std::str::from_utf8(body).ok()).unwrap_or_default();
        let result = xml::element(&format!("{}Result", operation.name), members);
        set_xml(xml::element(&format!("{}Response", operation.name), &result), reply);
    }

    #[cfg(feature = "test-util")]
    fn write_error<T: Encode + ?Sized>(code: &str, members: &T, reply: &mut Request) {
        let error = xml::write("Code", code) + &xml::write("", members);
        set_xml(xml::element("ErrorResponse", &xml::element("Error", &error)), reply);
    }
}

/// The context of reading a reply whose values are elements.
fn context(reply: &Response<Bytes>) -> Context {
    reply_size::context(reply).of_elements()
}

fn set_form(form: FormWriter, request: &mut Request) {
    request.body = form.finish().into();
    request.content_type(CONTENT_TYPE);
}

#[cfg(feature = "test-util")]
fn set_xml(xml: String, reply: &mut Request) {
    reply.body = xml.into();
    reply.content_type(HeaderValue::from_static("text/xml"));
}

/// The text of the first child of one of these names that has text.
fn text(element: Fragment, names: [&str; 2], context: &Context) -> Option<String> {
    let mut found = element.children().filter(|child| names.contains(&child.name));
    found.find_map(|child| child.text(context).filter(|text| !text.trim().is_empty()))
}

/// The element with code and message: in the root, in `Errors`, or the root itself.
fn error_element(root: Fragment) -> Option<Fragment> {
    if root.name == "Error" {
        return Some(root);
    }
    root.child("Error").or_else(|| root.child("Errors")?.child("Error"))
}

#[cfg(test)]
mod tests;
