//! The report as plain text for mail and logs, in the manner of a unified diff: one pair after the other.

use super::{
    Paint, ledger,
    style::Style,
    text::{Segment, painted, shown},
    view,
};
use crate::model::{DriftReport, Report, Severity};
use std::fmt::Write;

/// The report as lines of text; words that drifted stand in brackets.
pub fn render(report: &Report, all: bool) -> String {
    let least = if all { Severity::Neutral } else { Severity::Minor };
    let mut out = format!("--- {}\n+++ {}\n", shown(&report.source.name), shown(&report.copy.name));
    let counts: Vec<String> = view::counts(report, least).iter().map(|(s, n)| format!("{n} {}", s.id())).collect();
    let counts = if counts.is_empty() { "no drift".to_owned() } else { counts.join(", ") };
    // Writing to a String cannot fail; so here and below.
    let _ = writeln!(out, "# {counts}; {}", view::relation(report));
    for drift in view::of_the_whole(report, least) {
        message(&mut out, drift);
    }
    for pair in view::pairs(report, least) {
        if pair.drifts.is_empty() && !all {
            continue;
        }
        let moved = if pair.bead.moved { ", moved" } else { "" };
        let (from, to) = (view::numbers(&pair.bead.source), view::numbers(&pair.bead.copy));
        let none = |n: String| if n.is_empty() { "none".to_owned() } else { n };
        let _ = writeln!(out, "@@ sentence {} → {}{moved} @@", none(from), none(to));
        let source =
            view::sentences(&report.source, &pair.bead.source, &pair.drifts, |d| d.source.as_ref(), Paint::Plain);
        let copy = view::sentences(&report.copy, &pair.bead.copy, &pair.drifts, |d| d.copy.as_ref(), Paint::Plain);
        for (sign, segments) in [('-', source), ('+', copy)].into_iter().filter(|(_, s)| !s.is_empty()) {
            let _ = writeln!(out, "{sign}{}", painted(&segments, None, Paint::Plain));
        }
        pair.drifts.iter().for_each(|drift| message(&mut out, drift));
    }
    for line in report.ledgers.iter().flat_map(ledger::lines) {
        let _ = writeln!(out, "# {line}");
    }
    for (_, message) in view::notices(report) {
        let _ = writeln!(out, "# note: {}", shown(&message));
    }
    out
}

fn message(out: &mut String, drift: &DriftReport) {
    let line = Segment::new(
        format!(
            "! {} {}: {} [{}]",
            drift.severity.id(),
            drift.category.entry().id,
            shown(&drift.message),
            drift.fingerprint
        ),
        Style::Plain,
    );
    let _ = writeln!(out, "{}", painted(&[line], None, Paint::Plain));
    if let Some(waiver) = &drift.waiver {
        let _ = writeln!(out, "!   {}", view::waived(waiver));
    }
}
