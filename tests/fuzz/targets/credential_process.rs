//! Fuzzes the reading of the output of a credential process, and its command.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| botocore_fuzz_checks::check("credential_process", input));
