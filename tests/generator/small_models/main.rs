//! Runs the code emitted for the small models in `models/`: what is sent, and what is read.

mod batches;
mod bindings;
mod corrected;
mod endpoints;
mod enumerations;
mod examples;
mod form;
mod json;
mod many_required;
mod names;
mod paginators;
mod payloads;
mod replies;
mod requests;
mod sensitive;
mod setters;
mod support;
mod times;
mod types;
mod unions;
mod validation;
