//! Bad models: each is a clear error or harmless output, never a panic and never code of somebody else.

mod batches;
mod contradictions;
mod harmless;
mod left_out;
mod malformed;
mod refused;
mod support;
