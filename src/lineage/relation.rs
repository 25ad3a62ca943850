//! Whether two aligned texts tell one story, and which was made from which.

use super::derivation::{Witness, derivation};
use crate::{
    english::Analysis,
    model::{Bead, Direction, Document, Pair, Relation, RelationKind},
};

/// From this share of the shorter text in matched beads on, one text was made from the other.
const DERIVED: f32 = 0.4;
/// From this share on, both tell the same events.
const SAME_STORY: f32 = 0.12;

/// How two aligned documents belong together.
pub fn relation(analyses: Pair<&Analysis>, beads: &[Bead]) -> Relation {
    let documents = analyses.map(Analysis::document);
    let coverage = coverage(documents, beads);
    let kind = kind(documents, coverage);
    // One sentence tells nothing of its age.
    let is_one = documents.source.sentences.len() == 1 && documents.copy.sentences.len() == 1;
    if kind == RelationKind::Unrelated || is_one {
        return Relation { kind, direction: Direction::Unclear, confidence: 0.0, coverage, evidence: Vec::new() };
    }
    let witnesses = analyses.par_map(Witness::of);
    let derivation = derivation(witnesses.as_ref(), beads);
    Relation {
        kind,
        direction: derivation.direction(),
        confidence: derivation.confidence(),
        coverage,
        evidence: derivation.evidence,
    }
}

/// Share of the compared words of each side that stand in matched beads, each bead weighed by how alike its sides are.
fn coverage(documents: Pair<&Document>, beads: &[Bead]) -> Pair<f32> {
    let share = |document: &Document, side: fn(&Bead) -> &[usize]| {
        let words = |sentence: usize| document.sentences[sentence].tokens.len() as f32;
        let all: f32 = document.compared().map(words).sum();
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
