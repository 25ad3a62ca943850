//! How frequent words are in English at large: some 60,000 of them, from the word lists of wordfreq (Speer 2022).

use super::table::Table;

static TABLE: Table = Table::new(include_bytes!("../../data/frequency.table"));

/// Steps of the table, in centibels.
const STEP: usize = 4;

/// How frequent a word is on the Zipf scale (van Heuven et al. 2014): the decimal logarithm of its occurrences in a
/// billion words. `the` has 7.7, `missile` 4.2, `annex` 3.4, the rarest word of the table about 2.3. `None` for a word
/// that is rarer than that, or none.
///
/// Takes a normal form (lower case). Inflected forms count for themselves. About 50 ns.
pub fn zipf(norm: &str) -> Option<f32> {
    TABLE.get(norm).map(|step| 9.0 - step as f32 * (STEP as f32 / 100.0))
}

/// The table's value for words of a frequency of `centibels` below certainty: for its builder.
#[doc(hidden)]
pub fn step(centibels: usize) -> u32 {
    u32::try_from(centibels.div_ceil(STEP)).unwrap_or(u32::MAX)
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
        assert_eq!(TABLE.iter().count(), 60_000);
        let rarest = TABLE.iter().filter_map(|(word, _)| zipf(word)).fold(f32::MAX, f32::min);
        assert!((2.0..2.5).contains(&rarest), "{rarest}");
    }
}
