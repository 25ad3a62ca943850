//! The report for a person at a terminal: side by side, only what drifted marked, its message under the pair.

use super::{
    Paint, ledger,
    style::Style,
    text::{Line, Segment, painted, shown, wrap},
    view::{self, PairView},
};
use crate::model::{DriftReport, RelationKind, Report, Severity};

/// Under this width the two sides stand one above the other.
const SIDE_BY_SIDE: usize = 72;

/// How to lay a report out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether it has colour.
    pub paint: Paint,
    /// Show the pairs without drift too, and neutral findings.
    pub all: bool,
}

/// The report as lines of text, each ended by `\n`.
pub fn render(report: &Report, layout: Layout) -> String {
    let mut page = Page { report, layout, gutter: gutter(report), out: String::new() };
    page.summary();
    if report.relation.kind != RelationKind::Unrelated || !report.drifts.is_empty() {
        page.whole();
        page.pairs();
    }
    page.ledgers();
    page.notices();
    page.out
}

/// Columns that the widest number of a sentence takes, with room for a range of two.
fn gutter(report: &Report) -> usize {
    let widest = |numbers: String| numbers.chars().count();
    let beads = report.beads.iter();
    beads.flat_map(|b| [view::numbers(&b.source), view::numbers(&b.copy)]).map(widest).max().unwrap_or(1)
}

struct Page<'r> {
    report: &'r Report,
    layout: Layout,
    /// Columns that the numbers of sentences take.
    gutter: usize,
    out: String,
}

impl<'r> Page<'r> {
    fn least(&self) -> Severity {
        if self.layout.all { Severity::Neutral } else { Severity::Minor }
    }

    fn line(&mut self, line: &[Segment]) {
        let painted = painted(line, None, self.layout.paint);
        self.out.push_str(painted.trim_end());
        self.out.push('\n');
    }

    fn paragraph(&mut self, segments: &[Segment], indent: usize) {
        for line in wrap(segments, self.layout.width.saturating_sub(indent)) {
            let mut indented = vec![Segment::new(" ".repeat(indent), Style::Plain)];
            indented.extend(line);
            self.line(&indented);
        }
    }

    fn summary(&mut self) {
        let report = self.report;
        let title = format!("{} → {}", shown(&report.source.name), shown(&report.copy.name));
        self.paragraph(&[Segment::new(title, Style::Strong)], 0);
        let counts = view::counts(report, self.least());
        let mut line: Line = Vec::new();
        for (severity, count) in &counts {
            line.push(Segment::new(format!("{count} {}", severity.id()), Style::Label(*severity)));
            line.push(Segment::new(" · ", Style::Dim));
        }
        if counts.is_empty() && report.relation.kind != RelationKind::Unrelated {
            line.push(Segment::new("no drift · ", Style::Strong));
        }
        if let waived @ 1.. = view::waived_count(report) {
            line.push(Segment::new(format!("{waived} waived · "), Style::Dim));
        }
        line.push(Segment::new(view::relation(report), Style::Plain));
        if report.relation.kind != RelationKind::Unrelated {
            let coverage = report.relation.coverage;
            let figures = format!(
                " · {:.0} % of the source kept, {:.0} % of the copy taken from it · drift {:.1}, {:.0} points per 1,000 words",
                100.0 * coverage.source,
                100.0 * coverage.copy,
                report.summary.drift,
                report.summary.mqm_per_1000_words
            );
            line.push(Segment::new(figures, Style::Dim));
        }
        self.paragraph(&line, 0);
    }

    fn whole(&mut self) {
        let drifts: Vec<&DriftReport> = view::of_the_whole(self.report, self.least()).collect();
        if !drifts.is_empty() {
            self.out.push('\n');
            self.messages(&drifts, 0);
        }
    }

    fn pairs(&mut self) {
        let mut folded = 0;
        for pair in view::pairs(self.report, self.least()) {
            if pair.drifts.is_empty() && !self.layout.all {
                folded += 1;
                continue;
            }
            self.fold(std::mem::take(&mut folded));
            self.out.push('\n');
            self.pair(&pair);
        }
        self.fold(folded);
    }

    fn fold(&mut self, pairs: usize) {
        if pairs > 0 {
            let noun = if pairs == 1 { "pair" } else { "pairs" };
            self.out.push('\n');
            self.line(&[Segment::new(format!("⋯ {pairs} {noun} without drift"), Style::Dim)]);
        }
    }

    fn pair(&mut self, pair: &PairView<'r>) {
        let (report, paint) = (self.report, self.layout.paint);
        let source = view::sentences(&report.source, &pair.bead.source, &pair.drifts, |d| d.source.as_ref(), paint);
        let copy = view::sentences(&report.copy, &pair.bead.copy, &pair.drifts, |d| d.copy.as_ref(), paint);
        let numbers = [view::numbers(&pair.bead.source), view::numbers(&pair.bead.copy)];
        if self.layout.width >= SIDE_BY_SIDE {
            self.side_by_side(&numbers, [&source, &copy]);
        } else {
            for (name, number, segments) in [("source", &numbers[0], &source), ("copy", &numbers[1], &copy)] {
                if !segments.is_empty() {
                    self.line(&[Segment::new(format!("{name} {number}"), Style::Dim)]);
                    self.paragraph(segments, 2);
                }
            }
        }
        if pair.bead.moved {
            self.line(&[Segment::new("↕ stands at another place in the copy", Style::Dim)]);
        }
        self.messages(&pair.drifts, 2);
    }

    fn side_by_side(&mut self, numbers: &[String; 2], sides: [&[Segment]; 2]) {
        let gutter = self.gutter;
        let column = (self.layout.width - 3 - 2 * (gutter + 1)) / 2;
        let wrapped = sides.map(|segments| wrap(segments, column));
        for row in 0..wrapped[0].len().max(wrapped[1].len()) {
            let cell = |side: usize| wrapped[side].get(row).map(Vec::as_slice).unwrap_or_default();
            let number = |side: usize| if row == 0 { numbers[side].as_str() } else { "" };
            let paint = self.layout.paint;
            let left = painted(cell(0), Some(column), paint);
            let right = painted(cell(1), None, paint);
            let dim = |text: String| paint.paint(&text, Style::Dim);
            let line = format!(
                "{} {left}{}{} {right}",
                dim(format!("{:>gutter$}", number(0))),
                dim(" │ ".into()),
                dim(format!("{:>gutter$}", number(1))),
            );
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }

    fn messages(&mut self, drifts: &[&DriftReport], indent: usize) {
        for drift in drifts {
            let line = [
                Segment::new("▲ ", Style::Label(drift.severity)),
                Segment::new(drift.severity.id(), Style::Label(drift.severity)),
                Segment::new(format!(" {}", drift.category.entry().id), Style::Strong),
                Segment::new(format!(": {} ", shown(&drift.message)), Style::Plain),
                Segment::new(drift.fingerprint.clone(), Style::Dim),
            ];
            self.paragraph(&line, indent);
            if let Some(waiver) = &drift.waiver {
                let line = [Segment::new(view::waived(waiver), Style::Dim)];
                self.paragraph(&line, indent + 2);
            }
        }
    }

    fn ledgers(&mut self) {
        let lines = self.report.ledgers.iter().flat_map(ledger::lines).collect::<Vec<_>>();
        if !lines.is_empty() {
            self.out.push('\n');
        }
        for line in lines {
            let (name, rest) = line.split_once(": ").unwrap_or(("", &line));
            let line = [Segment::new(format!("{name} "), Style::Strong), Segment::new(rest, Style::Plain)];
            self.paragraph(&line, 0);
        }
    }

    fn notices(&mut self) {
        for (_, message) in view::notices(self.report) {
            self.paragraph(&[Segment::new(format!("note: {}", shown(&message)), Style::Dim)], 0);
        }
    }
}
