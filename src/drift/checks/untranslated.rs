//! Words left in another language.
//!
//! Why it matters: readers cannot read them, and they show that nobody checked the translation.
//!
//! Example: “the government announced” → “the gobierno announced”.
//!
//! Not flagged: names, words that both sides have, misspelt English.

use crate::{
    drift::{
        case::Case,
        changes::Kind,
        finding::{Finding, quoted},
        words,
    },
    english::{frequency, morphology::is_known_word, names, tags::Upos},
    model::{Category, Drift, Pair, Side, TokenKind},
};
use std::ops::Range;

/// Words of the copy that English does not have, where the source has English.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = Vec::new();
    for change in case.changes.iter().filter(|change| matches!(change.kind, Kind::Replaced | Kind::Gained)) {
        for place in change.places.copy.clone() {
            if (is_foreign(case, place) || is_cognate(case, &change.places.source, place))
                && !is_former(case, place)
                && !case.is_misspelling(&change.places.source, place)
            {
                let (a, b) = (case.text(Side::Source, change.places.source.clone()), case.form(Side::Copy, place));
                drifts.push(
                    Finding::new(
                        case,
                        Category::Untranslated,
                        &Pair::new(change.places.source.clone(), place..place + 1),
                    )
                    .confidence(0.85)
                    .because("lexicon/not-english", a, b, 0.85)
                    .says(format!("{} is not English: it was left untranslated", quoted(b)))
                    .drift(),
                );
            }
        }
    }
    drifts
}

/// Whether a word tells what somebody was: ex-mayor.
fn is_former(case: &Case, place: usize) -> bool {
    let office = case.norm(Side::Copy, place).strip_prefix("ex-");
    office.is_some_and(|office| is_known_word(office) || case.says(Side::Source, office))
}

/// Whether a word is in no English lexicon and no name, or a function word of a neighbouring language.
fn is_foreign(case: &Case, place: usize) -> bool {
    let word = case.word(Side::Copy, place);
    let form = case.form(Side::Copy, place);
    if word.kind != TokenKind::Word || case.says(Side::Source, word.norm) {
        return false;
    }
    // A name at the start of its sentence stands elsewhere in the source.
    if form.starts_with(char::is_uppercase) && case.document(Side::Source).text().contains(form) {
        return false;
    }
    if form.chars().any(is_of_other_script) {
        return true;
    }
    let written_so = form.chars().all(char::is_lowercase) || place == 0;
    let is_unknown = || !case.is_known(Side::Copy, place) && !is_compound(word.norm);
    written_so && (words::is_abroad(word.norm) || word.norm.chars().count() > 2 && is_unknown())
}

/// Whether a word is written together of two English ones, or begins as learned words do: mooncake, microplastics.
fn is_compound(norm: &str) -> bool {
    const SHORTEST: usize = 4;
    const LEARNED: [&str; 23] = [
        "anti", "auto", "bio", "co", "counter", "cyber", "dis", "eco", "hyper", "inter", "micro", "mini", "mis",
        "multi", "non", "out", "over", "post", "pre", "re", "sub", "un", "under",
    ];
    let is_word = |part: &str| part.len() >= SHORTEST && frequency::zipf(part).is_some() && is_known_word(part);
    norm.is_ascii()
        && (1..norm.len()).any(|at| {
            let (first, second) = norm.split_at(at);
            is_word(second) && (is_word(first) || LEARNED.contains(&first))
        })
}

/// Whether a letter is of another script than the Latin one.
fn is_of_other_script(c: char) -> bool {
    c.is_alphabetic() && c > '\u{24f}' && !('\u{1e00}'..='\u{1eff}').contains(&c)
}

/// Whether an unknown word with a capital, as German writes nouns, stands for a plain word: one that it looks like, or the
/// only noun that was replaced, where it is no known name.
fn is_cognate(case: &Case, source: &Range<usize>, place: usize) -> bool {
    let capital = |form: &str| form.chars().next().is_some_and(char::is_uppercase);
    let norm = case.norm(Side::Copy, place);
    let plain = |there: &usize| case.word(Side::Source, *there).content && !capital(case.form(Side::Source, *there));
    let looks_alike = |there: usize| strsim::jaro_winkler(case.norm(Side::Source, there), norm) > 0.7;
    let is_noun = |there: usize| case.tag(Side::Source, there).upos == Upos::Noun;
    let named = || !names::known(norm).is_empty() || names::given_name(norm).is_some();
    let shouted = || case.form(Side::Copy, place).chars().skip(1).any(char::is_uppercase);
    capital(case.form(Side::Copy, place))
        && !case.is_known(Side::Copy, place)
        && source
            .clone()
            .filter(plain)
            .any(|there| looks_alike(there) || is_noun(there) && place > 0 && !named() && !shouted())
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes_as},
        model::Category::Untranslated,
    };

    #[test]
    fn a_foreign_word_is_flagged() {
        flags(Untranslated, "The ⟦government⟧ met on Monday.", "The ⟦gobierno⟧ met on Monday.");
    }

    #[test]
    fn a_compound_of_english_words_is_not() {
        passes_as(Untranslated, "They ate a moon cake at the fair.", "They ate a mooncake at the fair.");
        passes_as(Untranslated, "The ferry was diverted to Oslo.", "The ferry was rerouted to Oslo.");
        passes_as(Untranslated, "The village was not enthused.", "The village was unenthused.");
    }

    #[test]
    fn a_misspelt_word_is_not() {
        passes_as(Untranslated, "The government met on Monday.", "The goverment met on Monday.");
    }
}
