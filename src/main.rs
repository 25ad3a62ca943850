//! The command line of retold.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
