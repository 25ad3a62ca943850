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
    },
    model::{Category, Drift, Pair, Side, TokenKind},
};
use std::ops::Range;

/// Words of the copy that English does not have, where the source has English.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = Vec::new();
    for change in case.changes.iter().filter(|change| matches!(change.kind, Kind::Replaced | Kind::Gained)) {
        for place in change.places.copy.clone() {
            if (is_foreign(case, place) || is_cognate(case, &change.places.source, place)) && !case.is_misspelling(&change.places.source, place) {
                let (a, b) = (case.text(Side::Source, change.places.source.clone()), case.form(Side::Copy, place));
                drifts.push(
                    Finding::new(case, Category::Untranslated, &Pair::new(change.places.source.clone(), place..place + 1))
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

/// Whether a word is in no English lexicon and no name, or a function word of a neighbouring language.
fn is_foreign(case: &Case, place: usize) -> bool {
    let word = case.word(Side::Copy, place);
    let form = case.form(Side::Copy, place);
    if word.kind != TokenKind::Word || case.says(Side::Source, word.norm) {
        return false;
    }
    if form.chars().any(is_of_other_script) {
        return true;
    }
    let written_so = form.chars().all(char::is_lowercase) || place == 0;
    written_so && (is_function_word_abroad(word.norm) || word.norm.chars().count() > 2 && !case.is_known(Side::Copy, place))
}

/// Whether a letter is of another script than the Latin one.
fn is_of_other_script(c: char) -> bool {
    c.is_alphabetic() && c > '\u{24f}' && !('\u{1e00}'..='\u{1eff}').contains(&c)
}

/// Whether an unknown word with a capital, as German writes nouns, looks like the plain word that it replaced.
fn is_cognate(case: &Case, source: &Range<usize>, place: usize) -> bool {
    let capital = |form: &str| form.chars().next().is_some_and(char::is_uppercase);
    let norm = case.norm(Side::Copy, place);
    capital(case.form(Side::Copy, place))
        && !case.is_known(Side::Copy, place)
        && source.clone().any(|there| {
            let word = case.word(Side::Source, there);
            word.content && !capital(case.form(Side::Source, there)) && strsim::jaro_winkler(word.norm, norm) > 0.7
        })
}

/// Function words of Spanish, French, German, Italian, Portuguese, Dutch, Polish and Czech that English does not have.
fn is_function_word_abroad(norm: &str) -> bool {
    matches!(
        norm,
        "als" | "aber" | "auch" | "auf" | "aus" | "avec" | "bei" | "ces" | "che" | "chez" | "como" | "con" | "da" | "dans" | "das" | "de"
            | "degli" | "dei" | "del" | "della" | "delle" | "dem" | "der" | "des" | "desde" | "di" | "dos" | "du" | "durch" | "een"
            | "ein" | "eine" | "einem" | "einen" | "einer" | "el" | "elle" | "en" | "entre" | "et" | "für" | "gli" | "het" | "il"
            | "ist" | "jako" | "je" | "jest" | "kein" | "la" | "las" | "le" | "les" | "leur" | "lo" | "los" | "mais" | "mit"
            | "na" | "nach" | "nicht" | "nie" | "niet" | "non" | "nous" | "o" | "oder" | "où" | "para" | "pas" | "pero" | "più"
            | "por" | "pour" | "que" | "qui" | "se" | "sich" | "sie" | "sind" | "sobre" | "sont" | "sul" | "sulla" | "sur" | "também"
            | "tous" | "um" | "uma" | "un" | "una" | "und" | "une" | "unter" | "van" | "vom" | "von" | "voor" | "vous" | "wird" | "y" | "za"
            | "ze" | "zu" | "zum" | "zur"
    )
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
    fn a_misspelt_word_is_not() {
        passes_as(Untranslated, "The government met on Monday.", "The goverment met on Monday.");
    }
}
