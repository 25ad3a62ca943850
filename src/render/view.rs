//! What both text formats show of a report: its pairs of sentences with the drifts in each.

use super::{Paint, text};
use crate::model::{
    BeadReport, Direction, DocumentReport, DriftReport, Notice, Passage, RelationKind, Report, Severity, Span, Waiver,
};

/// A pair of sentences with what drifted in it.
pub struct PairView<'r> {
    pub bead: &'r BeadReport,
    pub drifts: Vec<&'r DriftReport>,
}

/// The pairs in the order of the report, each with its drifts of at least `least`, the worst first.
pub fn pairs(report: &Report, least: Severity) -> Vec<PairView<'_>> {
    let mut pairs: Vec<PairView> = report.beads.iter().map(|bead| PairView { bead, drifts: Vec::new() }).collect();
    for drift in report.drifts.iter().filter(|drift| drift.severity >= least) {
        if let Some(pair) = drift.bead.and_then(|bead| pairs.get_mut(bead)) {
            pair.drifts.push(drift);
        }
    }
    for pair in &mut pairs {
        pair.drifts.sort_by_key(|drift| std::cmp::Reverse(drift.severity));
    }
    pairs
}

/// Drifts of the story as a whole.
pub fn of_the_whole(report: &Report, least: Severity) -> impl Iterator<Item = &DriftReport> {
    report.drifts.iter().filter(move |drift| drift.bead.is_none() && drift.severity >= least)
}

/// The sentences of one side of a pair as marked text; sentences that do not follow each other are joined by an ellipsis.
pub fn sentences<'r>(
    document: &DocumentReport,
    indexes: &[usize],
    drifts: &[&'r DriftReport],
    side: impl Fn(&'r DriftReport) -> Option<&'r Passage>,
    paint: Paint,
) -> Vec<text::Segment> {
    let marks: Vec<(Span, Severity)> =
        drifts.iter().filter_map(|drift| side(drift).map(|passage| (passage.span, drift.severity))).collect();
    let mut segments = Vec::new();
    for (at, index) in indexes.iter().enumerate() {
        if at > 0 {
            let joint = if indexes[at - 1] + 1 == *index { " " } else { " … " };
            segments.push(text::Segment::new(joint, super::style::Style::Dim));
        }
        segments.extend(text::marked(&document.text, document.sentences[*index].span, &marks, paint));
    }
    segments
}

/// The numbers of sentences, counted from one: `4`, `4–6`; empty for none.
pub fn numbers(indexes: &[usize]) -> String {
    match indexes {
        [] => String::new(),
        [one] => (one + 1).to_string(),
        [first, .., last] => format!("{}–{}", first + 1, last + 1),
    }
}

/// The relation of the two texts in words.
pub fn relation(report: &Report) -> String {
    let relation = &report.relation;
    let kind = match relation.kind {
        RelationKind::Derived => "derived",
        RelationKind::SameStory => "same story, told independently",
        RelationKind::Unrelated => "unrelated: the two texts do not tell the same story",
    };
    let direction = match relation.direction {
        _ if relation.kind == RelationKind::Unrelated => "",
        Direction::SourceToCopy => ", source → copy",
        Direction::CopyToSource => ", copy → source (is the order right?)",
        Direction::Unclear => "",
    };
    format!("{kind}{direction}")
}

/// `2 critical, 5 major`, the worst first, from `least` on; `no drift` where there is none.
pub fn counts(report: &Report, least: Severity) -> Vec<(Severity, usize)> {
    report.summary.by_severity.iter().rev().filter(|(s, _)| **s >= least).map(|(s, n)| (*s, *n)).collect()
}

/// How many findings were let pass, by a person or by the policy.
pub fn waived_count(report: &Report) -> usize {
    report.drifts.iter().filter(|drift| drift.waiver.is_some()).count()
}

/// Who let a finding pass, and why, as harmless text.
pub fn waived(waiver: &Waiver) -> String {
    let until = waiver.until.as_ref().map(|day| format!(" until {day}")).unwrap_or_default();
    text::shown(&format!("waived by {}{until}: {}", waiver.by, waiver.reason)).into_owned()
}

/// What is said of each text, in plain words that begin with its name, then of the comparison.
pub fn notices(report: &Report) -> impl Iterator<Item = (&Notice, String)> {
    let of_texts = [&report.source, &report.copy].into_iter().flat_map(|document| {
        document.notices.iter().map(|notice| (notice, format!("{}: {}", document.name, notice.message)))
    });
    of_texts.chain(report.notices.iter().map(|notice| (notice, notice.message.clone())))
}

/// Whether a notice says why the policy stops a copy as a whole.
pub fn stops(notice: &Notice) -> bool {
    notice.code.starts_with("policy/")
}

/// A file's name as a URI reference (RFC 3986): everything but unreserved characters and slashes is percent-encoded.
pub fn uri(name: &str) -> String {
    let keeps = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-~".contains(byte);
    name.bytes().map(|byte| if keeps(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// Where in the copy a finding shows: its words, or for what is missing the place where it would stand, behind the
/// sentence that tells what comes before it in the source.
pub fn anchor(report: &Report, drift: &DriftReport) -> Span {
    if let Some(passage) = &drift.copy {
        return passage.span;
    }
    let own = drift.bead.and_then(|bead| report.beads.get(bead));
    let sentence = |index: usize| report.copy.sentences[index].span;
    if let Some(copy) = own.and_then(|bead| bead.copy.first()) {
        return sentence(*copy);
    }
    let first = own.and_then(|bead| bead.source.first()).copied().unwrap_or(0);
    let before = report.beads.iter().filter(|bead| !bead.copy.is_empty());
    let before = before.filter_map(|bead| Some((*bead.source.last()?, *bead.copy.last()?)));
    let nearest = before.filter(|(source, _)| *source < first).max();
    nearest.map_or(Span::new(0, 0), |(_, copy)| Span::new(sentence(copy).end, sentence(copy).end))
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_uri_reference() {
        assert_eq!(uri("desk/märz 1.txt"), "desk/m%C3%A4rz%201.txt");
    }
}
