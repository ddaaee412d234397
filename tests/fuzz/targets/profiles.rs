//! Fuzzes the reading of files with profiles.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| botocore_fuzz_checks::check("profiles", input));
