//! Words made from one another: invade, invader, invasion; China, Chinese.

use crate::english::wordnet::{self, LinkKind, Word};

/// Whether two lemmas are of one family: WordNet derives one from the other or both from a third, or, where it
/// lacks one of them, their endings alternate as in derivation (`vlog`, `vlogger`). Some 0.5 µs.
pub fn is_derived(a: &str, b: &str) -> bool {
    if a == b {
        return false;
    }
    let (first, second) = (wordnet::word(a), wordnet::word(b));
    match (first, second) {
        (Some(first), Some(second)) => is_linked(first, second),
        _ => alternates(a, b),
    }
}

fn family(word: Word) -> impl Iterator<Item = Word> {
    let derived = |kind| matches!(kind, LinkKind::Derivation | LinkKind::Pertainym | LinkKind::Pertains);
    word.links().filter(move |link| derived(link.kind)).map(|link| link.target)
}

fn is_linked(a: Word, b: Word) -> bool {
    family(a).any(|relative| relative == b || family(b).any(|other| other == relative))
}

/// Whether the words are a common stem with two endings that alternate.
fn alternates(a: &str, b: &str) -> bool {
    const STEM: usize = 4;
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    // The endings may have letters in common, so that the stem is shorter than what the words share.
    (STEM..=shared).rev().take(4).any(|stem| {
        let (Some(a), Some(b)) = (a.get(stem..), b.get(stem..)) else { return false };
        ENDINGS.iter().any(|(first, second)| (a, b) == (*first, *second) || (b, a) == (*first, *second))
    })
}

#[rustfmt::skip]
const ENDINGS: &[(&str, &str)] = &[
    ("", "ly"), ("", "ness"), ("", "ment"), ("", "er"), ("", "or"), ("", "ion"), ("", "ation"), ("", "ing"),
    ("", "al"), ("", "ial"), ("", "ic"), ("", "ical"), ("", "ity"), ("", "ist"), ("", "ism"), ("", "ize"), ("", "ise"),
    ("", "able"), ("", "ive"), ("", "ous"), ("", "ful"), ("", "hood"), ("", "ship"), ("", "dom"), ("", "ance"),
    ("", "ence"), ("", "n"), ("", "an"), ("", "ian"), ("", "ese"), ("", "ish"), ("", "ite"), ("", "i"),
    ("e", "er"), ("e", "or"), ("e", "ion"), ("e", "ation"), ("e", "ing"), ("e", "al"), ("e", "ial"), ("e", "ic"),
    ("e", "ity"), ("e", "ism"), ("e", "ist"), ("e", "able"), ("e", "ive"), ("e", "ous"), ("e", "ance"), ("e", "ence"),
    ("e", "ian"), ("e", "y"), ("y", "ic"), ("y", "ical"), ("y", "ist"), ("y", "ize"), ("y", "ise"), ("y", "ication"),
    ("y", "ily"), ("y", "iness"), ("y", "ian"), ("y", "ial"), ("a", "an"), ("a", "ian"), ("a", "ese"), ("ia", "ian"),
    ("d", "sion"), ("de", "sion"), ("le", "ly"), ("le", "ility"), ("ent", "ence"), ("ent", "ency"), ("ant", "ance"),
    ("ant", "ancy"), ("ism", "ist"), ("ize", "ization"), ("ise", "isation"), ("ify", "ification"), ("ic", "ics"),
    ("", "ger"), ("", "per"), ("", "ter"), ("", "ner"), ("", "mer"), ("", "ber"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_of_wordnet_are_known() {
        for (a, b) in [("invade", "invasion"), ("invader", "invasion"), ("chinese", "china"), ("quickly", "quick")] {
            assert!(is_derived(a, b) && is_derived(b, a), "{a} {b}");
        }
    }

    #[test]
    fn words_that_wordnet_lacks_alternate_in_their_endings() {
        for (a, b) in [("vlog", "vlogger"), ("podcast", "podcaster")] {
            assert!(is_derived(a, b), "{a} {b}");
        }
    }

    #[test]
    fn likeness_alone_is_no_derivation() {
        for (a, b) in [("universe", "university"), ("general", "generation"), ("invest", "invade"), ("war", "warm")] {
            assert!(!is_derived(a, b), "{a} {b}");
        }
        assert!(!is_derived("same", "same") && !is_derived("", "") && !is_derived("é", "è"));
    }
}
