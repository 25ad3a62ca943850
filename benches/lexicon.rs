//! What looking words up costs: `cargo bench --bench lexicon`. Each line is an average over the words or pairs of a
//! short text, and how often the answer was yes.

use retold::english::morphology::{is_known_word, lemma, negated};
use retold::english::tags::Tag;
use retold::english::wordnet::{self, Profile};
use retold::english::{frequency, spelling};
use std::hint::black_box;
use std::time::Instant;

const TEXT: &str = "police say soldiers attacked the city with missiles on monday killing several people and wounding many \
    others according to officials who spoke on condition that their names were not published because they feared for \
    the lives of their families the government has denied that it planned an invasion of the neighbouring country but \
    observers warned that larger forces were gathering near the border and that prime ministers took place in talks";
const ROUNDS: usize = 2_000;

fn main() {
    let words: Vec<&str> = TEXT.split(' ').collect();
    let tag: Tag = "NOUN|NNS".parse().expect("a tag");
    each("wordnet::word", &words, |word| usize::from(wordnet::word(word).is_some()));
    each("frequency::zipf", &words, |word| frequency::zipf(word).map_or(0, |zipf| zipf as usize));
    each("morphology::lemma, plural", &words, |word| lemma(word, tag).len());
    each("morphology::is_known_word", &words, |word| usize::from(is_known_word(word)));
    each("morphology::negated", &words, |word| usize::from(negated(word).is_some()));
    each("spelling::american", &words, |word| spelling::american(word).len());
    each("wordnet::Profile::new", &words, |word| usize::from(Profile::new(word, None).is_some()));

    let profiles: Vec<Profile> = words.iter().filter_map(|word| Profile::new(word, None)).collect();
    let pairs: Vec<(&Profile, &Profile)> = profiles.iter().flat_map(|a| profiles.iter().map(move |b| (a, b))).collect();
    each("wordnet::Profile::relation", &pairs, |(a, b)| usize::from(a.relation(b).is_none()));
    let typos: Vec<(&str, &str)> = words.iter().flat_map(|a| words.iter().map(move |b| (*a, *b))).collect();
    each("spelling::is_typo", &typos, |(a, b)| usize::from(spelling::is_typo(a, b)));

    let both: Vec<(&str, &str)> = words.iter().map(|word| (*word, *word)).collect();
    let starts: Vec<usize> = (0..both.len()).collect();
    each("wordnet::collocation", &starts, |start| usize::from(wordnet::collocation(&both[*start..]).is_some()));
}

fn each<T>(name: &str, items: &[T], ask: impl Fn(&T) -> usize) {
    let rounds = (ROUNDS * 100 / items.len()).max(1);
    let start = Instant::now();
    let found: usize = (0..rounds).map(|_| items.iter().map(|item| ask(black_box(item))).sum::<usize>()).sum();
    let nanoseconds = start.elapsed().as_nanos() as f64 / (rounds * items.len()) as f64;
    println!("{name:<30} {nanoseconds:>8.0} ns   ({} of {})", found / rounds, items.len());
}
