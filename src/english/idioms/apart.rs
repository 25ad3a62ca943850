use super::{Form, Idiom, Source, find, find_within, is_mark, listed_at};
use crate::english::{
    classes::{connectives, direction, modality, negation, pronouns, quantifiers},
    frequency, names, wordnet,
};
use rustc_hash::FxHashSet;
use std::{cell::LazyCell, ops::Range};

/// A fixed expression of the source that the copy kept only in part.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenApart {
    /// The expression, as listed or as it stands in the source.
    pub entry: String,
    /// Its words in the source.
    pub source: Range<usize>,
    /// What is left of it in the copy.
    pub copy: Range<usize>,
    /// What happened to it.
    pub rule: Rule,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// How an expression was taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Words of it were replaced: a short pier, a small pier.
    Replaced,
    /// Only the first half of a compound is left: ironclad, iron.
    Fragment,
    /// Its words became part of another expression: all in, all in favor of.
    Extended,
}

/// The fixed expressions of a source sentence that a copy took apart word by word, in the order of the source.
///
/// An expression said as a whole in other words, kept, or dropped is silent: only one of which the copy has a part, with
/// the rest replaced, counts. Only those are looked for that start at one of the first `starts` words of the source. Linear in
/// the length of the sentences for expressions of bounded length.
pub fn taken_apart(source: &[Form], copy: &[Form], starts: usize) -> Vec<TakenApart> {
    let in_copy = bag(copy);
    let in_source = bag(source);
    // Few sentences have an expression that the copy may have taken apart.
    let of_copy = LazyCell::new(|| find(copy));
    let judge = |idiom: &Idiom| match of_copy.iter().find(|other| other.entry == idiom.entry) {
        Some(kept) => across(idiom, kept.words.clone(), source, copy),
        None => replaced(idiom, source, copy, &in_copy, &in_source).or_else(|| extended(idiom, source, copy)),
    };
    let mut found: Vec<TakenApart> = find_within(source, starts).iter().filter_map(judge).collect();
    for fragment in fragments(source, copy, &in_copy) {
        if found
            .iter()
            .all(|other| other.source.end <= fragment.source.start || fragment.source.end <= other.source.start)
        {
            found.push(fragment);
        }
    }
    found.sort_by_key(|taken| (taken.source.start, taken.source.end));
    found
}

type Bag<'w> = FxHashSet<&'w str>;

fn bag<'w>(words: &[Form<'w>]) -> Bag<'w> {
    words.iter().flat_map(|&(norm, lemma)| [norm, lemma]).collect()
}

fn is_in(bag: &Bag, word: Form) -> bool {
    bag.contains(word.0) || bag.contains(word.1)
}

fn are_same(a: Form, b: Form) -> bool {
    a.0 == b.0 || a.1 == b.1
}

/// An expression of which the copy has a part, with other words in the place of the rest.
fn replaced(idiom: &Idiom, source: &[Form], copy: &[Form], in_copy: &Bag, in_source: &Bag) -> Option<TakenApart> {
    let words: Vec<Form> = source[idiom.words.clone()].iter().copied().filter(|word| !is_mark(word.0)).collect();
    let content: Vec<Form> = words.iter().copied().filter(|word| !is_light(*word)).collect();
    let kept = content.iter().filter(|word| is_in(in_copy, **word)).count();
    if content.len() < 2 || kept == 0 || kept == content.len() {
        return None;
    }
    let (window, common) = best_window(&words, copy, &content)?;
    let share = common as f32 / words.len() as f32;
    // A part that is merely gone is an omission; here something has to stand in its place.
    let around = window.start.saturating_sub(1)..(window.end + 1).min(copy.len());
    let mut new = copy[around].iter().filter(|word| !is_light(**word) && !is_in(in_source, **word)).peekable();
    new.peek()?;
    let confidence = if words.len() > 3 && share >= 0.5 && kept * 2 >= content.len() {
        0.5 + 0.4 * share
    } else {
        let lost = content.iter().filter(|word| !is_in(in_copy, **word));
        let is_translated = new.any(|new| lost.clone().any(|lost| are_near(*lost, *new)));
        (is_translated && (idiom.source == Source::List || words.len() > 2)).then_some(0.6 + 0.2 * share)?
    };
    Some(TakenApart {
        entry: idiom.entry.to_owned(),
        source: idiom.words.clone(),
        copy: window,
        rule: Rule::Replaced,
        confidence,
    })
}

/// The stretch of the copy, little longer than the expression, that has most of its words in order; and how many.
fn best_window(words: &[Form], copy: &[Form], content: &[Form]) -> Option<(Range<usize>, usize)> {
    const SLACK: usize = 2;
    let mut best: Option<(Range<usize>, usize)> = None;
    let anchors = (0..copy.len()).filter(|&at| content.iter().any(|word| are_same(*word, copy[at])));
    for anchor in anchors {
        let offset = words.iter().position(|word| are_same(*word, copy[anchor])).unwrap_or(0);
        let start = anchor.saturating_sub(offset + SLACK / 2);
        let end = (start + words.len() + SLACK).min(copy.len());
        let matched = common_words(words, &copy[start..end]);
        let (Some(first), Some(last)) = (matched.first(), matched.last()) else { continue };
        if best.as_ref().is_none_or(|(_, most)| matched.len() > *most) {
            best = Some((start + first..start + last + 1, matched.len()));
        }
    }
    best
}

/// The places in `b` of a longest common subsequence.
fn common_words(a: &[Form], b: &[Form]) -> Vec<usize> {
    let width = b.len() + 1;
    let mut lengths = vec![0_u8; (a.len() + 1) * width];
    for (row, word) in a.iter().enumerate().rev() {
        for (column, other) in b.iter().enumerate().rev() {
            lengths[row * width + column] = match are_same(*word, *other) {
                true => lengths[(row + 1) * width + column + 1] + 1,
                false => lengths[(row + 1) * width + column].max(lengths[row * width + column + 1]),
            };
        }
    }
    let (mut row, mut column, mut places) = (0, 0, Vec::new());
    while row < a.len() && column < b.len() {
        if are_same(a[row], b[column]) {
            places.push(column);
            (row, column) = (row + 1, column + 1);
        } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    places
}

/// An expression whose words stand together in the copy, but there begin or end another expression.
fn extended(idiom: &Idiom, source: &[Form], copy: &[Form]) -> Option<TakenApart> {
    let words: Vec<Form> = source[idiom.words.clone()].iter().copied().filter(|word| !is_mark(word.0)).collect();
    let starts = (0..copy.len().saturating_sub(words.len()))
        .filter(|&at| words.iter().zip(&copy[at..]).all(|(word, other)| are_same(*word, *other)));
    starts.into_iter().find_map(|start| across(idiom, start..start + words.len(), source, copy))
}

/// Another listed expression or connective of the copy that takes some of the words of this one, and words beyond it, and
/// doesn't stand in the source.
fn across(idiom: &Idiom, kept: Range<usize>, source: &[Form], copy: &[Form]) -> Option<TakenApart> {
    let Range { start, end } = kept;
    for at in start + 1..end {
        let norms: Vec<&str> = copy[at..].iter().take(6).map(|word| word.0).collect();
        let joins = connectives::find(&norms).into_iter().next().filter(|found| found.words.start == 0);
        let joined = joins.map(|found| at + found.words.end);
        let listed = listed_at(copy, at).map(|other| other.words.end).max();
        let Some(beyond) = joined.max(listed).filter(|beyond| *beyond > end) else { continue };
        let phrase = &copy[at..beyond];
        let is_in_source =
            source.windows(phrase.len()).any(|window| window.iter().zip(phrase).all(|(a, b)| are_same(*a, *b)));
        if !is_in_source {
            return Some(TakenApart {
                entry: idiom.entry.to_owned(),
                source: idiom.words.clone(),
                copy: start..beyond,
                rule: Rule::Extended,
                confidence: 0.65,
            });
        }
    }
    None
}

/// Compounds of the source, hyphenated or written as one word, of which the copy has the first half alone.
fn fragments(source: &[Form], copy: &[Form], in_copy: &Bag) -> Vec<TakenApart> {
    let mut found = Vec::new();
    for at in 0..source.len() {
        let hyphenated = source.get(at + 1).is_some_and(|mark| mark.0 == "-").then(|| source.get(at + 2)).flatten();
        let (first, second, words) = match hyphenated {
            Some(second) => (source[at].0, second.0, at..at + 3),
            None => match halves(source[at]) {
                Some((first, second)) => (first, second, at..at + 1),
                None => continue,
            },
        };
        let is_kept = in_copy.contains(second) || in_copy.contains(format!("{first}{second}").as_str());
        let is_elsewhere = source.iter().filter(|word| word.0 == first).count() > usize::from(words.len() == 3);
        if is_kept || is_elsewhere || !is_compound(first, second) {
            continue;
        }
        let alone =
            (0..copy.len()).find(|&at| copy[at].0 == first && copy.get(at + 1).is_none_or(|next| next.0 != "-"));
        if let Some(left) = alone {
            found.push(TakenApart {
                entry: source[words.clone()].iter().map(|word| word.0).collect(),
                source: words,
                copy: left..left + 1,
                rule: Rule::Fragment,
                confidence: 0.6,
            });
        }
    }
    found
}

/// The two words of an adjective written as one: `iron` and `clad`.
fn halves<'w>(word: Form<'w>) -> Option<(&'w str, &'w str)> {
    const SHORTEST: usize = 4;
    let norm = word.0;
    if norm.len() < 2 * SHORTEST || !norm.is_ascii() || !wordnet::has(norm, wordnet::Pos::Adjective) {
        return None;
    }
    let is_word = |word: &str| frequency::zipf(word).is_some_and(|zipf| zipf >= 2.8) && wordnet::word(word).is_some();
    (SHORTEST..=norm.len() - SHORTEST)
        .map(|cut| norm.split_at(cut))
        .find(|(first, second)| is_word(first) && is_word(second))
}

/// Whether two words make an adjective that says more than its first half: WordNet or our list has it.
fn is_compound(first: &str, second: &str) -> bool {
    let is_word = |word: &str| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_adjective = |whole: String| wordnet::has(&whole, wordnet::Pos::Adjective);
    let is_listed = || listed_at(&[(first, first), (second, second)], 0).next().is_some();
    let is_known =
        || is_adjective(format!("{first}-{second}")) || is_adjective(format!("{first}{second}")) || is_listed();
    is_word(first) && is_word(second) && !is_light((first, first)) && names::known(first).is_empty() && is_known()
}

/// Whether two words are near in meaning in some likely sense, as a word and its literal translation are.
fn are_near(a: Form, b: Form) -> bool {
    let profile = |word: Form| wordnet::Profile::new(word.1, None).or_else(|| wordnet::Profile::new(word.0, None));
    let (Some(a), Some(b)) = (profile(a), profile(b)) else { return false };
    let relation = a.relation(&b);
    let paths = [relation.broader.forward, relation.broader.backward];
    let is_step = paths.iter().any(|path| path.steps == 1 && path.weight > 0.05);
    relation.sameness() > 0.02 || relation.same_cluster > 0.02 || is_step
}

/// Whether a word says little by itself: function words and the commonest verbs.
fn is_light((norm, lemma): Form) -> bool {
    const VERBS: [&str; 24] = [
        "be", "bring", "call", "come", "do", "fall", "get", "give", "go", "have", "hold", "keep", "let", "look",
        "make", "put", "run", "say", "see", "set", "take", "tell", "turn", "use",
    ];
    const WORDS: [&str; 40] = [
        "a", "about", "across", "against", "along", "an", "around", "at", "away", "back", "behind", "between",
        "beyond", "by", "down", "here", "into", "it", "not", "of", "off", "on", "one", "onto", "out", "over", "that",
        "the", "there", "this", "through", "to", "under", "up", "upon", "what", "when", "where", "who", "with",
    ];
    VERBS.binary_search(&lemma).is_ok()
        || WORDS.binary_search(&norm).is_ok()
        || is_mark(norm)
        || !pronouns::readings(norm).is_empty()
        || !connectives::readings(norm).is_empty()
        || !quantifiers::readings(norm).is_empty() && direction::direction(norm).is_none()
        || !modality::readings(norm).is_empty()
        || negation::is_overt(norm)
}

#[cfg(test)]
mod tests {
    use super::{super::tests::words, *};
    use proptest::prelude::*;

    fn rules(source: &str, copy: &str) -> Vec<Rule> {
        taken_apart(&words(source), &words(copy), usize::MAX).into_iter().map(|taken| taken.rule).collect()
    }

    #[test]
    fn a_part_replaced_by_its_literal_translation_is_found() {
        assert_eq!(rules("he let/let the cat out of the bag", "he let/let the cat out of the sack"), [Rule::Replaced]);
        assert_eq!(rules("they are skating/skate on thin ice", "they are skating/skate on slim ice"), [Rule::Replaced]);
    }

    #[test]
    fn an_expression_kept_dropped_or_said_otherwise_is_silent() {
        assert_eq!(rules("he let/let the cat out of the bag", "he has let/let the cat out of the bag again"), []);
        assert_eq!(rules("he let/let the cat out of the bag", "he revealed/reveal the secret"), []);
        assert_eq!(rules("the cat was in the bag", "the cat was in the sack"), []);
    }

    #[test]
    fn the_first_half_of_a_compound_alone_is_a_fragment() {
        assert_eq!(rules("their bond is ironclad", "their bond is iron"), [Rule::Fragment]);
        assert_eq!(rules("a cold - blooded killing", "a cold killing"), [Rule::Fragment]);
        assert_eq!(rules("her full - throated support", "her full support"), [Rule::Fragment]);
        assert_eq!(rules("a well - known actor", "a known actor"), []);
        assert_eq!(rules("a three - day trip", "three days/day of a trip"), []);
        assert_eq!(rules("their bond is ironclad", "their bond is iron - clad"), []);
    }

    #[test]
    fn words_drawn_into_another_expression_are_found() {
        assert_eq!(rules("they were all in for the plan", "they were all in favor of the plan"), [Rule::Extended]);
        assert_eq!(rules("they were all in for the plan", "they were all in on the plan"), []);
    }

    proptest! {
        #[test]
        fn any_words_are_taken(source in "[a-d' -]{0,40}", copy in "\\PC{0,40}") {
            let (source, copy) = (words(&source), words(&copy));
            prop_assert!(taken_apart(&source, &source, usize::MAX).is_empty() || !source.is_empty());
            for taken in taken_apart(&source, &copy, usize::MAX) {
                prop_assert!(taken.source.end <= source.len() && taken.copy.end <= copy.len());
            }
        }
    }
}
