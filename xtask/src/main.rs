//! Builds what retold embeds. Each subcommand is one file: what it reads, what it writes, how.
//!
//! The same inputs give the same bytes. What each output is, and under which licence, is told in `data/README.md`.

mod boost;
mod conllu;
mod counterfit;
mod frequency;
mod generate;
mod minilm;
mod oracle;
mod random;
mod speed;
mod stacking;
mod stories;
mod train_aligner;
mod train_aligner_sentences;
mod train_judge;
mod train_missing;
mod train_syntax;
mod train_tagger;
mod train_titles;
mod vectors;
mod versions;
mod wordnet;

use clap::{Parser, Subcommand};
use std::error::Error;
use std::path::{Path, PathBuf};

/// What a builder returns.
type Outcome = Result<(), Box<dyn Error>>;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds what retold embeds")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// data/words.table: how frequent words are
    Frequency(frequency::Arguments),
    /// A pair of texts to measure speed and memory on
    Generate(generate::Arguments),
    /// Many stories in several versions, to measure tracing and the index on
    Stories(stories::Arguments),
    /// data/wordnet.tables: words, their senses and how these are related
    Wordnet(wordnet::Arguments),
    /// data/related.rows, same.rows, and the rows in words.table: what words are about
    Vectors(vectors::Arguments),
    /// data/judge.trees: whether a phrase that replaced another means the same
    TrainJudge(train_judge::Arguments),
    /// data/missing.trees: whether a phrase that one side lacks is a fact of its own
    TrainMissing(train_missing::Arguments),
    /// data/words-*.trees: the model of the word aligner
    TrainAligner(train_aligner::Arguments),
    /// data/sentences-*.trees: the model of the sentence aligner
    TrainSentenceAligner(train_aligner_sentences::Arguments),
    /// data/parser.bin: weights of the dependency parser; wants data/tagger.bin
    TrainSyntax(conllu::Treebanks),
    /// data/tagger.bin: weights of the part-of-speech tagger
    TrainTagger(conllu::Treebanks),
    /// data/titles.trees: where a headline runs into the story
    TrainTitles(train_titles::Arguments),
}

fn main() -> Outcome {
    match Arguments::parse().command {
        Command::Frequency(arguments) => frequency::run(&arguments),
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Stories(arguments) => stories::run(&arguments),
        Command::Wordnet(arguments) => wordnet::run(&arguments),
        Command::Vectors(arguments) => vectors::run(&arguments),
        Command::TrainJudge(arguments) => train_judge::run(&arguments),
        Command::TrainMissing(arguments) => train_missing::run(&arguments),
        Command::TrainAligner(arguments) => train_aligner::run(&arguments),
        Command::TrainSentenceAligner(arguments) => train_aligner_sentences::run(&arguments),
        Command::TrainSyntax(arguments) => train_syntax::run(&arguments),
        Command::TrainTagger(arguments) => train_tagger::run(&arguments),
        Command::TrainTitles(arguments) => train_titles::run(&arguments),
    }
}

/// A file of the folder with the embedded tables.
fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).join("data").join(name)
}

/// Gives each line of a file of JSON Lines to `take`; a file that is not there is told and skipped.
fn each(path: &Path, mut take: impl FnMut(&serde_json::Value)) -> std::io::Result<()> {
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return Ok(());
    }
    for line in std::fs::read_to_string(path)?.lines() {
        take(&serde_json::from_str(line)?);
    }
    Ok(())
}

/// Writes an embedded file and tells its size.
fn write_data(name: &str, bytes: &[u8]) -> Outcome {
    let path = data(name);
    std::fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("data/{name}: {} bytes", bytes.len());
    Ok(())
}
