//! What the checks of replaced words share: the verdicts of the judge worded as findings.

use super::{
    case::Case,
    changes::{Change, Kind},
    finding::{Finding, quoted},
    meaning::{Judgement, Sense},
};
use crate::model::{Category, Drift, Severity, Side};

/// Findings for the replaced phrases on which the judge's verdict is of this sense, and that `holds` lets through.
pub(crate) fn findings(
    case: &Case,
    category: Category,
    sense: Sense,
    tells: &str,
    holds: impl Fn(&Change) -> bool,
) -> Vec<Drift> {
    case.changes
        .iter()
        .filter(|change| change.kind == Kind::Replaced && !change.harmless && holds(change))
        .filter_map(|change| Some((change, change.judgement.as_ref().filter(|judgement| judgement.sense == sense)?)))
        .filter_map(|(change, judgement)| finding(case, category, change, judgement, tells))
        .collect()
}

fn finding(case: &Case, category: Category, change: &Change, judgement: &Judgement, tells: &str) -> Option<Drift> {
    let threshold = Judgement::threshold(case.freedom);
    let text = |side: Side| case.text(side, change.places.get(side).clone());
    let finding = Finding::new(case, category, &change.places)
        .confidence(judgement.changed)
        .evidence(judgement.evidence.iter().cloned())
        .because("text/reworded", "", "", -case.freedom)
        .says(format!(
            "the source says {}, the copy {}: {tells}",
            quoted(text(Side::Source)),
            quoted(text(Side::Copy))
        ));
    if judgement.changed >= threshold
        && (category != Category::Specificity || judgement.changed < 0.8 + 0.1 * case.freedom)
    {
        Some(finding.drift())
    } else if judgement.changed >= threshold {
        Some(finding.severity(Severity::Major).drift())
    } else if judgement.changed >= threshold * 0.5 {
        Some(finding.severity(Severity::Minor).drift())
    } else {
        None
    }
}
