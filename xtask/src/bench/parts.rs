//! The parts of the benchmark.

mod build;
mod call;
mod codegen;
mod sides;
mod stream;

use super::part::Part;

/// All parts, in the order in which they are measured.
pub fn all() -> Vec<Box<dyn Part>> {
    vec![
        Box::new(build::Build),
        Box::new(call::Call::default()),
        Box::new(stream::Stream::default()),
        Box::new(codegen::Codegen::default()),
    ]
}
