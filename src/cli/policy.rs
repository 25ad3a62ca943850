//! `retold policy`: write a policy, explain one, print its schema.

use super::{Exit, exit::Error, output::json};
use clap::{Args, Subcommand};
use retold::{
    model::Category,
    review::policy::{self, Desk, FILE, FailsAt, Omissions, Policy, Rules, STARTER},
};
use std::{
    fmt::Write as _,
    fs::OpenOptions,
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
};

/// `retold policy`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  retold policy init                    write a commented retold.toml here
  retold policy check                   explain the nearest retold.toml
  retold policy check desk/story.txt    explain what holds for this copy
  retold policy schema > retold.schema.json

Exit codes: 0 done, 2 could not run, or the policy is wrong.")]
pub struct PolicyArguments {
    #[command(subcommand)]
    command: PolicyCommand,
}

#[derive(Debug, Subcommand)]
enum PolicyCommand {
    /// Write a commented policy; an existing file is left alone.
    Init {
        /// Where to write it.
        #[arg(default_value = FILE)]
        file: PathBuf,
    },
    /// Say in plain words what a policy stops and lets pass.
    Check {
        /// The copy whose rules to explain; the general rules and those of all desks unless given.
        copy: Option<PathBuf>,
        /// The policy, in place of the nearest retold.toml.
        #[arg(long, value_name = "FILE")]
        policy: Option<PathBuf>,
    },
    /// Print the JSON Schema of policies.
    Schema,
}

pub fn run(arguments: &PolicyArguments) -> Result<Exit, Error> {
    match &arguments.command {
        PolicyCommand::Init { file } => init(file)?,
        PolicyCommand::Check { copy, policy } => {
            io::stdout().lock().write_all(check(copy.as_deref(), policy.as_deref())?.as_bytes())?;
        }
        PolicyCommand::Schema => {
            io::stdout().lock().write_all(json(&schemars::schema_for!(Policy)).as_bytes())?;
        }
    }
    Ok(Exit::Done)
}

fn init(file: &Path) -> Result<(), Error> {
    let name = file.display();
    let opened = OpenOptions::new().write(true).create_new(true).open(file);
    let mut opened = opened.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Error::new(format!("{name}: is there already; `retold policy check` explains it")),
        _ => Error::new(format!("{name}: {error}")),
    })?;
    opened.write_all(STARTER.as_bytes())?;
    println!("{name} is written; `retold policy check` explains it.");
    Ok(())
}

fn check(copy: Option<&Path>, given: Option<&Path>) -> Result<String, Error> {
    let here = Path::new(FILE);
    let file = given.map(Path::to_owned).or_else(|| policy::find(copy.unwrap_or(here)));
    let file = file.ok_or_else(|| Error::new(format!("no {FILE} here or above; `retold policy init` writes one")))?;
    let policy = policy::read(&file).map_err(Error::new)?;
    let mut out = format!("{} is right.\n", file.display());
    match copy {
        Some(copy) => {
            let (rules, desk) = policy.rules_for(&copy.to_string_lossy());
            let whose = desk.map_or("the general rules".to_owned(), |desk| format!("the rules of {}", called(desk)));
            let _ = writeln!(out, "\nFor {} {whose} hold:", copy.display());
            explain(&mut out, &rules);
        }
        None => {
            out.push_str("\nFor every copy:\n");
            explain(&mut out, &policy.rules);
            for desk in &policy.desks {
                let _ = writeln!(out, "\nFor {} ({}), instead or in addition:", called(desk), desk.paths.join(", "));
                explain_desk(&mut out, desk);
            }
        }
    }
    Ok(out)
}

fn called(desk: &Desk) -> String {
    if desk.name.is_empty() { "a desk without a name".to_owned() } else { format!("the desk {}", desk.name) }
}

fn explain_desk(out: &mut String, desk: &Desk) {
    if desk.rules.fail_on.is_some() {
        explain(out, &desk.rules);
    } else {
        // Only what the desk says itself: the general severity holds on.
        details(out, &desk.rules);
    }
}

// Writing to a String cannot fail; so below.
fn explain(out: &mut String, rules: &Rules) {
    let general = rules.fail_on.unwrap_or_default();
    let _ = writeln!(out, "- {}", stops("a finding", general));
    details(out, rules);
}

fn details(out: &mut String, rules: &Rules) {
    let mut line = |text: String| _ = writeln!(out, "- {text}");
    for (category, at) in &rules.categories {
        line(stops(&format!("a finding of {}", Category::entry(*category).id), *at));
    }
    if let Some(most) = rules.max_drift {
        line(format!("a drift score above {most} stops the copy, findings that pass aside"));
    }
    if let Some(most) = rules.max_spin {
        line(format!("small changes about one actor that add up to more than {most} points are a finding of framing"));
    }
    match rules.quotations.verbatim {
        Some(true) => line("every word between quotation marks has to be the source's".into()),
        Some(false) => line("quotations are judged like all else".into()),
        None => {}
    }
    omissions(&rules.omissions, &mut line);
    for term in &rules.terms {
        let allowed: String = term.allowed.iter().map(|words| format!(" or “{words}”")).collect();
        line(format!("“{}” has to stay “{}”{allowed}; else a {} finding", term.term, term.term, term.severity.id()));
    }
    for name in &rules.names {
        let spellings: String = name.spellings.iter().map(|words| format!(" or “{words}”")).collect();
        let wrong: String = name.wrong.iter().map(|words| format!(", never “{words}”")).collect();
        line(format!("“{}”{spellings} is one name{wrong}", name.name));
    }
    for group in &rules.house_style {
        line(format!("the same to this house: {}", group.join(" = ")));
    }
}

fn omissions(omissions: &Omissions, line: &mut impl FnMut(String)) {
    for phrase in &omissions.boilerplate {
        line(format!("a sentence of the source with “{phrase}” may be left out"));
    }
    match omissions.trim_end {
        Some(true) => line("sentences may be cut from the end".into()),
        Some(false) => line("sentences cut from the end are judged like all else".into()),
        None => {}
    }
    if let Some(most) = omissions.max_percent {
        line(format!("more than {most} % of the source's words left out stop the copy"));
    }
}

fn stops(what: &str, at: FailsAt) -> String {
    match at {
        FailsAt::Never => format!("{what} never stops the copy"),
        FailsAt::Neutral => format!("{what} stops the copy, rewording included"),
        FailsAt::Minor => format!("{what} stops the copy from minor on"),
        FailsAt::Major => format!("{what} stops the copy from major on"),
        FailsAt::Critical => format!("{what} stops the copy where it is critical"),
    }
}
