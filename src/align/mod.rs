//! Which sentences of the two texts tell the same (`sentences`), and which of their words (`words`).

pub mod sentences;
mod stem;
#[cfg(test)]
mod testing;
pub mod words;

use crate::{
    english::Analysis,
    model::{Bead, Pair},
};
use rayon::prelude::*;
pub(crate) use stem::stem;

/// Aligns two documents: beads in the order of the copy, with their word links.
///
/// Every sentence of a compared block is in exactly one bead. A bead whose sentences have no counterpart stands where
/// its source stood: behind the bead of the sentence before it. Two documents of one sentence each are one bead.
pub fn beads(analyses: Pair<&Analysis>) -> Vec<Bead> {
    let mut beads = sentences::beads(analyses);
    beads.par_iter_mut().filter(|bead| bead.is_matched()).for_each(|bead| bead.links = words::links(analyses, bead));
    beads
}

/// The beads of two documents without their word links, for whoever only asks which sentences tell the same.
pub fn sentence_beads(analyses: Pair<&Analysis>) -> Vec<Bead> {
    sentences::beads(analyses)
}

#[cfg(test)]
mod tests {
    use super::{beads, testing::document};
    use crate::{
        english::Analysis,
        model::{Bead, Document, Pair, Role},
    };
    use proptest::prelude::*;

    const STORY: [&str; 5] = [
        "The council voted on Tuesday to close two of its four libraries.",
        "Residents had gathered nearly nine thousand signatures against the plan.",
        "A spokeswoman said the savings would pay for road repairs.",
        "Opponents want a judge to look into the decision.",
        "The last books will be lent in October.",
    ];

    fn align(source: &Document, copy: &Document) -> Vec<Bead> {
        let (source, copy) = (Analysis::new(source), Analysis::new(copy));
        beads(Pair::new(&source, &copy))
    }

    fn shapes(source: &[&str], copy: &[&str]) -> Vec<(Vec<usize>, Vec<usize>, bool)> {
        let beads = align(&document(source), &document(copy));
        beads.into_iter().map(|bead| (bead.source, bead.copy, bead.moved)).collect()
    }

    #[test]
    fn one_sentence_against_one_is_one_bead_even_when_nothing_agrees() {
        assert_eq!(shapes(&["Prices rose sharply."], &["Dogs bark."]), [(vec![0], vec![0], false)]);
    }

    #[test]
    fn a_sentence_without_counterpart_stands_alone_where_it_stood() {
        let kept = [STORY[0], STORY[1], STORY[3], STORY[4]];
        let at_two = shapes(&STORY, &kept);
        assert_eq!(at_two[2], (vec![2], vec![], false));
        assert_eq!(shapes(&kept, &STORY)[2], (vec![], vec![2], false));
    }

    #[test]
    fn a_sentence_at_another_place_is_moved_and_the_others_are_not() {
        let moved = [STORY[4], STORY[0], STORY[1], STORY[2], STORY[3]];
        let found = shapes(&STORY, &moved);
        assert_eq!(found[0], (vec![4], vec![0], true));
        assert!(found[1..].iter().all(|(_, _, moved)| !moved), "{found:?}");
    }

    #[test]
    fn unrelated_sentences_stay_alone() {
        let other = ["Bees need warm weather.", "My uncle plays chess.", "Rain fell all night."];
        let found = shapes(&STORY, &other);
        assert!(found.iter().all(|(source, copy, _)| source.is_empty() || copy.is_empty()), "{found:?}");
    }

    #[test]
    fn boilerplate_takes_no_part() {
        let mut copy = document(&STORY);
        copy.blocks[0].role = Role::Boilerplate;
        assert!(align(&document(&STORY), &copy).iter().all(|bead| bead.copy.is_empty()));
    }

    fn story() -> impl Strategy<Value = Vec<String>> {
        let word =
            prop::sample::select(vec!["the", "a", "fire", "fires", "Mayor", "said", "12", "rose", "fell", "é", "-"]);
        let sentence = prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "));
        prop::collection::vec(sentence, 0..9)
    }

    proptest! {
        #[test]
        fn every_sentence_is_in_one_bead_and_links_stay_inside(source in story(), copy in story()) {
            let (source, copy) = (document(&source), document(&copy));
            let found = align(&source, &copy);
            let mut sentences = Pair::new(Vec::<usize>::new(), Vec::<usize>::new());
            for bead in &found {
                sentences.source.extend(&bead.source);
                sentences.copy.extend(&bead.copy);
                for link in &bead.links {
                    prop_assert!(bead.source.iter().any(|&s| source.sentences[s].tokens.contains(&link.source)));
                    prop_assert!(bead.copy.iter().any(|&s| copy.sentences[s].tokens.contains(&link.copy)));
                    prop_assert!((0.0..=1.0).contains(&link.confidence));
                }
                let ascends = bead.links.windows(2).all(|w| (w[0].source, w[0].copy) < (w[1].source, w[1].copy));
                prop_assert!(ascends);
            }
            sentences.source.sort_unstable();
            sentences.copy.sort_unstable();
            prop_assert_eq!(sentences.source, (0..source.sentences.len()).collect::<Vec<_>>());
            prop_assert_eq!(sentences.copy, (0..copy.sentences.len()).collect::<Vec<_>>());
            prop_assert_eq!(found, align(&source, &copy));
        }

        #[test]
        fn a_text_against_itself_is_all_identity(story in story()) {
            let text = document(&story);
            for (at, bead) in align(&text, &text).iter().enumerate() {
                prop_assert_eq!(&bead.source, &vec![at]);
                prop_assert_eq!(&bead.copy, &vec![at]);
                prop_assert!(!bead.moved);
                prop_assert!(bead.links.iter().all(|link| link.source == link.copy && link.confidence == 1.0));
                prop_assert_eq!(bead.links.len(), text.tokens_of(at).len());
            }
        }
    }
}
