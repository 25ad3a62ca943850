//! Reports on their way out: the formats, and where they go.

use super::{exit::Error, screen};
use clap::{Args, ValueEnum};
use retold::{
    model::Report,
    render::{Paint, annotations, csv, github, html, junit, mqm, sarif, terminal, unified},
};
use std::{
    ffi::OsStr,
    fs::{self, OpenOptions},
    io::{self, IsTerminal, Write},
    path::PathBuf,
    process::{Command, Stdio},
};

/// How a report is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Side by side, in colour where there is colour.
    Terminal,
    /// Plain text for mail and logs.
    Unified,
    /// The whole report, for programs.
    Json,
    /// One self-contained page for the browser.
    Html,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// JUnit XML, for build servers.
    Junit,
    /// TSV with marked spans, for tools that evaluate translation (MQM).
    Mqm,
    /// W3C Web Annotations.
    Annotations,
    /// One row a finding, for a spreadsheet.
    Csv,
}

/// How a report is shown, and where it goes.
#[derive(Args, Debug)]
pub struct Output {
    /// How to show the report.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Terminal)]
    pub format: Format,
    /// Write to a file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Show the pairs of sentences without drift too, and neutral findings.
    #[arg(long)]
    pub all: bool,
    /// Columns to lay the terminal format out for; the terminal's own unless given.
    #[arg(long, value_name = "COLUMNS")]
    pub width: Option<usize>,
    /// Never send long output through a pager.
    #[arg(long)]
    pub no_pager: bool,
}

impl Output {
    /// Reports in the format asked for; JUnit has to know what fails.
    pub fn render(&self, reports: &[Report], fails: junit::Fails, paint: Paint) -> String {
        let each = |render: &dyn Fn(&Report) -> String| reports.iter().map(render).collect::<Vec<_>>().join("\n");
        match self.format {
            Format::Terminal => {
                let width = self.width.unwrap_or_else(screen::width);
                each(&|report| terminal::render(report, terminal::Layout { width, paint, all: self.all }))
            }
            Format::Unified => each(&|report| unified::render(report, self.all)),
            Format::Json => each(&|report| json(report)),
            Format::Html => html::render(reports),
            Format::Sarif => sarif::render(reports),
            Format::Github => github::render(reports),
            Format::Junit => junit::render(reports, fails),
            Format::Mqm => mqm::render(reports),
            Format::Annotations => annotations::render(reports),
            Format::Csv => csv::render(reports),
        }
    }

    /// Sends what was rendered where it is to go.
    pub fn send(&self, text: &str) -> Result<(), Error> {
        if let Some(path) = &self.output {
            return fs::write(path, text).map_err(|error| Error::new(format!("{}: {error}", path.display())));
        }
        if self.format == Format::Terminal && !self.no_pager && is_long(text) && paged(text) {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        Ok(out.flush()?)
    }
}

/// A value as JSON for people and programs.
pub fn json(value: &impl serde::Serialize) -> String {
    // The values that we write have no maps with keys other than strings, the only thing that can fail here.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// Adds the summary of a step to the page of a workflow run, where GitHub names a file for it.
pub fn step_summary(reports: &[Report]) -> Result<(), Error> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY") else { return Ok(()) };
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    Ok(file.write_all(github::summary(reports).as_bytes())?)
}

/// Whether a text does not fit the terminal that it would be shown on.
fn is_long(text: &str) -> bool {
    let rows = terminal_size::terminal_size().map(|(_, rows)| usize::from(rows.0));
    io::stdout().is_terminal() && rows.is_some_and(|rows| text.lines().count() >= rows)
}

/// Shows a text in the reader's pager; false where there is none.
///
/// `RETOLD_PAGER` goes before `PAGER`; an empty one or `cat` means none. `less` is told to keep colours.
fn paged(text: &str) -> bool {
    let named = ["RETOLD_PAGER", "PAGER"].iter().find_map(std::env::var_os).unwrap_or_else(|| "less".into());
    let words: Vec<&str> = named.to_str().map(|pager| pager.split_whitespace().collect()).unwrap_or_default();
    let [program, arguments @ ..] = &words[..] else { return false };
    if *program == "cat" {
        return false;
    }
    let less = std::env::var_os("LESS").unwrap_or_else(|| OsStr::new("FRX").to_owned());
    let child = Command::new(program).args(arguments).env("LESS", less).stdin(Stdio::piped()).spawn();
    let Ok(mut child) = child else { return false };
    if let Some(mut input) = child.stdin.take() {
        // A reader who quits early closes the pipe: that is no error.
        let _ = input.write_all(text.as_bytes());
    }
    child.wait().is_ok()
}
