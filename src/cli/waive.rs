//! `retold waive` and `retold waivers`: findings that a person lets pass.

use super::{
    Exit,
    check::{Pairs, RuleFiles},
    exit::Error,
    manifest, today,
};
use clap::{Args, Subcommand};
use rayon::prelude::*;
use retold::{
    model::{DriftReport, Report, Waiver},
    render::text::shown,
    review::waivers::{self, Entry, FILE, Waivers, is_day},
};
use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// `retold waive`
#[derive(Args, Debug)]
#[command(after_help = "\
The decision goes into the nearest retold-waivers.toml above the copy, or a new one beside it. It is bound to the words on
both sides: an edit elsewhere does not break it, an edit of the phrase voids it.

Example:
  retold waive 3f29c1a07be4 --source wire.txt desk/story.txt --reason \"confirmed by phone\" --by \"M. Osei\" --until 2026-12-31

Exit codes: 0 done, 2 could not run.")]
pub struct Waive {
    /// The fingerprint of the finding, as `retold check` shows it; its first digits will do.
    pub drift: String,
    #[command(flatten)]
    pub pairs: Pairs,
    /// Why it may pass.
    #[arg(long)]
    pub reason: String,
    /// Who decides.
    #[arg(long)]
    pub by: String,
    /// Last day on which the decision holds.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    #[command(flatten)]
    pub rules: RuleFiles,
}

/// `retold waivers`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  retold waivers list
  retold waivers prune --today 2027-01-01

Exit codes: 0 done, 2 could not run.")]
pub struct WaiversArguments {
    #[command(subcommand)]
    command: WaiversCommand,
}

#[derive(Debug, Subcommand)]
enum WaiversCommand {
    /// Show every decision, and whether it still holds.
    List(#[command(flatten)] RuleFiles),
    /// Remove decisions that have expired or let nothing pass any more.
    Prune(#[command(flatten)] RuleFiles),
}

pub fn waive(arguments: &Waive) -> Result<Exit, Error> {
    if let Some(day) = arguments.until.as_deref().filter(|day| !is_day(day)) {
        return Err(Error::new(format!("`{day}` is no day; a day is written 2026-12-31")));
    }
    for (what, text) in [("the finding", &arguments.drift), ("--reason", &arguments.reason), ("--by", &arguments.by)] {
        if text.trim().is_empty() {
            return Err(Error::new(format!("{what} is empty; a decision without it is of no use in a review")));
        }
    }
    let pairs = arguments.pairs.pairs()?;
    let (pair, report, at) = found(&pairs, arguments)?;
    let file = file_for(&arguments.rules, &pair.copy);
    let mut waivers = load(&file)?;
    let [source, copy] = [&pair.source, &pair.copy].map(|path| waivers.path(&path.to_string_lossy()));
    let waiver = Waiver {
        by: arguments.by.trim().to_owned(),
        reason: arguments.reason.trim().to_owned(),
        until: arguments.until.clone(),
    };
    let entry = Entry::of(&report, &report.drifts[at], [source, copy], waiver);
    let said = format!("waived in {}: {} {}", file.display(), entry.drift, entry.message);
    let said = format!("{}\n", shown(&said));
    waivers.add(entry);
    save(&file, &waivers)?;
    io::stdout().lock().write_all(said.as_bytes())?;
    Ok(Exit::Done)
}

/// The pair in which the finding was made, its report, and the index of the finding.
fn found(pairs: &[manifest::Entry], arguments: &Waive) -> Result<(manifest::Entry, Report, usize), Error> {
    let wanted = arguments.drift.as_str();
    let mut candidates = Vec::new();
    for pair in pairs {
        let report = arguments.rules.judge_with(pair, &Waivers::default())?.report;
        let exact = |drift: &DriftReport| drift.fingerprint == wanted;
        let exact = report.drifts.iter().position(exact).map(|at| vec![at]);
        let starts = |at: &usize| report.drifts[*at].fingerprint.starts_with(wanted);
        let found = exact.unwrap_or_else(|| (0..report.drifts.len()).filter(starts).collect());
        candidates.extend(found.into_iter().map(|at| (pair.clone(), report.clone(), at)));
    }
    match candidates.len() {
        1 => Ok(candidates.remove(0)),
        0 => Err(Error::new(format!(
            "no finding `{wanted}` in these texts; `retold check` shows the fingerprint after each message"
        ))),
        _ => Err(Error::new(format!(
            "several findings start with `{wanted}`; give more of its digits, or name one copy"
        ))),
    }
}

/// The file that a decision goes into.
fn file_for(rules: &RuleFiles, copy: &Path) -> PathBuf {
    let beside = |file: PathBuf| file.parent().map(|folder| folder.join(FILE));
    let policy = || rules.policy.clone().or_else(|| retold::review::policy::find(copy)).and_then(beside);
    let folder = || copy.parent().unwrap_or(Path::new("")).join(FILE);
    rules.waivers.clone().or_else(|| waivers::find(copy)).or_else(policy).unwrap_or_else(folder)
}

fn load(file: &Path) -> Result<Waivers, Error> {
    if !file.exists() {
        let folder = file.parent().map(Path::to_owned).unwrap_or_default();
        return Ok(Waivers { folder, ..Waivers::default() });
    }
    waivers::read(file).map_err(Error::new)
}

fn save(file: &Path, waivers: &Waivers) -> Result<(), Error> {
    fs::write(file, waivers::render(waivers)).map_err(|error| Error::new(format!("{}: {error}", file.display())))
}

/// Whether a decision still holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Holds,
    Expired,
    Stale,
}

pub fn waivers(arguments: &WaiversArguments) -> Result<Exit, Error> {
    let (WaiversCommand::List(rules) | WaiversCommand::Prune(rules)) = &arguments.command;
    let file = rules.waivers.clone().or_else(|| waivers::find(Path::new(FILE)));
    let file =
        file.ok_or_else(|| Error::new(format!("no {FILE} here or above; `retold waive` writes the first decision")))?;
    let mut waivers = waivers::read(&file).map_err(Error::new)?;
    let states = states(&waivers, rules)?;
    let mut out = io::stdout().lock();
    let prunes = matches!(arguments.command, WaiversCommand::Prune(_));
    for (entry, state) in waivers.entries.iter().zip(&states) {
        let word = match state {
            State::Holds if prunes => continue,
            State::Holds => "holds",
            State::Expired => "expired",
            State::Stale => "stale",
        };
        let until = entry.until.as_ref().map(|day| format!(", until {day}")).unwrap_or_default();
        let Entry { drift, copy_file, message, reason, by, .. } = entry;
        let found = format!("{drift} {copy_file} {}: {message}", entry.category.entry().id);
        let decided = format!("{reason} ({by}{until})");
        writeln!(out, "{word:8}{}\n        {}", shown(&found), shown(&decided))?;
    }
    if prunes {
        let mut states = states.iter();
        waivers.entries.retain(|_| states.next() == Some(&State::Holds));
        save(&file, &waivers)?;
    }
    Ok(Exit::Done)
}

/// Compares the pairs of all entries again, each once.
fn states(waivers: &Waivers, rules: &RuleFiles) -> Result<Vec<State>, Error> {
    let today = today::today(rules.today.as_deref())?;
    let pairs: BTreeSet<(&str, &str)> =
        waivers.entries.iter().map(|entry| (entry.source_file.as_str(), entry.copy_file.as_str())).collect();
    let pairs: Vec<(&str, &str)> = pairs.into_iter().collect();
    let stale: Vec<Vec<Entry>> = pairs
        .par_iter()
        .map(|(source, copy)| {
            let [source_path, copy_path] = [source, copy].map(|path| waivers.folder.join(path));
            let of_pair = |entry: &&Entry| entry.source_file == *source && entry.copy_file == *copy;
            if !copy_path.exists() || !source_path.exists() {
                return Ok(waivers.entries.iter().filter(of_pair).cloned().collect());
            }
            let pair = manifest::Entry { source: source_path, copy: copy_path, policy: None };
            let entries = waivers.entries.iter().filter(of_pair).cloned().collect();
            let own = Waivers { entries, folder: waivers.folder.clone() };
            Ok(rules.judge_with(&pair, &own)?.verdict.unused.stale)
        })
        .collect::<Result<_, Error>>()?;
    let stale = stale.concat();
    let state = |entry: &Entry| match entry.has_expired(&today) {
        true => State::Expired,
        false if stale.contains(entry) => State::Stale,
        false => State::Holds,
    };
    Ok(waivers.entries.iter().map(state).collect())
}
