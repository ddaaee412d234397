//! Fuzzes the reading of replies in XML, good and bad.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| botocore_fuzz_checks::check("query", input));
