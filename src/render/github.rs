//! Workflow commands of GitHub Actions: findings beside the lines of the copy, the worst first.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use super::{position::Lines, text::shown};
use crate::model::{DriftReport, Report, Severity};

/// GitHub shows so many annotations of a level for a step and drops the rest.
const SHOWN_OF_A_LEVEL: usize = 10;

/// A command for each finding that is not waived, at most ten of a level; what is left is counted in a last notice.
pub fn render(reports: &[Report]) -> String {
    let mut findings: Vec<(&Report, &DriftReport)> = reports
        .iter()
        .flat_map(|report| report.drifts.iter().map(move |drift| (report, drift)))
        .filter(|(_, drift)| drift.waiver.is_none())
        .collect();
    findings.sort_by_key(|(_, drift)| std::cmp::Reverse(drift.severity));
    let (mut out, mut left) = (String::new(), 0);
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for (report, drift) in findings {
        let count = counts.entry(level(drift.severity)).or_default();
        *count += 1;
        if *count > SHOWN_OF_A_LEVEL {
            left += 1;
        } else {
            out.push_str(&command(report, drift));
        }
    }
    if left > 0 {
        out.push_str(&format!("::notice title=retold::{left} more findings are in the full report\n"));
    }
    out
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::Major => "error",
        Severity::Minor => "warning",
        Severity::Neutral => "notice",
    }
}

fn command(report: &Report, drift: &DriftReport) -> String {
    let lines = Lines::new(&report.copy.text);
    let place = drift.copy.as_ref().map(|passage| lines.range(passage.span));
    let place = place
        .map(|[start, end]| format!(",line={},endLine={},col={}", start.line, end.line, start.column))
        .unwrap_or_default();
    format!(
        "::{} file={}{place},title={}::{}\n",
        level(drift.severity),
        property(&report.copy.name),
        property(&format!("{} {}", drift.severity.id(), drift.category.entry().id)),
        data(&drift.message)
    )
}

/// Message text: percent signs and line ends are escaped so that no text can start a command of its own.
fn data(text: &str) -> String {
    shown(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_start_a_command_of_its_own() {
        assert_eq!(data("50 %\n::error::boo"), "50 %25 ::error::boo");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
