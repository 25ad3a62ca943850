//! What can be said on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use retold::model;

/// Tells what a story lost, gained or twisted on its way.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// When to use colour; NO_COLOR and CLICOLOR_FORCE are heeded under `auto`.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare two versions of one story.
    Compare(Compare),
    /// Compare many pairs: JSON Lines in, JSON Lines out.
    Batch(Batch),
    /// Say which of many documents tell one story, and which was made from which.
    Trace(Trace),
    /// Show what is known of one text: its sentences, words, events, quotations and names.
    Inspect(Inspect),
    /// Say what a category means, or which evidence made a finding.
    Explain(Explain),
}

/// `retold compare`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  retold compare wire.txt copy.txt
  retold compare wire.txt copy.txt --format json > report.json
  pandoc -t plain copy.docx | retold compare wire.txt - --fail-on critical

Exit codes: 0 done, 1 a finding at or above --fail-on, 2 could not run.")]
pub struct Compare {
    #[command(flatten)]
    pub pair: PairOfFiles,
    /// How to show the report.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub format: Format,
    /// Show the pairs of sentences without drift too, and neutral findings.
    #[arg(long)]
    pub all: bool,
    /// Put the word links into the JSON report.
    #[arg(long)]
    pub words: bool,
    /// Columns to lay the terminal format out for; the terminal's own unless given.
    #[arg(long, value_name = "COLUMNS")]
    pub width: Option<usize>,
    /// Exit with 1 where a finding is at least this severe.
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub fail_on: Option<Severity>,
}

/// Two texts and how to take them in.
#[derive(Args, Debug)]
pub struct PairOfFiles {
    /// The earlier text: a file, or `-` for standard input.
    pub source: String,
    /// The text that retells it: a file, or `-` for standard input.
    pub copy: String,
    /// List drifts even where the texts are unrelated.
    #[arg(long)]
    pub force: bool,
    /// The largest text taken, in MiB.
    #[arg(long, value_name = "MIB", default_value_t = 64)]
    pub max_size: u64,
}

/// `retold batch`
#[derive(Args, Debug)]
#[command(after_help = "\
A line of the input is {\"id\": …, \"source\": \"…\", \"copy\": \"…\"}; its answer, in the same order, is
{\"id\": …, \"report\": {…}} or {\"id\": …, \"error\": \"…\"}.

Example:
  retold batch --segment < pairs.jsonl > reports.jsonl

Exit codes: 0 done, 1 a line failed or a finding is at or above --fail-on, 2 could not run.")]
pub struct Batch {
    /// Each text is one sentence.
    #[arg(long)]
    pub segment: bool,
    /// Put the word links into the reports.
    #[arg(long)]
    pub words: bool,
    /// List drifts even where two texts are unrelated.
    #[arg(long)]
    pub force: bool,
    /// Exit with 1 where a finding is at least this severe.
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub fail_on: Option<Severity>,
}

/// `retold trace`
#[derive(Args, Debug)]
pub struct Trace {
    /// Documents, and folders of documents.
    pub paths: Vec<String>,
    /// Take documents from a file of JSON Lines {"id": …, "text": …}, with optional date, outlet and url; `-` for
    /// standard input.
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub jsonl: Option<String>,
    /// How to show what was found.
    #[arg(long, value_enum, default_value_t = TraceFormat::Terminal)]
    pub format: TraceFormat,
}

/// How a trace is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TraceFormat {
    /// A tree of each story.
    Terminal,
    /// Everything, for programs.
    Json,
}

/// `retold inspect`
#[derive(Args, Debug)]
#[command(after_help = "\
Shown are the blocks' roles, each sentence with its words (part of speech, relation, head), events (who does what to
whom) and quantities, then quotations with their speakers, who said what, names with their mentions, and pronouns.

Examples:
  retold inspect story.txt
  retold inspect story.txt --format json | jq '.document.attributions'

Exit codes: 0 done, 2 could not run.")]
pub struct Inspect {
    /// The text: a file, or `-` for standard input.
    pub file: String,
    /// How to show it.
    #[arg(long, value_enum, default_value_t = InspectFormat::Terminal)]
    pub format: InspectFormat,
}

/// How an inspection is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// Sentence by sentence, in colour where there is colour.
    Terminal,
    /// Everything, for programs.
    Json,
}

/// `retold explain`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  retold explain                        list all categories
  retold explain agency                 what the category means
  retold explain 3f29c1a07be4 wire.txt copy.txt
                                        which evidence made this finding")]
pub struct Explain {
    /// A category, or the fingerprint of a finding (its first digits will do) in the pair that follows.
    pub what: Option<String>,
    /// The pair in which the finding was made.
    #[arg(num_args = 2, value_names = ["SOURCE", "COPY"], requires = "what")]
    pub pair: Vec<String>,
}

/// How a report is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Side by side, in colour where there is colour.
    Terminal,
    /// Plain text for mail and logs.
    Unified,
    /// The whole report, for programs.
    Json,
}

/// When output carries colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// In any case.
    Always,
    /// In no case.
    Never,
}

/// A severity, as it is said on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Severity {
    Minor,
    Major,
    Critical,
}

impl From<Severity> for model::Severity {
    fn from(severity: Severity) -> model::Severity {
        match severity {
            Severity::Minor => model::Severity::Minor,
            Severity::Major => model::Severity::Major,
            Severity::Critical => model::Severity::Critical,
        }
    }
}
