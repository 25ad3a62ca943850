//! JUnit XML, as build servers read it: a suite for each copy, a test for each category.

use super::{ledger, position::Lines, text::shown, view};
use crate::model::{Category, DriftReport, Notice, Report, Severity};
use std::fmt::Write;

/// A category fails where it has a finding of at least `least` that is not waived.
pub fn render(reports: &[Report], least: Severity) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"retold\">\n");
    for report in reports {
        suite(&mut out, report, least);
    }
    out.push_str("</testsuites>\n");
    out
}

fn suite(out: &mut String, report: &Report, least: Severity) {
    let failing: Vec<&DriftReport> =
        report.drifts.iter().filter(|drift| drift.severity >= least && drift.waiver.is_none()).collect();
    let tests: Vec<(&str, Vec<&DriftReport>)> = Category::ALL
        .iter()
        .map(|entry| (entry.id, failing.iter().copied().filter(|drift| drift.category == entry.category).collect()))
        .collect();
    let broken: Vec<&Notice> = report.notices.iter().filter(|notice| view::stops(notice)).collect();
    let failures = tests.iter().filter(|(_, drifts)| !drifts.is_empty()).count() + usize::from(!broken.is_empty());
    let name = escaped(&report.copy.name);
    // Writing to a String cannot fail; so here and below.
    let _ = writeln!(out, "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{failures}\">", tests.len() + 1);
    let lines = Lines::new(&report.copy.text);
    for (category, drifts) in tests {
        if drifts.is_empty() {
            let _ = writeln!(out, "    <testcase classname=\"{name}\" name=\"{category}\"/>");
            continue;
        }
        let _ = writeln!(out, "    <testcase classname=\"{name}\" name=\"{category}\">");
        let worst = drifts.iter().map(|drift| drift.severity).max().unwrap_or(least);
        let _ = writeln!(out, "      <failure type=\"{}\" message=\"{}\">", worst.id(), escaped(&drifts[0].message));
        for drift in drifts {
            let at = lines.position(view::anchor(report, drift).start);
            let _ =
                writeln!(out, "{name}:{}:{}: {}: {}", at.line, at.column, drift.severity.id(), escaped(&drift.message));
        }
        out.push_str("      </failure>\n    </testcase>\n");
    }
    let _ = write!(out, "    <testcase classname=\"{name}\" name=\"policy\">");
    for notice in broken {
        let _ = write!(out, "<failure type=\"{}\" message=\"{}\"/>", notice.code, escaped(&notice.message));
    }
    out.push_str("</testcase>\n");
    if let Some(ledgers) = &report.ledgers {
        let _ = writeln!(out, "    <system-out>{}</system-out>", escaped(&ledger::lines(ledgers).join("; ")));
    }
    out.push_str("  </testsuite>\n");
}

/// Text for an attribute or between tags; characters that XML 1.0 has no place for are shown by their code.
fn escaped(text: &str) -> String {
    quick_xml::escape::escape(shown(text).as_ref()).into_owned()
}
