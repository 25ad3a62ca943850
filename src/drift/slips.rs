//! Slips of the pen: a word that stands in the place of another and is no word, or hardly one, but nearly it.
//!
//! Bolder than [`crate::english::spelling::is_typo`], which knows nothing of the place.

use super::words;
use crate::english::{
    classes::{negation, pronouns},
    frequency, morphology, spelling,
};

/// Whether one word, in normal form, is another with a slip. A denying prefix is none: unaffordable, affordable.
pub(crate) fn is_slip(right: &str, wrong: &str) -> bool {
    let slipped = spelling::is_typo(right, wrong)
        || lost_a_letter(right, wrong)
        || is_garbled(right, wrong)
        || slipped_in_part(right, wrong);
    slipped && !morphology::are_opposed(right, wrong)
}

/// Whether letters of an ordinal are missing: 20t for 20th.
pub(crate) fn is_cut_short(right: &str, wrong: &str) -> bool {
    let digits = |word: &str| word.bytes().take_while(u8::is_ascii_digit).count();
    right != wrong
        && digits(right) == digits(wrong)
        && digits(right) + 2 == right.len()
        && right.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && right.get(..digits(right)) == wrong.get(..digits(right))
        && wrong.len() <= right.len()
}

/// Whether a letter dropped out of a content word and left a far rarer word or none.
fn lost_a_letter(right: &str, wrong: &str) -> bool {
    let zipf = |word: &str| frequency::zipf(word).unwrap_or(1.0);
    right.len() == wrong.len() + 1
        && right.len() > 2
        && right.is_ascii()
        && strsim::levenshtein(right, wrong) == 1
        && pronouns::personal(wrong).is_none()
        && negation::readings(right).is_empty()
        && zipf(wrong) + 1.0 < zipf(right)
}

/// Whether a string that is a word in no language known here has the letters of a word: all of them in another order, or
/// all but one.
fn is_garbled(right: &str, wrong: &str) -> bool {
    const SHORTEST: usize = 3;
    const LONG: usize = 8;
    let is_word = |word: &str| word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let slips = if right.len() >= LONG { 2 } else { 1 };
    is_word(right)
        && is_word(wrong)
        && right.len().abs_diff(wrong.len()) <= 2
        && !morphology::is_known_word(wrong)
        && !words::is_abroad(wrong)
        && (strsim::osa_distance(right, wrong) <= slips || letters(right) == letters(wrong))
}

fn letters(word: &str) -> Vec<u8> {
    let mut letters = word.as_bytes().to_vec();
    letters.sort_unstable();
    letters
}

/// Whether the slip is in one part of a word with hyphens.
fn slipped_in_part(right: &str, wrong: &str) -> bool {
    let parts = |word: &'_ str| word.matches('-').count();
    let differ = || right.split('-').zip(wrong.split('-')).filter(|(a, b)| a != b);
    parts(right) > 0
        && parts(right) == parts(wrong)
        && differ().count() == 1
        && differ().all(|(a, b)| spelling::is_typo(a, b) || is_garbled(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_nearly_another_is_a_slip() {
        for (right, wrong) in
            [("you", "yuo"), ("not", "nto"), ("very", "vyer"), ("now", "nowe"), ("anti-toxin", "anti-txin")]
        {
            assert!(is_slip(right, wrong), "{right} {wrong}");
        }
        assert!(is_cut_short("20th", "20t") && !is_cut_short("20th", "21t") && !is_cut_short("1.4", "1.2"));
    }

    #[test]
    fn words_of_this_and_other_languages_are_none() {
        for (right, wrong) in [("and", "und"), ("is", "ist"), ("her", "der"), ("was", "war"), ("form", "from")] {
            assert!(!is_slip(right, wrong), "{right} {wrong}");
        }
    }
}
