//! What tells the role of a block by its words. Compiled as facts of how pages and agencies write; all in lower case,
//! with plain quotes and hyphens.

use crate::read::characters::{is_closing, plain};

/// A block as the cues see it: lower case, plain quotes and hyphens, single blanks.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        match word.is_ascii() {
            true => folded.extend(word.bytes().map(|byte| plain(byte.to_ascii_lowercase() as char))),
            false => folded.extend(word.chars().map(plain).flat_map(char::to_lowercase)),
        }
    }
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
        || opens_with(&CALLS, bare)
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
    opens_with(&CREDITS, bare) || CREDITS_WITHIN.iter().any(|cue| bare.contains(cue))
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
    let near = &text[..text.floor_char_boundary(90)];
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
        let from = text.floor_char_boundary(end.saturating_sub(200));
        let Some(open) = text[from..end].rfind('(').map(|at| from + at) else { break };
        if !is_photo_credit(&folded(&text[open + 1..end - 1])) {
            break;
        }
        found = Some(open);
        end = text[..open].trim_end().len();
    }
    found.or_else(|| {
        let from = text.floor_char_boundary(text.len().saturating_sub(100));
        let label = ["Image: ", "Photo: ", "Picture: ", "Photograph: ", "Credit: ", "Source: "];
        label.iter().filter_map(|label| text[from..].rfind(label).map(|at| from + at)).max().filter(|at| *at > 0)
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

const DASHES: [&str; 8] = [" — ", " – ", " -- ", " - ", "— ", "–– ", "-- ", "—"];

const AGENCIES: [&str; 12] =
    ["aap", "afp", "ap", "bloomberg", "cnn", "dpa", "epa", "pa", "reuters", "tass", "upi", "xinhua"];

const PHOTO: [&str; 17] = [
    "alamy",
    "courtesy",
    "credit:",
    "getty",
    "handout",
    "image",
    "istock",
    "photo",
    "picture",
    "pool/",
    "screenshot",
    "shutterstock",
    "unsplash",
    "via afp",
    "via ap",
    "via epa",
    "via reuters",
];

/// Openings of captions.
const CAPTIONS: [&str; 9] = [
    "caption:",
    "file -",
    "file photo",
    "file picture",
    "file:",
    "in this photo",
    "photo shows",
    "pictured above",
    "pictured:",
];

/// Openings of credits and notices.
const CREDITS: [&str; 34] = [
    "additional reporting",
    "an earlier version",
    "ap photo",
    "clarification:",
    "compiled by",
    "copyright",
    "correction:",
    "corrects ",
    "credit:",
    "edited by",
    "editing by",
    "editor's note",
    "editors' note",
    "first published",
    "image by",
    "image:",
    "images:",
    "originally published",
    "photo by",
    "photo:",
    "photograph by",
    "photograph:",
    "photographs by",
    "photos by",
    "photos:",
    "picture:",
    "reporting by",
    "republished",
    "source:",
    "the associated press contributed",
    "this article originally",
    "this article was originally",
    "with files from",
    "©",
];

/// Words of credits and notices anywhere.
const CREDITS_WITHIN: [&str; 9] = [
    "all rights reserved",
    "article has been amended",
    "article has been corrected",
    "article has been updated",
    "article was amended",
    "contributed to this report",
    "story has been corrected",
    "story has been updated",
    "story was originally published",
];

const PROFESSIONS: [&str; 12] = [
    "author",
    "columnist",
    "contributor",
    "correspondent",
    "editor",
    "fellow",
    "freelance",
    "journalist",
    "photographer",
    "producer",
    "reporter",
    "writer",
];

/// Small words between names of a byline.
const BETWEEN_NAMES: [&str; 16] = [
    "and",
    "at",
    "contributor",
    "correspondent",
    "correspondents",
    "de",
    "editor",
    "for",
    "in",
    "of",
    "reporter",
    "reporters",
    "staff",
    "the",
    "van",
    "writer",
];

/// Sections of news sites; sorted.
const SECTIONS: [&str; 22] = [
    "africa",
    "americas",
    "asia",
    "australia",
    "business",
    "entertainment",
    "europe",
    "health",
    "latest",
    "lifestyle",
    "local",
    "national",
    "news",
    "opinion",
    "politics",
    "science",
    "sport",
    "sports",
    "tech",
    "technology",
    "us",
    "world",
];

/// Words of lines that only tell a date; sorted.
const DATES: [&str; 66] = [
    "a.m",
    "am",
    "apr",
    "april",
    "at",
    "aug",
    "august",
    "bst",
    "cet",
    "date",
    "dec",
    "december",
    "edt",
    "est",
    "et",
    "feb",
    "february",
    "fri",
    "friday",
    "gmt",
    "jan",
    "january",
    "jul",
    "july",
    "jun",
    "june",
    "last",
    "mar",
    "march",
    "may",
    "min",
    "modified",
    "mon",
    "monday",
    "nov",
    "november",
    "oct",
    "october",
    "on",
    "p.m",
    "pdt",
    "pm",
    "posted",
    "pst",
    "pt",
    "published",
    "read",
    "sat",
    "saturday",
    "sep",
    "sept",
    "september",
    "sun",
    "sunday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "tue",
    "tues",
    "tuesday",
    "updated",
    "utc",
    "wed",
    "wednesday",
    "yesterday",
];

/// What stands alone on a page around a story; sorted.
const FURNITURE: [&str; 93] = [
    "about us",
    "ad",
    "add a comment",
    "advertisement",
    "advertisements",
    "advertising",
    "also read",
    "article continues below",
    "back to top",
    "breaking news",
    "cancel reply",
    "close",
    "comment",
    "comments",
    "contact us",
    "continue reading",
    "cookie policy",
    "copy link",
    "email",
    "end",
    "ends",
    "exit mobile version",
    "facebook",
    "follow us",
    "font size",
    "from our partners",
    "get the app",
    "instagram",
    "latest news",
    "latest stories",
    "leave a comment",
    "leave a reply",
    "like this",
    "linkedin",
    "listen",
    "listen to article",
    "load more",
    "loading",
    "log in",
    "login",
    "menu",
    "more from this section",
    "more like this",
    "more news",
    "more on this story",
    "more stories",
    "more to read",
    "most popular",
    "most read",
    "newsletter",
    "newsletters",
    "next article",
    "no comments",
    "play",
    "popular",
    "post a comment",
    "post comment",
    "previous article",
    "print",
    "privacy policy",
    "read also",
    "read in app",
    "read more",
    "read next",
    "recommended",
    "recommended for you",
    "register",
    "related",
    "related articles",
    "related content",
    "related news",
    "related stories",
    "related topics",
    "reply",
    "report this ad",
    "save",
    "search",
    "see also",
    "share",
    "share this",
    "share this article",
    "share this story",
    "sign in",
    "sign up",
    "skip to content",
    "skip to main content",
    "sponsored",
    "story continues below",
    "subscribe",
    "subscribe now",
    "tags",
    "top stories",
    "trending",
];

/// How calls to action, forms and promotions begin.
const CALLS: [&str; 92] = [
    "accept all cookies",
    "advertisement",
    "also read:",
    "article continues after",
    "become a member",
    "by clicking",
    "by continuing to",
    "by signing up",
    "by submitting this",
    "by submitting your",
    "by subscribing",
    "can't see",
    "click here",
    "click to",
    "connect with us",
    "create a free account",
    "create an account",
    "do you have a story",
    "don't miss",
    "download our app",
    "download the",
    "enable javascript",
    "enjoying this article",
    "enter your email",
    "existing subscriber",
    "filed under",
    "follow our",
    "follow us",
    "for more news",
    "for more stories",
    "get all the latest",
    "get breaking news",
    "get our app",
    "get our free",
    "get the app",
    "get the best of",
    "get the latest",
    "get unlimited access",
    "got a news tip",
    "got a story",
    "got a tip",
    "have a news tip",
    "have a tip",
    "have you got a story",
    "if you enjoyed this",
    "it looks like you",
    "join our",
    "join the conversation",
    "join us on",
    "keep reading",
    "like us on",
    "listen to the podcast",
    "listen to this",
    "make a donation",
    "more:",
    "new you can listen",
    "newyou can listen",
    "please consider",
    "please disable",
    "please enter a valid",
    "please enter your",
    "please log in",
    "please sign in",
    "please subscribe",
    "read also:",
    "read more about",
    "read more at",
    "read more on",
    "read more:",
    "read next:",
    "read our",
    "read the full",
    "related:",
    "required fields are marked",
    "save my name",
    "scroll down",
    "scroll to continue",
    "see also:",
    "send us your",
    "share this",
    "sign up",
    "story continues",
    "subscribe to",
    "support our",
    "swipe left",
    "tags:",
    "this site uses",
    "this website uses",
    "to read the full",
    "watch:",
    "we use cookies",
    "your email address",
];

/// In English these must speak of this text; see [`is_translation_notice`].
const TRANSLATED_IN_ENGLISH: [&str; 9] = [
    "automatic translation",
    "automatically translated",
    "google translate",
    "machine translated",
    "machine translation",
    "machine-translated",
    "machine-generated translation",
    "translated automatically",
    "translated by google",
];

/// Translated by machine, in the languages of the larger sites and agencies.
const TRANSLATED: [&str; 62] = [
    "automaticky přeložen",
    "automatikusan fordít",
    "automatisch vertaald",
    "automatisch übersetzt",
    "automatisk oversat",
    "automatisk oversettelse",
    "automatisk översatt",
    "automatiskt översatt",
    "automatycznie przetłumaczon",
    "diterjemahkan secara otomatis",
    "dịch tự động",
    "gépi fordítás",
    "konekäännetty",
    "konekäännös",
    "machinevertaling",
    "makine tarafından çevril",
    "makine çevirisi",
    "maschinell übersetzt",
    "maschinelle übersetzung",
    "maskinoversat",
    "maskinoversatt",
    "maskinöversatt",
    "otomatik olarak çevril",
    "przetłumaczona automatycznie",
    "przetłumaczono automatycznie",
    "przetłumaczony automatycznie",
    "strojový překlad",
    "terjemahan mesin",
    "terjemahan otomatis",
    "tradotto automaticamente",
    "traducción automática",
    "traducere automată",
    "traducida automáticamente",
    "traducido automáticamente",
    "traduction automatique",
    "traduit automatiquement",
    "traduite automatiquement",
    "tradus automat",
    "traduzida automaticamente",
    "traduzido automaticamente",
    "traduzione automatica",
    "tradução automática",
    "tłumaczenie maszynowe",
    "αυτόματη μετάφραση",
    "μηχανική μετάφραση",
    "автоматически переведен",
    "автоматический перевод",
    "автоматичний переклад",
    "машинний переклад",
    "машинный перевод",
    "переведено автоматически",
    "перекладено автоматично",
    "תורגם אוטומטית",
    "תרגום אוטומטי",
    "ترجمة آلية",
    "ترجمة تلقائية",
    "机器翻译",
    "機器翻譯",
    "機械翻訳",
    "自动翻译",
    "自動翻訳",
    "자동 번역",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_are_searched_are_sorted_without_doubles() {
        for list in [&FURNITURE[..], &DATES, &SECTIONS, &CALLS, &CREDITS] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
        for list in [&CALLS[..], &CREDITS] {
            assert!(list.windows(2).all(|pair| !pair[1].starts_with(pair[0])), "{list:?}");
        }
    }
}
