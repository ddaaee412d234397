//! `cargo xtask`: see the crate `xtask`, which does the work.

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::main()
}
