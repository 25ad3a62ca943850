//! Where tokens begin and end within a run of characters without white space.

use super::abbreviations::{Abbreviation, abbreviation};
use super::characters::{is_apostrophe, is_hyphen, is_joining, is_punctuation};
use crate::model::{Span, TokenKind};

/// A run of characters without white space, in its sentence.
pub(super) struct Chunk<'t> {
    text: &'t str,
    span: Span,
    sentence: Span,
    has_at: bool,
}

impl<'t> Chunk<'t> {
    /// The chunk `span` of a sentence.
    pub fn new(text: &'t str, span: Span, sentence: Span) -> Chunk<'t> {
        Chunk { text, span, sentence, has_at: memchr::memchr(b'@', span.of(text).as_bytes()).is_some() }
    }

    /// Gives each token to `push`. Looks at each character a bounded number of times.
    pub fn cut(&self, mut push: impl FnMut(Span, TokenKind)) {
        let mut at = self.span.start;
        while let Some(first) = self.char(at) {
            let next = self.word_start(at, first);
            let end = match next {
                Some(inner) => self.word_end(at, inner),
                None => self.mark_end(at, first),
            };
            match next {
                Some(_) => self.word(Span::new(at, end), &mut push),
                None => push(
                    Span::new(at, end),
                    if is_punctuation(first) { TokenKind::Punctuation } else { TokenKind::Symbol },
                ),
            }
            debug_assert!(end > at, "a token without a character");
            at = end;
        }
    }

    /// The character at a byte offset; none at the end of the chunk.
    fn char(&self, at: usize) -> Option<char> {
        match self.text.as_bytes()[at..self.span.end].first() {
            Some(&byte) if byte.is_ascii() => Some(byte as char),
            Some(_) => self.text[at..self.span.end].chars().next(),
            None => None,
        }
    }

    /// Whether a letter or digit stands at `at`.
    fn is_word_at(&self, at: usize) -> bool {
        self.char(at).is_some_and(char::is_alphanumeric)
    }

    /// The end of the run of characters from `at` that `accepts`.
    fn run(&self, at: usize, accepts: impl Fn(char) -> bool) -> usize {
        let mut end = at;
        while let Some(c) = self.char(end).filter(|&c| accepts(c)) {
            end += c.len_utf8();
        }
        end
    }

    /// The end of the run of letters and digits from `at`.
    fn letters_end(&self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..self.span.end];
        let plain = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        match rest.get(plain) {
            Some(byte) if !byte.is_ascii() => self.run(at + plain, |c| c.is_alphanumeric() || is_joining(c)),
            _ => at + plain,
        }
    }

    /// Where the letters begin, if a word begins at `at`: there, or after a mark that belongs to the word.
    fn word_start(&self, at: usize, first: char) -> Option<usize> {
        let after = at + first.len_utf8();
        let opens = match first {
            _ if first.is_alphanumeric() => return Some(at),
            '.' => self.is_word_at(after),
            '@' | '#' => self.char(after).is_some_and(char::is_alphabetic) && at == self.span.start,
            _ if is_apostrophe(first) => self.is_elision(after),
            _ => false,
        };
        opens.then_some(after)
    }

    /// Whether an apostrophe before `after` belongs to what follows: `'s` by itself, `'em`, `'90s`.
    fn is_elision(&self, after: usize) -> bool {
        let end = self.run(after, char::is_alphanumeric);
        let rest = &self.text[after..end];
        let is_decade = rest.len() == 3 && rest.starts_with(|c: char| c.is_ascii_digit()) && rest.ends_with("0s");
        is_decade || is_any(rest, CLITICS) || at_most(rest, 5) && is_any(rest, ELIDED)
    }

    /// The end of the token of punctuation or symbols at `at`: a run of the same mark for those that are repeated.
    fn mark_end(&self, at: usize, first: char) -> usize {
        let after = at + first.len_utf8();
        let end = match first {
            '!' | '?' => self.run(at, |c| matches!(c, '!' | '?')),
            '`' | '\'' if self.char(after) == Some(first) => after + 1,
            '.' | '-' | '*' | '=' | '_' | '~' | '#' | '<' | '>' | '+' | '|' => self.run(at, |c| c == first),
            _ => after,
        };
        self.run(end, is_joining)
    }

    /// The end of the word that begins at `start` with its letters from `inner`.
    fn word_end(&self, start: usize, inner: usize) -> usize {
        if let Some(end) = self.address_end(start) {
            return end;
        }
        let (mut at, mut segment) = (inner, inner);
        loop {
            at = self.letters_end(at);
            let Some(mark) = self.char(at) else { return at };
            let joint = Joint { segment: &self.text[segment..at], mark, after: at + mark.len_utf8() };
            match self.joint(start, at, &joint) {
                Join::No => return at,
                Join::Ends(end) => return end,
                Join::Yes => (at, segment) = (joint.after, joint.after),
            }
        }
    }

    /// Whether a mark within or after a word belongs to it.
    fn joint(&self, start: usize, at: usize, joint: &Joint) -> Join {
        let &Joint { segment, mark, after } = joint;
        let digits = || ends_in_digit(segment) && self.char(after).is_some_and(|c| c.is_ascii_digit());
        let joins = match mark {
            '.' => return self.period(start, at, joint),
            ',' => digits() && self.run(after, |c| c.is_ascii_digit()) == after + 3,
            ':' => digits(),
            '/' => {
                digits() || segment.len() == 1 && start + 1 == at && self.run(after, char::is_alphanumeric) - after == 1
            }
            '&' => segment.ends_with(char::is_uppercase) && self.char(after).is_some_and(char::is_uppercase),
            '_' => self.is_word_at(after),
            '$' | '£' if at - start <= 3 && segment.bytes().all(|b| b.is_ascii_uppercase()) => {
                return Join::Ends(after);
            }
            _ if is_apostrophe(mark) => self.char(after).is_some_and(char::is_alphanumeric),
            _ if is_hyphen(mark) => return self.hyphen(start, at, joint),
            _ => false,
        };
        if joins { Join::Yes } else { Join::No }
    }

    /// Whether a period belongs to the word: as in `U.S.`, `Mr.`, `1.5`, `example.com`, not between two sentences.
    fn period(&self, start: usize, at: usize, joint: &Joint) -> Join {
        let &Joint { segment, after, .. } = joint;
        let next = self.char(after);
        let joins = match next {
            Some(next) if next.is_alphanumeric() => {
                let last = segment.chars().next_back().unwrap_or(' ');
                let initial = segment.chars().nth(1).is_none();
                let second = self.char(after + next.len_utf8());
                match () {
                    _ if last.is_numeric() => next.is_numeric() || next.is_lowercase(),
                    _ if next.is_numeric() => at_most(segment, 3),
                    _ if next.is_lowercase() => true,
                    _ if initial => !second.is_some_and(char::is_lowercase),
                    _ => {
                        second == Some('.') && at_most(segment, 2)
                            || last.is_uppercase() && second.is_some_and(char::is_uppercase)
                    }
                }
            }
            Some('.') => false,
            _ => return if self.keeps_period(start, at, after) { Join::Ends(after) } else { Join::No },
        };
        if joins { Join::Yes } else { Join::No }
    }

    /// Whether the word `start..at` is an abbreviation to which the period after it belongs.
    fn keeps_period(&self, start: usize, at: usize, after: usize) -> bool {
        let word = &self.text[start..at];
        let ends_sentence =
            self.span.end == self.sentence.end && !self.text[after..self.span.end].contains(char::is_alphanumeric);
        let before_number = || {
            let rest = self.text[after..self.sentence.end].trim_start();
            rest.starts_with(|c: char| c.is_ascii_digit() || c == '#')
        };
        match abbreviation(word) {
            Some(Abbreviation::Open) => true,
            Some(Abbreviation::Number) => before_number(),
            Some(_) => !ends_sentence,
            None if !at_most(word, 12) => false,
            None if word.contains('.') => {
                word.split('.').all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic))
            }
            None => match word.chars().next() {
                Some(letter) if letter.len_utf8() != word.len() || !letter.is_alphabetic() => false,
                Some(letter) => {
                    if letter.is_uppercase() {
                        !ends_sentence
                    } else {
                        before_number()
                    }
                }
                None => false,
            },
        }
    }

    /// Whether a hyphen belongs to the word: after a prefix, and in numbers of several parts (telephone, date).
    fn hyphen(&self, start: usize, at: usize, joint: &Joint) -> Join {
        if !self.is_word_at(joint.after) {
            return Join::No;
        }
        if joint.segment.bytes().all(|b| b.is_ascii_digit()) {
            let part_end = |at: usize| {
                let after = self.char(at).filter(|&c| is_hyphen(c)).map(|c| at + c.len_utf8())?;
                let end = self.run(after, |c| c.is_ascii_digit());
                (end > after).then_some(end)
            };
            let Some(first) = part_end(at) else { return Join::No };
            let last = std::iter::successors(Some(first), |&end| part_end(end)).last().unwrap_or(first);
            let is_local = joint.segment.len() == 3 && first - joint.after == 4;
            return if last > first || is_local { Join::Ends(last) } else { Join::No };
        }
        let word = &self.text[start..at];
        if at_most(word, 7) && is_any(word, PREFIXES) { Join::Yes } else { Join::No }
    }

    /// The end of a web or mail address that begins at `start`.
    fn address_end(&self, start: usize) -> Option<usize> {
        let rest = &self.text[start..self.span.end];
        let is_web = rest.get(..4).is_some_and(|four| four.eq_ignore_ascii_case("www."))
            || rest.bytes().take(8).position(|b| b == b':').is_some_and(|colon| rest[colon..].starts_with("://"));
        let is_mail = self.has_at && {
            let name = rest.bytes().take(64).take_while(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(b)).count();
            rest[name..].starts_with('@') && rest[name + 1..].starts_with(|c: char| c.is_ascii_alphanumeric())
        };
        (is_web || is_mail).then(|| start + rest.trim_end_matches(|c| is_punctuation(c) && c != '/' || c == '>').len())
    }

    /// Gives the tokens of a word: its clitics and units apart.
    fn word(&self, word: Span, push: &mut impl FnMut(Span, TokenKind)) {
        let form = word.of(self.text);
        let kind = match form.chars().find(|c| c.is_alphanumeric()) {
            _ if form.ends_with(['$', '£']) => TokenKind::Symbol,
            Some(c) if c.is_numeric() => TokenKind::Number,
            _ => TokenKind::Word,
        };
        let mut cuts = [form.len(); 4];
        for i in 1..cuts.len() {
            let head = &form[..cuts[i - 1]];
            cuts[i] =
                if kind == TokenKind::Number { unit_start(head) } else { part_start(head) }.unwrap_or(cuts[i - 1]);
        }
        let mut start = 0;
        for &end in cuts.iter().rev().filter(|&&end| end > 0) {
            if end > start {
                push(Span::new(word.start + start, word.start + end), if start == 0 { kind } else { TokenKind::Word });
                start = end;
            }
        }
    }
}

/// A mark within a word: the letters since the last one, itself, and where the next letters would begin.
struct Joint<'t> {
    segment: &'t str,
    mark: char,
    after: usize,
}

/// What a mark means for the word in which it stands.
enum Join {
    /// The word goes on after it.
    Yes,
    /// It is no part of the word.
    No,
    /// The word ends there.
    Ends(usize),
}

/// Where the last clitic or fused part of a word starts: `do|n't`, `China|'s`, `can|not`.
fn part_start(form: &str) -> Option<usize> {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric();
    if form.as_bytes()[form.len().saturating_sub(5)..].iter().all(is_plain) {
        let may_be = form.len() <= 8 && form.ends_with(['t', 'T', 'a', 'A']);
        return FUSED
            .iter()
            .filter(|_| may_be)
            .find(|(fused, _)| fused.eq_ignore_ascii_case(form))
            .map(|&(_, head)| head);
    }
    let (at, apostrophe) = form.char_indices().rev().take(3).find(|&(_, c)| is_apostrophe(c))?;
    let (head, suffix) = (&form[..at], &form[at + apostrophe.len_utf8()..]);
    if is_any(suffix, CLITICS) {
        return (at > 0).then_some(at);
    }
    let is_not = suffix.eq_ignore_ascii_case("t") && head.ends_with(['n', 'N']) && head.len() > 1;
    is_not.then(|| at - 1)
}

/// Where the unit starts in a number with one: `35|mm`, `5|pm`. Scales stay with their number: `4.1m`, `25bn`.
fn unit_start(form: &str) -> Option<usize> {
    let number = form.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let unit = &form[number.len()..];
    (!number.is_empty() && at_most(unit, 7) && is_any(unit, UNITS)).then_some(number.len())
}

fn ends_in_digit(form: &str) -> bool {
    form.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a form has at most so many bytes; spares longer ones a search.
fn at_most(form: &str, bytes: usize) -> bool {
    form.len() <= bytes
}

/// Whether a form is one of a few words, whatever the case.
fn is_any(form: &str, words: &[&str]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(form))
}

/// What follows an apostrophe in a clitic.
const CLITICS: &[&str] = &["d", "ll", "m", "re", "s", "ve"];

/// Words that lost their beginning to an apostrophe.
const ELIDED: &[&str] = &["bout", "cause", "em", "n", "round", "til", "till", "tis", "twas"];

/// Words that are two in the treebanks, with the length of the first.
const FUSED: &[(&str, usize)] = &[
    ("arent", 3),
    ("cannot", 3),
    ("couldnt", 5),
    ("didnt", 3),
    ("doesnt", 4),
    ("dont", 2),
    ("gonna", 3),
    ("gotta", 3),
    ("hadnt", 3),
    ("hasnt", 3),
    ("havent", 4),
    ("isnt", 2),
    ("shouldnt", 6),
    ("wanna", 3),
    ("wasnt", 3),
    ("werent", 4),
    ("wouldnt", 5),
];

/// Prefixes that stay with their word over a hyphen.
const PREFIXES: &[&str] = &[
    "anti", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "inter", "intra", "mid", "micro",
    "mini", "mis", "multi", "non", "over", "post", "pre", "pro", "proto", "pseudo", "re", "semi", "sub", "super",
    "trans", "tri", "ultra", "un", "under",
];

/// Units that are written on to their number.
const UNITS: &[&str] = &[
    "a.m", "a.m.", "am", "cm", "ft", "gb", "ghz", "gw", "hrs", "hz", "kb", "kg", "khz", "km", "kmh", "kph", "kw",
    "kwh", "lb", "lbs", "mb", "mg", "mhz", "min", "mins", "ml", "mm", "mph", "mw", "mwh", "oz", "p.m", "p.m.", "pct",
    "percent", "pm", "sq", "tb", "yd", "yds", "yrs",
];
