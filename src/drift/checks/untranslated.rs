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

/// Words of the copy that English does not have, where the source has English.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = Vec::new();
    for change in case.changes.iter().filter(|change| matches!(change.kind, Kind::Replaced | Kind::Gained)) {
        for place in change.places.copy.clone() {
            if is_foreign(case, place) && !case.is_misspelling(&change.places.source, place) {
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

/// Whether a word is in no English lexicon and no name.
fn is_foreign(case: &Case, place: usize) -> bool {
    let word = case.word(Side::Copy, place);
    let form = case.form(Side::Copy, place);
    word.kind == TokenKind::Word
        && word.norm.chars().count() > 2
        && form.chars().all(|c| c.is_lowercase())
        && !case.says(Side::Source, word.norm)
        && !case.is_known(Side::Copy, place)
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
