//! The binary behind `cargo xtask simulate`.

fn main() -> std::process::ExitCode {
    botocore_simulation::main()
}
