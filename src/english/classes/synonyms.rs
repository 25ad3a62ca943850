use crate::english::lists::{Entry, Lexicon};
use std::sync::LazyLock;

pub(super) const LIST: &str = include_str!("../../../data/synonyms.txt");
static GROUPS: LazyLock<Lexicon<usize>> = LazyLock::new(|| Lexicon::of(LIST, group));

/// Whether news use two words or phrases for each other with no change of meaning: cop and policeman, U.S. and United
/// States. By norm or lemma.
pub fn are_synonyms(a: &str, b: &str) -> bool {
    let of_b = GROUPS.get(b);
    GROUPS.get(a).iter().any(|group| of_b.contains(group))
}

fn group(entry: &Entry) -> Option<usize> {
    Some(entry.index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        let lines: Vec<&str> = LIST.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()).collect();
        assert!(lines.is_sorted_by(|a, b| a < b));
        for entry in crate::english::lists::entries(LIST) {
            let words: Vec<_> = entry.words().collect();
            assert!(words.len() > 1 && words.is_sorted_by(|a, b| a < b), "{entry:?}");
        }
    }

    #[test]
    fn synonyms_are_found_across_phrases_and_not_across_groups() {
        assert!(are_synonyms("u.s.", "united states"));
        assert!(are_synonyms("put off", "postpone"));
        assert!(are_synonyms("cease-fire", "truce"));
        assert!(!are_synonyms("put off", "cancel"));
        assert!(!are_synonyms("u.s.", "u.k."));
    }
}
