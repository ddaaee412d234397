//! The binary behind `cargo xtask survey`.

fn main() -> std::process::ExitCode {
    botocore_survey::main()
}
