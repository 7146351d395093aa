//! The one binary: `pulso serve`, `demo`, `migrate`, `invite`, `health`.

use std::process::ExitCode;

use clap::Parser;
use server::commands::{Cli, run};

#[tokio::main]
async fn main() -> ExitCode {
    match run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
