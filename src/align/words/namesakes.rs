//! Words that stand once on each side, and that the judge linked with what took their slots, or with nothing: “the tenant
//! refused the landlord”, “the landlord refused the tenant”.
//!
//! The judge goes by what stands around a word, so that two words that took each other's slots look to it like two that
//! were replaced. That they changed places is for the checks to tell, and these need each word linked with itself. A word
//! without any link is taken for its namesake only where nearly all others have one: else it may well tell something else.

use super::function::Function;
use crate::model::{Link, Pair};
use rustc_hash::FxHashMap;

/// How sure a link of two namesakes is.
const CONFIDENCE: f32 = 0.9;

/// Links each namesake with itself where neither is linked with anything but namesakes of others; those links go. Tokens
/// come with their normal forms. Linear in the tokens and links.
pub(super) fn join(tokens: &Pair<Vec<usize>>, norms: &Pair<Vec<&str>>, links: &mut Vec<Link>) {
    let named = namesakes(tokens, norms);
    let is_own = |link: &Link| named.source.get(&link.source) == Some(&link.copy);
    let is_crossed =
        |link: &Link| named.source.contains_key(&link.source) && named.copy.contains_key(&link.copy) && !is_own(link);
    let mut held: Pair<FxHashMap<usize, bool>> = Pair::default();
    for link in links.iter() {
        *held.source.entry(link.source).or_default() |= !is_crossed(link);
        *held.copy.entry(link.copy).or_default() |= !is_crossed(link);
    }
    let is_held = |held: &FxHashMap<usize, bool>, token: usize| held.get(&token).copied().unwrap_or_default();
    let all = tokens.as_ref().map(Vec::len);
    let is_close = 4 * held.source.len() > 3 * all.source && 4 * held.copy.len() > 3 * all.copy;
    let is_linked = |source: usize, copy: usize| held.source.contains_key(&source) || held.copy.contains_key(&copy);
    let free = |source: usize, copy: usize| {
        (is_close || is_linked(source, copy)) && !is_held(&held.source, source) && !is_held(&held.copy, copy)
    };
    let mut joined: Vec<(usize, usize)> = named
        .source
        .iter()
        .map(|(&source, &copy)| (source, copy))
        .filter(|&(source, copy)| free(source, copy))
        .collect();
    joined.sort_unstable();
    let is_joined = |source: usize| joined.binary_search_by_key(&source, |pair| pair.0).is_ok();
    links.retain(|link| {
        let theirs = named.copy.get(&link.copy);
        !is_crossed(link) || !is_joined(link.source) || !theirs.is_some_and(|&source| is_joined(source))
    });
    links.extend(joined.into_iter().map(|(source, copy)| Link { source, copy, confidence: CONFIDENCE }));
}

/// The tokens of content words that stand once on each side, each with its namesake.
fn namesakes(tokens: &Pair<Vec<usize>>, norms: &Pair<Vec<&str>>) -> Pair<FxHashMap<usize, usize>> {
    let copies = once(&tokens.copy, &norms.copy);
    let mut named: Pair<FxHashMap<usize, usize>> = Pair::default();
    for (norm, source) in once(&tokens.source, &norms.source) {
        if let (Some(source), Some(&Some(copy))) = (source, copies.get(norm)) {
            named.source.insert(source, copy);
            named.copy.insert(copy, source);
        }
    }
    named
}

/// The content words of a side, each with its token, or with none where it stands there more than once.
fn once<'d>(tokens: &[usize], norms: &[&'d str]) -> FxHashMap<&'d str, Option<usize>> {
    let mut places = FxHashMap::default();
    for (&token, &norm) in tokens.iter().zip(norms) {
        if Function::of(norm).is_content() && norm.contains(char::is_alphanumeric) {
            places.entry(norm).and_modify(|place| *place = None).or_insert(Some(token));
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The links of two texts after namesakes were joined; tokens count from 0.
    fn joined(source: &str, copy: &str, links: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let norms = Pair::new(source, copy).map(|text| text.split(' ').collect::<Vec<_>>());
        let tokens = norms.as_ref().map(|norms| (0..norms.len()).collect());
        let link = |&(source, copy): &(usize, usize)| Link { source, copy, confidence: 1.0 };
        let mut links: Vec<Link> = links.iter().map(link).collect();
        join(&tokens, &norms, &mut links);
        let mut pairs: Vec<(usize, usize)> = links.iter().map(|link| (link.source, link.copy)).collect();
        pairs.sort_unstable();
        pairs
    }

    #[test]
    fn words_that_took_each_others_slots_are_linked_with_themselves() {
        let links = joined("tenants refused landlords", "landlords refused tenants", &[(0, 0), (1, 1), (2, 2)]);
        assert_eq!(links, [(0, 2), (1, 1), (2, 0)]);
    }

    #[test]
    fn a_word_that_stands_for_another_keeps_its_link() {
        let links = joined("tenants refused rent", "tenants declined rent", &[(0, 0), (1, 1), (2, 2)]);
        assert_eq!(links, [(0, 0), (1, 1), (2, 2)]);
    }

    #[test]
    fn a_lone_word_is_taken_for_its_namesake_only_where_nearly_all_others_are_linked() {
        let all = [(0, 4), (1, 1), (2, 2), (3, 3)];
        let close = joined("drums sung by mary bass", "bass sung by mary drums", &all);
        assert!(close.contains(&(4, 0)));
        let free = joined("rents fell in june rents rose", "we saw bass fell", &[(1, 3)]);
        assert_eq!(free, [(1, 3)]);
    }
}
