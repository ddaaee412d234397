//! Bad models: each is refused with the very sentence that tells where and why.

mod corrections;
mod endpoint;
mod extras;
mod json;
mod operations;
mod paginators;
mod partitions;
mod published;
mod references;
mod report;
mod service;
mod shapes;
mod small;
