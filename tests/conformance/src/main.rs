//! The binary behind `cargo xtask conformance`.

fn main() -> std::process::ExitCode {
    botocore_conformance::main()
}
