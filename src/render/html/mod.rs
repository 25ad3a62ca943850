//! One self-contained page: side by side, filters, keyboard, light and dark, printable.
//!
//! The page needs no script to be read or filtered (the filters are style sheets over check boxes); the script only jumps
//! between findings. Nothing is loaded from anywhere, and its content security policy says so.

mod ledgers;

use super::{
    Paint,
    style::Style,
    text::{Segment, shown},
    view::{self, PairView},
};
use crate::model::{Category, DriftReport, RelationKind, Report, Severity};
use std::{collections::BTreeSet, fmt::Write};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
const SEVERITIES: [Severity; 4] = [Severity::Critical, Severity::Major, Severity::Minor, Severity::Neutral];

/// The page of one or several reports.
pub fn render(reports: &[Report]) -> String {
    let title = match reports {
        [one] => format!("{} → {}", shown(&one.source.name), shown(&one.copy.name)),
        many => format!("{} comparisons", many.len()),
    };
    let mut page = String::new();
    // Writing to a String cannot fail; so here and below.
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <title>{} – retold</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n",
        escaped(&title),
        filters(reports)
    );
    page.push_str("<main>\n");
    bar(&mut page, reports);
    for (number, report) in reports.iter().enumerate() {
        comparison(&mut page, report, number);
    }
    let _ = write!(
        page,
        "</main>\n<footer class=\"dim\"><p class=\"keys\"><kbd>n</kbd> next finding, <kbd>p</kbd> the one before.</p>\
         <p>retold {}. A finding is made by a machine and not yet confirmed by a person.</p></footer>\n\
         <script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        env!("CARGO_PKG_VERSION")
    );
    page
}

/// Severities and categories that occur, in the order of the vocabulary.
fn occurring(reports: &[Report]) -> (Vec<Severity>, Vec<Category>) {
    let drifts = || reports.iter().flat_map(|report| &report.drifts);
    let severities: BTreeSet<Severity> = drifts().map(|drift| drift.severity).collect();
    let categories: BTreeSet<Category> = drifts().map(|drift| drift.category).collect();
    (SEVERITIES.into_iter().filter(|s| severities.contains(s)).collect(), categories.into_iter().collect())
}

/// A rule for each box: where it is not checked, its findings are hidden.
fn filters(reports: &[Report]) -> String {
    let (severities, categories) = occurring(reports);
    let ids = severities.iter().map(|s| s.id()).chain(categories.iter().map(|c| c.entry().id));
    ids.map(|id| format!("body:has(#show-{id}:not(:checked)) .findings .{id} {{ display: none; }}\n")).collect()
}

fn bar(page: &mut String, reports: &[Report]) {
    let (severities, categories) = occurring(reports);
    if severities.is_empty() {
        return;
    }
    let drifts = || reports.iter().flat_map(|report| &report.drifts);
    page.push_str("<form class=\"bar\">\n");
    let mut fieldset = |legend: &str, boxes: Vec<(&str, usize)>| {
        let _ = writeln!(page, "<fieldset><legend>{legend}</legend>");
        for (id, count) in boxes {
            let checked = if id == Severity::Neutral.id() { "" } else { " checked" };
            let _ = writeln!(page, "<label><input type=\"checkbox\" id=\"show-{id}\"{checked}> {id} {count}</label>");
        }
        page.push_str("</fieldset>\n");
    };
    let by_severity = |s: &Severity| (s.id(), drifts().filter(|drift| drift.severity == *s).count());
    let by_category = |c: &Category| (c.entry().id, drifts().filter(|drift| drift.category == *c).count());
    fieldset("severity", severities.iter().map(by_severity).collect());
    fieldset("category", categories.iter().map(by_category).collect());
    page.push_str("</form>\n");
}

fn comparison(page: &mut String, report: &Report, number: usize) {
    let relation = &report.relation;
    let _ = writeln!(
        page,
        "<section aria-labelledby=\"title-{number}\">\n<h1 id=\"title-{number}\">{} → {}</h1>\n<p class=\"dim\">{}</p>",
        escaped(&report.source.name),
        escaped(&report.copy.name),
        escaped(&headline(report))
    );
    let whole: Vec<&DriftReport> = view::of_the_whole(report, Severity::Neutral).collect();
    findings(page, &whole, number);
    if relation.kind != RelationKind::Unrelated || !report.drifts.is_empty() {
        pairs(page, report, number);
    }
    report.ledgers.iter().for_each(|entries| ledgers::tables(page, entries));
    notices(page, report);
    page.push_str("</section>\n");
}

fn headline(report: &Report) -> String {
    let counts: Vec<String> =
        view::counts(report, Severity::Neutral).iter().map(|(s, n)| format!("{n} {}", s.id())).collect();
    let counts = if counts.is_empty() { "no drift".to_owned() } else { counts.join(" · ") };
    format!(
        "{counts} · {} · drift {}, {} points per 1,000 words",
        view::relation(report),
        report.summary.drift,
        report.summary.mqm_per_1000_words
    )
}

/// Pairs with findings as they are, runs of pairs without any folded.
fn pairs(page: &mut String, report: &Report, number: usize) {
    let pairs = view::pairs(report, Severity::Neutral);
    for run in pairs.chunk_by(|a, b| a.drifts.is_empty() == b.drifts.is_empty()) {
        let quiet = run[0].drifts.is_empty();
        if quiet {
            let noun = if run.len() == 1 { "pair" } else { "pairs" };
            let _ = writeln!(page, "<details><summary class=\"dim\">{} {noun} without drift</summary>", run.len());
        }
        run.iter().for_each(|pair| one_pair(page, report, pair, number));
        if quiet {
            page.push_str("</details>\n");
        }
    }
}

fn one_pair(page: &mut String, report: &Report, pair: &PairView, number: usize) {
    let source = view::sentences(&report.source, &pair.bead.source, &pair.drifts, |d| d.source.as_ref(), Paint::Color);
    let copy = view::sentences(&report.copy, &pair.bead.copy, &pair.drifts, |d| d.copy.as_ref(), Paint::Color);
    page.push_str("<div class=\"pair\">\n");
    for (side, numbers, segments) in [("source", &pair.bead.source, source), ("copy", &pair.bead.copy, copy)] {
        let text = match segments.is_empty() {
            true => format!("<span class=\"absent\">not in the {side}</span>"),
            false => segments.iter().map(segment).collect(),
        };
        let moved = if pair.bead.moved && side == "copy" { " ↕ moved" } else { "" };
        let _ = writeln!(
            page,
            "<p class=\"{side}\"><span class=\"number\"><span class=\"vh\">{side} sentence </span>{}{moved}</span> {text}</p>",
            view::numbers(numbers)
        );
    }
    findings(page, &pair.drifts, number);
    page.push_str("</div>\n");
}

fn segment(segment: &Segment) -> String {
    let text = escaped(&segment.text);
    match segment.style {
        Style::Marked(severity) => {
            let id = severity.id();
            format!("<mark class=\"{id}\"><span class=\"vh\">[{id}: </span>{text}<span class=\"vh\">]</span></mark>")
        }
        _ => text,
    }
}

fn findings(page: &mut String, drifts: &[&DriftReport], number: usize) {
    if drifts.is_empty() {
        return;
    }
    page.push_str("<ol class=\"findings\">\n");
    for drift in drifts {
        let (severity, category) = (drift.severity.id(), drift.category.entry().id);
        let waived = if drift.waiver.is_some() { " waived" } else { "" };
        let waiver = drift.waiver.as_ref();
        let waiver = waiver.map(|waiver| format!("<br><em>{}</em>", escaped(&view::waived(waiver))));
        let _ = writeln!(
            page,
            "<li id=\"d{number}-{}\" class=\"{severity} {category}{waived}\" tabindex=\"0\"><b>{severity}</b> {category}: {} \
             <span class=\"dim\">{} · {:.0} %</span>{}</li>",
            escaped(&drift.fingerprint),
            escaped(&drift.message),
            escaped(&drift.fingerprint),
            100.0 * drift.confidence,
            waiver.unwrap_or_default()
        );
    }
    page.push_str("</ol>\n");
}

fn notices(page: &mut String, report: &Report) {
    let named = [(&report.source.name, &report.source.notices), (&report.copy.name, &report.copy.notices)];
    let of_texts =
        named.into_iter().flat_map(|(name, notices)| notices.iter().map(move |n| format!("{name}: {}", n.message)));
    let all: Vec<String> = of_texts.chain(report.notices.iter().map(|notice| notice.message.clone())).collect();
    if !all.is_empty() {
        page.push_str("<h2>Notices</h2>\n<ul class=\"dim\">\n");
        all.iter().for_each(|notice| page.push_str(&format!("<li>{}</li>\n", escaped(notice))));
        page.push_str("</ul>\n");
    }
}

/// Text that is markup nowhere, with control and bidi characters shown by their code.
fn escaped(text: &str) -> String {
    quick_xml::escape::escape(shown(text).as_ref()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn markup_in_a_text_stays_text() {
        assert_eq!(
            escaped("<script>\"x\" & 'y'</script>"),
            "&lt;script&gt;&quot;x&quot; &amp; &apos;y&apos;&lt;/script&gt;"
        );
        assert_eq!(escaped("a\u{202e}b"), "a‹U+202E›b");
    }
}
