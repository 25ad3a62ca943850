//! What stops copies, one line a finding, as compilers tell errors: `file:line:column: severity category: message`.

use super::{
    Paint,
    position::{Lines, Position},
    style::Style,
    text::shown,
    view,
};
use crate::model::{DriftReport, Report, Severity};

/// A copy that is stopped.
pub struct Stopped<'r> {
    /// Its report.
    pub report: &'r Report,
    /// Indexes of the findings that stop it.
    pub findings: &'r [usize],
    /// What else stops it, in plain words.
    pub reasons: &'r [String],
}

/// The lines, the worst first over all copies; what stops a copy as a whole comes before its findings of no place.
pub fn render(stopped: &[Stopped], paint: Paint) -> String {
    let mut lines: Vec<(Severity, String)> = Vec::new();
    for copy in stopped {
        let name = shown(&copy.report.copy.name);
        for reason in copy.reasons {
            let label = paint.paint("stopped", Style::Label(Severity::Critical));
            lines.push((
                Severity::Critical,
                format!("{}: {label}: {}\n", paint.paint(&name, Style::Strong), shown(reason)),
            ));
        }
        let places = Lines::new(&copy.report.copy.text);
        for drift in copy.findings.iter().map(|&at| &copy.report.drifts[at]) {
            let at = places.position(view::anchor(copy.report, drift).start);
            lines.push((drift.severity, line(&name, at, drift, paint)));
        }
    }
    lines.sort_by_key(|(severity, _)| std::cmp::Reverse(*severity));
    lines.into_iter().map(|(_, line)| line).collect()
}

fn line(name: &str, at: Position, drift: &DriftReport, paint: Paint) -> String {
    format!(
        "{}: {} {}: {} {}\n",
        paint.paint(&format!("{name}:{}:{}", at.line, at.column), Style::Strong),
        paint.paint(drift.severity.id(), Style::Label(drift.severity)),
        drift.category.entry().id,
        shown(&drift.message),
        paint.paint(&format!("[{}]", drift.fingerprint), Style::Dim),
    )
}
