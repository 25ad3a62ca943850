use super::*;
use crate::english::tags::{Tag, Upos, Xpos};

const NOUN: Option<Tag> = Some(Tag::new(Upos::Noun, Xpos::Nn));
const NAME: Option<Tag> = Some(Tag::new(Upos::Propn, Xpos::Nnp));
const VERB: Option<Tag> = Some(Tag::new(Upos::Verb, Xpos::Vb));
const ADJECTIVE: Option<Tag> = Some(Tag::new(Upos::Adj, Xpos::Jj));
const ADVERB: Option<Tag> = Some(Tag::new(Upos::Adv, Xpos::Rb));

fn profile(lemma: &str, tag: Option<Tag>) -> Profile {
    Profile::new(lemma, tag).unwrap_or_else(|| panic!("{lemma} is not in WordNet"))
}

fn relation(a: &str, b: &str, tag: Option<Tag>) -> Relation {
    profile(a, tag).relation(&profile(b, tag))
}

#[test]
fn all_of_wordnet_is_there() {
    assert_eq!(lemmas().count(), 147_306);
    let senses: usize = lemmas().map(|(_, word)| word.senses().count()).sum();
    assert_eq!(senses, 206_941);
    let antonyms = lemmas().flat_map(|(_, word)| word.links()).filter(|link| link.kind == LinkKind::Antonym).count();
    assert_eq!(antonyms, 7_984); // 7,979 in the files, which lack the way back of five
}

#[test]
fn every_handle_leads_somewhere() {
    for (lemma, word) in lemmas() {
        assert!(word.senses().count() > 0, "{lemma}");
        for link in word.links() {
            assert!(link.sense < word.senses().count(), "{lemma}: {link:?}");
            assert!(link.target_sense < link.target.senses().count(), "{lemma}: {link:?}");
        }
        for sense in word.senses() {
            assert_eq!(sense.synset.pos(), sense.pos, "{lemma}");
            assert!(sense.synset.relations().all(|(_, synset)| SECTIONS[3].len() > synset.0 as usize), "{lemma}");
        }
    }
}

#[test]
fn senses_come_in_order_of_frequency() {
    let bank: Vec<Sense> = word("bank").unwrap().senses_as(Some(Pos::Noun)).collect();
    assert_eq!(bank.len(), 10);
    assert_eq!((bank[0].count, bank[1].count), (25.0, 20.0));
    assert_eq!(bank[0].synset.lexname().name(), "noun.object");
    assert!(bank.is_sorted_by(|a, b| a.likelihood() >= b.likelihood()));
}

#[test]
fn lemmas_are_known_by_part_of_speech() {
    assert!(has("annex", Pos::Verb) && has("annex", Pos::Noun) && !has("annex", Pos::Adjective));
    assert!(!has("annexed", Pos::Verb) && !has("", Pos::Noun) && !has("qwrtz", Pos::Noun));
}

#[test]
fn a_kind_of_thing_is_that_of_the_likely_sense() {
    let kind = |lemma| word(lemma).unwrap().lexname(None).unwrap();
    assert_eq!([kind("soldier"), kind("city")], [Lexname::PERSON, Lexname::LOCATION]);
    assert_eq!([kind("missile"), kind("tell")], [Lexname::ARTIFACT, Lexname::VERB_COMMUNICATION]);
}

#[test]
fn synonyms_share_a_synset() {
    assert!(relation("buy", "purchase", VERB).synonym > 0.8);
    assert!(relation("car", "automobile", NOUN).synonym > 0.8);
    assert_eq!(relation("buy", "sell", VERB).synonym, 0.0);
    assert_eq!(relation("car", "lorry", NOUN).synonym, 0.0);
}

#[test]
fn unlikely_senses_weigh_little() {
    let likely = relation("begin", "start", VERB).synonym;
    let unlikely = relation("man", "piece", NOUN).synonym; // chessmen
    assert!(unlikely > 0.0 && unlikely < 0.2 && likely > 0.5, "{unlikely} {likely}");
}

#[test]
fn every_word_is_its_own_synonym() {
    for (lemma, _) in lemmas().step_by(97) {
        let profile = profile(lemma, None);
        let same = profile.relation(&profile);
        assert!(same.synonym > 0.99, "{lemma}: {same:?}");
    }
}

#[test]
fn relations_are_the_same_seen_from_the_other_side() {
    let words: Vec<Profile> = lemmas().step_by(1009).map(|(lemma, _)| profile(lemma, None)).collect();
    for a in &words {
        for b in &words {
            let (there, back) = (a.relation(b), b.relation(a));
            assert!((there.synonym - back.synonym).abs() < 1e-6);
            assert_eq!(there.opposition(), back.opposition());
            assert_eq!(there.broader.forward, back.broader.backward);
            assert_eq!(there.part.forward, back.part.backward);
            assert_eq!(there.family, back.family);
        }
    }
}

#[test]
fn antonyms_are_direct_or_by_way_of_similar_and_derived_words() {
    assert!(relation("buy", "sell", VERB).antonym > 0.5);
    assert!(relation("hot", "cold", ADJECTIVE).antonym > 0.5);
    let (near, derived) = (relation("gigantic", "small", ADJECTIVE), relation("legality", "illegal", None));
    assert!(near.antonym == 0.0 && near.antonym_similar > 0.3, "{near:?}");
    assert!(derived.antonym == 0.0 && derived.antonym_derived > 0.3, "{derived:?}");
    for (a, b, tag) in [("hot", "warm", ADJECTIVE), ("rise", "climb", VERB), ("huge", "gigantic", ADJECTIVE)] {
        assert_eq!(relation(a, b, tag).opposition(), 0.0, "{a} {b}");
    }
}

#[test]
fn the_broader_word_lies_up_the_hypernyms() {
    let up = relation("missile", "weapon", NOUN).broader;
    assert!(up.forward.steps > 0 && up.backward.steps == 0, "{up:?}");
    let down = relation("weapon", "missile", NOUN).broader;
    assert_eq!(down.backward, up.forward);
    assert_eq!(relation("missile", "sandwich", NOUN).broader, Both::default());
}

#[test]
fn siblings_are_one_step_below_a_parent_that_says_something() {
    let near = relation("monday", "tuesday", NOUN).common;
    assert_eq!(near.steps, [1, 1]);
    assert!(near.information > 0.5, "{near:?}");
    let far = relation("army", "sandwich", NOUN).common;
    assert!(far.information < 0.2, "{far:?}");
}

#[test]
fn derived_words_are_related_in_one_step_or_through_a_third() {
    assert!(relation("invade", "invasion", None).derivation > 0.3);
    assert!(relation("invader", "invasion", NOUN).family > 0.3);
    assert!(relation("chinese", "china", None).derivation > 0.1);
    assert!(relation("quickly", "quick", None).derivation > 0.3);
    let none = relation("invest", "invade", VERB);
    assert_eq!((none.derivation, none.family), (0.0, 0.0));
}

#[test]
fn verbs_entail_and_cause_one_way() {
    assert!(relation("snore", "sleep", VERB).entails.forward > 0.0);
    assert_eq!(relation("sleep", "snore", VERB).entails.forward, 0.0);
    assert!(relation("kill", "die", VERB).causes.forward > 0.0);
}

#[test]
fn parts_belong_to_their_whole() {
    let part = relation("finger", "hand", NOUN).part;
    assert!(part.forward > 0.0 && part.backward == 0.0, "{part:?}");
}

#[test]
fn similar_adjectives_meet_in_a_cluster() {
    assert!(relation("gigantic", "large", ADJECTIVE).similar > 0.3);
    assert!(relation("gigantic", "enormous", ADJECTIVE).same_cluster > 0.3);
    assert_eq!(
        relation("gigantic", "angry", ADJECTIVE),
        Relation { common: CommonParent::default(), ..Relation::default() }
    );
}

#[test]
fn names_are_taken_in_their_capitalised_senses() {
    let (name, thing) = (profile("china", NAME), profile("china", NOUN));
    assert_eq!(name.relation(&thing).synonym, 0.0);
    assert!(thing.relation(&profile("crockery", NOUN)).broader.forward.steps > 0);
}

#[test]
fn closed_classes_have_no_senses() {
    assert!(Profile::new("in", Some(Tag::new(Upos::Adp, Xpos::In))).is_none());
    assert!(Profile::new("in", ADVERB).is_some());
    assert!(Profile::new("qwrtz", None).is_none());
}

#[test]
fn irregular_forms_lead_to_their_lemmas() {
    assert!(exceptions("mice", Pos::Noun).eq(["mouse"]));
    assert!(exceptions("axes", Pos::Noun).eq(["ax", "axis"]));
    assert!(exceptions("went", Pos::Verb).eq(["go"]));
    assert!(exceptions("went", Pos::Noun).next().is_none());
}

fn found(words: &str) -> Vec<&'static str> {
    let words: Vec<(&str, &str)> = words.split(' ').map(|word| word.split_once('/').unwrap_or((word, word))).collect();
    collocations(&words).into_iter().map(|collocation| collocation.lemma).collect()
}

#[test]
fn multi_word_entries_are_found_whole() {
    assert_eq!(
        found("the short circuit in the united states of america"),
        ["short circuit", "united states of america"]
    );
    assert_eq!(found("it took/take place"), ["take place"]);
    assert_eq!(found("two attorneys/attorney general"), ["attorney general"]);
    assert_eq!(found("a well - known son - in - law"), ["well-known", "son-in-law"]);
    assert_eq!(found("circuit short place took/take"), [""; 0]);
}

#[test]
fn collocations_of_odd_input_are_none() {
    assert_eq!(found(""), [""; 0]);
    assert_eq!(found(&"- ".repeat(5_000)), [""; 0]);
    assert_eq!(found(&"of the ".repeat(5_000)), [""; 0]);
}
