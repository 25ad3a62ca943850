//! What can be said on the command line.

use clap::{Args, Parser, Subcommand};

/// Tells what a story lost, gained or twisted on its way.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare many pairs: JSON Lines in, JSON Lines out.
    Batch(Batch),
}

/// `retold batch`
#[derive(Args, Debug)]
pub struct Batch {
    /// Each text is one sentence.
    #[arg(long)]
    pub segment: bool,
    /// Put the word links into the reports.
    #[arg(long)]
    pub words: bool,
}
