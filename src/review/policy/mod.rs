//! What an editor lets pass and what stops a copy: `retold.toml`.
//!
//! A [`Policy`] is what the file says; the [`Rules`] that hold for one copy are its general rules with those of the first
//! desk whose paths match laid over them. docs/review.md walks through it, docs/policy.schema.json describes it to editors.

mod error;
mod load;

pub use error::Error;
pub use load::{FILE, find, located, parse, read, text_of};
pub(in crate::review) use load::{above, relative};

use crate::model::{Category, Severity};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use std::{collections::BTreeMap, path::PathBuf};

/// The commented policy that `retold policy init` writes.
pub const STARTER: &str = include_str!("starter.toml");

/// A policy file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub struct Policy {
    /// What holds for every copy.
    #[serde(flatten)]
    pub rules: Rules,
    /// What holds for the copies of a desk instead; the first desk whose paths match counts.
    #[serde(rename = "desk", default, skip_serializing_if = "Vec::is_empty")]
    pub desks: Vec<Desk>,
    /// The folder of the file, from which paths are counted; empty for the working folder.
    #[serde(skip)]
    pub folder: PathBuf,
}

/// The copies of a part of the newsroom, and what holds for them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(deny_unknown_fields)]
pub struct Desk {
    /// What to call it in messages.
    #[serde(default)]
    pub name: String,
    /// Globs over paths, counted from the folder of the policy: `sport/**`, `**/*-live.txt`.
    pub paths: Vec<String>,
    /// Rules that go before the general ones; lists are added to the general lists.
    #[serde(flatten)]
    pub rules: Rules,
}

/// What lets a copy pass and what stops it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rules {
    /// The severity from which a finding stops the copy, where its category says nothing else; `major` unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fail_on: Option<FailsAt>,
    /// The highest drift score of a story, waived findings aside.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "score")]
    #[schemars(range(min = 0.0))]
    pub max_drift: Option<f64>,
    /// The largest sum of small changes of framing, certainty and agency about one actor, in points of the spin profile.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "score")]
    #[schemars(range(min = 0.0))]
    pub max_spin: Option<f64>,
    /// The severity from which findings of a category stop the copy.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub categories: BTreeMap<Category, FailsAt>,
    /// How quotations have to stand.
    pub quotations: Quotations,
    /// What may be left out.
    pub omissions: Omissions,
    /// Terms that may be put in some words only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Term>,
    /// Names and how they may be spelt.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Name>,
    /// Expressions that the house style holds to be the same: `["per cent", "percent", "%"]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub house_style: Vec<Vec<String>>,
}

/// The severity from which findings stop a copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FailsAt {
    /// Whatever the severity, rewording included.
    Neutral,
    /// From a nuance on.
    Minor,
    /// Where the meaning clearly shifted.
    #[default]
    Major,
    /// Where a reader is told something false that matters.
    Critical,
    /// Not at all.
    Never,
}

impl FailsAt {
    /// Whether a finding of this severity stops the copy.
    pub fn stops(self, severity: Severity) -> bool {
        let least = match self {
            FailsAt::Neutral => Severity::Neutral,
            FailsAt::Minor => Severity::Minor,
            FailsAt::Major => Severity::Major,
            FailsAt::Critical => Severity::Critical,
            FailsAt::Never => return false,
        };
        severity >= least
    }
}

/// How quotations have to stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Quotations {
    /// Whether every word between quotation marks has to be the source's: then an altered, invented or unattributed
    /// quotation stops the copy whatever its severity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verbatim: Option<bool>,
}

/// What may be left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Omissions {
    /// Phrases that mark boilerplate: a sentence of the source that has one may go.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub boilerplate: Vec<String>,
    /// Whether sentences may be cut from the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trim_end: Option<bool>,
    /// How much may go in all, as a percentage of the source's words; more stops the copy.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "percentage")]
    #[schemars(range(min = 0.0, max = 100.0))]
    pub max_percent: Option<f64>,
}

/// A term of the source that the copy has to keep, or put in one of the renderings allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Term {
    /// The term, as the source has it.
    pub term: String,
    /// What may stand in its place.
    #[serde(default)]
    pub allowed: Vec<String>,
    /// How much its loss matters; it stops the copy as any finding of the category `substitution` does.
    #[serde(default = "major")]
    pub severity: Severity,
}

/// A name and how it may be spelt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Name {
    /// The name in the house's spelling.
    pub name: String,
    /// Other spellings that may stand.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// Spellings that may not.
    #[serde(default)]
    pub wrong: Vec<String>,
}

/// A score, refused below 0.
fn score<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    within(deserializer, f64::INFINITY, "a score, 0 or more")
}

/// A percentage, refused outside 0 to 100.
fn percentage<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    within(deserializer, 100.0, "a percentage, 0 to 100")
}

fn within<'de, D: Deserializer<'de>>(deserializer: D, most: f64, what: &str) -> Result<Option<f64>, D::Error> {
    let number = f64::deserialize(deserializer)?;
    let fits = (0.0..=most).contains(&number);
    if fits { Ok(Some(number)) } else { Err(serde::de::Error::custom(format!("{number} is not {what}"))) }
}

fn major() -> Severity {
    Severity::Major
}

impl Policy {
    /// The rules for a copy, and the desk that they come from.
    pub fn rules_for(&self, copy: &str) -> (Rules, Option<&Desk>) {
        let path = load::relative(&self.folder, copy);
        let desk = self.desks.iter().find(|desk| desk.paths.iter().any(|glob| fast_glob::glob_match(glob, &path)));
        let rules = desk.map_or_else(|| self.rules.clone(), |desk| self.rules.clone().under(&desk.rules));
        (rules, desk)
    }
}

impl Rules {
    /// The severity from which findings of a category stop the copy.
    pub fn fails_at(&self, category: Category) -> FailsAt {
        self.categories.get(&category).or(self.fail_on.as_ref()).copied().unwrap_or_default()
    }

    /// These rules with those of a desk laid over them.
    fn under(mut self, desk: &Rules) -> Rules {
        self.fail_on = desk.fail_on.or(self.fail_on);
        self.max_drift = desk.max_drift.or(self.max_drift);
        self.max_spin = desk.max_spin.or(self.max_spin);
        self.categories.extend(&desk.categories);
        self.quotations.verbatim = desk.quotations.verbatim.or(self.quotations.verbatim);
        self.omissions.trim_end = desk.omissions.trim_end.or(self.omissions.trim_end);
        self.omissions.max_percent = desk.omissions.max_percent.or(self.omissions.max_percent);
        self.omissions.boilerplate.extend_from_slice(&desk.omissions.boilerplate);
        self.terms.extend_from_slice(&desk.terms);
        self.names.extend_from_slice(&desk.names);
        self.house_style.extend_from_slice(&desk.house_style);
        self
    }
}
