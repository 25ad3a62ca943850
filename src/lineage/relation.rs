//! Whether two aligned texts tell one story, and which was made from which.

use crate::{
    english::Analysis,
    model::{Bead, Direction, Document, Pair, Relation, RelationKind, Role},
};

/// From this share of the shorter text in matched beads on, one text was made from the other.
const DERIVED: f32 = 0.4;
/// From this share on, both tell the same events.
const SAME_STORY: f32 = 0.12;

/// How two aligned documents belong together.
pub fn relation(analyses: Pair<&Analysis>, beads: &[Bead]) -> Relation {
    let documents = analyses.map(Analysis::document);
    let coverage = coverage(documents, beads);
    let (direction, confidence) = direction(documents, coverage);
    Relation { kind: kind(documents, coverage), direction, confidence, coverage, evidence: Vec::new() }
}

/// Share of the compared words of each side that stand in matched beads, each bead weighed by how alike its sides are.
pub(super) fn coverage(documents: Pair<&Document>, beads: &[Bead]) -> Pair<f32> {
    let share = |document: &Document, side: fn(&Bead) -> &[usize]| {
        let words = |sentence: usize| document.sentences[sentence].tokens.len() as f32;
        let all: f32 = (0..document.sentences.len()).filter(|s| document.role_of(*s).is_compared()).map(words).sum();
        let matched = beads.iter().filter(|bead| bead.is_matched());
        let told: f32 = matched.map(|b| b.similarity * side(b).iter().map(|s| words(*s)).sum::<f32>()).sum();
        if all > 0.0 { (told / all).min(1.0) } else { 0.0 }
    };
    Pair::new(share(documents.source, |bead| &bead.source), share(documents.copy, |bead| &bead.copy))
}

fn kind(documents: Pair<&Document>, coverage: Pair<f32>) -> RelationKind {
    let one_sentence_each = documents.source.sentences.len() == 1 && documents.copy.sentences.len() == 1;
    match coverage.source.max(coverage.copy) {
        _ if one_sentence_each => RelationKind::Derived,
        share if share >= DERIVED => RelationKind::Derived,
        share if share >= SAME_STORY => RelationKind::SameStory,
        _ => RelationKind::Unrelated,
    }
}

/// As far as length and notices of translation tell: a retelling is shorter, and a notice stands on the translated one.
pub(super) fn direction(documents: Pair<&Document>, coverage: Pair<f32>) -> (Direction, f32) {
    let noticed = documents.map(|d| d.blocks.iter().any(|block| block.role == Role::TranslationNotice));
    let words = documents.map(|d| d.tokens.len() as f32);
    let longer = (words.source - words.copy) / (words.source + words.copy).max(1.0);
    let notice = f32::from(u8::from(noticed.copy)) - f32::from(u8::from(noticed.source));
    let score = longer + 0.2 * (coverage.copy - coverage.source) + 0.1 * notice;
    match score {
        s if s > 0.02 => (Direction::SourceToCopy, (0.5 + s).min(1.0)),
        s if s < -0.02 => (Direction::CopyToSource, (0.5 - s).min(1.0)),
        _ => (Direction::Unclear, 0.0),
    }
}
