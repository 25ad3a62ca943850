//! Finding names in sentences by capitals, titles and lists.

use super::{
    Form, Mention, NameKind, Sort,
    gazetteer::{self, Known, TitleKind, given_name, is_organisation_word, is_particle, is_place_word},
};
use crate::{
    english::{
        classes::{connectives, memberships, modality, negation, pronouns, pronouns::Gender, quantifiers, reporting},
        lists::is_hyphen,
    },
    model::{Document, TokenKind},
};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The mentions of a document in order, each an entity of its own.
pub(super) fn mentions(document: &Document) -> Vec<Mention> {
    let inner = names_inside_sentences(document);
    let mut mentions = Vec::new();
    for sentence in &document.sentences {
        let norms: Vec<&str> = sentence.tokens.clone().map(|token| document.norm(token)).collect();
        let finder = Finder {
            document,
            offset: sentence.tokens.start,
            writing: writing(document, &sentence.tokens),
            norms,
            inner: &inner,
        };
        finder.find(&mut mentions);
    }
    mentions
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    /// Names and first words have them.
    Sentence,
    /// Nearly every word has one, as in headlines.
    Title,
    /// All or no letters are capitals: they tell nothing.
    Caseless,
}

fn writing(document: &Document, tokens: &Range<usize>) -> Writing {
    let is_word = |token: &usize| document.tokens[*token].kind == TokenKind::Word && !document.tokens[*token].glued;
    let forms = || tokens.clone().filter(is_word).map(|token| document.form(token));
    let capital = forms().filter(|form| is_capitalised(form)).count();
    let small = || forms().filter(|form| !is_capitalised(form) && !is_small_in_titles(form)).count();
    let shouted = || forms().filter(|form| form.chars().count() > 3 && is_all_capitals(form)).count();
    let any_small = || document.span_of(tokens.clone()).of(document.text()).chars().any(char::is_lowercase);
    let is_closed = tokens.end > tokens.start && document.form(tokens.end - 1).ends_with('.');
    if capital == 0 && small() > 2 || !any_small() && shouted() > 1 {
        Writing::Caseless
    } else if capital > 3 && !is_closed && small() * 8 <= capital {
        Writing::Title
    } else {
        Writing::Sentence
    }
}

/// Whether headlines with capitals leave this word small.
fn is_small_in_titles(form: &str) -> bool {
    const SMALL: [&str; 34] = [
        "a", "after", "amid", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "its", "near",
        "nor", "of", "off", "on", "onto", "or", "out", "over", "per", "so", "than", "the", "to", "up", "via", "vs",
        "with", "yet",
    ];
    SMALL.binary_search(&form).is_ok()
}

/// The words that stand with a capital inside sentences, where only names do.
fn names_inside_sentences(document: &Document) -> FxHashSet<&str> {
    let mut names = FxHashSet::default();
    for sentence in &document.sentences {
        if writing(document, &sentence.tokens) == Writing::Sentence {
            let tokens = sentence.tokens.clone().skip(1).filter(|&token| !opens(document, token));
            names
                .extend(tokens.filter(|&token| is_capitalised(document.form(token))).map(|token| document.norm(token)));
        }
    }
    names
}

/// Whether a token starts a sentence or what is written like one: after a quotation mark, a colon, a dash.
fn opens(document: &Document, token: usize) -> bool {
    token.checked_sub(1).is_none_or(|before| {
        let before = document.form(before);
        matches!(
            before,
            "\"" | "“" | "‘" | "'" | "``" | ":" | "—" | "–" | "(" | "•" | "·" | "*" | "…" | "." | "?" | "!" | ";"
        )
    })
}

fn is_capitalised(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}

fn is_all_capitals(form: &str) -> bool {
    form.chars().all(|letter| !letter.is_lowercase()) && form.chars().any(char::is_uppercase)
}

struct Finder<'d> {
    document: &'d Document,
    /// The first token of the sentence; positions below are relative to it.
    offset: usize,
    writing: Writing,
    norms: Vec<&'d str>,
    /// See [`names_inside_sentences`].
    inner: &'d FxHashSet<&'d str>,
}

impl Finder<'_> {
    fn find(&self, mentions: &mut Vec<Mention>) {
        let mut at = 0;
        while at < self.norms.len() {
            at = match self.writing {
                Writing::Caseless => self.listed(at, mentions),
                _ if self.can_start(at) => self.run(at, mentions),
                _ => at + 1,
            };
        }
    }

    fn form(&self, at: usize) -> &str {
        self.document.form(self.offset + at)
    }

    fn is_word(&self, at: usize) -> bool {
        self.document.tokens.get(self.offset + at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    fn is_name_word(&self, at: usize) -> bool {
        at < self.norms.len() && self.is_word(at) && is_capitalised(self.form(at)) && self.norms[at] != "i"
    }

    /// Whether a name can start here: a capital that isn't only that of a first word or a weekday.
    fn can_start(&self, at: usize) -> bool {
        if !self.is_name_word(at) {
            return false;
        }
        let norm = self.norms[at];
        if memberships(norm).iter().any(|of| matches!(of.class, "weekday" | "month" | "holiday"))
            && !self.is_name_word(at + 1)
        {
            return false;
        }
        let is_evident = self.inner.contains(norm) || self.listed_at(at).is_some() || self.title_at(at).is_some();
        let is_first = at == 0 || opens(self.document, self.offset + at);
        match self.writing {
            Writing::Title => {
                is_evident
                    || given_name(norm).is_some() && !is_grammar(norm)
                    || is_all_capitals(self.form(at)) && norm.len() > 1 && !is_grammar(norm)
            }
            _ if is_first && is_grammar(norm) => given_name(norm).is_some() && self.is_name_word(at + 1),
            _ if is_first => {
                is_evident
                    || given_name(norm).is_some()
                    || self.is_name_word(at + 1)
                    || is_all_capitals(self.form(at)) && norm.len() > 1
            }
            _ => true,
        }
    }

    /// A run of capitalised words, cut into titles and names; where to go on.
    fn run(&self, start: usize, mentions: &mut Vec<Mention>) -> usize {
        let end = self.run_end(start);
        let mut at = start;
        let mut title = self.title_before(start);
        while at < end {
            if let Some(found) = self.title_at(at).filter(|found| !self.is_listed_beyond(at, found.end)) {
                title = Some(title.map_or(found.clone(), |title: Range<usize>| title.start..found.end));
                at = found.end;
                continue;
            }
            let stop = self.name_end(at, end);
            self.push(at..stop, title.take(), mentions);
            at = stop;
            if at < end && is_hyphen(self.norms[at]) {
                at += 1;
            }
        }
        end.max(start + 1)
    }

    /// How far capitals, hyphens, initials and the small words inside names reach.
    fn run_end(&self, start: usize) -> usize {
        let mut end = self.listed_at(start).map_or(start + 1, |(words, _)| words.end);
        loop {
            if self.is_name_word(end) && self.goes_on(end) {
                end = self.listed_at(end).map_or(end + 1, |(words, _)| words.end);
            } else if end < self.norms.len()
                && (is_hyphen(self.norms[end]) || self.norms[end] == "&")
                && self.is_name_word(end + 1)
            {
                end += 2;
            } else if let Some(next) = self.small_words(end) {
                end = next;
            } else {
                return end;
            }
        }
    }

    /// In a headline, whether the word at `at` belongs to the name before it.
    fn goes_on(&self, at: usize) -> bool {
        if self.writing != Writing::Title {
            return true;
        }
        let norm = self.norms[at];
        self.inner.contains(norm)
            || self.listed_at(at).is_some()
            || is_organisation_word(norm) && !is_verb_like(norm)
            || given_name(self.norms[at - 1]).is_some() && !is_grammar(norm) && reporting::verb(norm).is_none()
    }

    /// Past small words at `at` that stand inside a name, to the capitalised word behind them.
    fn small_words(&self, at: usize) -> Option<usize> {
        let norm = *self.norms.get(at)?;
        if !is_particle(norm) || norm == "on" {
            return None;
        }
        let before = self.norms[at.checked_sub(1)?];
        let is_body = is_organisation_word(before) || is_place_word(before);
        match norm {
            "of" | "for" if is_body => {
                let skip = usize::from(self.norms.get(at + 1) == Some(&"the"));
                self.is_name_word(at + 1 + skip).then_some(at + 2 + skip)
            }
            "and" => {
                // Only inside the name of one body: Department of Health and Human Services.
                let head = self.norms[..at].iter().rposition(|word| *word == "of")?;
                let is_name = (head + 1..at).all(|word| self.is_name_word(word)) && self.is_name_word(at + 1);
                let is_body =
                    head > 0 && is_organisation_word(self.norms[head - 1]) && self.norms[head - 1] != "university";
                (is_name && is_body && self.listed_at(at + 1).is_none()).then_some(at + 2)
            }
            "of" | "for" | "the" => None,
            _ => {
                let next = at
                    + 1
                    + usize::from(
                        self.norms
                            .get(at + 1)
                            .is_some_and(|norm| matches!(*norm, "la" | "den" | "der" | "las" | "los")),
                    );
                self.is_name_word(next).then_some(next + 1)
            }
        }
    }

    /// Where the name that starts at `at` ends, within a run that ends at `end`.
    fn name_end(&self, at: usize, end: usize) -> usize {
        let is_title = |next: usize| self.title_at(next).is_some_and(|title| title.end <= end);
        let end = (at + 1..end).find(|&next| is_title(next) && !is_hyphen(self.norms[next - 1])).unwrap_or(end);
        let Some((words, readings)) = self.listed_at(at).filter(|(words, _)| words.end < end) else { return end };
        if is_hyphen(self.norms[words.end]) && self.listed_at(words.end + 1).is_some() {
            return words.end;
        }
        let last = self.norms[end - 1];
        let is_body = is_organisation_word(last) || is_place_word(last);
        let is_cut = readings.iter().any(|known| match known.form {
            Form::Demonym => true,
            Form::Short => !is_body,
            Form::Name => known.sort == Sort::Country && !is_body,
        });
        if is_cut && end - words.end >= 2 { words.end } else { end }
    }

    /// Whether a listed name starts at `at` and goes further than `end`.
    fn is_listed_beyond(&self, at: usize, end: usize) -> bool {
        self.listed_at(at).is_some_and(|(words, _)| words.end > end)
    }

    /// The listed name that starts here, where it is written as a name.
    fn listed_at(&self, at: usize) -> Option<(Range<usize>, &'static [Known])> {
        let found = gazetteer::lexicon().longest_at(&self.norms, at)?;
        let form = self.form(at);
        let is_short = found.readings.iter().all(|known| known.form == Form::Short);
        let is_written_so = match self.writing {
            Writing::Caseless => {
                found.words.len() > 1 || !is_common(self.norms[at]) && (!is_short || form.contains('.'))
            }
            _ if is_short && found.words.len() == 1 => {
                is_all_capitals(form) && self.is_abbreviation(at, found.readings)
                    || form.ends_with('.') && is_capitalised(form)
            }
            _ => is_capitalised(form) || form.starts_with("al") && self.is_name_word(found.words.end - 1),
        };
        is_written_so.then_some((found.words, found.readings))
    }

    /// Whether capitals are an abbreviation here. Those of states of the post (`IN`, `OR`) follow a comma.
    fn is_abbreviation(&self, at: usize, readings: &[Known]) -> bool {
        readings.iter().any(|known| known.sort != Sort::State) || at > 0 && self.norms[at - 1] == ","
    }

    /// The title that starts here in capitals: “Foreign Minister”, with “former” and the like before it.
    fn title_at(&self, at: usize) -> Option<Range<usize>> {
        if !self.is_name_word(at) {
            return None;
        }
        let start = at + usize::from(is_tense(self.norms[at]) && self.is_word(at + 1));
        let found = gazetteer::titles().longest_at(&self.norms, start)?;
        let is_short = found.readings.iter().all(|title| title.kind == TitleKind::Trade);
        (!is_short || self.is_name_word(found.words.end)).then_some(at..found.words.end)
    }

    /// The title in small letters right before a name: “foreign minister Wang Yi”.
    fn title_before(&self, at: usize) -> Option<Range<usize>> {
        let start = (at.saturating_sub(4)..at).find(|&start| {
            gazetteer::titles().longest_at(&self.norms, start).is_some_and(|found| found.words.end == at)
        })?;
        let start = start - usize::from(start > 0 && is_tense(self.norms[start - 1]));
        Some(start..at)
    }

    /// Listed names where capitals tell nothing; where to go on.
    fn listed(&self, at: usize, mentions: &mut Vec<Mention>) -> usize {
        if let Some((words, _)) = self.listed_at(at) {
            let end = words.end;
            self.push(words, None, mentions);
            return end;
        }
        let is_person =
            given_name(self.norms[at]).is_some() && !is_common(self.norms[at]) && !is_grammar(self.norms[at]);
        let is_family = |at: usize| {
            self.norms.get(at).is_some_and(|norm| self.is_word(at) && !is_common(norm) && !is_grammar(norm))
        };
        if is_person && is_family(at + 1) {
            self.push(at..at + 2, self.title_before(at), mentions);
            return at + 2;
        }
        at + 1
    }

    fn push(&self, words: Range<usize>, title: Option<Range<usize>>, mentions: &mut Vec<Mention>) {
        let in_text = |words: &Range<usize>| words.start + self.offset..words.end + self.offset;
        let (kind, gender) = self.kind(&words, title.as_ref());
        mentions.push(Mention {
            tokens: in_text(&words),
            title: title.as_ref().map(in_text),
            kind,
            gender,
            entity: mentions.len(),
        });
    }

    fn kind(&self, words: &Range<usize>, title: Option<&Range<usize>>) -> (NameKind, Option<Gender>) {
        let first = self.norms[words.start];
        let last = self.norms[words.end - 1];
        let listed = self.listed_at(words.start).filter(|(listed, _)| listed.end == words.end);
        let gender = title.and_then(|title| self.title_gender(title));
        if let Some((_, readings)) = listed {
            let has = |test: fn(&Known) -> bool| readings.iter().any(test);
            let kind = match title.is_some() && words.len() == 1 && given_name(first).is_some() {
                true => NameKind::Person,
                _ if has(|known| known.is_place() && known.form != Form::Demonym) => NameKind::Place,
                _ if has(|known| known.form == Form::Demonym) => NameKind::Demonym,
                _ => NameKind::Organisation,
            };
            return (kind, gender.filter(|_| kind == NameKind::Person));
        }
        let is_person = title.is_some() || given_name(first).is_some() && words.len() > 1 || self.is_aged(words.end);
        match is_person {
            _ if words.len() > 1 && is_organisation_word(last) => (NameKind::Organisation, None),
            true => (NameKind::Person, gender.or_else(|| given_name(first).filter(|gender| *gender != Gender::Common))),
            _ if words.clone().any(|word| is_organisation_word(self.norms[word])) => (NameKind::Organisation, None),
            _ if is_place_word(last) || is_place_word(first) => (NameKind::Place, None),
            _ => (NameKind::Other, None),
        }
    }

    /// Whether an age between commas follows: “, 42,”.
    fn is_aged(&self, at: usize) -> bool {
        let age = |norm: &&str| norm.parse::<u8>().is_ok_and(|age| (1..120).contains(&age));
        self.norms.get(at) == Some(&",")
            && self.norms.get(at + 1).is_some_and(age)
            && self.norms.get(at + 2).is_none_or(|norm| matches!(*norm, "," | "." | "-"))
    }

    fn title_gender(&self, title: &Range<usize>) -> Option<Gender> {
        match self.norms[title.start] {
            "mr" | "mr." | "sir" | "lord" | "king" | "prince" | "congressman" | "chairman" | "spokesman" => {
                Some(Gender::Masculine)
            }
            "mrs" | "mrs." | "ms" | "ms." | "miss" | "dame" | "lady" | "madam" | "queen" | "princess"
            | "congresswoman" | "chairwoman" | "spokeswoman" => Some(Gender::Feminine),
            _ => None,
        }
    }
}

/// Words that put an office in time.
fn is_tense(norm: &str) -> bool {
    matches!(
        norm,
        "former" | "ex" | "acting" | "interim" | "outgoing" | "incoming" | "late" | "then" | "deputy" | "new"
    )
}

/// Whether a word with a capital is more likely grammar at the start of a sentence than a name.
fn is_grammar(norm: &str) -> bool {
    !connectives::readings(norm).is_empty()
        || !pronouns::readings(norm).is_empty()
        || !quantifiers::readings(norm).is_empty()
        || !negation::readings(norm).is_empty()
        || !modality::readings(norm).is_empty()
        || matches!(
            norm,
            "the"
                | "a"
                | "an"
                | "there"
                | "here"
                | "what"
                | "how"
                | "why"
                | "where"
                | "is"
                | "are"
                | "was"
                | "were"
                | "do"
                | "does"
                | "did"
                | "has"
                | "have"
                | "had"
                | "be"
                | "if"
                | "asked"
                | "on"
                | "in"
                | "at"
                | "of"
                | "with"
                | "without"
                | "against"
                | "out"
                | "up"
                | "off"
                | "down"
        )
}

fn is_verb_like(norm: &str) -> bool {
    reporting::verb(norm).is_some()
        || matches!(norm, "forces" | "fund" | "press" | "force" | "exchange" | "review" | "post")
}

/// Listed names that are everyday words too, and prove nothing without their capital.
fn is_common(norm: &str) -> bool {
    const COMMON: [&str; 71] = [
        "amber", "april", "art", "august", "autumn", "bath", "bill", "bob", "buffalo", "car", "carol", "chad",
        "charity", "city", "commons", "cork", "daily", "dawn", "dick", "dot", "drew", "faith", "fed", "fox", "frank",
        "gale", "grace", "grant", "guy", "heather", "holly", "hope", "hull", "iris", "is", "it", "ivy", "jack", "jay",
        "joy", "june", "labour", "lance", "lords", "male", "mark", "may", "melody", "meta", "mobile", "nice", "olive",
        "pat", "pole", "poles", "poppy", "ray", "reading", "rich", "rob", "rose", "ruby", "sage", "split", "sue",
        "swat", "tory", "turkey", "us", "who", "will",
    ];
    COMMON.binary_search(&norm).is_ok() || norm.len() < 4
}
