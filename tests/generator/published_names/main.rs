//! Published names stay: what is added to a model takes other names, or asks for them.

mod newcomers;
mod record;
mod service;
