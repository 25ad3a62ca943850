//! Lemmas: irregular forms first (WordNet's lists and a few closed classes), then endings; where several lemmas come
//! into question, the one whose senses were counted most.

use crate::english::frequency::zipf;
use crate::english::tags::{Tag, Upos, Xpos};
use crate::english::wordnet::{self, Pos, Word};
use std::borrow::Cow;

/// The lemma of a form with this tag: `was` gives `be`, `n't` gives `not`, `attorneys` gives `attorney`, `left` as a
/// past tense gives `leave`, as an adjective `left`. A word that is not known is reduced by the rules of spelling.
/// About 0.2 µs for inflected forms; allocates only for some unknown words.
pub fn lemma(norm: &str, tag: Tag) -> Cow<'_, str> {
    if let Some(lemma) = closed(norm, tag) {
        return Cow::Borrowed(lemma);
    }
    if matches!(tag.xpos, Xpos::Nns) && PLURAL_ONLY.binary_search(&norm).is_ok() {
        return Cow::Borrowed(norm);
    }
    let (pos, endings): (Pos, &[(&str, &str)]) = match tag.xpos {
        Xpos::Nns | Xpos::Nnps => (Pos::Noun, PLURAL),
        Xpos::Vbz if tag.is_verbal() => (Pos::Verb, THIRD_PERSON),
        Xpos::Vbd | Xpos::Vbn if tag.is_verbal() => (Pos::Verb, PAST),
        Xpos::Vbg if tag.is_verbal() => (Pos::Verb, GERUND),
        Xpos::Jjr => (Pos::Adjective, COMPARATIVE),
        Xpos::Jjs => (Pos::Adjective, SUPERLATIVE),
        Xpos::Rbr => (Pos::Adverb, COMPARATIVE),
        Xpos::Rbs => (Pos::Adverb, SUPERLATIVE),
        // Parts of names keep their class in the universal tag alone: the United Nations.
        Xpos::Nnp if tag.upos == Upos::Verb => (Pos::Verb, NAMED),
        _ => return Cow::Borrowed(norm),
    };
    let plural = (pos == Pos::Noun).then_some(norm).filter(|norm| is_its_own_singular(norm));
    let regular = regular(norm, pos, endings);
    let best = irregular(norm, pos).or_else(|| best(regular.clone().chain(plural.and_then(of_itself)), pos));
    match best {
        Some(known) => Cow::Borrowed(known),
        // Adjectives and adverbs compare alike, and WordNet has many of them in one of the classes only.
        None if pos == Pos::Adverb => lemma(norm, Tag { xpos: as_adjective(tag.xpos), ..tag }),
        None => by_tail(norm, pos, endings).unwrap_or_else(|| by_spelling(norm, pos, endings)),
    }
}

/// The lemma of a form taken as a verb, its tag told by its ending: for words whose sentence is not tagged.
pub fn verb_lemma(norm: &str) -> Cow<'_, str> {
    let xpos = match norm {
        _ if norm.ends_with("ing") => Xpos::Vbg,
        _ if norm.ends_with('s') => Xpos::Vbz,
        _ => Xpos::Vbd,
    };
    lemma(norm, Tag::new(Upos::Verb, xpos))
}

/// The lemma that WordNet lists for a form of which only the spelling is known: itself where it is listed, else what its
/// endings and the irregular forms allow, nouns first. None for words that WordNet lacks.
pub fn listed_lemma(norm: &str) -> Option<&'static str> {
    let irregular = || INFLECTED.iter().find_map(|(pos, _)| irregular(norm, *pos));
    let regular = || INFLECTED.iter().find_map(|(pos, endings)| best(regular(norm, *pos, endings), *pos));
    of_itself(norm).map(|(lemma, _)| lemma).or_else(irregular).or_else(regular)
}

/// The lemma of a word among others, where neighbours may decide: `'s` before `been`, past adverbs, is `have`. `word`
/// tells the normal form and the tag of the word at a place; none past the last.
pub fn lemma_at<'n>(at: usize, word: impl Fn(usize) -> Option<(&'n str, Tag)>) -> Cow<'n, str> {
    let Some((norm, tag)) = word(at) else { return Cow::Borrowed("") };
    let is_perfect = || {
        let after = (at + 1..).map_while(&word);
        let next = { after }.find(|(_, tag)| tag.upos != Upos::Adv && tag.upos != Upos::Part);
        next.is_some_and(|(norm, tag)| {
            tag.xpos == Xpos::Vbn && ["been", "had", "got", "gotten", "become"].contains(&norm)
        })
    };
    if norm == "'s" && tag.xpos == Xpos::Vbz && is_perfect() { Cow::Borrowed("have") } else { lemma(norm, tag) }
}

/// Whether the word is known to be English: in WordNet, in one of its inflections, or frequent, or the end of a
/// contraction. A word that is not may be a name, a coinage, or a typo.
pub fn is_known_word(norm: &str) -> bool {
    /// Common typos of common words reach up to here.
    const FREQUENT: f32 = 3.0;
    wordnet::word(norm).is_some()
        || zipf(norm).is_some_and(|zipf| zipf >= FREQUENT)
        || norm.starts_with('\'')
        || norm == "n't"
        || INFLECTED.iter().any(|(pos, endings)| {
            wordnet::exceptions(norm, *pos).next().is_some()
                || regular(norm, *pos, endings).any(|known| known.1.has(*pos))
        })
}

/// Whether it is the participle of a verb that WordNet has: `vaccinated`, `broken`, `binding`.
pub(super) fn is_participle(norm: &str) -> bool {
    wordnet::exceptions(norm, Pos::Verb).next().is_some()
        || [PAST, GERUND].iter().any(|endings| regular(norm, Pos::Verb, endings).any(|(_, word)| word.has(Pos::Verb)))
}

const INFLECTED: &[(Pos, &[(&str, &str)])] = &[
    (Pos::Noun, PLURAL),
    (Pos::Verb, THIRD_PERSON),
    (Pos::Verb, PAST),
    (Pos::Verb, GERUND),
    (Pos::Adjective, COMPARATIVE),
    (Pos::Adjective, SUPERLATIVE),
];

/// Endings and what stands for them in the lemma; what fits most closely comes first.
const PLURAL: &[(&str, &str)] =
    &[("ies", "y"), ("men", "man"), ("es", ""), ("s", ""), ("ves", "f"), ("ves", "fe"), ("'s", "")];
const THIRD_PERSON: &[(&str, &str)] = &[("ies", "y"), ("es", ""), ("s", "")];
const PAST: &[(&str, &str)] = &[("ied", "y"), ("ed", "e"), ("ed", "")];
const GERUND: &[(&str, &str)] = &[("ing", "e"), ("ing", ""), ("in'", ""), ("in'", "e"), ("in", "")];
const COMPARATIVE: &[(&str, &str)] = &[("ier", "y"), ("er", "e"), ("er", "")];
const SUPERLATIVE: &[(&str, &str)] = &[("iest", "y"), ("est", "e"), ("est", "")];
const NAMED: &[(&str, &str)] = &[("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")];

/// Forms of closed classes, by tag, and those where the treebanks part from WordNet.
fn closed(norm: &str, tag: Tag) -> Option<&'static str> {
    Some(match (norm, tag.xpos) {
        ("n't" | "nt" | "not", Xpos::Rb) => "not",
        ("'s" | "'" | "s", Xpos::Pos) => "'s",
        ("am" | "'m" | "is" | "are" | "'re" | "was" | "were" | "been" | "being" | "be" | "ai" | "'s", _)
            if tag.is_verbal() =>
        {
            "be"
        }
        ("have" | "has" | "had" | "having" | "'ve" | "'d", _) if tag.is_verbal() && tag.xpos != Xpos::Md => "have",
        ("does" | "did" | "done" | "doing" | "do", _) if tag.is_verbal() => "do",
        ("gon", Xpos::Vbg) => "go",
        ("wan", Xpos::Vb | Xpos::Vbp) => "want",
        ("na" | "ta", Xpos::To) => "to",
        ("wo" | "'ll" | "will", Xpos::Md) => "will",
        ("ca" | "can", Xpos::Md) => "can",
        ("sha" | "shall", Xpos::Md) => "shall",
        ("'d" | "would", Xpos::Md) => "would",
        ("an" | "a", Xpos::Dt) => "a",
        ("these", _) => "this",
        ("those", _) => "that",
        ("me", Xpos::Prp) => "i",
        ("him", Xpos::Prp) => "he",
        ("her", Xpos::Prp) => "she",
        ("us" | "'s", Xpos::Prp) => "we",
        ("them" | "'em", Xpos::Prp) => "they",
        ("mine", Xpos::Prp | Xpos::PrpPoss) => "my",
        ("yours", Xpos::Prp | Xpos::PrpPoss) => "your",
        ("hers", Xpos::Prp | Xpos::PrpPoss) => "her",
        ("ours", Xpos::Prp | Xpos::PrpPoss) => "our",
        ("theirs", Xpos::Prp | Xpos::PrpPoss) => "their",
        ("people", Xpos::Nns | Xpos::Nnps) => "people",
        ("am", Xpos::Nn) => "a.m.",
        ("pm", Xpos::Nn) => "p.m.",
        ("etc", Xpos::Fw | Xpos::Nn) => "etc.",
        ("more", Xpos::Jjr | Xpos::Rbr) => "more",
        ("most", Xpos::Jjs | Xpos::Rbs) => "most",
        ("less", Xpos::Jjr | Xpos::Rbr) => "less",
        ("least", Xpos::Jjs | Xpos::Rbs) => "least",
        ("better", Xpos::Jjr) | ("best", Xpos::Jjs) => "good",
        ("better", Xpos::Rbr) | ("best", Xpos::Rbs) => "well",
        ("worse", Xpos::Jjr) | ("worst", Xpos::Jjs) => "bad",
        ("worse", Xpos::Rbr) | ("worst", Xpos::Rbs) => "badly",
        ("further", Xpos::Jjr) => "further",
        ("further" | "farther", Xpos::Rbr) | ("furthest" | "farthest", Xpos::Rbs) => "far",
        _ => return None,
    })
}

fn as_adjective(xpos: Xpos) -> Xpos {
    if xpos == Xpos::Rbs { Xpos::Jjs } else { Xpos::Jjr }
}

/// Plurals that mean something else than several of their singular.
#[rustfmt::skip]
const PLURAL_ONLY: &[&str] = &[
    "belongings", "clothes", "contents", "earnings", "economics", "electronics", "finances", "furnishings", "genetics",
    "glasses", "goods", "headquarters", "manners", "means", "mechanics", "odds", "outskirts", "panties", "pants",
    "politics", "proceedings", "regards", "remains", "savings", "specifics", "statistics", "surroundings",
    "tenterhooks", "thanks", "troops", "trousers", "whereabouts",
];

/// WordNet's list of irregular forms; of several lemmas the most counted.
fn irregular(norm: &str, pos: Pos) -> Option<&'static str> {
    best(wordnet::exceptions(norm, pos).filter_map(|lemma| wordnet::lemma_of(lemma, "")), pos)
}

/// The lemmas that the endings allow and WordNet has. A doubled consonant before the ending may be single in the lemma.
fn regular<'n>(
    norm: &'n str,
    pos: Pos,
    endings: &'static [(&str, &str)],
) -> impl Iterator<Item = (&'static str, Word)> + Clone + use<'n> {
    let doubles = pos != Pos::Noun;
    endings.iter().flat_map(move |(ending, lemma_ending)| {
        let stem = norm.strip_suffix(ending).filter(|stem| stem.len() > 1);
        let single = stem.filter(|_| doubles && lemma_ending.is_empty()).and_then(undoubled);
        [stem, single].into_iter().flatten().filter_map(move |stem| wordnet::lemma_of(stem, lemma_ending))
    })
}

pub(super) fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let [.., before, last] = bytes else { return None };
    (before == last && last.is_ascii_alphabetic() && !b"aeiou".contains(last)).then(|| &stem[..stem.len() - 1])
}

fn of_itself(norm: &str) -> Option<(&'static str, Word)> {
    wordnet::lemma_of(norm, "")
}

/// Plurals that may be no plural of anything: `thanks`, `species`, `means`.
fn is_its_own_singular(norm: &str) -> bool {
    wordnet::has(norm, Pos::Noun)
}

/// The lemma whose senses of this part of speech were counted most; the first of equals.
fn best(lemmas: impl Iterator<Item = (&'static str, Word)>, pos: Pos) -> Option<&'static str> {
    let counted = lemmas.filter(|(_, word)| word.has(pos)).map(|(lemma, word)| {
        let count: f32 = word.senses_as(Some(pos)).map(|sense| sense.likelihood()).sum();
        (lemma, count)
    });
    counted.reduce(|best, other| if other.1 > best.1 { other } else { best }).map(|(lemma, _)| lemma)
}

/// The lemma of a word that WordNet lacks: of the spellings that the endings allow the most frequent, or the likeliest
/// by the rules of spelling.
fn by_spelling<'n>(norm: &'n str, pos: Pos, endings: &[(&str, &str)]) -> Cow<'n, str> {
    if pos == Pos::Noun && !norm.ends_with("ies") {
        return Cow::Borrowed(without_s(norm, pos));
    }
    let Some((stem, ending)) = longest_ending(norm, endings) else { return Cow::Borrowed(norm) };
    if !stem.contains(['a', 'e', 'i', 'o', 'u', 'y']) || norm.contains(|char: char| char.is_ascii_digit()) {
        return Cow::Borrowed(norm);
    }
    if ending.starts_with('i') && ending != "ing" && ending != "in'" {
        return Cow::Owned(format!("{stem}y"));
    }
    if ending == "s" || ending == "es" {
        return Cow::Borrowed(without_s(norm, pos));
    }
    let with_e = format!("{stem}e");
    let spellings = [Some(stem), Some(with_e.as_str()), undoubled(stem)];
    let frequent = spellings.into_iter().flatten().filter_map(|spelling| Some((spelling, zipf(spelling)?)));
    let frequent = frequent.reduce(|best, other| if other.1 > best.1 { other } else { best });
    match frequent.map(|(spelling, _)| spelling) {
        Some(spelling) if spelling == with_e => Cow::Owned(with_e),
        Some(spelling) => Cow::Borrowed(&norm[..spelling.len()]),
        None if lacks_e(stem) => Cow::Owned(with_e),
        None => Cow::Borrowed(undoubled(stem).filter(|_| !stem.ends_with(['l', 's', 'z', 'f'])).unwrap_or(stem)),
    }
}

/// The lemma of a compound or prefixed word that WordNet lacks, from its longest known tail: `schoolchildren`,
/// `reemerged`.
fn by_tail<'n>(norm: &'n str, pos: Pos, endings: &'static [(&str, &str)]) -> Option<Cow<'n, str>> {
    const SHORTEST: usize = 5;
    const LONGEST: usize = 24;
    let starts = norm.char_indices().map(|(at, _)| at).skip(2);
    let tails = starts.filter(|at| (SHORTEST..=LONGEST).contains(&(norm.len() - at)));
    tails.take(LONGEST).find_map(|at| {
        let (head, tail) = norm.split_at(at);
        let lemma = irregular(tail, pos).or_else(|| best(regular(tail, pos, endings), pos));
        let lemma = lemma.filter(|lemma| lemma.len() >= SHORTEST - 1)?;
        Some(if tail.starts_with(lemma) {
            Cow::Borrowed(&norm[..at + lemma.len()])
        } else {
            Cow::Owned(format!("{head}{lemma}"))
        })
    })
}

fn longest_ending<'n, 'e>(norm: &'n str, endings: &[(&'e str, &str)]) -> Option<(&'n str, &'e str)> {
    let fitting = endings.iter().filter_map(|(ending, _)| Some((norm.strip_suffix(ending)?, *ending)));
    fitting.filter(|(stem, _)| stem.len() > 1).max_by_key(|(_, ending)| ending.len())
}

/// Without the `s` of a plural or third person, as spelling has it: `boxes`, `churches`, `tweets`; not `bus`, `iris`.
fn without_s(norm: &str, pos: Pos) -> &str {
    if let Some(stem) = norm.strip_suffix("es")
        && (stem.ends_with(['x', 'z']) || ["ss", "sh", "ch"].iter().any(|sibilant| stem.ends_with(sibilant)))
    {
        return stem;
    }
    let singular = ["ss", "us", "is"].iter().any(|ending| norm.ends_with(ending)) && pos == Pos::Noun;
    norm.strip_suffix('s').filter(|_| !singular && !norm.ends_with("ss")).unwrap_or(norm)
}

/// Whether a stem looks cut off from a lemma in `e`: `downsiz`, `reinvigorat`, `enmesh` not.
fn lacks_e(stem: &str) -> bool {
    let endings = ["at", "iz", "yz", "dg", "rg", "bl", "pl", "tl", "dl", "gl", "fl", "kl"];
    let sibilant = stem.ends_with('s') && !stem.ends_with("ss") && !stem.ends_with("us");
    sibilant || stem.ends_with(['c', 'v', 'u']) || endings.iter().any(|ending| stem.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lemma_as(norm: &str, tag: &str) -> String {
        lemma(norm, tag.parse().expect(tag)).into_owned()
    }

    fn reduces(tag: &str, forms: &[(&str, &str)]) {
        for (form, expected) in forms {
            assert_eq!(lemma_as(form, tag), *expected, "{form} as {tag}");
        }
    }

    #[test]
    fn plurals_lead_to_their_singular() {
        reduces(
            "NOUN|NNS",
            &[("missiles", "missile"), ("armies", "army"), ("mice", "mouse"), ("crises", "crisis"), ("taxes", "tax")],
        );
        reduces("NOUN|NNS", &[("women", "woman"), ("leaves", "leaf"), ("axes", "axis"), ("gases", "gas")]);
    }

    #[test]
    fn a_form_by_itself_has_the_lemma_that_is_listed() {
        let known =
            [("harbours", "harbour"), ("trotted", "trot"), ("went", "go"), ("largest", "large"), ("gate", "gate")];
        for (form, lemma) in known {
            assert_eq!(listed_lemma(form), Some(lemma), "{form}");
        }
        for none in ["", "vesterhavn", "2021", "qqings"] {
            assert_eq!(listed_lemma(none), None, "{none}");
        }
    }

    #[test]
    fn plurals_of_their_own_stay() {
        assert!(PLURAL_ONLY.is_sorted_by(|a, b| a < b));
        reduces("NOUN|NNS", &[("people", "people"), ("thanks", "thanks"), ("species", "species"), ("1990s", "1990s")]);
        reduces("NOUN|NN", &[("news", "news"), ("glass", "glass"), ("bus", "bus")]);
    }

    #[test]
    fn verbs_lead_to_their_base_form_by_tag() {
        reduces(
            "VERB|VBD",
            &[("left", "leave"), ("saw", "see"), ("found", "find"), ("founded", "found"), ("put", "put")],
        );
        reduces("ADJ|JJ", &[("left", "left"), ("united", "united")]);
        reduces("VERB|VBG", &[("running", "run"), ("lying", "lie"), ("making", "make"), ("annexing", "annex")]);
        reduces("VERB|VBZ", &[("goes", "go"), ("denies", "deny"), ("passes", "pass"), ("uses", "use")]);
        reduces("VERB|VBN", &[("hoped", "hope"), ("stopped", "stop"), ("travelled", "travel"), ("fallen", "fall")]);
        reduces("VERB|VB", &[("found", "found"), ("lie", "lie")]);
    }

    #[test]
    fn adjectives_and_adverbs_lead_to_their_positive() {
        reduces("ADJ|JJR", &[("larger", "large"), ("better", "good"), ("bigger", "big"), ("more", "more")]);
        reduces("ADJ|JJS", &[("heaviest", "heavy"), ("worst", "bad"), ("youngest", "young")]);
        reduces("ADV|RBR", &[("sooner", "soon"), ("better", "well"), ("later", "late")]);
        reduces("ADJ|JJ", &[("former", "former"), ("upper", "upper")]);
    }

    #[test]
    fn contractions_and_pronouns_are_told_by_their_tag() {
        reduces("PART|RB", &[("n't", "not")]);
        reduces("AUX|MD", &[("'ll", "will"), ("wo", "will"), ("'d", "would"), ("ca", "can")]);
        reduces("AUX|VBZ", &[("'s", "be"), ("is", "be"), ("has", "have")]);
        reduces("PART|POS", &[("'s", "'s"), ("'", "'s")]);
        reduces("PRON|PRP", &[("them", "they"), ("her", "she")]);
        reduces("PRON|PRP$", &[("her", "her"), ("their", "their")]);
    }

    #[test]
    fn a_contracted_has_is_told_by_the_participle_after_it() {
        let first = |words: &[(&'static str, &str)]| {
            lemma_at(0, |at| words.get(at).map(|(norm, tag)| (*norm, tag.parse().unwrap())))
        };
        assert_eq!(first(&[("'s", "AUX|VBZ"), ("never", "ADV|RB"), ("been", "AUX|VBN")]), "have");
        assert_eq!(first(&[("'s", "AUX|VBZ"), ("arrested", "VERB|VBN")]), "be");
        assert_eq!(first(&[("'s", "PART|POS"), ("been", "AUX|VBN")]), "'s");
        assert_eq!(first(&[("'s", "AUX|VBZ")]), "be");
    }

    #[test]
    fn unknown_words_are_reduced_by_spelling() {
        reduces("VERB|VBD", &[("retweeted", "retweet"), ("unfriended", "unfriend"), ("defunded", "defund")]);
        reduces("VERB|VBG", &[("vlogging", "vlog"), ("weaponizing", "weaponize"), ("cryptojacking", "cryptojack")]);
        reduces("NOUN|NNS", &[("podcasters", "podcaster"), ("memecoins", "memecoin"), ("vaxxes", "vaxx")]);
        reduces("NOUN|NNS", &[("schoolchildren", "schoolchild"), ("heatwaves", "heatwave"), ("1990s", "1990s")]);
        reduces("PROPN|NNPS", &[("zelenskys", "zelensky"), ("hamas", "hamas")]);
    }

    #[test]
    fn words_are_known_inflected_but_not_misspelt() {
        for word in ["invaded", "mice", "larger", "kyiv", "n't", "'s", "the", "whom", "denied", "vetoes"] {
            assert!(is_known_word(word), "{word}");
        }
        for word in ["invadde", "recieve", "goverment", "tehm", "", "qwrtz"] {
            assert!(!is_known_word(word), "{word}");
        }
    }

    proptest! {
        /// Whatever the form and the tag, there is a lemma, and none for nothing.
        #[test]
        fn there_is_always_a_lemma(norm in "\\PC{0,12}(s|es|ies|ed|ing|er|est|ves)?", upos in 0..17_usize, xpos in 0..50_usize) {
            let tag = Tag::new(Upos::ALL[upos % Upos::ALL.len()], Xpos::ALL[xpos % Xpos::ALL.len()]);
            prop_assert_eq!(lemma(&norm, tag).is_empty(), norm.is_empty());
            is_known_word(&norm);
        }
    }
}
