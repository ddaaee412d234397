//! Fuzzes the reading of models, and what is emitted for them.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| botocore_fuzz_checks::check("models", input));
