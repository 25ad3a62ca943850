//! Whether a copy may pass.

use super::{policy::Rules, waivers::Unused};
use crate::model::{Category, DriftReport, Notice, RelationKind, Report};

/// What the gate says of a copy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// Indexes of the findings that stop it, the worst first.
    pub stopping: Vec<usize>,
    /// What else stops it, in plain words.
    pub reasons: Vec<String>,
    /// Waivers for this copy that let nothing pass.
    pub unused: Unused,
}

impl Verdict {
    /// Whether the copy is stopped.
    pub fn stops(&self) -> bool {
        !self.stopping.is_empty() || !self.reasons.is_empty()
    }
}

/// Holds what is left of a report against the rules. What stops the copy as a whole becomes a notice of the report, so
/// that every format tells it.
pub(super) fn verdict(report: &mut Report, rules: &Rules, unused: Unused) -> Verdict {
    let stops = |drift: &DriftReport| {
        let strict = rules.quotations.verbatim == Some(true) && drift.category == Category::Quotation;
        drift.waiver.is_none() && (strict || rules.fails_at(drift.category).stops(drift.severity))
    };
    let mut stopping: Vec<usize> = (0..report.drifts.len()).filter(|&at| stops(&report.drifts[at])).collect();
    stopping.sort_by(|&a, &b| worse(&report.drifts[a], &report.drifts[b]));
    let reasons = reasons(report, rules);
    report.notices.extend(reasons.iter().map(|(code, message)| Notice {
        code: (*code).to_owned(),
        message: message.clone(),
        span: None,
    }));
    Verdict { stopping, reasons: reasons.into_iter().map(|(_, message)| message).collect(), unused }
}

fn worse(a: &DriftReport, b: &DriftReport) -> std::cmp::Ordering {
    let rank = |drift: &DriftReport| (drift.severity, drift.category);
    rank(b).0.cmp(&rank(a).0).then(b.confidence.total_cmp(&a.confidence)).then(rank(a).1.cmp(&rank(b).1))
}

fn reasons(report: &Report, rules: &Rules) -> Vec<(&'static str, String)> {
    let mut reasons = Vec::new();
    if report.relation.kind == RelationKind::Unrelated {
        reasons.push(("policy/unrelated", "the copy does not tell the story of the source".to_owned()));
    }
    let score = report.summary.drift * share_left(report);
    if let Some(most) = rules.max_drift.filter(|most| score > *most) {
        reasons.push((
            "policy/max-drift",
            format!("the drift score is {score:.1}, above the {most} that the policy allows"),
        ));
    }
    if let Some(most) = rules.omissions.max_percent {
        let left_out = super::allowances::left_out_percent(report);
        if left_out > most {
            let message = format!(
                "{left_out:.0} % of the source's words are left out, above the {most} % that the policy allows"
            );
            reasons.push(("policy/max-percent", message));
        }
    }
    reasons
}

/// The share of all findings' points that is left after what passes, 0 to 1.
fn share_left(report: &Report) -> f64 {
    let points = |drift: &DriftReport| drift.severity.points() * f64::from(drift.confidence);
    let all: f64 = report.drifts.iter().map(points).sum();
    let left: f64 = report.drifts.iter().filter(|drift| drift.waiver.is_none()).map(points).sum();
    if all > 0.0 { left / all } else { 1.0 }
}
