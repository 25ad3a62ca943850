//! Workflow commands of GitHub Actions: findings beside the lines of the copy, the worst first.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use super::{ledger, position::Lines, text::shown, view};
use crate::model::{DriftReport, Notice, Report, Severity};

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
    let stopping = |notice: &&Notice| view::stops(notice);
    let whole = reports.iter().flat_map(|report| report.notices.iter().filter(stopping).map(move |n| (report, n)));
    let command_of = |(report, notice): (&Report, &Notice)| {
        format!("::error file={},title=policy::{}\n", property(&report.copy.name), data(&notice.message))
    };
    let (mut out, mut left) = (whole.map(command_of).collect::<String>(), 0);
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

/// How many rows of findings a summary shows of each comparison.
const ROWS: usize = 50;

/// The findings as a Markdown table for each comparison, the worst first: the page of a step's summary.
pub fn summary(reports: &[Report]) -> String {
    reports.iter().map(one_summary).collect()
}

fn one_summary(report: &Report) -> String {
    let mut findings: Vec<&DriftReport> = report.drifts.iter().filter(|d| d.severity > Severity::Neutral).collect();
    findings.sort_by_key(|drift| (drift.waiver.is_some(), std::cmp::Reverse(drift.severity)));
    let mut out = format!("### {} → {}\n\n", cell(&report.source.name), cell(&report.copy.name));
    if findings.is_empty() {
        return out + "No drift.\n\n";
    }
    out.push_str("| line | severity | category | finding |\n|---|---|---|---|\n");
    let lines = Lines::new(&report.copy.text);
    for drift in findings.iter().take(ROWS) {
        let line = lines.position(view::anchor(report, drift).start).line;
        let waived = drift.waiver.as_ref().map(|w| format!(" (waived by {}: {})", cell(&w.by), cell(&w.reason)));
        out.push_str(&format!(
            "| {line} | {} | {} | {}{} |\n",
            drift.severity.id(),
            drift.category.entry().id,
            cell(&drift.message),
            waived.unwrap_or_default()
        ));
    }
    if let Some(left) = findings.len().checked_sub(ROWS).filter(|left| *left > 0) {
        out.push_str(&format!("\n{left} more findings are in the full report.\n"));
    }
    let ledgers = report.ledgers.iter().flat_map(ledger::lines).map(|line| format!("- {}\n", cell(&line)));
    let notices = view::notices(report).map(|(_, message)| format!("- {}\n", cell(&message)));
    out.push('\n');
    out.extend(ledgers.chain(notices));
    out + "\n"
}

/// Text that is no markup in a Markdown table.
fn cell(text: &str) -> String {
    let special = |c: char| "\\`*_[]<>|#~&!@".contains(c);
    shown(text).chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
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
    let [start, end] = lines.range(view::anchor(report, drift));
    let place = format!(",line={},endLine={},col={}", start.line, end.line, start.column);
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

    #[test]
    fn no_text_is_markup_in_a_summary() {
        assert_eq!(cell("a|b <i>\n[x](y)"), r"a\|b \<i\> \[x\](y)");
    }
}
