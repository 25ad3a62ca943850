//! What an editor decides on a report: the policy that copies are held to, the gate that stops them, and the findings
//! that a person let pass.
//!
//! [`judge`] is the whole way: the policy adds findings of its own, lets pass what it allows, waivers let pass what a person
//! decided, and what is left is held against the severities that stop a copy.

mod allowances;
mod gate;
mod own;
pub mod policy;
pub mod waivers;
mod words;

pub use gate::Verdict;

use crate::model::Report;
use policy::Rules;
use std::collections::BTreeMap;
use waivers::Waivers;

/// Judges a report by the rules for its copy; `today` is an ISO 8601 day.
///
/// Findings of the policy's own are added to the report, those that pass are marked there with who let them pass and
/// why. The scores of the summary stay as they were: they tell of the texts, not of the policy.
pub fn judge(report: &mut Report, rules: &Rules, waivers: &Waivers, today: &str) -> Verdict {
    own::add_all(report, rules);
    count(report);
    allowances::apply(report, rules);
    let unused = waivers.apply(report, today);
    gate::verdict(report, rules, unused)
}

/// Counts the findings of a report again.
fn count(report: &mut Report) {
    let (mut by_severity, mut by_category) = (BTreeMap::new(), BTreeMap::new());
    for drift in &report.drifts {
        *by_severity.entry(drift.severity).or_default() += 1;
        *by_category.entry(drift.category).or_default() += 1;
    }
    report.summary.by_severity = by_severity;
    report.summary.by_category = by_category;
}
