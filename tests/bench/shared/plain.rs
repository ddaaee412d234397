//! A measured program: the side, with the allocator of the system.

fn main() -> std::process::ExitCode {
    side::main()
}
