//! The rules of written English that decide whether a sentence ends at a [`Gap`].

use super::gap::{Gap, is_opener};
use crate::read::abbreviations::{Abbreviation, abbreviation};
use crate::read::characters::char_boundary;

/// What a rule says of a gap.
enum Verdict {
    /// The sentence goes on.
    Goes,
    /// The sentence ends.
    Ends,
}

use Verdict::{Ends, Goes};

/// Speaks where it knows; is silent otherwise.
type Rule = fn(&Gap) -> Option<Verdict>;

/// In order: the first that speaks decides. Where none does, the sentence ends.
const RULES: &[Rule] = &[
    glued,
    marker,
    note,
    small_letter,
    continuing_mark,
    citation,
    omission,
    name_with_mark,
    reported,
    time_of_day,
    abbreviated,
    initial,
    acronym,
];

/// Where the sentence ends at a gap; none where it goes on.
pub(super) fn sentence_end(gap: &Gap) -> Option<usize> {
    if let Some(end) = period_before_omission(gap) {
        return Some(end);
    }
    match RULES.iter().find_map(|rule| rule(gap)) {
        Some(Goes) => None,
        Some(Ends) | None => Some(gap.end),
    }
}

/// `compounds. . . . The practice`: a period on its word, then three set apart, are its period and an omission that opens
/// the next sentence.
fn period_before_omission(gap: &Gap) -> Option<usize> {
    let dots = gap.marks().strip_prefix(". ").filter(|dots| dots.bytes().filter(|&b| b == b'.').count() == 3);
    let ends = dots.is_some() && !gap.before().ends_with(char::is_whitespace) && gap.closers().is_empty();
    ends.then_some(gap.mark + 1)
}

/// Without a blank a sentence ends only where one word ends and a capitalised one begins (`world.Today`), or a bracket
/// opens (`2022.(AP`).
fn glued(gap: &Gap) -> Option<Verdict> {
    if !gap.is_glued() {
        return None;
    }
    let after = gap.after();
    let mut letters = after.chars();
    let capitalised = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    let word = gap.word();
    let shortest = if word.starts_with(char::is_uppercase) { 4 } else { 3 };
    let whole = word.len() >= shortest && !word.contains(['.', '/', '@']);
    let near = &after[..char_boundary(after, 60)];
    let is_address = || near.split(char::is_whitespace).next().is_some_and(|chunk| chunk.contains(['@', '/']));
    let is_domain = || DOMAINS.iter().any(|domain| domain.eq_ignore_ascii_case(gap.next_word()));
    match gap.closers() {
        "" if after.starts_with(['(', '“']) && whole => Some(Ends),
        "" if capitalised && whole && !is_domain() && !is_address() => Some(Ends),
        "”" if capitalised || after.starts_with('“') => Some(Ends),
        _ => Some(Goes),
    }
}

/// A number or letter by itself (`1.`, `2.)`, `• 9.`, `b.`) marks the item that it opens.
fn marker(gap: &Gap) -> Option<Verdict> {
    let before = gap.before().trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_marker = before.len() <= 3 && before.bytes().all(|b| b.is_ascii_digit());
    let is_letter = before.len() == 1 && before.bytes().all(|b| b.is_ascii_lowercase());
    (before.is_empty() || gap.marks() == "." && (is_marker || is_letter)).then_some(Goes)
}

/// A bracket that fills the rest of the block is a note by itself, whatever letter it begins with.
fn note(gap: &Gap) -> Option<Verdict> {
    let after = gap.after();
    let whole = after.starts_with('(') && after.len() < 200 && after.find(')') == Some(after.len() - 1);
    (whole && gap.marks() == "." && abbreviation(gap.word()).is_none()).then_some(Ends)
}

/// No sentence begins with a small letter, but for names like iPhone and web addresses.
fn small_letter(gap: &Gap) -> Option<Verdict> {
    let word = gap.next_word();
    let small = word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase);
    let is_address = || ["http", "www"].contains(&word);
    (small && !gap.caseless && !is_address()).then_some(Goes)
}

/// `Inc. , which`, `“Why?” – he`: commas, colons and dashes carry on.
fn continuing_mark(gap: &Gap) -> Option<Verdict> {
    gap.after().starts_with([',', ';', ':', '–', '—', '-', '&', '/', ')', '?', '!']).then_some(Goes)
}

/// `stairways.” (Smith 55).` A bracket that the period follows belongs to the sentence before.
fn citation(gap: &Gap) -> Option<Verdict> {
    let inner = gap.after().strip_prefix(['(', '['])?;
    let near = &inner[..char_boundary(inner, 100)];
    let (cited, after) = near.split_once([')', ']'])?;
    (after.starts_with(['.', ',', ';']) && cited.split_whitespace().count() <= 4).then_some(Goes)
}

/// An omission in brackets, or three periods set apart from the words on both sides, stands within a sentence.
fn omission(gap: &Gap) -> Option<Verdict> {
    let bracketed = gap.before().ends_with('[') && gap.closers().starts_with(']');
    let spaced = matches!(gap.marks(), ". . ." | "..." | "…") && gap.before().ends_with(char::is_whitespace);
    let opens = opens_sentence(gap.next_word()) && gap.next_word() != "I";
    (bracketed || spaced && gap.closers().is_empty() && !opens).then_some(Goes)
}

/// `Yahoo! News`: the mark belongs to the name.
fn name_with_mark(gap: &Gap) -> Option<Verdict> {
    let named = gap.marks() == "!" && NAMES_WITH_MARK.contains(&gap.word());
    (named && !opens_sentence(gap.next_word())).then_some(Goes)
}

/// `“Is it safe?” Smith asked.` Names and the verb of saying follow what was said.
fn reported(gap: &Gap) -> Option<Verdict> {
    let closed = !gap.marks().ends_with('.')
        && gap.closers().contains(['"', '”', '’', '\''])
        && !gap.after().starts_with(is_opener);
    let verb = || gap.next_words().take(5).skip(1).find(|word| word.starts_with(char::is_lowercase));
    (closed && verb().is_some_and(|word| REPORTING.contains(&word))).then_some(Goes)
}

/// A time ends its sentence unless it opens it (`At 5 a.m. Mr. Smith rose`) or its day or zone follows.
fn time_of_day(gap: &Gap) -> Option<Verdict> {
    let word = gap.word();
    if !["a.m", "p.m"].iter().any(|time| time.eq_ignore_ascii_case(word)) || gap.marks() != "." {
        return None;
    }
    let next = gap.next_word();
    let opening = gap.before().split_whitespace().take(5).count() < 5
        && PREPOSITIONS.contains(&gap.before().split(' ').next().unwrap_or(""));
    let placed = abbreviation(next) == Some(Abbreviation::Date) || AFTER_TIME.contains(&next);
    Some(if opening || placed { Goes } else { Ends })
}

/// What the word before the period abbreviates tells whether it can end a sentence.
fn abbreviated(gap: &Gap) -> Option<Verdict> {
    if gap.marks() != "." {
        return None;
    }
    let word = gap.word();
    let numbered = || gap.next_char().is_numeric() || gap.after().starts_with('#');
    let open = || {
        if opens_sentence(gap.next_word()) || gap.next_char().is_numeric() || !gap.closers().is_empty() {
            Ends
        } else {
            Goes
        }
    };
    match abbreviation(word)? {
        Abbreviation::Title
            if word == "St" && gap.word_before().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) =>
        {
            Some(open())
        }
        Abbreviation::Title | Abbreviation::Inner => Some(Goes),
        Abbreviation::Number | Abbreviation::Date => numbered().then_some(Goes),
        Abbreviation::Open if word.eq_ignore_ascii_case("etc") => Some(Ends),
        Abbreviation::Open => Some(open()),
    }
}

/// A single letter is an initial (`Jonas E. Smith`) or short for a word (`b. 1950`), unless it is a word of its sentence
/// (`you and I. Did`, `plan B. The`).
fn initial(gap: &Gap) -> Option<Verdict> {
    let word = gap.word();
    let mut letters = word.chars();
    let (letter, None) = (letters.next()?, letters.next()) else { return None };
    let within_name = gap.word_before().is_empty() || gap.word_before().starts_with(char::is_uppercase);
    let is_initial = letter.is_alphabetic() && gap.marks() == "." && gap.closers().is_empty();
    match () {
        _ if !is_initial => None,
        _ if within_name => Some(Goes),
        _ if letter == 'I' || opens_sentence(gap.next_word()) => Some(Ends),
        _ => Some(Goes),
    }
}

/// `in the U.S. How about you?` but `the U.S. Government`: after letters with periods only a word that opens sentences
/// tells.
fn acronym(gap: &Gap) -> Option<Verdict> {
    let word = gap.word();
    let dotted = word.contains('.')
        && word.split('.').all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic));
    let ends = opens_sentence(gap.next_word()) || !gap.closers().is_empty() || gap.after().starts_with(is_opener);
    (dotted && gap.marks() == "." && !ends).then_some(Goes)
}

/// Where the marker of the next item of a list begins, if it ends at the mark and the sentence that starts at `start` is
/// the item before: `1.) … 2.) …`, `a. … b. …`, `• … • …`.
pub(super) fn next_list_item(text: &str, start: usize, mark: usize) -> Option<usize> {
    let sentence = &text[start..mark];
    let first = sentence.chars().next()?;
    if BULLETS.iter().any(|bullet| text[mark..].starts_with(*bullet)) {
        return (BULLETS.contains(&first) && mark > start).then_some(mark);
    }
    let from = char_boundary(sentence, sentence.len().saturating_sub(4));
    let (_, label) = sentence[from..].rsplit_once(char::is_whitespace)?;
    let at = mark - label.len();
    let opening = Marker::of(&text[start..])?;
    let here = Marker::of(&text[at..])?;
    here.follows(&opening).then_some(at)
}

/// The marker of a list item.
#[derive(PartialEq, Eq)]
struct Marker<'t> {
    /// The number, or the place of the letter in the alphabet.
    rank: u32,
    is_letter: bool,
    /// What closes it: `.`, `)` or `.)`.
    close: &'t str,
}

impl Marker<'_> {
    /// The marker at the start of a text.
    fn of(text: &str) -> Option<Marker<'_>> {
        let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
        let letter = text.bytes().next().filter(u8::is_ascii_lowercase);
        let (rank, length) = match letter {
            Some(letter) => (u32::from(letter - b'a'), 1),
            None => (text[..digits].parse().ok().filter(|_| digits < 4)?, digits),
        };
        let rest = &text[length..];
        let close = &rest[..rest.bytes().take(2).take_while(|b| matches!(b, b'.' | b')')).count()];
        let closed = !close.is_empty() && rest[close.len()..].starts_with(char::is_whitespace);
        closed.then_some(Marker { rank, is_letter: letter.is_some(), close })
    }

    fn follows(&self, other: &Marker) -> bool {
        self.rank == other.rank + 1 && self.is_letter == other.is_letter && self.close == other.close
    }
}

/// Whether a word, capitalised, seldom goes on a name: after an abbreviation it opens the next sentence.
pub(super) fn opens_sentence(word: &str) -> bool {
    OPENING.binary_search(&word).is_ok()
}

const BULLETS: [char; 6] = ['•', '⁃', '◦', '‣', '▪', '●'];

/// Last parts of web addresses that may come capitalised.
const DOMAINS: [&str; 7] = ["co", "com", "edu", "gov", "net", "org", "uk"];

/// Names that are written with an exclamation mark.
const NAMES_WITH_MARK: [&str; 5] = ["E", "Jeopardy", "Joomla", "Kahoot", "Yahoo"];

/// What may stand between a time and the end of its sentence.
const AFTER_TIME: [&str; 24] = [
    "BST",
    "CET",
    "CST",
    "Central",
    "EDT",
    "EST",
    "ET",
    "Eastern",
    "Friday",
    "GMT",
    "IST",
    "Monday",
    "Mountain",
    "PDT",
    "PST",
    "PT",
    "Pacific",
    "Saturday",
    "Sunday",
    "Thursday",
    "Tuesday",
    "UTC",
    "Wednesday",
    "Zulu",
];

/// Prepositions before a time that opens its sentence.
const PREPOSITIONS: [&str; 10] = ["About", "After", "Around", "At", "Before", "By", "From", "On", "Since", "Until"];

/// Verbs that name the speaker after what was said.
const REPORTING: [&str; 28] = [
    "added",
    "answered",
    "argued",
    "asked",
    "asks",
    "began",
    "called",
    "commented",
    "concluded",
    "continued",
    "cried",
    "declared",
    "demanded",
    "exclaimed",
    "explained",
    "inquired",
    "insisted",
    "joked",
    "muttered",
    "recalled",
    "remarked",
    "replied",
    "said",
    "says",
    "shouted",
    "whispered",
    "wondered",
    "wrote",
];

/// Sorted.
const OPENING: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Are",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Can",
    "Despite",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Even",
    "Every",
    "Few",
    "For",
    "From",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Let",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "Neither",
    "Nobody",
    "Nor",
    "Not",
    "Nothing",
    "Now",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Perhaps",
    "Several",
    "She",
    "Should",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "Thus",
    "To",
    "Today",
    "Two",
    "Under",
    "Unlike",
    "Until",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "Will",
    "With",
    "Would",
    "Yet",
    "You",
    "Your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_are_sorted_without_doubles() {
        assert!(OPENING.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
