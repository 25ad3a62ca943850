//! Findings that a person let pass: `retold-waivers.toml`.
//!
//! An entry is bound to the words, not to a place: category and quote selectors on both sides. An edit elsewhere does not
//! break it; an edit of the phrase voids it. The file is sorted and has one table a decision, so that a review in git shows
//! each decision as one added block.

mod file;

pub use file::{FILE, find, parse, read, render};

use crate::model::{Category, DocumentReport, DriftReport, Passage, QuoteSelector, Report, Waiver};
use serde::{Deserialize, Serialize};

/// The decisions of a waiver file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waivers {
    /// Sorted by copy, source and the words waived.
    pub entries: Vec<Entry>,
    /// The folder of the file, from which the paths of its entries are counted.
    pub folder: std::path::PathBuf,
}

/// One decision: this finding may pass.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Entry {
    /// The copy in which it was found, for people and for telling whether the entry is still of use.
    pub copy_file: String,
    /// The source that the copy was held against.
    pub source_file: String,
    /// The category of the finding.
    pub category: Category,
    /// The fingerprint that the finding had.
    pub drift: String,
    /// What the finding says.
    pub message: String,
    /// Who decided.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Last day on which it holds, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The words of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<QuoteSelector>,
    /// The words of the copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<QuoteSelector>,
}

/// Entries that let nothing pass though their copy was judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unused {
    /// Past their day.
    pub expired: Vec<Entry>,
    /// Their words are not in the copy any more, or not found to drift.
    pub stale: Vec<Entry>,
}

impl Entry {
    /// The decision on a finding of a report.
    pub fn of(report: &Report, drift: &DriftReport, files: [String; 2], waiver: Waiver) -> Entry {
        let quote = |document: &DocumentReport, passage: &Option<Passage>| {
            passage.as_ref().map(|passage| QuoteSelector::of(document, passage.span))
        };
        let [source_file, copy_file] = files;
        Entry {
            copy_file,
            source_file,
            category: drift.category,
            drift: drift.fingerprint.clone(),
            message: drift.message.clone(),
            by: waiver.by,
            reason: waiver.reason,
            until: waiver.until,
            source: quote(&report.source, &drift.source),
            copy: quote(&report.copy, &drift.copy),
        }
    }

    /// Whether its day has passed.
    pub fn has_expired(&self, today: &str) -> bool {
        self.until.as_deref().is_some_and(|until| until < today)
    }

    /// Whether it is about this finding.
    pub fn covers(&self, report: &Report, drift: &DriftReport) -> bool {
        let whole = drift.source.is_none() && drift.copy.is_none();
        self.category == drift.category
            && covers_side(&self.source, &report.source, &drift.source)
            && covers_side(&self.copy, &report.copy, &drift.copy)
            && (!whole || self.message == drift.message)
    }

    fn waiver(&self) -> Waiver {
        Waiver { by: self.by.clone(), reason: self.reason.clone(), until: self.until.clone() }
    }
}

/// The phrase must be the same; of what stands around it in its sentence, one side must be.
fn covers_side(quote: &Option<QuoteSelector>, document: &DocumentReport, passage: &Option<Passage>) -> bool {
    let (Some(quote), Some(passage)) = (quote, passage) else { return quote.is_none() && passage.is_none() };
    let found = QuoteSelector::of(document, passage.span);
    let same = |a: &str, b: &str| QuoteSelector::key(a) == QuoteSelector::key(b);
    same(&quote.exact, &found.exact) && (same(&quote.prefix, &found.prefix) || same(&quote.suffix, &found.suffix))
}

impl Waivers {
    /// Marks what the entries let pass; tells which entries for this copy let nothing pass.
    pub fn apply(&self, report: &mut Report, today: &str) -> Unused {
        let copy = self.path(&report.copy.name);
        let mut unused = Unused::default();
        for entry in &self.entries {
            let covered: Vec<usize> =
                (0..report.drifts.len()).filter(|&at| entry.covers(report, &report.drifts[at])).collect();
            if entry.has_expired(today) {
                if !covered.is_empty() || entry.copy_file == copy {
                    unused.expired.push(entry.clone());
                }
                continue;
            }
            if covered.is_empty() && entry.copy_file == copy {
                unused.stale.push(entry.clone());
            }
            for at in covered {
                report.drifts[at].waiver = Some(entry.waiver());
            }
        }
        unused
    }

    /// Adds a decision in its place; one on the same words is replaced.
    pub fn add(&mut self, entry: Entry) {
        let same = |other: &Entry| {
            (other.category, &other.source, &other.copy, &other.copy_file)
                == (entry.category, &entry.source, &entry.copy, &entry.copy_file)
        };
        self.entries.retain(|other| !same(other));
        self.entries.push(entry);
        self.entries.sort();
    }

    /// A path as entries hold it: counted from the folder of the file.
    pub fn path(&self, path: &str) -> String {
        super::policy::relative(&self.folder, path)
    }
}

/// Whether a text is a day in ISO 8601: `2026-02-28`.
pub fn is_day(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<u32>().ok());
    let shape = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    let (Some(year), Some(month), Some(day), true) = (number(0..4), number(5..7), number(8..10), shape) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_day;

    #[test]
    fn days_are_told_from_what_only_looks_like_them() {
        assert!(is_day("2028-02-29") && is_day("2026-12-31"));
        for wrong in ["2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-00-10", "tomorrow", "2026–01–01"] {
            assert!(!is_day(wrong), "{wrong}");
        }
    }
}
