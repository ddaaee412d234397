//! Fuzzes the reading of timestamps.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| botocore_fuzz_checks::check("timestamps", input));
