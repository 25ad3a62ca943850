//! `retold check`: the gate. Copies held to a policy; the findings that stop them, the worst first.

use super::{
    Exit, Voice,
    compare::format_of,
    exit::Error,
    manifest,
    output::{self, Format, Output, json},
    screen, today,
};
use clap::Args;
use rayon::prelude::*;
use retold::{
    Options, ingest,
    model::{DriftReport, Pair, Report},
    render::{Paint, list, text::shown},
    review::{
        self, Verdict, policy,
        waivers::{self, Waivers},
    },
};
use serde::Serialize;
use std::path::{Path, PathBuf, absolute};

/// `retold check`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  retold check --source wire.txt desk/story.txt
  retold check --manifest pairs.toml
  retold check --manifest pairs.csv --format sarif --output findings.sarif

A manifest is TOML or CSV:
  [[pair]]                        source,copy,policy
  source = \"wire/1.txt\"           wire/1.txt,desk/1.txt,
  copy = \"desk/1.txt\"             wire/2.txt,desk/2.txt,sport.toml

The policy is the nearest retold.toml above each copy, the waivers are the nearest retold-waivers.toml.
Nothing is printed when all is well.

Exit codes: 0 all copies pass, 1 a copy is stopped, 2 could not run.")]
pub struct Check {
    #[command(flatten)]
    pub pairs: Pairs,
    #[command(flatten)]
    pub rules: RuleFiles,
    #[command(flatten)]
    pub output: Output,
}

/// Which copies, held against which sources.
#[derive(Args, Debug)]
pub struct Pairs {
    /// Copies to judge; with --manifest, only the pairs that these files belong to.
    pub copies: Vec<PathBuf>,
    /// The source that the copies were made from.
    #[arg(long, value_name = "FILE", conflicts_with = "manifest")]
    pub source: Option<PathBuf>,
    /// A list of pairs, in TOML or CSV.
    #[arg(long, value_name = "FILE")]
    pub manifest: Option<PathBuf>,
}

/// Where the rules stand.
#[derive(Args, Debug)]
pub struct RuleFiles {
    /// The policy, in place of the nearest retold.toml above each copy.
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// The waivers, in place of the nearest retold-waivers.toml above each copy.
    #[arg(long, value_name = "FILE")]
    pub waivers: Option<PathBuf>,
    /// The day on which waivers are held to have expired or not; the clock's unless given.
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
}

/// A copy judged.
pub struct Judged {
    /// The file of the policy; none where the built-in one held.
    pub policy: Option<PathBuf>,
    /// The name of the desk whose rules held.
    pub desk: Option<String>,
    /// With what the policy and waivers made of it.
    pub report: Report,
    /// What the gate says.
    pub verdict: Verdict,
}

pub fn run(arguments: &Check, paint: Paint, voice: Voice) -> Result<Exit, Error> {
    let pairs = arguments.pairs.pairs()?;
    let progress = screen::progress("copies");
    let judged: Vec<Result<Judged, Error>> = pairs
        .par_iter()
        .map(|pair| {
            let judged = arguments.rules.judge(pair);
            progress.inc(1);
            judged
        })
        .collect();
    progress.finish_and_clear();
    let (mut done, mut failed) = (Vec::new(), 0);
    for judged in judged {
        match judged {
            Ok(judged) => done.push(judged),
            Err(error) if pairs.len() == 1 => return Err(error),
            Err(error) => {
                eprintln!("retold: {error}");
                failed += 1;
            }
        }
    }
    show(arguments, &done, paint)?;
    tell(&done, voice);
    Ok(match (failed, done.iter().any(|judged| judged.verdict.stops())) {
        (0, false) => Exit::Done,
        (0, true) => Exit::Found,
        _ => Exit::Failed,
    })
}

fn show(arguments: &Check, judged: &[Judged], paint: Paint) -> Result<(), Error> {
    let output = &arguments.output;
    if output.format == Format::Terminal {
        let stopped: Vec<list::Stopped> = judged
            .iter()
            .filter(|judged| judged.verdict.stops())
            .map(|Judged { report, verdict, .. }| list::Stopped {
                report,
                findings: &verdict.stopping,
                reasons: &verdict.reasons,
            })
            .collect();
        return output.send(&list::render(&stopped, paint));
    }
    if output.format == Format::Json {
        return output.send(&json(&Answer::of(judged)));
    }
    let reports: Vec<Report> = judged.iter().map(|judged| judged.report.clone()).collect();
    let stops = |number: usize, drift: &DriftReport| {
        let Judged { report, verdict, .. } = &judged[number];
        verdict.stopping.iter().any(|&at| report.drifts[at].fingerprint == drift.fingerprint)
    };
    output.send(&output.render(&reports, &stops, paint))?;
    if output.format == Format::Github { output::step_summary(&reports) } else { Ok(()) }
}

/// Says on standard error what is no finding: waivers to look at, and how it went.
fn tell(judged: &[Judged], voice: Voice) {
    for judged in judged {
        let name = &judged.report.copy.name;
        if voice == Voice::Verbose {
            let policy = judged.policy.as_ref().map_or("the built-in policy".into(), |path| path.display().to_string());
            let desk = judged.desk.as_ref().map(|desk| format!(", desk {desk}")).unwrap_or_default();
            let (source, copy) = (format_of(&judged.report.source), format_of(&judged.report.copy));
            eprintln!("retold: {name}: {policy}{desk}; source {source}, copy {copy}");
        }
        let unused = &judged.verdict.unused;
        for (what, entries) in [("has expired", &unused.expired), ("lets nothing pass any more", &unused.stale)] {
            for entry in entries.iter().filter(|_| voice != Voice::Quiet) {
                let until = entry.until.as_ref().map(|day| format!(" until {day}")).unwrap_or_default();
                let said = format!("{name}: waiver {} by {}{until} {what}: {}", entry.drift, entry.by, entry.reason);
                eprintln!("retold: {}", shown(&said));
            }
        }
    }
    let stopped = judged.iter().filter(|judged| judged.verdict.stops()).count();
    if stopped > 0 && judged.len() > 1 && voice != Voice::Quiet {
        eprintln!("retold: {stopped} of {} copies are stopped", judged.len());
    }
}

impl Pairs {
    /// The pairs to judge.
    pub fn pairs(&self) -> Result<Vec<manifest::Entry>, Error> {
        match (&self.source, &self.manifest) {
            (Some(source), _) if !self.copies.is_empty() => {
                let entry =
                    |copy: &PathBuf| manifest::Entry { source: source.clone(), copy: copy.clone(), policy: None };
                Ok(self.copies.iter().map(entry).collect())
            }
            (None, Some(manifest)) => self.chosen(manifest::read(manifest)?),
            (Some(_), _) => Err(Error::new("name the copies to hold against the source")),
            (None, None) => {
                Err(Error::new("name the source with --source FILE, or a list of pairs with --manifest FILE"))
            }
        }
    }

    /// The pairs that the files named belong to; all where none is named. A file of no pair is passed over, as a hook
    /// names whatever was changed; one that is not there at all is a slip.
    fn chosen(&self, entries: Vec<manifest::Entry>) -> Result<Vec<manifest::Entry>, Error> {
        let whole = |path: &Path| absolute(path).unwrap_or_else(|_| path.to_owned());
        let named: Vec<PathBuf> = self.copies.iter().map(|path| whole(path)).collect();
        let of_named = |entry: &manifest::Entry| {
            named.is_empty() || named.contains(&whole(&entry.copy)) || named.contains(&whole(&entry.source))
        };
        let chosen: Vec<manifest::Entry> = entries.into_iter().filter(of_named).collect();
        match self.copies.iter().find(|path| chosen.is_empty() && !path.exists()) {
            Some(missing) => Err(Error::new(format!("{}: no such file; check the path", missing.display()))),
            None => Ok(chosen),
        }
    }
}

impl RuleFiles {
    /// Compares a pair and judges it by its policy and waivers.
    pub fn judge(&self, pair: &manifest::Entry) -> Result<Judged, Error> {
        let waivers = self.waivers_for(&pair.copy)?.unwrap_or_default();
        self.judge_with(pair, &waivers)
    }

    /// The same with these waivers.
    pub fn judge_with(&self, pair: &manifest::Entry, waivers: &Waivers) -> Result<Judged, Error> {
        let today = today::today(self.today.as_deref())?;
        let file = pair.policy.clone().or_else(|| self.policy.clone()).or_else(|| policy::find(&pair.copy));
        let policy = file.as_deref().map(policy::read).transpose().map_err(Error::new)?.unwrap_or_default();
        let (rules, desk) = policy.rules_for(&pair.copy.to_string_lossy());
        let limits = ingest::Limits::default();
        let read = |path: &Path| ingest::read(path, &limits).map_err(Error::new);
        let originals = Pair::new(read(&pair.source)?, read(&pair.copy)?);
        let mut report = retold::compare(originals, &Options { ledgers: true, ..Options::default() });
        let verdict = review::judge(&mut report, &rules, waivers, &today);
        Ok(Judged { policy: file, desk: desk.map(|desk| desk.name.clone()), report, verdict })
    }

    /// The waivers that hold for a copy.
    fn waivers_for(&self, copy: &Path) -> Result<Option<Waivers>, Error> {
        let file = self.waivers.clone().or_else(|| waivers::find(copy));
        file.map(|file| waivers::read(&file)).transpose().map_err(Error::new)
    }
}

/// What `--format json` gives.
#[derive(Serialize)]
struct Answer<'j> {
    /// Version of this shape.
    version: u32,
    /// Whether a copy is stopped.
    stopped: bool,
    checks: Vec<CheckAnswer<'j>>,
}

#[derive(Serialize)]
struct CheckAnswer<'j> {
    source: &'j str,
    copy: &'j str,
    policy: Option<String>,
    desk: Option<&'j str>,
    stopped: bool,
    /// Fingerprints of the findings that stop it, the worst first.
    stopping: Vec<&'j str>,
    reasons: &'j [String],
    expired_waivers: &'j [waivers::Entry],
    stale_waivers: &'j [waivers::Entry],
    report: &'j Report,
}

impl<'j> Answer<'j> {
    fn of(judged: &'j [Judged]) -> Answer<'j> {
        let checks: Vec<CheckAnswer> = judged
            .iter()
            .map(|Judged { policy, desk, report, verdict }| CheckAnswer {
                source: &report.source.name,
                copy: &report.copy.name,
                policy: policy.as_ref().map(|path| path.display().to_string()),
                desk: desk.as_deref(),
                stopped: verdict.stops(),
                stopping: verdict.stopping.iter().map(|&at| report.drifts[at].fingerprint.as_str()).collect(),
                reasons: &verdict.reasons,
                expired_waivers: &verdict.unused.expired,
                stale_waivers: &verdict.unused.stale,
                report,
            })
            .collect();
        Answer { version: 1, stopped: checks.iter().any(|check| check.stopped), checks }
    }
}
