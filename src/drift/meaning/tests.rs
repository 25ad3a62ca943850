use super::*;
use crate::english::{
    morphology::lemma,
    tags::{Upos, Xpos},
};
use proptest::prelude::*;
use std::borrow::Cow;

const NOUN: Tag = Tag::new(Upos::Noun, Xpos::Nn);
const VERB: Tag = Tag::new(Upos::Verb, Xpos::Vbd);
const ADJECTIVE: Tag = Tag::new(Upos::Adj, Xpos::Jj);

/// The judgement on one phrase for another in an otherwise equal sentence.
fn judged(source: &str, copy: &str, tag: Tag) -> Judgement {
    let lemmas = [source, copy].map(|text| text.split(' ').map(|norm| lemma(norm, tag)).collect::<Vec<_>>());
    let (source, copy) = (words(source, &lemmas[0], tag), words(copy, &lemmas[1], tag));
    let context = Context { before: Pair::new("the", "the"), after: Pair::new(".", "."), ..Context::default() };
    judge(Pair::new(&source, &copy), &context)
}

fn words<'a>(text: &'a str, lemmas: &'a [Cow<'a, str>], tag: Tag) -> Vec<Word<'a>> {
    text.split(' ').zip(lemmas).map(|(norm, lemma)| Word { form: norm, norm, lemma, tag }).collect()
}

fn sense(source: &str, copy: &str, tag: Tag) -> Sense {
    judged(source, copy, tag).sense
}

#[test]
fn opposites_are_found_as_such() {
    assert_eq!(sense("rose", "fell", VERB), Sense::Opposite);
    assert_eq!(sense("confirmed", "denied", VERB), Sense::Opposite);
    assert_eq!(sense("legal", "illegal", ADJECTIVE), Sense::Opposite);
}

#[test]
fn other_things_of_one_kind_are_other_things() {
    assert_eq!(sense("trumpet", "piano", NOUN), Sense::Other);
    assert_eq!(sense("river", "banana", NOUN), Sense::Other);
}

#[test]
fn synonyms_mean_the_same() {
    for (a, b) in [("bought", "purchased"), ("started", "began")] {
        assert!(sense(a, b, VERB) <= Sense::Level, "{a} {b} {:?}", judged(a, b, VERB));
    }
    assert!(sense("lawyer", "attorney", NOUN) <= Sense::Level);
}

#[test]
fn a_broader_word_is_at_most_a_nuance() {
    for (a, b) in [("missile", "weapon"), ("sparrow", "bird")] {
        assert!(sense(a, b, NOUN) <= Sense::Level, "{a} {b} {:?}", judged(a, b, NOUN));
    }
}

#[test]
fn a_verb_that_is_a_kind_of_the_other_in_a_rare_sense_only_is_another_one() {
    assert_eq!(sense("suspended", "ended", VERB), Sense::Other);
}

#[test]
fn inflection_spelling_and_misspelling_change_nothing() {
    assert_eq!(sense("borders", "border", NOUN), Sense::Same);
    assert_eq!(sense("colour", "color", NOUN), Sense::Same);
    assert_eq!(sense("government", "goverment", NOUN), Sense::Same);
}

#[test]
fn words_on_both_sides_are_set_aside() {
    let judgement = judged("northern border", "southern border", ADJECTIVE);
    assert!(judgement.changed > 0.5, "{judgement:?}");
    assert_eq!(sense("northern border", "northern border", ADJECTIVE), Sense::Same);
}

#[test]
fn the_reasons_name_the_resources_and_the_words() {
    let judgement = judged("confirmed", "denied", VERB);
    let first = &judgement.evidence[0];
    assert_eq!((first.source.as_deref(), first.copy.as_deref()), (Some("confirm"), Some("deny")));
    assert!(judgement.evidence.iter().any(|evidence| evidence.weight > Some(0.0)), "{judgement:?}");
}

#[test]
fn more_is_asked_for_where_the_copy_is_freely_worded() {
    assert_eq!(Judgement::threshold(0.0), 0.5);
    assert!(Judgement::threshold(1.0) > 0.65);
    assert_eq!(Judgement::threshold(9.0), Judgement::threshold(1.0));
}

proptest! {
    /// Any words at all get a judgement with reasons, and the same one each time.
    #[test]
    fn any_words_are_judged(source in "\\PC{0,12}( \\PC{1,9}){0,3}", copy in "\\PC{0,12}( \\PC{1,9}){0,20}") {
        let judgement = judged(&source, &copy, NOUN);
        prop_assert!((0.0..=1.0).contains(&judgement.changed));
        prop_assert!(!judgement.evidence.is_empty());
        prop_assert_eq!(judgement, judged(&source, &copy, NOUN));
    }
}
