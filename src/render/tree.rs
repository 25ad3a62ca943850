//! A trace for a person at a terminal: each story as a tree of who was made from whom, with what drifted at each hop.

use super::{Paint, style::Style, text::shown};
use crate::model::{
    Blame, Change, Direction, DriftReport, Edge, Evidence, Mark, Match, Passage, Provenance, Severity, Story, Trace,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// How much evidence of a hop is shown.
const EVIDENCE: usize = 3;

/// The stories as lines of text, those of several documents first.
pub fn render(trace: &Trace, paint: Paint) -> String {
    let mut out = String::new();
    if trace.documents.is_empty() {
        out.push_str("no documents\n");
    }
    let (told, alone): (Vec<&Story>, Vec<&Story>) = trace.stories.iter().partition(|story| story.members.len() > 1);
    let marks: BTreeMap<&str, &[Mark]> =
        trace.documents.iter().map(|document| (document.name.as_str(), &document.marks[..])).collect();
    let shown_marks = |name: &str| marks.get(name).copied().unwrap_or_default();
    for story in told {
        out.push_str(&paint.paint(&format!("one story, {} versions", story.members.len()), Style::Strong));
        if story.roots.len() > 1 {
            out.push_str(&paint.paint(", of which some come from a source that is not here", Style::Dim));
        }
        out.push('\n');
        for root in &story.roots {
            branch(&mut out, story, root, &shown_marks, paint);
        }
        for lost in &story.lost {
            let copies: Vec<_> = lost.copies.iter().map(|copy| shown(copy)).collect();
            let _ = writeln!(
                out,
                "  {} come from a version of {} that is not here: they share",
                copies.join(", "),
                shown(&lost.source)
            );
            for sentence in &lost.shared {
                let _ = writeln!(out, "     {}", paint.paint(&shown(sentence), Style::Dim));
            }
        }
        out.push('\n');
    }
    if !alone.is_empty() {
        out.push_str(&paint.paint(&format!("{} that stand alone", alone.len()), Style::Strong));
        out.push('\n');
        for name in alone.iter().flat_map(|story| &story.members) {
            // Writing to a String cannot fail; so here and below.
            let _ = writeln!(out, "  {}", shown(name));
            risks(&mut out, "    ", shown_marks(name), paint);
        }
    }
    out
}

/// A text and all that was made from it, depth first without recursion: a lineage may be long.
fn branch<'t>(out: &mut String, story: &'t Story, root: &'t str, marks: &impl Fn(&str) -> &'t [Mark], paint: Paint) {
    let mut made: BTreeMap<&str, Vec<&Edge>> = BTreeMap::new();
    for edge in &story.edges {
        made.entry(&edge.source).or_default().push(edge);
    }
    let mut open: Vec<(&str, Option<&Edge>, usize)> = vec![(root, None, 0)];
    let mut told = BTreeSet::new();
    while let Some((name, edge, depth)) = open.pop() {
        // Documents of one name would lead round in a circle.
        if !told.insert(name) {
            continue;
        }
        let mark = if depth == 0 { "  " } else { "└─ " };
        let indent = "   ".repeat(depth);
        let below = format!("{indent}     ");
        let reason = edge.map(|edge| why(edge, paint)).unwrap_or_default();
        let _ = writeln!(out, "{indent}{mark}{}{reason}", shown(name));
        for evidence in edge.iter().flat_map(|edge| edge.evidence.iter().take(EVIDENCE)) {
            let _ = writeln!(out, "{below}{}", paint.paint(&reason_of(evidence), Style::Dim));
        }
        for drift in edge.iter().flat_map(|edge| edge.drifts.iter().flatten()) {
            entered(out, &below, drift, paint);
        }
        risks(out, &below, marks(name), paint);
        let after = made.get(name).into_iter().flatten().rev();
        open.extend(after.map(|edge| (edge.copy.as_str(), Some(*edge), depth + 1)));
    }
}

fn why(edge: &Edge, paint: Paint) -> String {
    let direction = match edge.direction {
        Direction::Unclear => "direction unclear".to_owned(),
        _ => format!("{:.0} % sure", 100.0 * edge.confidence),
    };
    let drifts = edge.drifts.as_ref().map(|drifts| match drifts.len() {
        0 => ", nothing drifted".to_owned(),
        1 => ", 1 drift".to_owned(),
        count => format!(", {count} drifts"),
    });
    let text = format!("  {direction}, {:.0} % of it paired{}", 100.0 * edge.coverage.copy, drifts.unwrap_or_default());
    paint.paint(&text, Style::Dim)
}

fn reason_of(evidence: &Evidence) -> String {
    let side = |text: &Option<String>| text.as_deref().map_or("∅".to_owned(), |text| shortened(&shown(text)));
    let against = if evidence.weight.is_some_and(|weight| weight < 0.0) { " (speaks against)" } else { "" };
    format!("{}: {} → {}{against}", evidence.rule, side(&evidence.source), side(&evidence.copy))
}

fn entered(out: &mut String, indent: &str, drift: &DriftReport, paint: Paint) {
    if drift.severity == Severity::Neutral {
        return;
    }
    let side = |passage: &Option<Passage>| passage.as_ref().map_or("∅".to_owned(), |p| shortened(&shown(&p.text)));
    let label = paint.paint(&format!("{:8}", drift.severity.id()), Style::Label(drift.severity));
    let _ = writeln!(
        out,
        "{indent}{label} {}: {} → {}  {}",
        drift.category.entry().id,
        side(&drift.source),
        side(&drift.copy),
        paint.paint(&drift.fingerprint, Style::Dim)
    );
}

fn risks(out: &mut String, indent: &str, marks: &[Mark], paint: Paint) {
    for mark in marks {
        let text = format!("risk {:.1} {}: {} ({})", mark.risk, mark.rule, shortened(&shown(&mark.text)), mark.message);
        let _ = writeln!(out, "{indent}{}", paint.paint(&text, Style::Dim));
    }
}

/// At most some 60 characters.
fn shortened(text: &str) -> String {
    const LENGTH: usize = 60;
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Where a phrase came in and went, one hop after the other.
pub fn blame(blame: &Blame, paint: Paint) -> String {
    let mut out = String::new();
    for hop in &blame.hops {
        let source = hop.source.as_deref().map(shown).unwrap_or_default();
        let copy = shown(&hop.copy);
        let line = match hop.change {
            Change::Original => format!("“{}” stands in {copy}, the first of its lineage", shown(&blame.phrase)),
            Change::Entered => format!("“{}” came in from {source} to {copy}", shown(&blame.phrase)),
            Change::Left => format!("“{}” was lost from {source} to {copy}", shown(&blame.phrase)),
        };
        let _ = writeln!(out, "{}", paint.paint(&line, Style::Strong));
        for (mark, sentence) in [("-", &hop.before), ("+", &hop.after)] {
            if let Some(sentence) = sentence {
                let _ = writeln!(out, "  {mark} {}", shown(sentence));
            }
        }
    }
    if blame.hops.is_empty() {
        let _ = writeln!(out, "“{}” stands in none of the texts", shown(&blame.phrase));
    }
    out
}

/// Each sentence with where it is from, and the sources by how much they tell.
pub fn provenance(provenance: &Provenance, paint: Paint) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", paint.paint(&shown(&provenance.document), Style::Strong));
    for share in &provenance.sources {
        let _ = writeln!(
            out,
            "  {:5.1} % from {} ({} sentences)",
            100.0 * share.coverage,
            shown(&share.document),
            share.sentences
        );
    }
    let _ = writeln!(out, "  {:5.1} % from none of them\n", 100.0 * provenance.own);
    for sourced in &provenance.sentences {
        let _ = writeln!(out, "{}", shown(&sourced.sentence.text));
        let from = match &sourced.source {
            Some(source) => format!(
                "  {:3.0} % {}: {}",
                100.0 * source.similarity,
                shown(&source.document),
                shown(&source.sentence.text)
            ),
            None => "  no source".to_owned(),
        };
        let _ = writeln!(out, "{}", paint.paint(&from, Style::Dim));
    }
    if !provenance.unsourced_quotations.is_empty() {
        let _ = writeln!(out, "\n{}", paint.paint("quotations that stand in no source", Style::Strong));
        for quotation in &provenance.unsourced_quotations {
            let _ = writeln!(out, "  {}", shown(&quotation.text));
        }
    }
    out
}

/// The stories of an index that tell some of an article.
pub fn matches(matches: &[Match], paint: Paint) -> String {
    let mut out = String::new();
    for found in matches {
        let share = format!(
            "{:5.1} % of the article, {:5.1} % of it",
            100.0 * found.coverage.source,
            100.0 * found.coverage.copy
        );
        let name = paint.paint(&shown(&found.document), Style::Strong);
        let _ = writeln!(out, "{name}  {share}, {} sentences", found.sentences.len());
    }
    if matches.is_empty() {
        out.push_str("no story of the index tells any of it\n");
    }
    out
}
