//! What tells the role of a block by its words.

use super::phrases::*;
use crate::read::characters::{char_boundary, is_closing, plain};

/// A block as the cues see it: lower case, plain quotes and hyphens, single blanks.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match plain(c) {
            c if c.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A notice that the text was translated by machine.
pub(super) fn is_translation_notice(folded: &str) -> bool {
    let in_english = || {
        let of_this =
            ["this ", "translated by", "translated from", "powered by"].iter().any(|cue| folded.contains(cue));
        of_this && TRANSLATED_IN_ENGLISH.iter().any(|cue| folded.contains(cue))
    };
    TRANSLATED.iter().any(|cue| folded.contains(cue)) || in_english()
}

/// A call to action, form, navigation or promotion.
pub(super) fn is_boilerplate(folded: &str) -> bool {
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    FURNITURE.binary_search(&bare).is_ok()
        || opens_with(CALLS, bare)
        || is_audio_offer(bare)
        || is_breadcrumb(bare)
        || is_following(bare)
}

/// Whether a text begins with an entry of a sorted list, none of which begins another.
fn opens_with(list: &[&str], text: &str) -> bool {
    let after = list.partition_point(|entry| *entry <= text);
    after > 0 && text.starts_with(list[after - 1])
}

/// `NewYou can listen to the … article now!`
fn is_audio_offer(bare: &str) -> bool {
    let offered = bare.contains("listen to this") || bare.contains("listen to the ");
    offered && ["article", "story", "podcast"].iter().any(|what| bare.contains(what)) && bare.split(' ').count() <= 14
}

/// `Home World Putin and Xi …`, `Home > News > World`.
fn is_breadcrumb(bare: &str) -> bool {
    let steps = [" > ", " / ", " | "].iter().any(|step| bare.matches(step).count() >= 2);
    let sections = bare.strip_prefix("home ").and_then(|rest| rest.split(' ').next());
    sections.is_some_and(|section| SECTIONS.binary_search(&section).is_ok() || section == ">")
        || bare.starts_with("home ") && steps
}

/// `Follow us on X, Facebook and Instagram.`
fn is_following(bare: &str) -> bool {
    let networks = ["facebook", "instagram", "twitter", "telegram", "whatsapp", "youtube", "tiktok", "linkedin"];
    bare.contains("follow ") && networks.iter().filter(|network| bare.contains(*network)).count() >= 2
}

/// A photo credit, correction, copyright or agency notice by itself.
pub(super) fn is_credit(folded: &str) -> bool {
    let bare = folded.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '*' | '-' | ' '));
    opens_with(CREDITS, bare) || CREDITS_WITHIN.iter().any(|cue| bare.contains(cue))
}

/// A caption by its opening words.
pub(super) fn opens_caption(folded: &str) -> bool {
    CAPTIONS.iter().any(|cue| folded.starts_with(cue))
}

/// `By Jane Doe`, `By JANE DOE and John Roe, Associated Press`; not `By Monday the town was empty.`
pub(super) fn is_byline(text: &str) -> bool {
    if text.len() > LONGEST_BYLINE {
        return false;
    }
    let mut words = text.split_whitespace();
    let opens = match words.next().map(|word| word.trim_end_matches(':')) {
        Some("By" | "BY" | "by" | "Author" | "Reporter" | "Words") => true,
        Some("Written" | "Story" | "Reported" | "Posted") => {
            words.next().is_some_and(|by| by.eq_ignore_ascii_case("by"))
        }
        _ => false,
    };
    let is_named =
        |word: &str| word.starts_with(char::is_uppercase) || BETWEEN_NAMES.contains(&word.trim_end_matches(','));
    let names = words.clone().filter(|word| word.starts_with(char::is_uppercase)).count();
    opens
        && (1..=12).contains(&words.clone().count())
        && names > 0
        && words.all(is_named)
        && !text.ends_with(['.', '!', '?', ':'])
}

/// Bytes of the longest byline.
const LONGEST_BYLINE: usize = 150;

/// `Jane Doe is a Sydney-based reporter who covers energy.` at the foot of a story.
pub(super) fn is_author_note(folded: &str) -> bool {
    let cue = [" is a ", " is an ", " are ", " covers ", " reports ", " writes "]
        .iter()
        .filter_map(|cue| folded.find(cue))
        .min();
    let is_early = cue.is_some_and(|at| folded[..at].split(' ').count() <= 4);
    is_early
        && PROFESSIONS.iter().any(|profession| folded.contains(profession))
        && ["who ", "based", "covers ", "writes ", "covering ", "for the "].iter().any(|cue| folded.contains(cue))
}

/// Whether a line is nothing but a date, with what pages put around it.
pub(super) fn is_date(folded: &str) -> bool {
    if folded.len() > LONGEST_DATE {
        return false;
    }
    let is_part = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty() || bare.starts_with(|c: char| c.is_ascii_digit()) || DATES.binary_search(&bare).is_ok()
    };
    folded.contains(|c: char| c.is_ascii_digit())
        && folded.split(' ').count() <= 12
        && folded.split(' ').all(is_part)
        && folded
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| DATES.binary_search(&word).is_ok() || word.len() == 4 && word.starts_with(['1', '2']))
}

/// Bytes of the longest line that only tells a date.
const LONGEST_DATE: usize = 100;

/// The length of a date that a page glued before a headline: `date 2022-03-07 `; 0 where none is.
pub(super) fn leading_date(text: &str) -> usize {
    let label = ["date", "published", "updated", "posted"]
        .iter()
        .find(|label| text.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label)));
    let rest = text[label.map_or(0, |label| label.len())..].trim_start_matches([':', ' ', '\u{A0}']);
    let shape = b"dddd-dd-dd";
    let date = rest.as_bytes().get(..shape.len()).is_some_and(|date| {
        date.iter().zip(shape).all(|(byte, shape)| if *shape == b'd' { byte.is_ascii_digit() } else { byte == shape })
    });
    let end = text.len() - rest.len() + shape.len();
    if date && text.get(end..).is_some_and(|after| after.starts_with(char::is_whitespace)) { end } else { 0 }
}

/// The length of the place, date and agency before the dash that opens a story: `HONG KONG (Reuters) - `; 0 where none is.
pub(super) fn dateline(text: &str) -> usize {
    let near = &text[..char_boundary(text, 90)];
    let Some((at, dash)) = DASHES.iter().filter_map(|dash| near.find(dash).map(|at| (at, dash))).min() else {
        return 0;
    };
    let (place, after) = (near[..at].trim(), near[at + dash.len()..].trim_start());
    let agency = place.ends_with(')');
    let bare = place.split('(').next().unwrap_or("").trim();
    let is_place = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(word, "of" | "de" | "the" | "and")
    };
    let capitals = bare.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !bare.contains(char::is_lowercase);
    let words = bare.split_whitespace().count();
    let is_dateline = (1..=7).contains(&words)
        && (agency || !place.contains('('))
        && text.len() - at > SHORTEST_OPENING
        && bare.split_whitespace().all(is_place)
        && (agency || capitals || words <= 4 && !dash.contains('-') && dash.starts_with(' '))
        && after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“'‘".contains(c));
    if is_dateline { at + dash.len() } else { 0 }
}

/// Where the photo credits at the end of a caption begin; none where it has none.
pub(super) fn trailing_credit(text: &str) -> Option<usize> {
    let mut end = text.trim_end().len();
    let mut found = None;
    while text[..end].ends_with(')') {
        let from = char_boundary(text, end.saturating_sub(200));
        let Some(open) = text[from..end].rfind('(').map(|at| from + at) else { break };
        if !is_photo_credit(&folded(&text[open + 1..end - 1])) {
            break;
        }
        found = Some(open);
        end = text[..open].trim_end().len();
    }
    found.or_else(|| {
        let from = char_boundary(text, text.len().saturating_sub(100));
        let colon = text[from..].rfind(": ").map(|at| from + at)?;
        let label = LABELS.iter().find(|label| text[..colon].ends_with(*label))?;
        Some(colon - label.len()).filter(|at| text[..*at].ends_with(char::is_whitespace))
    })
}

/// Whether the words in a bracket name a photographer, agency or library.
fn is_photo_credit(folded: &str) -> bool {
    let named = PHOTO.iter().any(|cue| folded.contains(cue));
    let agency = folded.rsplit(['/', ' ']).next().is_some_and(|last| AGENCIES.contains(&last));
    named || agency && folded.contains('/')
}

/// Whether a text ends like a sentence.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(is_closing).ends_with(['.', '!', '?', '…'])
}

/// What follows a dateline is a sentence of so many bytes at least.
const SHORTEST_OPENING: usize = 40;
