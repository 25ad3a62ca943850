//! What can be said on the command line.

use super::{
    check::Check,
    output::Output,
    policy::PolicyArguments,
    shell::{Completions, Man},
    waive::{Waive, WaiversArguments},
};
use clap::{Args, Parser, Subcommand, ValueEnum};
use retold::{ingest, model};
use std::path::PathBuf;

/// Tells what a story lost, gained or twisted on its way.
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    propagate_version = true,
    max_term_width = 100,
    after_help = "\
Examples:
  retold compare wire.txt copy.txt               show what changed in meaning
  retold check --source wire.txt copy.txt        stop a copy that breaks the policy
  retold policy init                             start a policy"
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// When to use colour; NO_COLOR and CLICOLOR_FORCE are heeded under `auto`.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Say less: no notes and no progress, and of a comparison only the exit code.
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say on standard error how each text was taken in and which policy held.
    #[arg(short, long, global = true)]
    pub verbose: bool,
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
    /// Stop copies that break the policy.
    Check(Check),
    /// Write, explain or describe a policy.
    Policy(PolicyArguments),
    /// Let a finding pass, by whom and why.
    Waive(Waive),
    /// List or prune what was let pass.
    Waivers(WaiversArguments),
    /// Keep stories in one file, and find the sources of an article among them.
    Index(Index),
    /// Say what a category means, or which evidence made a finding.
    Explain(Explain),
    /// Print a script that completes the command line in a shell.
    Completions(Completions),
    /// Print the manual page, or write the pages of all commands.
    Man(Man),
}

/// `retold compare`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  retold compare wire.txt copy.txt
  retold compare wire.txt copy.txt --format json > report.json
  retold compare wire.xml copy.docx --format html --output report.html
  retold compare --git HEAD~1 -- story.txt
  curl -s https://example.org/story | retold compare wire.txt - --fail-on critical
  git difftool --no-prompt --extcmd \"retold compare\" HEAD -- story.txt

Exit codes: 0 done, 1 a finding at or above --fail-on, 2 could not run.")]
pub struct Compare {
    /// The earlier text and the text that retells it; `-` is standard input. With --git, one file.
    #[arg(value_names = ["SOURCE", "COPY"], num_args = 0..=2)]
    pub files: Vec<PathBuf>,
    /// Compare a file at one revision with another revision, or with the file as it stands.
    #[arg(long, value_name = "REV", num_args = 1..=2, conflicts_with = "watch")]
    pub git: Vec<String>,
    /// Compare again whenever one of the two files changes.
    #[arg(long)]
    pub watch: bool,
    /// List drifts even where the texts are unrelated.
    #[arg(long)]
    pub force: bool,
    /// The largest text taken, in MiB.
    #[arg(long, value_name = "MIB", default_value_t = 64)]
    pub max_size: u64,
    #[command(flatten)]
    pub output: Output,
    /// Put the word links into the JSON report.
    #[arg(long)]
    pub words: bool,
    /// Exit with 1 where a finding is at least this severe.
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub fail_on: Option<Severity>,
}

/// How much of a text is taken in, in MiB.
pub fn limits(max_size: u64) -> ingest::Limits {
    ingest::Limits { bytes: max_size.saturating_mul(1 << 20) }
}

/// `retold batch`
#[derive(Args, Debug)]
#[command(after_help = "\
A line of the input is {\"id\": …, \"source\": \"…\", \"copy\": \"…\"}; its answer, in the same order, is
{\"id\": …, \"report\": {…}} or {\"id\": …, \"error\": \"…\"}.

Examples:
  retold batch pairs.jsonl > reports.jsonl
  generate-pairs | retold batch --segment --fail-on major > reports.jsonl

Exit codes: 0 done, 1 a line failed or a finding is at or above --fail-on, 2 could not run.")]
pub struct Batch {
    /// Pairs as JSON Lines; `-` is standard input.
    #[arg(value_name = "FILE", default_value = "-")]
    pub file: String,
    /// Each text is one sentence.
    #[arg(long)]
    pub segment: bool,
    /// Put the word links into the reports.
    #[arg(long)]
    pub words: bool,
    /// List drifts even where two texts are unrelated.
    #[arg(long)]
    pub force: bool,
    /// Put the ledgers of facts, quotations and spin into the reports.
    #[arg(long)]
    pub ledgers: bool,
    /// The longest line taken, in MiB; a longer one is passed over and answered with an error.
    #[arg(long, value_name = "MIB", default_value_t = 128)]
    pub max_size: u64,
    /// Exit with 1 where a finding is at least this severe.
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub fail_on: Option<Severity>,
}

/// `retold trace`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  retold trace versions/                            stories, who was made from whom, what drifted at each hop
  retold trace versions/ --blame 'small pier'       at which hop the phrase came in, and where it was lost
  retold trace versions/ --blame 3f29c1a07be4       at which hop a finding came in, by its fingerprint
  retold trace --against wires/ article.txt         for each sentence of the article where it is from
  retold trace --jsonl feed.jsonl --format prov     the provenance of a collection, for the W3C's PROV tools

Exit codes: 0 done, 1 the phrase or finding of --blame stands nowhere, 2 could not run.")]
pub struct Trace {
    /// Documents, folders of documents, and globs such as 'wires/**/*.txt'.
    pub paths: Vec<String>,
    /// Take documents from a file of JSON Lines {"id": …, "text": …}, with optional date, outlet and url; `-` for
    /// standard input.
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub jsonl: Option<String>,
    /// Say at which hop this phrase, or the finding with this fingerprint, came in.
    #[arg(long, value_name = "PHRASE|DRIFT", conflicts_with = "against")]
    pub blame: Option<String>,
    /// Say for each sentence of the one document named where among those of this file or folder it is from.
    #[arg(long, value_name = "FOLDER", conflicts_with = "jsonl")]
    pub against: Option<String>,
    /// Whether to find the changes of meaning at each hop, which takes most of the time: `auto` does so for documents
    /// that are named, not for JSON Lines.
    #[arg(long, value_enum, default_value_t = When::Auto)]
    pub drifts: When,
    /// How to show what was found.
    #[arg(long, value_enum, default_value_t = TraceFormat::Terminal)]
    pub format: TraceFormat,
}

/// `retold index`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  retold index add wires.redb wires/            add the stories of a folder; what is there already is passed over
  retold index add wires.redb --jsonl -         add stories from JSON Lines on standard input
  retold index search wires.redb article.txt    which of them tell some of the article

Exit codes: 0 done, 2 could not run. Killed while it adds, the index keeps what it had said was added.")]
pub struct Index {
    #[command(subcommand)]
    pub command: IndexCommand,
}

#[derive(Debug, Subcommand)]
pub enum IndexCommand {
    /// Add stories; make the index where there is none.
    Add {
        /// The file of the index.
        index: String,
        /// Documents, folders of documents, and globs such as 'wires/**/*.txt'.
        paths: Vec<String>,
        /// Take stories from a file of JSON Lines {"id": …, "text": …}; `-` for standard input.
        #[arg(long, value_name = "FILE", conflicts_with = "paths")]
        jsonl: Option<String>,
        /// How many stories to add in one transaction; 1000 unless given.
        #[arg(long, value_name = "STORIES")]
        every: Option<usize>,
    },
    /// Find the stories that tell some of an article.
    Search {
        /// The file of the index.
        index: String,
        /// The article: a file, or `-` for standard input.
        article: String,
        /// How many stories to show at most.
        #[arg(long, default_value_t = 10)]
        limit: usize,
        /// How to show them.
        #[arg(long, value_enum, default_value_t = IndexFormat::Terminal)]
        format: IndexFormat,
    },
    /// Say how many stories an index holds.
    Info {
        /// The file of the index.
        index: String,
    },
}

/// How matches are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum IndexFormat {
    /// One line a story.
    Terminal,
    /// Everything, for programs.
    Json,
}

/// When something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// Where it is worth its time.
    Auto,
    /// In any case.
    Always,
    /// In no case.
    Never,
}

/// How a trace is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TraceFormat {
    /// A tree of each story.
    Terminal,
    /// Everything, for programs.
    Json,
    /// PROV-JSON, for the W3C's provenance tools.
    Prov,
    /// A graph for Graphviz.
    Dot,
}

/// `retold inspect`
#[derive(Args, Debug)]
#[command(after_help = "\
Shown are the blocks' roles, each sentence with its words (part of speech, relation, head), events (who does what to
whom), what denials, modals, hedges, quantifiers and conditions govern, and quantities, then quotations with their speakers, who said what, names with their mentions, and what
pronouns and definite phrases stand for.

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
    pub pair: Vec<PathBuf>,
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
