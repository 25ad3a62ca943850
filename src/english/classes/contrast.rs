use super::{are_converses, are_opposites, are_synonyms};
use crate::english::{
    lists::{Entry, Lexicon},
    names,
};
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../data/classes.txt");
static CLASSES: LazyLock<Lexicon<Membership>> = LazyLock::new(|| Lexicon::of(LIST, membership));

/// That a word belongs to a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The class: `weekday`, `frequency`, …
    pub class: &'static str,
    /// Its place, on a scale.
    pub value: Option<i8>,
    /// The line that it stands on: equivalents share it.
    entry: usize,
}

/// That two words do not say the same, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// The class that holds both, or `opposite`, or `converse`.
    pub class: &'static str,
    /// How they differ.
    pub kind: ContrastKind,
}

/// How two words of a class differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContrastKind {
    /// What is the one is not the other: Monday and Tuesday.
    Exclusive,
    /// Points on a scale, with their values: rarely 2, often 6.
    Scale {
        /// Where the first word stands.
        from: i8,
        /// Where the second word stands.
        to: i8,
    },
    /// The one reverses or denies the other: hire and fire.
    Opposite,
    /// One relation from its two ends, so that they say the same where the parts are swapped: buy and sell.
    Converse,
}

/// How two words contrast, by norm or lemma; none where they are equivalent or where no list holds both.
///
/// Of the several senses of a word, the one that shares a class with the other word is taken: `may` is a month beside
/// `june`. A converse comes before an opposite, since it is the weaker claim.
pub fn contrast(a: &str, b: &str) -> Option<Contrast> {
    if a == b || are_synonyms(a, b) {
        return None;
    }
    if are_converses(a, b) {
        return Some(Contrast { class: "converse", kind: ContrastKind::Converse });
    }
    let shared = memberships(a).iter().flat_map(|a| memberships(b).iter().map(move |b| (a, b)));
    let mut shared = shared.filter(|(a, b)| a.class == b.class).peekable();
    if shared.peek().is_some_and(|(a, b)| a.entry == b.entry) {
        return None;
    }
    let within = shared.next().map(|(a, b)| match (a.value, b.value) {
        (Some(from), Some(to)) => Contrast { class: a.class, kind: ContrastKind::Scale { from, to } },
        _ => Contrast { class: a.class, kind: ContrastKind::Exclusive },
    });
    within
        .or_else(|| are_opposites(a, b).then_some(Contrast { class: "opposite", kind: ContrastKind::Opposite }))
        .or_else(|| names::contrast(a, b).map(|class| Contrast { class, kind: ContrastKind::Exclusive }))
}

/// The classes that a word or phrase belongs to.
pub fn memberships(word: &str) -> &'static [Membership] {
    CLASSES.get(word)
}

fn membership(entry: &Entry) -> Option<Membership> {
    let value = match entry.attribute {
        "exclusive" => None,
        "scale" => Some(entry.field(0).parse().ok()?),
        _ => return None,
    };
    Some(Membership { class: entry.section, value, entry: entry.index })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::lists::entries;

    fn kind(a: &str, b: &str) -> Option<ContrastKind> {
        contrast(a, b).map(|contrast| contrast.kind)
    }

    #[test]
    fn the_list_is_tidy() {
        crate::english::classes::assert_read("classes", LIST, membership);
    }

    #[test]
    fn members_of_a_set_exclude_each_other_and_equivalents_do_not() {
        assert_eq!(kind("monday", "thursday"), Some(ContrastKind::Exclusive));
        assert_eq!(kind("northeast", "south-west"), Some(ContrastKind::Exclusive));
        assert_eq!(kind("autumn", "fall"), None);
        assert_eq!(kind("gray", "grey"), None);
        assert_eq!(kind("monday", "june"), None);
        assert_eq!(contrast("french", "spanish").map(|contrast| contrast.class), Some("language"));
        assert_eq!(contrast("rwandan", "belgian").map(|contrast| contrast.class), Some("nationality"));
        assert_eq!(contrast("oslo", "lima").map(|contrast| contrast.class), Some("city"));
        assert_eq!(kind("china", "chinese"), None);
    }

    #[test]
    fn the_sense_that_both_share_counts() {
        assert_eq!(contrast("may", "june").map(|contrast| contrast.class), Some("month"));
        assert_eq!(contrast("orange", "purple").map(|contrast| contrast.class), Some("colour"));
        assert_eq!(contrast("orange", "lemon").map(|contrast| contrast.class), Some("fruit"));
        assert_eq!(contrast("may", "purple"), None);
    }

    #[test]
    fn a_scale_tells_way_and_distance() {
        let Some(ContrastKind::Scale { from, to }) = kind("rarely", "always") else { panic!("a scale") };
        assert!(to - from > 5);
        let Some(ContrastKind::Scale { from, to }) = kind("city", "town") else { panic!("a scale") };
        assert_eq!(to - from, -1);
        assert_eq!(kind("huge", "enormous"), None);
    }

    #[test]
    fn opposites_and_converses_are_told_apart() {
        assert_eq!(kind("deny", "confirm"), Some(ContrastKind::Opposite));
        assert_eq!(kind("confirm", "deny"), Some(ContrastKind::Opposite));
        assert_eq!(kind("buy", "sell"), Some(ContrastKind::Converse));
        assert_eq!(kind("deny", "reject"), None);
        assert_eq!(kind("purchase", "buy"), None);
    }

    #[test]
    fn no_two_words_of_a_synonym_group_contrast() {
        for entry in entries(super::super::synonyms::LIST) {
            let words: Vec<_> = entry.words().collect();
            for (index, a) in words.iter().enumerate() {
                for b in &words[index + 1..] {
                    assert!(!are_opposites(a, b) && !are_converses(a, b), "{a} and {b} are listed as synonyms too");
                    let clash = memberships(a)
                        .iter()
                        .find(|a| memberships(b).iter().any(|b| a.class == b.class && a.entry != b.entry));
                    assert!(clash.is_none(), "{a} and {b}: {clash:?}");
                }
            }
        }
    }
}
