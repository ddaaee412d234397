//! Fuzzes the reading of URLs of endpoints.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| botocore_fuzz_checks::check("endpoint_urls", input));
