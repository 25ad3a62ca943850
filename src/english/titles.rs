//! Where a headline runs into the story: `Fire destroys mill in Leeds A fire that broke out …`.
//!
//! Pages that lost their markup give such text, and no mark tells where the headline ends. Every capitalised word is a
//! place where the story may begin; boosted trees judge each by the tags and shapes of the words around it, by the verbs
//! on both sides, and by what the words behind it repeat of those before, as a first sentence does of its headline.
//! Trained by `cargo xtask train-titles`.

use super::{
    frequency,
    tagger::{self, Reading, Word},
    tags::{Upos, Xpos},
};
use crate::trees::{Trees, unit};
use std::sync::LazyLock;

/// How many features a place has.
pub const FEATURES: usize = 33;

/// The longest headline and what is looked at behind it, in tokens.
const REACH: usize = 90;

/// The fewest words of a headline and of what follows.
const SHORTEST: usize = 3;

static TREES: LazyLock<Option<Trees<'static>>> =
    LazyLock::new(|| Trees::open(include_bytes!("../../data/titles.trees")));

/// Where in a text the words stand: tells how likely it is that they open with a headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// They open a text whose first line is no headline.
    Text,
    /// They open a paragraph.
    Paragraph,
    /// They open the paragraph behind a headline.
    Told,
    /// They follow another sentence.
    Within,
}

impl Stand {
    /// Probability from which a headline is taken to end.
    fn likely(self) -> f32 {
        match self {
            Stand::Text => 0.2,
            Stand::Paragraph => 0.4,
            Stand::Told => 0.9,
            Stand::Within => 0.5,
        }
    }
}

/// The token with which the story begins, where the words open with a headline that runs into it.
///
/// The time is bounded: only the first words are looked at.
pub fn story_start(words: &[Word], stand: Stand) -> Option<usize> {
    let trees = (*TREES)?;
    // “I” is a capital wherever it stands.
    let places = places(words).into_iter().filter(|&(place, _)| words[place].norm != "i");
    let judged = places.map(|(place, row)| (trees.probability(&row), place));
    let least = (stand.likely(), None);
    judged.fold(least, |best, (odds, place)| if odds > best.0 { (odds, Some(place)) } else { best }).1
}

/// A headline that another version tells apart.
pub struct Headline<'w> {
    /// What it says.
    pub words: Vec<Word<'w>>,
    /// How alike other words must be to it to be the same headline.
    pub least: f32,
}

/// The token with which the story begins behind one of some headlines that another version tells apart. There weak signs
/// are enough, since the words before that token say what the headline says.
pub fn story_start_behind(words: &[Word], headlines: &[Headline]) -> Option<usize> {
    let trees = (*TREES)?;
    let says = |headline: &&Headline| {
        let (said, all) = repeated(&headline.words, words);
        said as f32 >= headline.least * all as f32
    };
    let headlines: Vec<&Headline> = headlines.iter().filter(says).collect();
    if headlines.is_empty() {
        return None;
    }
    let score = |place: usize, row: &[u8]| {
        let odds = trees.probability(row);
        let likeness = headlines.iter().filter_map(|headline| {
            Some(likeness(&headline.words, &words[..place])).filter(|likeness| *likeness > headline.least)
        });
        likeness.map(|likeness| likeness * odds).fold(0.0, f32::max)
    };
    let judged = places(words).into_iter().map(|(place, row)| (score(place, &row), place));
    judged.filter(|best| best.0 >= FAINT).max_by(|a, b| a.0.total_cmp(&b.0)).map(|best| best.1)
}

/// Probability from which a headline may end where another version has one that is alike.
const FAINT: f32 = 0.03;

/// The share of the longer words of two headlines that they have in common.
pub fn likeness(a: &[Word], b: &[Word]) -> f32 {
    let ((in_b, of_a), (in_a, of_b)) = (repeated(a, b), repeated(b, a));
    (in_b + in_a) as f32 / (of_a + of_b).max(1) as f32
}

/// The tokens with which a story may begin behind a headline, each with its features.
pub fn places(words: &[Word]) -> Vec<(usize, [u8; FEATURES])> {
    let words = &words[..words.len().min(REACH)];
    let found: Vec<usize> =
        (SHORTEST..words.len().saturating_sub(SHORTEST)).filter(|&place| may_begin(words, place)).collect();
    if found.is_empty() {
        return Vec::new();
    }
    let readings = tagger::read(words);
    found.into_iter().map(|place| (place, features(words, &readings, place))).collect()
}

fn may_begin(words: &[Word], place: usize) -> bool {
    let is_capital = |word: &Word| word.form.starts_with(char::is_uppercase);
    let is_address = |word: &Word| word.norm.len() > 4 && word.norm.trim_matches('.').contains('.');
    let opens = |at: usize| words.get(at).is_some_and(|word| is_capital(word) || is_address(word));
    let marked = shape(&words[place]) == MARK && words.get(place + 1).is_some_and(|next| next.glued);
    !words[place].glued
        && (opens(place) || marked && opens(place + 1))
        && !matches!(words[place - 1].norm, "," | ";" | ":" | "-" | "(" | "&" | "--")
}

/// What kind of characters a word is of.
fn shape(word: &Word) -> u8 {
    let letters = || word.form.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().filter(|c| c.is_uppercase()).count();
    match (letters().count(), capitals) {
        (0, _) if word.form.contains(|c: char| c.is_numeric()) => 1,
        (0, _) => MARK,
        (_, 0) => 2,
        (1, 1) => 3,
        (all, some) if all == some => 5,
        _ if word.form.starts_with(char::is_uppercase) => 4,
        _ => 6,
    }
}

/// The shape of a word without letters and digits.
const MARK: u8 = 0;

fn features(words: &[Word], readings: &[Reading], place: usize) -> [u8; FEATURES] {
    let mut row = [0; FEATURES];
    let mut next = 0;
    let mut push = |value: u8| {
        row[next] = value;
        next += 1;
    };
    let (head, tail) = words.split_at(place);
    push(place as u8);
    push(tail.len() as u8);
    let around = |offset: isize| place.checked_add_signed(offset).filter(|&at| at < words.len());
    (-3..=3).for_each(|offset| push(around(offset).map_or(0, |at| readings[at].tag.xpos as u8 + 1)));
    push(readings[place].second.xpos as u8 + 1);
    (-2..=2).for_each(|offset| push(around(offset).map_or(9, |at| shape(&words[at]))));
    (-1..=1).for_each(|offset| {
        push(around(offset).and_then(|at| frequency::zipf(words[at].norm)).map_or(0, |zipf| (zipf * 30.0) as u8));
    });
    push(capitals(head));
    push(capitals(&tail[1..tail.len().min(15)]));
    let finite = |reading: &&Reading| matches!(reading.tag.xpos, Xpos::Vbz | Xpos::Vbd | Xpos::Vbp | Xpos::Md);
    let verb = |reading: &&Reading| matches!(reading.tag.upos, Upos::Verb | Upos::Aux);
    push(readings[..place].iter().filter(finite).count() as u8);
    push(readings[..place].iter().filter(verb).count() as u8);
    push(readings[place..].iter().take(20).filter(finite).count() as u8);
    let (repeated, all) = repeated(head, tail);
    push(repeated as u8);
    push(unit(repeated as f32 / all.max(1) as f32));
    push(begins_alike(head, tail) as u8);
    push(u8::from(head.iter().filter(|word| word.norm == "\"").count() % 2 == 1));
    let count = |mark: &str| head.iter().filter(|word| word.norm == mark).count();
    push(u8::from(count("(") > count(")")));
    for mark in ["-", ",", ":"] {
        let is_mark = |word: &Word| word.norm == mark || mark == "-" && matches!(word.norm, "–" | "—" | "--");
        push(head.iter().rev().position(is_mark).map_or(255, |distance| distance as u8));
    }
    push(tail.iter().position(|word| word.norm == ",").map_or(255, |distance| distance as u8));
    push(tail.iter().position(|word| OF_DATELINES.contains(&word.norm)).map_or(255, |distance| distance as u8));
    debug_assert_eq!(next, FEATURES);
    row
}

/// Share of the longer words that begin with a capital.
fn capitals(words: &[Word]) -> u8 {
    let long = || words.iter().filter(|word| word.form.len() > 3 && word.form.contains(char::is_alphabetic));
    let capital = long().filter(|word| word.form.starts_with(char::is_uppercase)).count();
    unit(capital as f32 / long().count().max(1) as f32)
}

/// How many of the longer words of a headline, known by their first letters, come again behind it, of how many.
fn repeated(head: &[Word], tail: &[Word]) -> (usize, usize) {
    let root = |norm: &str| norm.char_indices().nth(5).map_or(norm.len(), |(end, _)| end);
    let long = |words: &[Word]| {
        let long = words.iter().filter(|word| word.norm.len() > 3).map(|word| &word.norm[..root(word.norm)]);
        long.map(str::to_string).collect::<Vec<_>>()
    };
    let (head, tail) = (long(head), long(&tail[..tail.len().min(40)]));
    (head.iter().filter(|word| tail.contains(word)).count(), head.len())
}

/// How many words from the start of the story stand in a row in the headline.
fn begins_alike(head: &[Word], tail: &[Word]) -> usize {
    let run = |from: usize| head[from..].iter().zip(tail).take_while(|(a, b)| a.norm == b.norm).count();
    (0..head.len()).map(run).max().unwrap_or(0)
}

/// Words of which datelines and the notes of agencies are made.
const OF_DATELINES: [&str; 29] = [
    "agency",
    "apr",
    "april",
    "aug",
    "august",
    "correspondent",
    "dec",
    "december",
    "feb",
    "february",
    "jan",
    "january",
    "july",
    "june",
    "march",
    "may",
    "news",
    "nov",
    "november",
    "oct",
    "october",
    "reporter",
    "reporters",
    "reuters",
    "sep",
    "sept",
    "september",
    "today",
    "yesterday",
];

#[cfg(test)]
mod tests {
    use super::{Stand, story_start};
    use crate::{english::tagger::words_of, model::Original, read};

    /// The first word of the story behind a headline.
    fn story(text: &str) -> Option<String> {
        let document = read::document(Original { text: text.to_string(), ..Original::default() }, true);
        let words = if document.sentences.is_empty() { Vec::new() } else { words_of(&document, 0) };
        story_start(&words, Stand::Paragraph).map(|start| words[start].form.to_string())
    }

    #[test]
    fn a_story_begins_where_its_headline_ends() {
        for (headline, text) in [
            ("Council approves plan to close two libraries", "The council of Harlow on Tuesday approved a plan that"),
            ("Fire destroys old mill in Leeds", "A fire that broke out in the early morning destroyed the mill in"),
            ("Company to Cut 300 Jobs in Northern Towns", "According to the company, the jobs will be cut by May."),
        ] {
            let first = text.split(' ').next().map(str::to_string);
            assert_eq!(story(&format!("{headline} {text} the town.")), first, "{headline}");
        }
    }

    #[test]
    fn a_name_within_a_sentence_begins_no_story() {
        for text in [
            "The mayor of Leeds said on Tuesday that The Guardian had misreported his words about the fire.",
            "Police arrested the brother of Marcus Bell after the owner of the Red Lion Hotel called them.",
            "She moved from the Ministry of Defence in London to the Embassy of Sweden in New York last May.",
        ] {
            assert_eq!(story(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_that_opens_with_running_text_has_lost_its_headline_the_likeliest() {
        assert!(Stand::Text.likely() < Stand::Paragraph.likely());
        assert!(Stand::Paragraph.likely() < Stand::Within.likely());
    }

    #[test]
    fn short_and_odd_texts_have_no_headline() {
        for text in ["", "A", "A B", "ł. Ł", "( A ( B ( C", "A A A A A A A A"] {
            assert!(story(text).is_none_or(|first| text.contains(&first)), "{text}");
        }
    }
}
