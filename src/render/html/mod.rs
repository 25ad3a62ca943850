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
use crate::model::{Category, DriftReport, RelationKind, Report, Severity, Summary};
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
    heading(&mut page, reports, &title);
    bar(&mut page, reports);
    page.push_str("<main>\n");
    for (number, report) in reports.iter().enumerate() {
        comparison(&mut page, report, number, reports.len() > 1);
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

/// The head of the page: the two names and how it went, or how many comparisons there are.
fn heading(page: &mut String, reports: &[Report], title: &str) {
    page.push_str("<header>\n<p class=\"brand\">retold</p>\n");
    match reports {
        [one] => {
            let _ = writeln!(page, "<h1 id=\"title-0\">{}</h1>", names(one));
            meta(page, one);
        }
        _ => {
            let _ = writeln!(page, "<h1>{}</h1>", escaped(title));
        }
    }
    page.push_str("</header>\n");
}

fn names(report: &Report) -> String {
    let (source, copy) = (escaped(&report.source.name), escaped(&report.copy.name));
    format!("{source} <span class=\"arrow\">→</span> {copy}")
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
    let severities = severities.iter().map(|severity| (severity.id(), severity.id().to_owned()));
    let ids = severities.chain(categories.iter().map(|category| (category.entry().id, class(*category))));
    ids.map(|(id, class)| format!("body:has(#show-{id}:not(:checked)) .findings .{class} {{ display: none; }}\n"))
        .collect()
}

/// The class of a category's findings.
fn class(category: Category) -> String {
    format!("of-{}", category.entry().id)
}

fn bar(page: &mut String, reports: &[Report]) {
    let (severities, categories) = occurring(reports);
    if severities.is_empty() {
        return;
    }
    let drifts = || reports.iter().flat_map(|report| &report.drifts);
    page.push_str("<div class=\"bar\"><form aria-label=\"Which findings to show\">\n");
    let mut fieldset = |legend: &str, boxes: Vec<(&str, usize)>| {
        let _ = writeln!(page, "<fieldset><legend>{legend}</legend>");
        for (id, count) in boxes {
            let checked = if id == Severity::Neutral.id() { "" } else { " checked" };
            let _ = writeln!(
                page,
                "<label><input type=\"checkbox\" id=\"show-{id}\"{checked}> {id} <b>{count}</b></label>"
            );
        }
        page.push_str("</fieldset>\n");
    };
    let by_severity = |s: &Severity| (s.id(), drifts().filter(|drift| drift.severity == *s).count());
    let by_category = |c: &Category| (c.entry().id, drifts().filter(|drift| drift.category == *c).count());
    fieldset("severity", severities.iter().map(by_severity).collect());
    fieldset("category", categories.iter().map(by_category).collect());
    page.push_str("</form></div>\n");
}

fn comparison(page: &mut String, report: &Report, number: usize, titled: bool) {
    let relation = &report.relation;
    let _ = writeln!(page, "<section aria-labelledby=\"title-{number}\">");
    if titled {
        let _ = writeln!(page, "<h2 id=\"title-{number}\">{}</h2>", names(report));
        meta(page, report);
    }
    notices(page, report);
    let whole: Vec<&DriftReport> = view::of_the_whole(report, Severity::Neutral).collect();
    findings(page, &whole, number);
    if relation.kind != RelationKind::Unrelated || !report.drifts.is_empty() {
        pairs(page, report, number);
    }
    report.ledgers.iter().for_each(|entries| ledgers::tables(page, entries));
    page.push_str("</section>\n");
}

/// Counts as chips, then what else is known of the pair.
fn meta(page: &mut String, report: &Report) {
    page.push_str("<p class=\"meta\">");
    let counts = view::counts(report, Severity::Neutral);
    if counts.is_empty() && report.relation.kind != RelationKind::Unrelated {
        page.push_str("<span class=\"chip neutral\">no drift</span> ");
    }
    for (severity, count) in counts {
        let id = severity.id();
        let _ = write!(page, "<span class=\"chip {id}\">{count} {id}</span> ");
    }
    if let waived @ 1.. = view::waived_count(report) {
        let _ = write!(page, "<span class=\"chip\">{waived} waived</span> ");
    }
    let Summary { drift, mqm_per_1000_words, .. } = report.summary;
    let figures =
        format!("{} · drift {drift:.1}, {mqm_per_1000_words:.1} points per 1,000 words", view::relation(report));
    let _ = writeln!(page, "<span>{}</span></p>", escaped(&figures));
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
            "<p class=\"side {side}\"><span class=\"number\">{side} {}{moved}</span>{text}</p>",
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
        let waiver = waiver.map(|waiver| format!("<em>{}</em>", escaped(&view::waived(waiver))));
        let _ = writeln!(
            page,
            "<li id=\"d{number}-{}\" class=\"{severity} {}{waived}\" tabindex=\"0\">\
             <p><b>{severity}</b> <span class=\"what\">{category}</span>: {}{}</p><span class=\"dim\">{} · {:.0} %</span></li>",
            escaped(&drift.fingerprint),
            class(drift.category),
            escaped(&drift.message),
            waiver.unwrap_or_default(),
            escaped(&drift.fingerprint),
            100.0 * drift.confidence
        );
    }
    page.push_str("</ol>\n");
}

/// What is said of the texts and the comparison; what stops the copy as a whole stands out.
fn notices(page: &mut String, report: &Report) {
    let mut all: Vec<_> = view::notices(report).collect();
    if all.is_empty() {
        return;
    }
    all.sort_by_key(|(notice, _)| !view::stops(notice));
    page.push_str("<ul class=\"notices dim\">\n");
    for (notice, message) in all {
        let class = if view::stops(notice) { " class=\"stops\"" } else { "" };
        let _ = writeln!(page, "<li{class}>{}</li>", escaped(&message));
    }
    page.push_str("</ul>\n");
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
