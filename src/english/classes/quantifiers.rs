//! Words of scope and degree.

use crate::english::lists::{Entry, Found, Lexicon};
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../data/quantifiers.txt");
static WORDS: LazyLock<Lexicon<Quantifier>> = LazyLock::new(|| Lexicon::of(LIST, read));

/// One reading of a word of scope or degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    /// A share of a whole, 0 to 100: no, some, most, all.
    Share(u8),
    /// A limit on a figure: at least, up to.
    Bound(Bound),
    /// Blurs a figure: about, nearly.
    Approximate,
    /// Pins a figure or a likeness down: exactly, the same.
    Exact,
    /// Shuts all else out: only, alone, except.
    Only,
    /// Takes more in: also, even, as well as.
    Also,
    /// How strongly it holds, 0 to 100: slightly, very.
    Degree(u8),
    /// How often it holds, 0 to 100: never, often, always.
    Frequency(u8),
}

/// On which side of a figure the truth lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// The figure or more: at least.
    Lower,
    /// The figure or less: up to.
    Upper,
    /// More than the figure: over.
    Above,
    /// Less than the figure: under.
    Below,
}

/// The readings of a word or phrase, by norm.
pub fn readings(word: &str) -> &'static [Quantifier] {
    WORDS.get(word)
}

/// How many words the longest phrase of scope or degree that starts with this word, by norm, may have; 0 where none does.
pub fn longest_from(word: &str) -> usize {
    WORDS.longest_from(word)
}

/// The words of scope and degree in a sentence, by norms.
pub fn find(norms: &[&str]) -> Vec<Found<'static, Quantifier>> {
    WORDS.find(norms)
}

/// How far apart two words are on the scale that both have a place on (share, degree or frequency), from the first to
/// the second; none where there is none.
pub fn change(a: &str, b: &str) -> Option<i16> {
    let pairs = readings(a).iter().flat_map(|a| readings(b).iter().map(move |b| (a, b)));
    pairs
        .filter_map(|pair| match pair {
            (Quantifier::Share(a), Quantifier::Share(b))
            | (Quantifier::Degree(a), Quantifier::Degree(b))
            | (Quantifier::Frequency(a), Quantifier::Frequency(b)) => Some(i16::from(*b) - i16::from(*a)),
            _ => None,
        })
        .min_by_key(|change| change.abs())
}

fn read(entry: &Entry) -> Option<Quantifier> {
    let value = || entry.field(0).parse().ok();
    Some(match entry.section {
        "share" => Quantifier::Share(value()?),
        "bound" => Quantifier::Bound(match entry.field(0) {
            "lower" => Bound::Lower,
            "upper" => Bound::Upper,
            "above" => Bound::Above,
            "below" => Bound::Below,
            _ => return None,
        }),
        "approximate" => Quantifier::Approximate,
        "exact" => Quantifier::Exact,
        "only" => Quantifier::Only,
        "also" => Quantifier::Also,
        "degree" => Quantifier::Degree(value()?),
        "frequency" => Quantifier::Frequency(value()?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_tidy() {
        crate::english::classes::assert_read("quantifiers", LIST, read);
    }

    #[test]
    fn some_is_far_from_most_and_nearly_all_is_near_to_all() {
        assert!(change("some", "most").is_some_and(|change| change > 30));
        assert!(change("nearly all", "all").is_some_and(|change| (1..10).contains(&change)));
        assert_eq!(change("some", "exactly"), None);
    }

    #[test]
    fn a_bound_is_found_as_one_phrase() {
        let found = find(&["at", "least", "20", "people"]);
        assert_eq!(found[0].words, 0..2);
        assert_eq!(found[0].readings, [Quantifier::Bound(Bound::Lower)]);
        assert!(find(&["at", "20", "places"]).is_empty());
    }
}
