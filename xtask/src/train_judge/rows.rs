//! Phrases that replaced others, with what people said of them, from the sets' own shapes.

use crate::each;
use retold::drift::meaning::{self, Context, Word};
use retold::english::Analysis;
use retold::english::morphology::lemma;
use retold::model::{Document, Original, Pair, Side, TokenKind};
use retold::read;
use rustc_hash::{FxHashSet, FxHasher};
use serde_json::Value;
use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::io;
use std::ops::Range;
use std::path::Path;

/// Where a phrase is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// breaking_nli: one word replaced in a plain sentence.
    Minimal,
    /// demetr: one edit in a sentence of news.
    Edit,
    /// ists_headlines: phrases of two headlines.
    Headline,
    /// etpc: phrases of two news sentences.
    Paraphrase,
    /// Words that gold alignments link.
    Linked,
}

impl Kind {
    pub const ALL: [Kind; 5] = [Kind::Minimal, Kind::Edit, Kind::Headline, Kind::Paraphrase, Kind::Linked];

    /// How much the kind weighs in training.
    pub fn share(self) -> f32 {
        match self {
            Kind::Minimal => 900.0,
            Kind::Edit => 900.0,
            Kind::Headline => 700.0,
            Kind::Paraphrase => 900.0,
            Kind::Linked => 500.0,
        }
    }
}

/// A phrase that replaced another.
pub struct Row {
    pub kind: Kind,
    pub category: String,
    /// What the judge sees of it.
    pub values: Vec<u8>,
    /// Whether the meaning clearly shifted, as far as people said.
    pub shifted: Option<f32>,
    /// Whether it changed at all, as far as people said.
    pub changed: Option<f32>,
    /// Rows with the same words share this number.
    pub pair: u64,
    /// Less where the same words recur.
    pub weight: f32,
    /// For reading.
    pub text: String,
}

/// All rows of the sets that are there.
pub fn read(train: &Path, eval: &Path) -> io::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for set in ["breaking_nli", "demetr"] {
        each(&eval.join("meaning").join(set).with_extension("jsonl"), |row| minimal(row, &mut rows))?;
    }
    each(&eval.join("spans/ists_headlines.jsonl"), |row| headline(row, &mut rows))?;
    each(&eval.join("spans/etpc.jsonl"), |row| paraphrase(row, &mut rows))?;
    each(&train.join("words/mtref.jsonl"), |row| linked(row, &mut rows))?;
    for set in ["mtref", "edinburgh", "rte"] {
        each(&eval.join("words").join(set).with_extension("jsonl"), |row| linked(row, &mut rows))?;
    }
    weigh(&mut rows);
    Ok(rows)
}

/// A word pair that stands in n rows counts for the root of n in all.
fn weigh(rows: &mut [Row]) {
    let mut counts = rustc_hash::FxHashMap::<(u64, bool), f32>::default();
    let key = |row: &Row| (row.pair, row.shifted.or(row.changed) > Some(0.5));
    rows.iter().for_each(|row| *counts.entry(key(row)).or_default() += 1.0);
    rows.iter_mut().for_each(|row| row.weight = 1.0 / counts[&key(row)].sqrt());
}

/// Two sentences, read and tagged.
struct Sentences {
    documents: Pair<Document>,
}

impl Sentences {
    fn read(row: &Value) -> Sentences {
        let document = |side: &str| {
            let text = row[side].as_str().unwrap_or_default().to_owned();
            read::document(Original { text, ..Original::default() }, true)
        };
        Sentences { documents: Pair::new("source", "copy").map(document) }
    }

    /// Adds the phrases at these tokens as a row, unless they are the same words.
    fn push(&self, rows: &mut Vec<Row>, phrases: &Pair<Vec<usize>>, told: Told) {
        let words = self.documents.as_ref().map(words_of);
        let [source, copy] = Side::BOTH.map(|side| {
            let words = words.get(side);
            let is_word = |at: &&usize| words[**at].norm.chars().any(char::is_alphanumeric);
            phrases.get(side).iter().filter(is_word).map(|&at| words[at].as_word()).collect::<Vec<Word>>()
        });
        let norms = |words: &[Word]| words.iter().map(|word| word.norm.to_owned()).collect::<Vec<_>>();
        if source.is_empty() || copy.is_empty() || norms(&source) == norms(&copy) {
            return;
        }
        let beside =
            |side: Side, at: Option<usize>| at.and_then(|at| words.get(side).get(at)).map_or("", |word| word.norm);
        let before = |side: Side| beside(side, phrases.get(side).first().and_then(|at| at.checked_sub(1)));
        let after = |side: Side| beside(side, phrases.get(side).last().map(|at| at + 1));
        let context = Context {
            before: Pair::new(before(Side::Source), before(Side::Copy)),
            after: Pair::new(after(Side::Source), after(Side::Copy)),
            ..Context::default()
        };
        let text = format!("{} => {}", norms(&source).join(" "), norms(&copy).join(" "));
        rows.push(Row {
            kind: told.kind,
            category: told.category.to_owned(),
            values: meaning::row(Pair::new(&source, &copy), &context),
            shifted: told.shifted,
            changed: told.changed,
            pair: pair_number(&source, &copy),
            weight: 1.0,
            text,
        });
    }
}

/// What people said of a phrase.
struct Told<'t> {
    kind: Kind,
    category: &'t str,
    shifted: Option<f32>,
    changed: Option<f32>,
}

struct Read<'d> {
    form: &'d str,
    norm: &'d str,
    lemma: Cow<'d, str>,
    tag: retold::english::tags::Tag,
}

impl Read<'_> {
    fn as_word(&self) -> Word<'_> {
        Word { form: self.form, norm: self.norm, lemma: &self.lemma, tag: self.tag }
    }
}

fn words_of(document: &Document) -> Vec<Read<'_>> {
    let analysis = Analysis::new(document);
    let sentences = 0..document.sentences.len();
    let tagged = sentences.flat_map(|sentence| {
        let tags = analysis.tags(sentence).to_vec();
        document.sentences[sentence].tokens.clone().zip(tags)
    });
    let read = |(token, tag)| {
        let norm = document.norm(token);
        Read { form: document.form(token), norm, lemma: lemma(norm, tag), tag }
    };
    tagged.map(read).collect()
}

/// The same for the same words, in either direction.
fn pair_number(source: &[Word], copy: &[Word]) -> u64 {
    let lemmas = |words: &[Word]| words.iter().map(|word| word.lemma.to_owned()).collect::<Vec<_>>();
    let (source, copy) = (lemmas(source), lemmas(copy));
    let only = |a: &[String], b: &[String]| a.iter().filter(|word| !b.contains(word)).cloned().collect::<Vec<_>>();
    let mut ends = [only(&source, &copy), only(&copy, &source)];
    ends.sort();
    let mut hasher = FxHasher::default();
    ends.hash(&mut hasher);
    hasher.finish() >> 7
}

/// Sentences that differ in one place: what stands between the words that they begin and end with alike.
fn minimal(row: &Value, rows: &mut Vec<Row>) {
    let category = row["category"].as_str().unwrap_or_default();
    let is_drift = row["label"] == "drift";
    let label = Some(f32::from(u8::from(is_drift)));
    let is_minimal = row["id"].as_str().is_some_and(|id| id.starts_with("bn-"));
    let (kind, shifted, changed) = match category {
        "synonyms" => (Kind::Minimal, label, label),
        // A word for the whole kind is fair there, but it is not the same.
        _ if is_minimal => (Kind::Minimal, label, is_drift.then_some(1.0)),
        "antonym" | "number" | "entity" | "reference" | "misspelled" | "untranslated" => (Kind::Edit, label, label),
        "specificity" => (Kind::Edit, None, label),
        _ => return,
    };
    let sentences = Sentences::read(row);
    let norms = sentences
        .documents
        .as_ref()
        .map(|document| (0..document.tokens.len()).map(|token| document.norm(token)).collect::<Vec<_>>());
    let (source, copy) = (&norms.source, &norms.copy);
    let before = source.iter().zip(copy).take_while(|(a, b)| a == b).count();
    let most = source.len().min(copy.len()) - before;
    let after = source.iter().rev().zip(copy.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let between = |norms: &[&str]| (before..norms.len() - after).collect::<Vec<_>>();
    let phrases = Pair::new(between(source), between(copy));
    if phrases.source.len().max(phrases.copy.len()) <= 8 {
        sentences.push(rows, &phrases, Told { kind, category, shifted, changed });
    }
}

/// Phrases of two headlines, given by their words.
fn headline(row: &Value, rows: &mut Vec<Row>) {
    let sentences = Sentences::read(row);
    for phrase in row["phrases"].as_array().into_iter().flatten() {
        let relation = phrase["relation"].as_str().unwrap_or_default();
        let score: f32 = phrase["score"].as_str().and_then(|score| score.parse().ok()).unwrap_or(0.0);
        let (shifted, changed) = match relation.split('_').next().unwrap_or_default() {
            "EQUI" if relation == "EQUI" => (Some(0.0), Some(0.0)),
            "SPE1" | "SPE2" => (Some(0.0).filter(|_| score >= 4.0), Some(1.0)),
            "SIMI" | "REL" => (Some(1.0).filter(|_| score <= 2.0), Some(1.0)),
            "OPPO" => (Some(1.0), Some(1.0)),
            _ => continue,
        };
        let places = Pair::new("source", "copy").map(|side| {
            let text = row[side].as_str().unwrap_or_default();
            let spans = spans_of_words(text);
            let chosen =
                phrase[side].as_array().into_iter().flatten().filter_map(|at| spans.get(at.as_u64()? as usize));
            chosen.cloned().collect::<Vec<_>>()
        });
        let phrases = sentences.tokens_at(&places);
        sentences.push(rows, &phrases, Told { kind: Kind::Headline, category: relation, shifted, changed });
    }
}

/// Phrases of two sentences, given by their text.
fn paraphrase(row: &Value, rows: &mut Vec<Row>) {
    const OTHER: [&str; 5] = ["Identity", "Non-paraphrase", "Entailment", "Negation", "Punctuation changes"];
    let sentences = Sentences::read(row);
    for phrase in row["phrases"].as_array().into_iter().flatten() {
        let category = phrase["type"].as_str().unwrap_or_default();
        let is_harmless = phrase["preserving"] == true;
        if OTHER.contains(&category) {
            continue;
        }
        let places = Pair::new("source", "copy").map(|side| {
            let text = row[side].as_str().unwrap_or_default();
            find(text, phrase[side].as_str().unwrap_or_default()).into_iter().collect::<Vec<_>>()
        });
        let phrases = sentences.tokens_at(&places);
        if phrases.source.len().max(phrases.copy.len()) > 8 {
            continue;
        }
        let label = Some(if is_harmless { 0.0 } else { 1.0 });
        let changed = label.filter(|_| !is_harmless);
        sentences.push(rows, &phrases, Told { kind: Kind::Paraphrase, category, shifted: label, changed });
    }
}

/// Words that are surely linked with few others: people held them for counterparts.
fn linked(row: &Value, rows: &mut Vec<Row>) {
    let sentences = Sentences::read(row);
    let spans = Pair::new("source", "copy").map(|side| spans_of_words(row[side].as_str().unwrap_or_default()));
    let links: Vec<[usize; 2]> = serde_json::from_value(row["sure"].clone()).unwrap_or_default();
    let mut seen = FxHashSet::default();
    for &[source, _] in &links {
        let copies: Vec<usize> = links.iter().filter(|link| link[0] == source).map(|link| link[1]).collect();
        let sources: Vec<usize> = links.iter().filter(|link| copies.contains(&link[1])).map(|link| link[0]).collect();
        let is_whole = links.iter().all(|link| sources.contains(&link[0]) == copies.contains(&link[1]));
        let mut group = (sources, copies);
        for places in [&mut group.0, &mut group.1] {
            places.sort_unstable();
            places.dedup();
        }
        if !is_whole || group.0.len() + group.1.len() > 5 || !seen.insert(group.clone()) {
            continue;
        }
        let places = Pair::new(
            group.0.iter().filter_map(|&at| spans.source.get(at).cloned()).collect(),
            group.1.iter().filter_map(|&at| spans.copy.get(at).cloned()).collect(),
        );
        let phrases = sentences.tokens_at(&places);
        let told = Told { kind: Kind::Linked, category: "linked", shifted: Some(0.0), changed: Some(0.0) };
        sentences.push(rows, &phrases, told);
    }
}

impl Sentences {
    /// The tokens that lie in the byte ranges, as far as the words are in one piece.
    fn tokens_at(&self, places: &Pair<Vec<Range<usize>>>) -> Pair<Vec<usize>> {
        let [source, copy] = Side::BOTH.map(|side| {
            let document = self.documents.get(side);
            let overlaps = |token: usize| {
                let span = document.tokens[token].span;
                places.get(side).iter().any(|place| span.start < place.end && place.start < span.end)
            };
            let is_word = |token: usize| document.tokens[token].kind != TokenKind::Punctuation;
            (0..document.tokens.len()).filter(|&token| is_word(token) && overlaps(token)).collect()
        });
        Pair::new(source, copy)
    }
}

fn spans_of_words(text: &str) -> Vec<Range<usize>> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(|word| start(word)..start(word) + word.len()).collect()
}

/// Where a phrase of words parted by spaces stands in a text that may lack some of the spaces.
fn find(text: &str, phrase: &str) -> Option<Range<usize>> {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let first = words.first()?;
    text.match_indices(first).find_map(|(start, _)| {
        let mut end = start;
        for word in &words {
            let rest = &text[end..];
            end += rest.len() - rest.trim_start().len();
            end += text[end..].starts_with(word).then_some(word.len())?;
        }
        Some(start..end)
    })
}
