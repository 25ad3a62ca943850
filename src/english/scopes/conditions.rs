//! Conditions: what has to be so, and what is so then.

use super::{Force, Reach, Scope, sites::Site};
use crate::english::{
    classes::{
        connectives::{self, Relation},
        reporting::{self, Stance},
    },
    tags::{Upos, Xpos},
    tree::Deprel,
};
use std::ops::Range;

/// The conditions of a sentence, in the order of their words.
pub fn of(site: &Site) -> Vec<Scope> {
    let norms: Vec<&str> = (0..site.len()).map(|word| site.norm(word)).collect();
    let marked = connectives::find(&norms).into_iter().filter_map(|found| {
        let relation = relation(site, &found.words, found.readings)?;
        conditional(site, found.words.clone(), relation, protasis(site, &found.words)?)
    });
    let inverted = (0..site.len()).filter_map(|word| {
        let clause = inverted(site, word)?;
        conditional(site, word..word + 1, Relation::Condition, clause)
    });
    marked.chain(inverted).collect()
}

/// Whether a connective brings in a condition. Single words that tell a time or a question as well do not count as that,
/// nor does “if” behind a word that takes it for “whether”.
fn relation(site: &Site, words: &Range<usize>, readings: &[Relation]) -> Option<Relation> {
    let first = site.norm(words.start);
    if readings.contains(&Relation::Exception) {
        return (first == "unless").then_some(Relation::Exception);
    }
    let shifty = words.len() == 1
        && matches!(first, "when" | "once" | "given" | "pending" | "whether" | "had" | "should" | "were");
    let asks = || first == "if" && words.start > 0 && takes_question(site.lemma(words.start - 1));
    (readings.contains(&Relation::Condition) && !shifty && !asks()).then_some(Relation::Condition)
}

/// Whether “if” behind a word asks: wonder, know, sure.
fn takes_question(lemma: &str) -> bool {
    const WORDS: [&str; 20] = [
        "certain",
        "check",
        "clear",
        "consider",
        "decide",
        "determine",
        "doubt",
        "examine",
        "know",
        "learn",
        "matter",
        "mind",
        "remember",
        "say",
        "see",
        "sure",
        "tell",
        "test",
        "unclear",
        "wonder",
    ];
    WORDS.contains(&lemma) || reporting::readings(lemma).iter().any(|reading| reading.stance == Stance::Ask)
}

/// The head of what a connective brings in: of the clause that it marks, of the complement of a participle (provided
/// that), or of the noun behind it (in the event of a strike).
fn protasis(site: &Site, words: &Range<usize>) -> Option<usize> {
    let is_mark = |&word: &usize| matches!(site.tree.deprel(word), Deprel::Mark | Deprel::Case | Deprel::Advmod);
    let brought_in = |word: usize| site.tree.head(word).filter(|&head| head >= words.end);
    let below = || {
        let content = [Deprel::Ccomp, Deprel::Acl, Deprel::Nmod, Deprel::Obl, Deprel::Advcl, Deprel::Xcomp];
        words.clone().find_map(|word| site.tree.children_by(word, &content).find(|&child| child >= words.end))
    };
    below().or_else(|| words.clone().rev().filter(is_mark).find_map(brought_in))
}

/// The verb of a clause whose auxiliary stands before its subject: “had he known”, “should the bank fail”. Such a clause
/// opens the sentence and ends with a comma; a question has no other clause that tells what would be so.
fn inverted(site: &Site, word: usize) -> Option<usize> {
    let opens = word == 0 || word == 1 && !site.tags[0].is_content();
    if !opens || !matches!(site.norm(word), "had" | "should" | "were") {
        return None;
    }
    let subject = site.tags.get(word + 1)?;
    let comma = (word + 2..site.len()).find(|&place| site.norm(place) == ",")?;
    let would =
        |place: usize| matches!(site.lemma(place), "would" | "could" | "might" | "may" | "will" | "can" | "should");
    let then = (comma + 1..site.len()).any(|place| site.tags[place].xpos == Xpos::Md && would(place));
    let asks = site.norm(site.len() - 1).contains('?');
    if asks || !then || !(subject.is_nominal() || matches!(subject.upos, Upos::Det | Upos::Adj | Upos::Num)) {
        return None;
    }
    (word + 2..comma).find(|&place| site.tags[place].upos == Upos::Verb)
}

/// A condition whose clause or noun is headed by a word; what it governs is the first word above that lies outside, or
/// where the tree has the condition above it, the clause behind the comma.
fn conditional(site: &Site, words: Range<usize>, relation: Relation, clause: usize) -> Option<Scope> {
    let inside = site.tree.subtree(clause);
    let ends = inside.start.min(words.start)..inside.end.max(words.end);
    let is_outside = |&above: &usize| !ends.contains(&above) && site.tree.deprel(above) != Deprel::Aux;
    let outer = site.tree.ancestors(clause).find(is_outside).or_else(|| main_clause(site, clause))?;
    let mut open = site.neighbours(outer, clause);
    open.retain(|&word| word != clause && !words.contains(&word));
    let governs = Reach { sure: vec![outer], open };
    let force = Force::Condition(relation);
    Some(Scope { force, words, governs, given: site.with_conjuncts(clause) })
}

/// The first event with a subject behind the comma that ends a clause.
fn main_clause(site: &Site, clause: usize) -> Option<usize> {
    let comma = (clause + 1..site.len()).find(|&word| site.norm(word) == ",")?;
    (comma + 1..site.len()).find(|&word| site.is_event(word) && site.has_subject(word))
}
