//! What an administrator types.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use tokio::net::TcpListener;

use crate::config::{Flags, Settings, Surroundings};
use crate::http::serve::{Limits, serve, stop_signal, tls};
use crate::http::{Door, log, router};
use crate::rooms::Rooms;

/// Between two looks for work that was broken off.
const UPKEEP: Duration = Duration::from_secs(60 * 60);

#[derive(Parser)]
#[command(
    name = "pulso",
    version,
    about = "From what a community knows about its safety to a public, honest number"
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the phones, the coordinators and the public
    Serve {
        #[command(flatten)]
        flags: Flags,
        /// Print the addresses, handles and codes of the demonstration in this data folder
        #[arg(long)]
        demo_help: bool,
    },
    /// Fills an empty database with the demonstration: four countries, four released waves, one open wave
    Demo {
        #[command(flatten)]
        flags: Flags,
    },
    /// Brings the database to the schema of this version
    Migrate {
        #[command(flatten)]
        flags: Flags,
    },
    /// Makes a code for the first administrator
    Invite {
        #[command(flatten)]
        flags: Flags,
    },
    /// Asks a running server whether it is ready
    Health {
        #[command(flatten)]
        flags: Flags,
    },
    /// Posts sealed answers as many phones would, for measuring
    #[command(hide = true)]
    Load(crate::load::Load),
    /// Converts the workbooks of a folder to XForms, for comparing
    #[command(hide = true)]
    Convert(crate::convert::Convert),
}

pub async fn run(cli: Cli) -> Result<()> {
    match cli.command {
        Command::Serve { flags, demo_help } => {
            let settings = settings(&flags)?;
            serve_until_stopped(&settings, demo_help).await
        }
        Command::Demo { flags } => crate::demo::fill(&settings(&flags)?).await,
        Command::Migrate { flags } => {
            Rooms::open(&settings(&flags)?).await?;
            println!("the database has the schema of this version");
            Ok(())
        }
        Command::Invite { flags } => invite(&settings(&flags)?).await,
        Command::Health { flags } => health(&settings(&flags)?).await,
        Command::Load(load) => load.run().await,
        Command::Convert(convert) => convert.run(),
    }
}

fn settings(flags: &Flags) -> Result<Settings> {
    Ok(flags.settings(&Surroundings::real())?)
}

async fn serve_until_stopped(settings: &Settings, demo_help: bool) -> Result<()> {
    log::start();
    let rooms = Arc::new(Rooms::open(settings).await?);
    rooms.finish_jobs().await?;
    let acceptor = settings.tls.as_ref().map(|(cert, key)| tls(cert, key)).transpose()?;
    let https =
        acceptor.is_some() || settings.public_url.as_ref().is_some_and(|url| url.starts_with("https://"));
    let listener = TcpListener::bind(settings.listen).await.with_context(|| {
        format!(
            "cannot listen on {}; is another server running? choose another one with --listen",
            settings.listen
        )
    })?;
    let local = listener.local_addr()?;
    let scheme = if acceptor.is_some() { "https" } else { "http" };
    let origin = settings.public_url.clone().unwrap_or_else(|| format!("{scheme}://{local}"));
    println!("Pulso is at {origin}");
    if demo_help {
        crate::demo::print_help(&settings.data_dir, &origin)?;
    }
    let door = Door { https, public_url: settings.public_url.clone() };
    let limits = Limits { connections: settings.max_connections, per_address: settings.max_per_address };
    let stop = async {
        let _ = stop_signal().await;
        tracing::info!("stopping");
    };
    let upkeep = tokio::spawn(keep_up(rooms.clone()));
    serve(listener, router(rooms.clone(), door), acceptor, limits, stop).await;
    upkeep.abort();
    rooms.close().await;
    Ok(())
}

/// Ends closing orders that this or another server of the deployment broke off, and forgets ended sessions.
async fn keep_up(rooms: Arc<Rooms>) {
    loop {
        tokio::time::sleep(UPKEEP).await;
        if let Err(error) = rooms.finish_jobs().await {
            tracing::error!(error = format!("{error:#}"), "upkeep");
        }
    }
}

async fn invite(settings: &Settings) -> Result<()> {
    let rooms = Rooms::open(settings).await?;
    let code = rooms.first_administrator().await?;
    let origin = settings.public_url.clone().unwrap_or_else(|| format!("http://{}", settings.listen));
    println!("Open {origin}{} within 7 days to choose a handle and a passphrase.", code.path);
    println!("The code works once: {}", code.code);
    rooms.close().await;
    Ok(())
}

async fn health(settings: &Settings) -> Result<()> {
    let asked = crate::client::get(settings.listen, "/ready");
    let answer =
        tokio::time::timeout(Duration::from_secs(5), asked).await.context("no answer within 5 seconds")??;
    anyhow::ensure!(answer.status == 200, "the server at {} is not ready", settings.listen);
    println!("ready");
    Ok(())
}
