//! JUnit XML, as build servers read it: a suite for each copy, a test for each category.

use super::{ledger, position::Lines, text::shown, view};
use crate::model::{Category, DriftReport, Notice, Report, Severity};
use std::fmt::Write;

/// Which findings fail a test: told by the number of the report and the finding.
pub type Fails<'f> = &'f dyn Fn(usize, &DriftReport) -> bool;

/// A category fails where it has a finding that `fails` and is not waived; where all are waived it is skipped, with who let
/// them pass and why.
pub fn render(reports: &[Report], fails: Fails) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"retold\">\n");
    for (number, report) in reports.iter().enumerate() {
        suite(&mut out, report, &|drift| fails(number, drift));
    }
    out.push_str("</testsuites>\n");
    out
}

fn suite(out: &mut String, report: &Report, fails: &dyn Fn(&DriftReport) -> bool) {
    let name = escaped(&report.copy.name);
    let (mut cases, mut failures, mut skipped) = (String::new(), 0, 0);
    let lines = Lines::new(&report.copy.text);
    for entry in &Category::ALL {
        let of_category = report.drifts.iter().filter(|drift| drift.category == entry.category);
        let (waived, left): (Vec<&DriftReport>, Vec<&DriftReport>) =
            of_category.partition(|drift| drift.waiver.is_some() && drift.severity > Severity::Neutral);
        let failing: Vec<&DriftReport> = left.into_iter().filter(|drift| fails(drift)).collect();
        // Writing to a String cannot fail; so here and below.
        let _ = write!(cases, "    <testcase classname=\"{name}\" name=\"{}\"", entry.id);
        match (&failing[..], &waived[..]) {
            ([], []) => cases.push_str("/>\n"),
            ([], waived) => {
                skipped += 1;
                let told: Vec<String> =
                    waived.iter().filter_map(|drift| drift.waiver.as_ref().map(view::waived)).collect();
                let _ = writeln!(cases, "><skipped message=\"{}\"/></testcase>", escaped(&told.join("; ")));
            }
            (failing, _) => {
                failures += 1;
                failure(&mut cases, report, failing, &lines);
            }
        }
    }
    let broken: Vec<&Notice> = report.notices.iter().filter(|notice| view::stops(notice)).collect();
    failures += usize::from(!broken.is_empty());
    let tests = Category::ALL.len() + 1;
    let _ = writeln!(
        out,
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">"
    );
    out.push_str(&cases);
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

/// What fails a category: its findings with their places, under the first one's message.
fn failure(cases: &mut String, report: &Report, drifts: &[&DriftReport], lines: &Lines) {
    let worst = drifts.iter().map(|drift| drift.severity).max().map_or("", Severity::id);
    let first = drifts.first().map(|drift| escaped(&drift.message)).unwrap_or_default();
    let _ = writeln!(cases, ">\n      <failure type=\"{worst}\" message=\"{first}\">");
    for drift in drifts {
        let at = lines.position(view::anchor(report, drift).start);
        let (name, severity) = (escaped(&report.copy.name), drift.severity.id());
        let _ = writeln!(cases, "{name}:{}:{}: {severity}: {}", at.line, at.column, escaped(&drift.message));
    }
    cases.push_str("      </failure>\n    </testcase>\n");
}

/// Text for an attribute or between tags; characters that XML 1.0 has no place for are shown by their code.
fn escaped(text: &str) -> String {
    quick_xml::escape::escape(shown(text).as_ref()).into_owned()
}
