//! Fuzzes the reading of replies of failure.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| botocore_fuzz_checks::check("errors", input));
