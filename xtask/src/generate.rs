//! `cargo xtask generate`: a pair of texts of a given size, to measure speed and memory on.

use super::Outcome;
use clap::Args;
use std::path::PathBuf;

#[path = "../../benches/generate.rs"]
mod pair;

#[derive(Args)]
pub struct Arguments {
    /// Size of the source, in bytes
    #[arg(long, default_value_t = 1 << 20)]
    bytes: usize,
    /// Folder for source.txt and copy.txt
    #[arg(long)]
    to: PathBuf,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let (source, copy) = pair::pair(arguments.bytes);
    std::fs::create_dir_all(&arguments.to)?;
    std::fs::write(arguments.to.join("source.txt"), source)?;
    std::fs::write(arguments.to.join("copy.txt"), copy)?;
    Ok(())
}
