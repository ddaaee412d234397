//! How values are written to requests and read from replies. These modules perform no I/O.

pub mod base64;
pub mod blob;
pub mod codec;
pub mod decode_error;
pub mod document;
pub mod encode_error;
pub mod enumeration;
pub mod hex;
pub mod idempotency;
pub mod members;
pub mod random;
pub mod sensitive;
pub mod sentence;
pub mod text;
pub mod time;
pub mod uri;
pub mod validate;
