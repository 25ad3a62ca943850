//! Whether two names are of the same person, body or place.

use super::{
    gazetteer::{Form, Known, Sort, Title, is_particle, known, same_given_name, titles},
    transliteration,
};
use crate::english::lists::is_hyphen;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// How two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameRelation {
    /// The same name, or two names of one thing: Burma and Myanmar, Bill Gates and William Gates.
    Same,
    /// One name in two spellings, as transliterations differ: Zelensky and Zelenskyy.
    Variant,
    /// One is the other's initials or short form: UN and United Nations, G. Chang and Gordon Chang.
    Abbreviation,
    /// One is a part of the other: Chang and Gordon Chang.
    PartOf,
    /// A capital or seat that stands for a government or body: Beijing and China, the Kremlin and Russia.
    Metonymy,
    /// The same land, but one is the land and the other its adjective or people: China and Chinese.
    Demonym,
    /// The same name with another title or rank: Colonel Petrov and General Petrov.
    OtherTitle,
    /// Names of different things, as far as can be told.
    Different,
}

impl NameRelation {
    /// Whether both name one thing in the same way, so that one may stand for the other.
    pub fn is_same(self) -> bool {
        use NameRelation::*;
        matches!(self, Same | Variant | Abbreviation | PartOf | Metonymy)
    }
}

/// A name made ready for comparison.
#[derive(Clone, Debug)]
struct Name<'n> {
    title: Option<Title>,
    /// Lower case, without accents, possessives, leading articles and titles.
    words: Vec<String>,
    /// The words joined by spaces.
    phrase: String,
    /// As written, for telling initials.
    form: &'n str,
}

/// Compares two names as they stand in texts, titles and possessives included. Symmetric. O(length²).
///
/// What is listed is decided by the lists; the rest by words in common, initials and the transliteration rule.
pub fn compare(a: &str, b: &str) -> NameRelation {
    let (a, b) = (Name::of(a), Name::of(b));
    let relation = bare(&a, &b);
    match (a.title, b.title) {
        (Some(one), Some(other)) if one != other && relation.is_same() => NameRelation::OtherTitle,
        _ => relation,
    }
}

fn bare(a: &Name, b: &Name) -> NameRelation {
    if a.words.is_empty() || b.words.is_empty() {
        return NameRelation::Different;
    }
    if a.phrase == b.phrase {
        return NameRelation::Same;
    }
    let (known_a, known_b) = (known(&a.phrase), known(&b.phrase));
    if !known_a.is_empty() && !known_b.is_empty() {
        let relation = listed(known_a, known_b);
        let is_variant = relation == NameRelation::Same && transliteration::are_variants(&a.phrase, &b.phrase);
        return if is_variant { NameRelation::Variant } else { relation };
    }
    if is_initials(a, b) || is_initials(b, a) {
        return NameRelation::Abbreviation;
    }
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    match short.words.len() {
        1 if long.words.len() == 1 => spelled(&short.words[0], &long.words[0]),
        1 => within(short, long),
        _ => aligned(&short.words, &long.words),
    }
}

/// How two listed names stand to each other, by the closest of their readings.
fn listed(a: &[Known], b: &[Known]) -> NameRelation {
    let pairs = a.iter().flat_map(|a| b.iter().map(move |b| (a, b)));
    pairs.map(|(a, b)| readings(a, b)).min().unwrap_or(NameRelation::Different)
}

fn readings(a: &Known, b: &Known) -> NameRelation {
    let government = |seat: &Known, land: &Known| {
        let seats = matches!(seat.sort, Sort::Capital | Sort::Seat) && land.sort != Sort::State;
        seats && land.sort != Sort::Capital && seat.of == land.name
    };
    if a.name == b.name && a.sort == b.sort {
        return match (a.form, b.form) {
            (a, b) if a == b => NameRelation::Same,
            (Form::Demonym, _) | (_, Form::Demonym) => NameRelation::Demonym,
            _ => NameRelation::Abbreviation,
        };
    }
    let same_government =
        matches!((a.sort, b.sort), (Sort::Seat, Sort::Capital | Sort::Seat) | (Sort::Capital, Sort::Seat));
    if government(a, b) || government(b, a) || same_government && a.of == b.of {
        return NameRelation::Metonymy;
    }
    NameRelation::Different
}

/// Two single words: one name in two spellings, or two names.
fn spelled(a: &str, b: &str) -> NameRelation {
    if transliteration::are_variants(a, b) { NameRelation::Variant } else { NameRelation::Different }
}

/// One word against several: the family name, the given name or the head of a longer name.
fn within(short: &Name, long: &Name) -> NameRelation {
    let word = short.words[0].as_str();
    // “City” is no name for Mexico City; what is listed as a place stands by its whole name.
    let is_place = !known(&long.phrase).is_empty() && known(&long.phrase).iter().all(|known| known.is_place());
    let last = &long.words[long.words.len() - 1];
    if !is_place && (long.words.iter().any(|other| other == word) || transliteration::are_variants(word, last)) {
        NameRelation::PartOf
    } else {
        NameRelation::Different
    }
}

/// Two names of several words each. The last words agree and those before are found in order in the longer name, of which
/// middle names may be missing; or the shorter begins the longer.
fn aligned(short: &[String], long: &[String]) -> NameRelation {
    let (Some((family_a, given_a)), Some((family_b, given_b))) = (short.split_last(), long.split_last()) else {
        return NameRelation::Different;
    };
    let mut relation = family(family_a, family_b);
    if relation == NameRelation::Different {
        return if long.starts_with(short) { NameRelation::PartOf } else { NameRelation::Different };
    }
    let mut missing: Vec<&str> = Vec::new();
    let mut rest = given_b.iter();
    for word in given_a {
        let step = rest.find_map(|other| match given(word, other) {
            NameRelation::Different => {
                missing.push(other);
                None
            }
            step => Some(step),
        });
        let Some(step) = step else { return NameRelation::Different };
        relation = relation.max(step);
    }
    missing.extend(rest.map(String::as_str));
    let is_initial = |word: &str| word.chars().count() == 1;
    let has_initial = given_a.iter().any(|word| is_initial(word));
    if missing.iter().any(|word| is_compass(word) || has_initial && is_initial(word)) {
        NameRelation::Different
    } else if missing.iter().all(|word| is_initial(word)) {
        relation
    } else {
        relation.max(NameRelation::PartOf)
    }
}

fn is_compass(word: &str) -> bool {
    matches!(word, "north" | "south" | "east" | "west" | "northern" | "southern" | "eastern" | "western" | "new")
}

fn given(a: &str, b: &str) -> NameRelation {
    let is_initial = |a: &str, b: &str| a.len() == 1 && b.starts_with(a);
    if a == b || same_given_name(a, b) {
        NameRelation::Same
    } else if is_initial(a, b) || is_initial(b, a) {
        NameRelation::Abbreviation
    } else {
        spelled(a, b)
    }
}

fn family(a: &str, b: &str) -> NameRelation {
    if a == b { NameRelation::Same } else { spelled(a, b) }
}

/// Whether `short`, written in capitals, is made of the initials of `long`'s words, with or without the small ones.
fn is_initials(short: &Name, long: &Name) -> bool {
    let letters = short.form.trim_start_matches("the ").trim_end_matches("'s").trim_end_matches("’s");
    let is_written_so = letters
        .chars()
        .all(|letter| letter.is_uppercase() || letter == '.' || letter == '&' || letter.is_ascii_digit());
    if short.words.len() != 1 || !is_written_so || long.words.len() < 2 {
        return false;
    }
    let initials = |small: bool| -> String {
        let words = long.words.iter().filter(|word| small || !is_particle(word));
        words.filter_map(|word| word.chars().next()).collect()
    };
    let letters: String =
        letters.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    letters.len() >= 2 && (letters == initials(false) || letters == initials(true))
}

impl<'n> Name<'n> {
    fn of(form: &'n str) -> Name<'n> {
        let form = form.trim();
        let mut words: Vec<String> = form
            .split(|letter: char| letter.is_whitespace() || is_hyphen(letter.encode_utf8(&mut [0; 4])))
            .map(fold)
            .filter(|word| !word.is_empty() && word != "'s")
            .collect();
        if words.len() > 1 && words[0] == "the" && known(&words.join(" ")).is_empty() {
            words.remove(0);
        }
        let mut title = None;
        while let Some((length, found)) = leading_title(&words) {
            words.drain(..length);
            // “Foreign Minister” outranks “Mr”: the last before the name counts.
            title = Some(found);
        }
        words.iter_mut().filter(|word| word.len() == 2 && word.ends_with('.')).for_each(|word| word.truncate(1));
        Name { title, phrase: words.join(" "), words, form }
    }
}

/// A title before at least one more word, unless the whole is a listed name.
fn leading_title(words: &[String]) -> Option<(usize, Title)> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if !known(&words.join(" ")).is_empty() {
        return None;
    }
    let found = titles().longest_at(&words, 0)?;
    (found.words.end < words.len()).then(|| (found.words.end, found.readings[0]))
}

/// Lower case, without accents and possessive ending; quotation marks and commas stripped.
pub(super) fn fold(word: &str) -> String {
    let word = word.trim_matches(|letter: char| matches!(letter, ',' | ';' | ':' | '"' | '“' | '”' | '(' | ')'));
    let mut folded = String::with_capacity(word.len());
    for letter in word.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            '’' | '‘' | 'ʼ' | '`' => folded.push('\''),
            letter => folded.push(letter),
        }
    }
    if let Some(stem) = folded.strip_suffix("'s").or_else(|| folded.strip_suffix('\'')).filter(|stem| !stem.is_empty())
    {
        folded.truncate(stem.len());
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{NameRelation::*, *};
    use proptest::prelude::*;

    fn each(pairs: &[(&str, &str, NameRelation)]) {
        for &(a, b, relation) in pairs {
            assert_eq!(compare(a, b), relation, "{a} – {b}");
            assert_eq!(compare(b, a), relation, "{b} – {a}");
        }
    }

    #[test]
    fn persons() {
        each(&[
            ("Gordon Chang", "Chang", PartOf),
            ("Gordon Chang", "Gordon Chang's", Same),
            ("G. Chang", "Gordon Chang", Abbreviation),
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy", Variant),
            ("Mr. Chang", "Chang", Same),
            ("Bill Clinton", "William Clinton", Same),
            ("Joe Biden", "Hunter Biden", Different),
            ("Gordon Chang", "Gordon Brown", Different),
            ("George W. Bush", "George Bush", Same),
            ("Colonel Petrov", "General Petrov", OtherTitle),
            ("Gen. Petrov", "General Petrov", Same),
            ("Petrov", "Petrova", Different),
        ]);
    }

    #[test]
    fn places_and_their_people() {
        each(&[
            ("China", "Chinese", Demonym),
            ("China", "the PRC", Abbreviation),
            ("Beijing", "China", Metonymy),
            ("the Kremlin", "Russia", Metonymy),
            ("the Kremlin", "Moscow", Metonymy),
            ("U.S.", "the United States", Abbreviation),
            ("Burma", "Myanmar", Same),
            ("Kiev", "Kyiv", Variant),
            ("Iran", "Iraq", Different),
            ("Austria", "Australia", Different),
            ("Slovakia", "Slovenia", Different),
            ("Chuhuiv", "Chernihiv", Different),
            ("Chuhuiv", "Chuhuyev", Variant),
            ("Chinese", "Japanese", Different),
            ("York", "New York", Different),
            ("South Korea", "North Korea", Different),
            ("Beijing", "Russia", Different),
        ]);
    }

    #[test]
    fn organisations() {
        each(&[
            ("UN", "United Nations", Abbreviation),
            ("the United Nations", "U.N.", Abbreviation),
            ("Pentagon", "Department of Defense", Same),
            ("WHO", "WTO", Different),
            ("FBI", "CIA", Different),
            ("Society for River Care", "SRC", Abbreviation),
            ("Society for River Care", "SFRC", Abbreviation),
            ("Society for River Care", "SRB", Different),
            ("Fox News", "Gadget Clock", Different),
            ("Downing Street", "Britain", Metonymy),
        ]);
    }

    proptest! {
        #[test]
        fn comparing_is_symmetric_and_never_fails(a in "\\PC{0,24}", b in "\\PC{0,24}") {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a));
        }
    }
}
