//! How frequent words are in English at large: some 60,000 of them, from the word lists of wordfreq (Speer 2022).

use super::vocabulary::{self, Entry};

/// Steps of the table, in centibels.
const STEP: usize = 4;

/// How frequent a word is on the Zipf scale (van Heuven et al. 2014): the decimal logarithm of its occurrences in a
/// billion words. `the` has 7.7, `missile` 4.2, `annex` 3.4, the rarest word of the table about 2.3. `None` for a word
/// that is rarer than that, or none.
///
/// Takes a normal form (lower case). Inflected forms count for themselves. About 50 ns.
pub fn zipf(norm: &str) -> Option<f32> {
    vocabulary::find(norm).map(zipf_of)
}

/// The same of an entry that was looked up.
pub fn zipf_of(entry: Entry) -> f32 {
    9.0 - f32::from(entry.step) * (STEP as f32 / 100.0)
}

/// The step of the table for words of a frequency of `centibels` below certainty: for its builder.
#[doc(hidden)]
pub fn step(centibels: usize) -> u8 {
    u8::try_from(centibels.div_ceil(STEP)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commoner_words_stand_higher() {
        let scale = ["the", "police", "missile", "annex"].map(|word| zipf(word).expect(word));
        assert!(scale.is_sorted_by(|a, b| a > b), "{scale:?}");
        assert!((7.5..8.0).contains(&scale[0]), "{scale:?}");
    }

    #[test]
    fn words_are_asked_for_in_lower_case_and_inflected() {
        assert!(zipf("invaded").is_some());
        assert_eq!(zipf("Invaded"), None);
        assert_eq!(zipf("invadded"), None);
        assert_eq!(zipf(""), None);
    }

    #[test]
    fn the_table_holds_all_its_words() {
        assert_eq!(vocabulary::all().count(), 60_000);
        let rarest = vocabulary::all().filter_map(|(word, _)| zipf(word)).fold(f32::MAX, f32::min);
        assert!((2.0..2.5).contains(&rarest), "{rarest}");
    }
}
