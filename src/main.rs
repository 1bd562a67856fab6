//! The `rondbrief` program: hands its arguments to [`rondbrief::cli`] and ends with the exit code that comes back.

use std::process::ExitCode;

fn main() -> ExitCode {
    rondbrief::cli::main()
}
