//! What the tagger looks at: the word, its neighbours, affixes and shape, the tags already given.
//!
//! A feature is a 64-bit hash of its template and values; nothing is kept of the strings.

use super::Word;
use super::outlook::Outlook;
use std::ops::Range;

/// Hash of a feature with its values.
pub type Feature = u64;

/// Set of tags of a word that the lexicon does not have.
pub const UNKNOWN: u8 = 0;
/// Not one tag only.
pub const SEVERAL: u8 = u8::MAX;

/// What stands before the first word and after the last.
const EDGE: Seen =
    Seen { word: 0x9e37_79b9, suffixes: [7; 5], prefixes: [7; 4], shape: 7, glue: 0, known: Known::NOTHING };

/// How a sentence is written: where capitals carry no information, shapes are not held against words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Capitals as in running text.
    Usual = 0,
    /// All in capitals.
    Capitals = 1,
    /// Words start with capitals, as in some headlines.
    Title = 2,
    /// No capitals.
    Lower = 3,
}

/// A word as the templates see it: everything that does not depend on tags, hashed once.
#[derive(Clone, Copy, Debug)]
struct Seen {
    word: u64,
    suffixes: [u64; 5],
    prefixes: [u64; 4],
    shape: u64,
    glue: u64,
    known: Known,
}

/// What is known of a word beforehand.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// Number of its set of tags; [`UNKNOWN`] for a word not seen.
    pub set: u8,
    /// The only tag it ever has; [`SEVERAL`] where it has none or several.
    pub only: u8,
    /// What it could be by its form.
    pub outlook: Outlook,
}

impl Known {
    const NOTHING: Known = Known { set: UNKNOWN, only: SEVERAL, outlook: Outlook { forms: 0, kinds: [0; 2] } };

    /// Of a word that the lexicon does not have.
    pub fn new(outlook: Outlook) -> Known {
        Known { outlook, ..Known::NOTHING }
    }
}

/// How many words before and after a word the templates look at.
const REACH: usize = 2;

/// Words of a sentence as the templates see them.
pub struct Context {
    /// The words and those within reach; edges stand for what is beyond the sentence.
    seen: Vec<Seen>,
    /// The first of the words.
    first: usize,
    case: u64,
}

impl Context {
    /// Looks at a sentence; `known` tells what is known of a word by its normal form and the hash of it.
    pub fn new(words: &[Word], known: impl Fn(&str, u64) -> Known) -> Context {
        Context::of_part(words, 0..words.len(), Case::of(words), known)
    }

    /// Looks at some words of a sentence of this case; the other words can't be asked for.
    pub fn of_part(words: &[Word], part: Range<usize>, case: Case, known: impl Fn(&str, u64) -> Known) -> Context {
        let near = part.start.saturating_sub(REACH)..(part.end + REACH).min(words.len());
        let mut seen = Vec::with_capacity(part.len() + 2 * REACH);
        seen.resize(near.start + REACH - part.start, EDGE);
        let mut open = false;
        for word in &words[..near.start] {
            opens(word, &mut open);
        }
        for at in near {
            let next_glued = words.get(at + 1).is_some_and(|next| next.glued);
            seen.push(look(&words[at], next_glued, at == 0, case, &mut open, &known));
        }
        seen.resize(part.len() + 2 * REACH, EDGE);
        Context { seen, first: part.start, case: case as u64 }
    }

    /// A word, 0 and up, with those within reach.
    fn around(&self, word: usize) -> &[Seen; 2 * REACH + 1] {
        let at = word - self.first;
        self.seen[at..].first_chunk().expect("edges stand beyond the sentence")
    }

    /// What is known of a word.
    pub fn known(&self, word: usize) -> Known {
        self.around(word)[REACH].known
    }

    /// What stands for a word where words themselves are held against one another: its hash, or for a rare word that of
    /// its ending and shape.
    pub fn lexical(&self, word: usize) -> u64 {
        let seen = &self.around(word)[REACH];
        if seen.known.set == UNKNOWN { mix(1, seen.suffixes[2], seen.shape) } else { seen.word }
    }

    /// One hash of all that [`Context::features`] looks at.
    pub fn key(&self, word: usize, before: [u8; 2]) -> u64 {
        let [far, last, here, next, after] = self.around(word);
        let known = |seen: &Seen| u64::from(seen.known.set) << 16 | u64::from(seen.known.outlook.forms);
        let given = self.case << 16 | u64::from(before[0]) << 8 | u64::from(before[1]);
        let own = mix(mix(given, here.word, here.shape), known(here) << 8 | here.glue, here.suffixes[4]);
        let behind = mix(mix(own, next.word, next.shape), known(next), next.suffixes[2]);
        mix(mix(behind, last.word, known(last)), far.word, mix(known(after), after.word, here.prefixes[3]))
    }

    /// Puts the features of a word into `features`, given the tags of the two words before it, nearest first.
    pub fn features(&self, word: usize, before: [u8; 2], features: &mut Vec<Feature>) {
        let [far, last, here, next, after] = self.around(word);
        let (t1, t2) = (u64::from(before[0]), u64::from(before[1]));
        let [set, next_set, after_set] = [here, next, after].map(|seen| u64::from(seen.known.set));
        let mut template = 0;
        let mut add = |a: u64, b: u64| {
            template += 1;
            features.push(mix(template, a, b));
        };
        add(0, 0);
        add(here.word, 0);
        add(last.word, 0);
        add(next.word, 0);
        add(far.word, 0);
        add(after.word, 0);
        add(last.word, here.word);
        add(here.word, next.word);
        for suffix in &here.suffixes[1..] {
            add(*suffix, 0);
        }
        add(here.prefixes[1], 0);
        add(here.prefixes[2], 0);
        add(here.shape, self.case);
        add(here.shape, here.suffixes[2]);
        add(here.shape, t1);
        add(next.shape, here.shape);
        add(t1, t2);
        add(t1, here.word);
        add(t1, here.suffixes[2]);
        add(t1, next.word);
        add(t1 << 8 | t2, here.suffixes[1]);
        add(next.suffixes[2], here.suffixes[1]);
        add(next.suffixes[2], t1);
        add(set << 8 | t1, next_set);
        add(set << 8 | t1, t2);
        add(next_set << 8 | t1, after_set);
        add(set << 8 | next_set, after_set);
        add(here.word, next_set);
        add(t1, here.glue << 8 | set);
        add(here.glue, here.word);
        let [forms, next_forms, last_forms] = [here, next, last].map(|seen| u64::from(seen.known.outlook.forms));
        add(forms, 0);
        add(forms, t1);
        add(forms, here.shape);
        add(forms, here.suffixes[2]);
        add(forms << 16 | next_forms, t1);
        add(next_forms, set);
        add(last_forms, forms);
    }
}

fn look(
    word: &Word,
    next_glued: bool,
    first: bool,
    case: Case,
    open: &mut bool,
    known: &impl Fn(&str, u64) -> Known,
) -> Seen {
    let norm = word.norm.as_bytes();
    let is_quote = opens(word, open);
    let hash = word_hash(word);
    let glue = u64::from(word.glued) | u64::from(next_glued) << 1 | u64::from(is_quote && *open) << 2;
    Seen {
        word: hash,
        suffixes: suffixes(norm),
        prefixes: prefixes(norm),
        shape: shape(word.form, case, first),
        glue,
        known: known(word.norm, hash),
    }
}

/// Follows whether a quotation is open; true for a quotation mark.
fn opens(word: &Word, open: &mut bool) -> bool {
    let is_quote = is_quote(word.norm);
    if is_quote {
        *open = match word.form {
            "``" | "“" => true,
            "''" | "”" => false,
            _ => !*open,
        };
    }
    is_quote
}

fn is_quote(norm: &str) -> bool {
    matches!(norm, "\"" | "``" | "''")
}

/// The hash of a word, one for all quotation marks.
pub fn word_hash(word: &Word) -> u64 {
    if is_quote(word.norm) { hash(b"\"") } else { hash(word.norm.as_bytes()) }
}

/// FNV-1a with all digits taken as one, so that numbers of one length are one word.
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(OFFSET, |hash, &byte| step(hash, byte))
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, byte: u8) -> u64 {
    let byte = if byte.is_ascii_digit() { b'0' } else { byte };
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// Hashes of the last one to five bytes; a word that is shorter gives itself with a mark.
fn suffixes(norm: &[u8]) -> [u64; 5] {
    affixes(norm.iter().rev())
}

/// Hashes of the first one to four bytes.
fn prefixes(norm: &[u8]) -> [u64; 4] {
    affixes(norm.iter())
}

fn affixes<'b, const N: usize>(bytes: impl Iterator<Item = &'b u8>) -> [u64; N] {
    let mut bytes = bytes.copied();
    let mut hash = OFFSET;
    std::array::from_fn(|_| {
        hash = step(hash, bytes.next().unwrap_or(0));
        hash
    })
}

/// The pattern of capitals, small letters, digits and signs, each run cut to two; a hash.
fn shape(form: &str, case: Case, first: bool) -> u64 {
    let mut pattern = OFFSET;
    let (mut last, mut run) = (0, 0);
    for c in form.chars() {
        let kind = match c {
            _ if c.is_uppercase() && case != Case::Capitals => b'X',
            _ if c.is_alphabetic() => b'x',
            _ if c.is_numeric() => b'd',
            _ if c.is_ascii() => c as u8,
            _ => b'?',
        };
        run = if kind == last { run + 1 } else { 1 };
        last = kind;
        if run <= 2 {
            pattern = step(pattern, kind);
        }
    }
    mix(pattern, u64::from(first), if case == Case::Usual { 0 } else { case as u64 })
}

impl Case {
    /// How a sentence is written, told by its words of letters.
    pub fn of(words: &[Word]) -> Case {
        let (mut capitals, mut title, mut lower) = (0, 0, 0);
        for word in words {
            let mut letters = word.form.chars().filter(|c| c.is_alphabetic());
            let Some(first) = letters.next() else { continue };
            let (mut rest, mut rest_upper) = (0, 0);
            for c in letters {
                rest += 1;
                rest_upper += usize::from(c.is_uppercase());
            }
            match first.is_uppercase() {
                true if rest > 0 && rest_upper == rest => capitals += 1,
                true if rest > 2 => title += 1,
                false if rest > 2 => lower += 1,
                _ => {}
            }
        }
        let all = capitals + title + lower;
        if all >= 3 && capitals * 5 >= all * 4 {
            Case::Capitals
        } else if title >= 3 && title * 5 >= (title + lower) * 4 {
            Case::Title
        } else if lower >= 3 && capitals + title == 0 && !starts_upper(words) {
            Case::Lower
        } else {
            Case::Usual
        }
    }
}

fn starts_upper(words: &[Word]) -> bool {
    words.iter().any(|word| word.form.chars().next().is_some_and(char::is_uppercase))
}

/// One hash of a template and its values.
fn mix(template: u64, a: u64, b: u64) -> u64 {
    let hash = (a ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let hash = (hash ^ (hash >> 32) ^ b).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 29)
}
