//! Predicates said by nouns that are made of verbs: `Russia's invasion of Ukraine`, `the Ukraine invasion`.

use super::classes;
use super::clause::Clause;
use super::{Argument, Kind, Predicate, Role, Tense, Way};
use crate::english::tags::{Upos, Xpos};
use crate::english::tree::Deprel;
use crate::english::wordnet::{self, Lexname, LinkKind, Pos};

/// Endings of nouns and what stands for them in the verb.
const ENDINGS: &[(&str, &[&str])] = &[
    ("ation", &["", "e", "ate"]),
    ("ition", &["", "e"]),
    ("ission", &["it"]),
    ("usion", &["ude", "use"]),
    ("asion", &["ade"]),
    ("ision", &["ide", "ise"]),
    ("ption", &["be", "pt"]),
    ("uction", &["uce", "uct"]),
    ("ication", &["y"]),
    ("sion", &["d", "t", "de", "se"]),
    ("ion", &["", "e"]),
    ("ment", &[""]),
    ("ance", &["", "e"]),
    ("ence", &["", "e"]),
    ("al", &["", "e"]),
    ("ery", &["er"]),
    ("y", &[""]),
    ("ure", &["", "e"]),
    ("ing", &["", "e"]),
    ("ge", &[""]),
    ("sal", &["se"]),
    ("", &["", "e"]),
];

/// Nouns whose verb no ending gives. Sorted.
const IRREGULAR: &[(&str, &str)] = &[
    ("ascent", "ascend"),
    ("belief", "believe"),
    ("burial", "bury"),
    ("choice", "choose"),
    ("conquest", "conquer"),
    ("deception", "deceive"),
    ("defence", "defend"),
    ("defense", "defend"),
    ("denial", "deny"),
    ("descent", "descend"),
    ("destruction", "destroy"),
    ("flight", "flee"),
    ("growth", "grow"),
    ("loss", "lose"),
    ("pursuit", "pursue"),
    ("reception", "receive"),
    ("response", "respond"),
    ("sale", "sell"),
    ("theft", "steal"),
];

/// The predicate of a noun that names what its verb says and has somebody or something taking part.
pub fn predicate(clause: Clause, word: usize) -> Option<Predicate> {
    let tree = clause.tree;
    let parts = [Deprel::NmodPoss, Deprel::Nmod, Deprel::Compound, Deprel::Amod];
    tree.children_by(word, &parts).next()?;
    let noun = clause.lemma(word);
    let verb = verb_of(&noun)?;
    let arguments = arguments(clause, word, &noun, &verb);
    let takes_part = arguments.iter().any(|argument| argument.role != Role::Oblique);
    takes_part.then_some(Predicate {
        word,
        lemma: verb,
        kind: Kind::Noun,
        passive: false,
        converse: false,
        negation: None,
        modal: None,
        tense: Tense::Untold,
        perfect: false,
        progressive: false,
        governor: None,
        arguments,
    })
}

fn arguments(clause: Clause, word: usize, noun: &str, verb: &str) -> Vec<Argument> {
    let tree = clause.tree;
    let with = |preposition: &'static str| {
        tree.children_by(word, &[Deprel::Nmod]).filter(move |&child| clause.has_preposition(child, preposition))
    };
    let by = with("by").next().is_some();
    let of = with("of").next().is_some();
    let mut arguments = Vec::new();
    for child in tree.children(word) {
        let preposition = clause.preposition(child);
        let role = match (tree.deprel(child), preposition.map(|preposition| clause.norm(preposition))) {
            (Deprel::NmodPoss, _) if by || (!of && classes::is_done_to_possessor(noun)) => Role::Patient,
            (Deprel::NmodPoss, _) => Role::Agent,
            (Deprel::Nmod, Some("by")) => Role::Agent,
            (Deprel::Nmod, Some("of")) if classes::is_objectless(verb) => Role::Agent,
            (Deprel::Nmod, Some("of")) => Role::Patient,
            (Deprel::Nmod, Some("on" | "against")) if classes::is_against(verb) => Role::Patient,
            (Deprel::Nmod, Some(_)) => Role::Oblique,
            (Deprel::Compound, _) if is_party(clause, child) => Role::Agent,
            (Deprel::Compound, _) => Role::Patient,
            (Deprel::Amod, _) if is_demonym(clause, child) => Role::Agent,
            _ => continue,
        };
        let words = clause.coordinated(child);
        arguments.extend(words.map(|word| Argument { role, word, preposition, way: Way::Own }));
    }
    arguments
}

/// Whether a noun names people, who rather act than suffer: `police investigation`, but `Ukraine invasion`.
fn is_party(clause: Clause, word: usize) -> bool {
    let lexname = wordnet::word(&clause.lemma(word)).and_then(|word| word.lexname(Some(Pos::Noun)));
    matches!(lexname, Some(Lexname::PERSON | Lexname::GROUP)) && clause.tags[word].upos != Upos::Propn
}

/// `Russian` in `the Russian invasion`: an adjective with a capital.
fn is_demonym(clause: Clause, word: usize) -> bool {
    clause.words[word].form.starts_with(char::is_uppercase) && matches!(clause.tags[word].xpos, Xpos::Jj | Xpos::Nnp)
}

/// The verb that a noun is made of, if the noun names what the verb says: found by the ending, held by WordNet's
/// derivations.
fn verb_of(noun: &str) -> Option<String> {
    let word = wordnet::word(noun)?;
    let lexname = word.lexname(Some(Pos::Noun))?;
    if !matches!(lexname.name(), "noun.act" | "noun.event" | "noun.communication" | "noun.process" | "noun.phenomenon")
    {
        return None;
    }
    let derived = |verb: wordnet::Word| {
        verb == word || word.links().any(|link| link.kind == LinkKind::Derivation && link.target == verb)
    };
    let irregular = IRREGULAR.binary_search_by_key(&noun, |entry| entry.0).ok().map(|at| IRREGULAR[at].1.to_owned());
    let candidates = ENDINGS.iter().flat_map(|&(ending, verbs)| {
        let stem = noun.strip_suffix(ending).filter(|stem| stem.len() > 1);
        stem.into_iter().flat_map(move |stem| verbs.iter().map(move |verb| format!("{stem}{verb}")))
    });
    let is_verb = |verb: &String| wordnet::word(verb).is_some_and(|found| found.has(Pos::Verb) && derived(found));
    irregular.or_else(|| candidates.into_iter().find(is_verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_nouns_are_sorted_and_their_verbs_known() {
        assert!(IRREGULAR.is_sorted_by(|a, b| a.0 < b.0));
        for (noun, verb) in IRREGULAR {
            assert!(wordnet::has(noun, Pos::Noun) && wordnet::has(verb, Pos::Verb), "{noun} {verb}");
        }
    }

    #[test]
    fn a_noun_has_a_verb_only_where_it_names_a_deed() {
        assert_eq!(verb_of("invasion").as_deref(), Some("invade"));
        assert_eq!(verb_of("destruction").as_deref(), Some("destroy"));
        assert_eq!(verb_of("table"), None);
    }
}
