//! One matched bead as the checks see it.

use super::{
    amounts::Amounts,
    changes::{self, Change},
    harmless, judge,
    verbs::{self, Group},
    words,
};
use crate::{
    english::Analysis,
    model::{Bead, Document, Link, Pair, Role, Side, Span, TokenKind},
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{cell::OnceCell, ops::Range};

/// A token of a bead.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'a> {
    /// Its normal form.
    pub norm: &'a str,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether it carries content: neither a mark nor a function word.
    pub content: bool,
    /// Its index in the tokens of its document.
    pub token: usize,
    /// Index of its sentence.
    pub sentence: usize,
}

impl Word<'_> {
    /// Whether it is a word or number rather than a mark.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }
}

/// Whether a word stands for one of the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// It does.
    Linked,
    /// It stands for none.
    Free,
}

/// A matched bead with everything that a check may ask: its words, what stands for what, and what changed.
///
/// The words of all sentences of a side stand in one row and are named by their place in it.
pub(crate) struct Case<'a> {
    /// What is known of both documents.
    pub analyses: Pair<&'a Analysis<'a>>,
    /// Index of the bead.
    pub bead: usize,
    /// The words of both sides.
    pub words: Pair<Vec<Word<'a>>>,
    /// How many of them carry content.
    pub content: Pair<usize>,
    /// Which words stand for which.
    pub partners: Partners,
    /// What is not the same on both sides, in the order of the source.
    pub changes: Vec<Change>,
    /// How many content words stand in changes that are more than moves and not known to be harmless.
    pub changed: Pair<usize>,
    /// The quantities of both sides.
    pub amounts: Amounts,
    /// How freely the copy is worded: 0 one edit in an otherwise equal sentence, 1 nothing in common.
    pub freedom: f32,
    verbs: Pair<OnceCell<Vec<Group<'a>>>>,
    lemmas: Pair<OnceCell<FxHashMap<&'a str, Use>>>,
    norms: Pair<OnceCell<FxHashSet<&'a str>>>,
}

impl<'a> Case<'a> {
    /// Of a matched bead; `None` where its two sides read the same but for typography.
    pub fn of(analyses: Pair<&'a Analysis<'a>>, index: usize, bead: &Bead) -> Option<Case<'a>> {
        let words = Pair::new(
            words_of(analyses.source.document(), &bead.source),
            words_of(analyses.copy.document(), &bead.copy),
        );
        if read_the_same(&words) {
            return None;
        }
        let partners = Partners::new(&words, &bead.links);
        let content = words.as_ref().map(|words| words.iter().filter(|word| word.content).count());
        let mut case = Case {
            analyses,
            bead: index,
            words,
            content,
            partners,
            changes: Vec::new(),
            changed: Pair::default(),
            amounts: Amounts::default(),
            freedom: 0.0,
            verbs: Pair::default(),
            lemmas: Pair::default(),
            norms: Pair::default(),
        };
        case.changes = changes::of(&case);
        case.amounts = Amounts::of(&case);
        for index in 0..case.changes.len() {
            case.changes[index].harmless = harmless::is_harmless(&case, &case.changes[index]);
        }
        case.changed = changes::changed(&case);
        case.freedom = changes::freedom(&case);
        for index in 0..case.changes.len() {
            case.changes[index].judgement = judge::of(&case, &case.changes[index]);
        }
        Some(case)
    }

    /// The document of a side.
    pub fn document(&self, side: Side) -> &'a Document {
        self.analyses.get(side).document()
    }

    /// How many words a side has.
    pub fn len(&self, side: Side) -> usize {
        self.words.get(side).len()
    }

    /// A word.
    pub fn word(&self, side: Side, place: usize) -> &Word<'a> {
        &self.words.get(side)[place]
    }

    /// The normal form of a word.
    pub fn norm(&self, side: Side, place: usize) -> &'a str {
        self.word(side, place).norm
    }

    /// The normal form of a word; empty beyond the ends.
    pub fn norm_at(&self, side: Side, place: usize) -> &'a str {
        self.words.get(side).get(place).map_or("", |word| word.norm)
    }

    /// The normal form of the word before a place; empty at the start.
    pub fn norm_before(&self, side: Side, place: usize) -> &'a str {
        place.checked_sub(1).map_or("", |place| self.norm_at(side, place))
    }

    /// A word as it stands in the text.
    pub fn form(&self, side: Side, place: usize) -> &'a str {
        self.document(side).form(self.word(side, place).token)
    }

    /// How many words of a range carry content.
    pub fn count(&self, side: Side, range: Range<usize>) -> usize {
        self.words.get(side)[range].iter().filter(|word| word.content).count()
    }

    /// The byte span of a range of words; none for an empty range.
    pub fn span(&self, side: Side, range: Range<usize>) -> Option<Span> {
        let words = self.words.get(side).get(range)?;
        let (first, last) = (words.first()?, words.last()?);
        Some(self.document(side).span_of(first.token..last.token + 1))
    }

    /// The normal forms of some words, with spaces between.
    pub fn norms(&self, side: Side, range: Range<usize>) -> String {
        range.map(|place| self.norm(side, place)).collect::<Vec<_>>().join(" ")
    }

    /// The base forms of some words, with spaces between.
    pub fn lemmas_of(&self, side: Side, range: Range<usize>) -> String {
        range.map(|place| self.lemma(side, place)).collect::<Vec<_>>().join(" ")
    }

    /// The text from the first to the last word of a range.
    pub fn text(&self, side: Side, range: Range<usize>) -> &'a str {
        self.span(side, range).map_or("", |span| span.of(self.document(side).text()))
    }

    /// The texts of both sides of a pair of ranges.
    pub fn texts(&self, places: &Pair<Range<usize>>) -> [&'a str; 2] {
        Side::BOTH.map(|side| self.text(side, places.get(side).clone()))
    }

    /// The roles of the blocks that a side stands in.
    pub fn roles(&self, side: Side) -> impl Iterator<Item = Role> + '_ {
        self.sentences(side).map(move |sentence| self.document(side).role_of(sentence))
    }

    /// The sentences of a side.
    pub fn sentences(&self, side: Side) -> impl Iterator<Item = usize> + '_ {
        let words = self.words.get(side);
        words
            .iter()
            .enumerate()
            .filter(|&(place, word)| place == 0 || words[place - 1].sentence != word.sentence)
            .map(|(_, word)| word.sentence)
    }

    /// The verb groups of a side, in their order.
    pub fn verbs(&self, side: Side) -> &[Group<'a>] {
        self.verbs.get(side).get_or_init(|| verbs::groups(self, side))
    }

    /// The verb group whose head is this word.
    pub fn verb_at(&self, side: Side, head: usize) -> Option<&Group<'a>> {
        self.verbs(side).iter().find(|group| group.head == head)
    }

    /// The base forms of a side's content words; of several words with one, whether any of them is free.
    pub fn lemmas(&self, side: Side) -> &FxHashMap<&'a str, Use> {
        self.lemmas.get(side).get_or_init(|| {
            let mut lemmas = FxHashMap::default();
            for place in (0..self.len(side)).filter(|&place| self.word(side, place).content) {
                let free = self.partners.of(side, place).is_empty();
                let known = lemmas.entry(self.lemma(side, place)).or_insert(Use::Linked);
                *known = if free { Use::Free } else { *known };
            }
            lemmas
        })
    }

    /// Whether any word of the side has this normal form.
    pub fn says(&self, side: Side, norm: &str) -> bool {
        let norms = || self.words.get(side).iter().map(|word| word.norm).collect();
        self.norms.get(side).get_or_init(norms).contains(norm)
    }
}

/// The words of some sentences, one after the other.
fn words_of<'a>(document: &'a Document, sentences: &[usize]) -> Vec<Word<'a>> {
    let tokens = sentences.iter().map(|&sentence| document.sentences[sentence].tokens.len()).sum();
    let mut row = Vec::with_capacity(tokens);
    for &sentence in sentences {
        for token in document.sentences[sentence].tokens.clone() {
            let (norm, kind) = (document.norm(token), document.tokens[token].kind);
            let content = match kind {
                TokenKind::Punctuation => false,
                TokenKind::Symbol => !norm.is_ascii() || matches!(norm, "$" | "%" | "+" | "="),
                TokenKind::Number => true,
                TokenKind::Word => {
                    !words::is_light(norm) && !is_clipped(document, token) || is_initials(document, token)
                }
            };
            row.push(Word { norm, kind, content, token, sentence });
        }
    }
    row
}

/// Whether a token is the piece that “can't” and “won't” leave before their denial.
fn is_clipped(document: &Document, token: usize) -> bool {
    matches!(document.norm(token), "ca" | "wo")
        && token + 1 < document.tokens.len()
        && document.norm(token + 1) == "n't"
}

/// Whether capitals tell a name from the pronoun that it looks like: US, WHO, IT.
fn is_initials(document: &Document, token: usize) -> bool {
    let shouted = |token: usize| document.form(token).chars().all(|c| !c.is_lowercase());
    let near = [token.checked_sub(1), Some(token + 1).filter(|&next| next < document.tokens.len())];
    matches!(document.form(token), "US" | "WHO" | "IT") && !near.into_iter().flatten().all(shouted)
}

/// Whether the words of both sides are the same one after the other, quotation marks and other punctuation aside.
fn read_the_same(words: &Pair<Vec<Word>>) -> bool {
    let row = |side: Side| {
        words.get(side).iter().filter(|word| word.kind != TokenKind::Punctuation || matters(word.norm)).map(|w| w.norm)
    };
    row(Side::Source).eq(row(Side::Copy))
}

/// Whether a mark of punctuation can change what a sentence says.
fn matters(norm: &str) -> bool {
    norm.contains(['?', '"', '(', ')']) || norm == "'"
}

/// The word links of a bead, looked up by place from either side.
pub(crate) struct Partners {
    sides: Pair<Lookup>,
}

/// Partners of the words of a row, one list after the other.
struct Lookup {
    ends: Vec<usize>,
    partners: Vec<usize>,
}

impl Partners {
    fn new(words: &Pair<Vec<Word>>, links: &[Link]) -> Partners {
        let place = |side: Side, token: usize| words.get(side).binary_search_by_key(&token, |word| word.token).ok();
        let pairs: Vec<(usize, usize)> = links
            .iter()
            .filter_map(|link| Some((place(Side::Source, link.source)?, place(Side::Copy, link.copy)?)))
            .collect();
        let back = pairs.iter().map(|&(source, copy)| (copy, source)).collect();
        Partners { sides: Pair::new(Lookup::new(words.source.len(), pairs), Lookup::new(words.copy.len(), back)) }
    }

    /// The places on the other side that a word is linked with, in their order.
    pub fn of(&self, side: Side, place: usize) -> &[usize] {
        let lookup = self.sides.get(side);
        let start = place.checked_sub(1).map_or(0, |before| lookup.ends[before]);
        &lookup.partners[start..lookup.ends[place]]
    }

    /// The first partner of a word.
    pub fn first(&self, side: Side, place: usize) -> Option<usize> {
        self.of(side, place).first().copied()
    }
}

impl Lookup {
    fn new(words: usize, mut pairs: Vec<(usize, usize)>) -> Lookup {
        pairs.sort_unstable();
        pairs.dedup();
        let ends = (0..words).map(|place| pairs.partition_point(|pair| pair.0 <= place)).collect();
        Lookup { ends, partners: pairs.into_iter().map(|(_, partner)| partner).collect() }
    }
}
