//! How far a copy drifted as one number: its drifts, and how much of each text nothing in the other accounts for.
//!
//! Drifts alone leave out what no check could name; words alone say nothing of what they mean. Their sum ranks versions of
//! one sentence as people do better than either (docs/meaning.md has the figures).

use super::words;
use crate::{
    english::Analysis,
    model::{Bead, Document, Drift, Link, Pair, Severity, Side, TokenKind},
};

/// What a content word weighs that nothing on the other side stands for: what the copy leaves out weighs more than what it
/// adds, which may only say more.
const LOST: f64 = 1.0;
const ADDED: f64 = 0.4;
/// A content word, on either side, that stands for another one.
const REWORDED: f64 = 0.5;
/// A light word of the source that is lost, of the copy that is added, of either that stands for another one.
const LIGHT: [f64; 3] = [0.3, 0.1, 0.15];
/// A word of the copy that stands before the counterpart of what precedes it.
const TURNED: f64 = 0.3;

/// How far a copy drifted: 0 for a text that says the same in the same words, more for more words and graver drifts.
/// Linear in the words and links, but for sorting the links of each bead.
pub fn score(analyses: Pair<&Analysis>, beads: &[Bead], drifts: &[Drift]) -> f64 {
    let documents = analyses.map(Analysis::document);
    let found: f64 = drifts.iter().map(|drift| points(drift.severity) * f64::from(drift.confidence)).sum();
    let unaccounted: f64 = beads.iter().map(|bead| unaccounted(documents, bead)).sum();
    found + unaccounted
}

/// Points of a drift that is sure. Closer to each other than the penalties of MQM: whether one word more is lost also
/// counts beside a critical drift.
fn points(severity: Severity) -> f64 {
    match severity {
        Severity::Neutral => 0.2,
        Severity::Minor => 0.7,
        Severity::Major => 1.5,
        Severity::Critical => 3.0,
    }
}

/// What the words of a bead weigh that have no counterpart, another one, or one at another place.
fn unaccounted(documents: Pair<&Document>, bead: &Bead) -> f64 {
    let forth: Vec<(usize, usize)> = bead.links.iter().map(|link: &Link| (link.source, link.copy)).collect();
    let mut back: Vec<(usize, usize)> = forth.iter().map(|&(source, copy)| (copy, source)).collect();
    back.sort_unstable();
    let lost = words_of(documents, Side::Source, &bead.source, &forth);
    let added = words_of(documents, Side::Copy, &bead.copy, &back);
    let turned = forth.windows(2).filter(|pair| pair[0].0 < pair[1].0 && pair[1].1 < pair[0].1).count();
    lost + added + TURNED * turned as f64
}

/// What the words of one side weigh; `links` sorted, each from a token of this side to one of the other.
fn words_of(documents: Pair<&Document>, side: Side, sentences: &[usize], links: &[(usize, usize)]) -> f64 {
    let (here, there) = (documents.get(side), documents.get(side.other()));
    let tokens = sentences.iter().flat_map(|&sentence| here.sentences[sentence].tokens.clone());
    let worded = tokens.filter(|&token| matches!(here.tokens[token].kind, TokenKind::Word | TokenKind::Number));
    let weight = |token: usize| {
        let norm = here.norm(token);
        let start = links.partition_point(|link| link.0 < token);
        let mut partners = links[start..].iter().take_while(|link| link.0 == token).map(|link| link.1).peekable();
        let missing = partners.peek().is_none();
        if partners.any(|partner| words::same(norm, there.norm(partner))) {
            return 0.0;
        }
        match (words::is_light(norm), missing, side) {
            (false, true, Side::Source) => LOST,
            (false, true, Side::Copy) => ADDED,
            (false, false, _) => REWORDED,
            (true, true, Side::Source) => LIGHT[0],
            (true, true, Side::Copy) => LIGHT[1],
            (true, false, _) => LIGHT[2],
        }
    };
    worded.map(weight).sum()
}

#[cfg(test)]
mod tests {
    use crate::drift::testing::scored;

    #[test]
    fn the_same_text_has_none() {
        assert_eq!(scored("“We can't wait,” she said.", "\"We can’t wait,\" she said."), 0.0);
    }

    #[test]
    fn more_drift_scores_higher() {
        let source = "The mayor opened the new bridge over the river on Friday.";
        let scores = [
            "The mayor opened the new bridge across the river on Friday.",
            "The mayor opened the old bridge over the river on Friday.",
            "The mayor closed the old bridge over the river on Sunday.",
        ]
        .map(|copy| scored(source, copy));
        assert!(0.0 < scores[0] && scores.is_sorted_by(|a, b| a < b), "{scores:?}");
    }
}
