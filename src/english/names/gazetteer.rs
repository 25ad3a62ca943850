//! Names that are known beforehand: places with their people and capitals, organisations, given names, titles.

use crate::english::{
    classes::pronouns::Gender,
    lists::{Entry, Lexicon, entries},
};
use std::sync::LazyLock;

pub(super) const PLACES: &str = include_str!("../../../data/places.txt");
pub(super) const CITIES: &str = include_str!("../../../data/cities.txt");
pub(super) const METONYMS: &str = include_str!("../../../data/metonyms.txt");
pub(super) const ORGANISATIONS: &str = include_str!("../../../data/organisations.txt");
pub(super) const TITLES: &str = include_str!("../../../data/titles.txt");
pub(super) const GIVEN_NAMES: &str = include_str!("../../../data/given_names.txt");
pub(super) const NICKNAMES: &str = include_str!("../../../data/nicknames.txt");
pub(super) const NAME_WORDS: &str = include_str!("../../../data/name_words.txt");

/// What is known of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it names.
    pub sort: Sort,
    /// How it names it.
    pub form: Form,
    /// The name under which the thing is listed: `china` for China, PRC, Chinese.
    pub name: &'static str,
    /// What it belongs to or stands for: the country of a city, the government behind a building; empty for none.
    pub of: &'static str,
}

/// What a known name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A sovereign state, or one of the past.
    Country,
    /// A part of a country with a name of its own, or a disputed land.
    Land,
    /// A part of the world.
    Region,
    /// A state of the United States.
    State,
    /// A capital; `of` is its country, land or state.
    Capital,
    /// Another city or well-known place; `of` is its country.
    City,
    /// A body, firm, party, team, newspaper.
    Organisation,
    /// A building or street that stands for those who work there, `of`.
    Seat,
}

/// How a known name names its thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// By its name or one of its names.
    Name,
    /// By initials or another short form.
    Short,
    /// By the adjective or the people: Chinese, Serbs.
    Demonym,
}

impl Known {
    /// Whether it is a place on the map, its people or its adjective.
    pub fn is_place(self) -> bool {
        self.sort != Sort::Organisation
    }
}

/// What kind of title stands with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TitleKind {
    /// Mr, Mrs, Sir.
    Honorific,
    /// Dr, Professor, Judge.
    Academic,
    /// President, Senator, chairman.
    Office,
    /// General, Lt. Col.
    Military,
    /// Pope, Rabbi.
    Religious,
    /// What somebody is: actor, journalist.
    Trade,
}

/// A title, rank or office; short forms share it with the full one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// What kind.
    pub kind: TitleKind,
    /// Its first listed form.
    pub name: &'static str,
}

static KNOWN: LazyLock<Lexicon<Known>> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    entries(PLACES).for_each(|entry| add_place(&mut lexicon, &entry));
    for entry in entries(CITIES) {
        let city = Known { sort: Sort::City, form: Form::Name, name: first(&entry), of: entry.field(0) };
        entry.words().for_each(|word| lexicon.push(word, city));
    }
    for entry in entries(METONYMS) {
        let seat = Known { sort: Sort::Seat, form: Form::Name, name: first(&entry), of: entry.field(0) };
        entry.words().for_each(|word| lexicon.push(word, seat));
    }
    for entry in entries(ORGANISATIONS) {
        for word in entry.words() {
            let form = if is_short(word, &entry) { Form::Short } else { Form::Name };
            lexicon.push(word, Known { sort: Sort::Organisation, form, name: first(&entry), of: "" });
        }
    }
    lexicon
});
static TITLE_WORDS: LazyLock<Lexicon<Title>> = LazyLock::new(|| Lexicon::of(TITLES, title));
static GIVEN: LazyLock<Lexicon<Gender>> = LazyLock::new(|| Lexicon::of(GIVEN_NAMES, gender));
static SHORT_GIVEN: LazyLock<Lexicon<&'static str>> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for entry in entries(NICKNAMES) {
        entry.parts(0).for_each(|short| lexicon.push(short, first(&entry)));
    }
    lexicon
});
static WORDS: LazyLock<Lexicon<&'static str>> = LazyLock::new(|| Lexicon::of(NAME_WORDS, |entry| Some(entry.section)));

/// The places, organisations and seats known beforehand, by lower-case names.
pub(super) fn lexicon() -> &'static Lexicon<Known> {
    &KNOWN
}

/// What is known of a name, in lower case.
pub fn known(name: &str) -> &'static [Known] {
    KNOWN.get(name)
}

/// Titles, ranks and offices.
pub(super) fn titles() -> &'static Lexicon<Title> {
    &TITLE_WORDS
}

/// The title that a word or phrase is, in lower case.
pub fn title_of(phrase: &str) -> Option<Title> {
    TITLE_WORDS.get(phrase).first().copied()
}

/// Whose given name a word is, in lower case: of men, of women, or (common) of either; none where it isn't listed.
pub fn given_name(word: &str) -> Option<Gender> {
    GIVEN.get(word).first().copied()
}

/// Whether two given names are forms of one, in lower case: Bill and William.
pub fn same_given_name(a: &str, b: &str) -> bool {
    let (full_a, full_b) = (SHORT_GIVEN.get(a), SHORT_GIVEN.get(b));
    full_a.contains(&b) || full_b.contains(&a) || full_a.iter().any(|full| full_b.contains(full))
}

/// Whether a word tells that a name is of a body or firm: ministry, bank.
pub(super) fn is_organisation_word(word: &str) -> bool {
    WORDS.get(word).contains(&"organisation")
}

/// Whether a word tells that a name is of a place: river, street.
pub(super) fn is_place_word(word: &str) -> bool {
    WORDS.get(word).contains(&"place")
}

/// Whether a small word may stand inside a name: of, bin, van.
pub(super) fn is_particle(word: &str) -> bool {
    WORDS.get(word).contains(&"particle")
}

fn add_place(lexicon: &mut Lexicon<Known>, entry: &Entry) {
    let sort = match entry.section {
        "country" => Sort::Country,
        "land" => Sort::Land,
        "region" => Sort::Region,
        _ => Sort::State,
    };
    let name = first(entry);
    for word in entry.words() {
        let form = if is_short(word, entry) { Form::Short } else { Form::Name };
        lexicon.push(word, Known { sort, form, name, of: "" });
    }
    entry.parts(0).for_each(|word| lexicon.push(word, Known { sort, form: Form::Demonym, name, of: "" }));
    if let Some(capital) = entry.parts(1).next() {
        let known = Known { sort: Sort::Capital, form: Form::Name, name: capital, of: name };
        entry.parts(1).for_each(|word| lexicon.push(word, known));
    }
}

/// Whether a word of an entry is initials: of at most three letters, with periods, or made of another name's initials.
/// Such words are only names where they stand in capitals.
fn is_short(word: &str, entry: &Entry) -> bool {
    let is_made_of = |name: &str| {
        let initials = |small: bool| {
            let words = name.split([' ', '-']).filter(move |word| small || !is_particle(word));
            words.filter_map(|word| word.chars().next())
        };
        initials(true).eq(word.chars()) || initials(false).eq(word.chars())
    };
    word != first(entry)
        && !word.contains(' ')
        && (word.len() <= 3 || word.contains('.') || entry.words().any(is_made_of))
}

fn first(entry: &Entry) -> &'static str {
    entry.words().next().unwrap_or_default()
}

fn title(entry: &Entry) -> Option<Title> {
    let kind = match entry.section {
        "honorific" => TitleKind::Honorific,
        "academic" => TitleKind::Academic,
        "office" => TitleKind::Office,
        "military" => TitleKind::Military,
        "religious" => TitleKind::Religious,
        "trade" => TitleKind::Trade,
        _ => return None,
    };
    Some(Title { kind, name: first(entry) })
}

fn gender(entry: &Entry) -> Option<Gender> {
    match entry.section {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        "x" => Some(Gender::Common),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::lists::assert_tidy;

    #[test]
    fn the_lists_are_tidy() {
        let lists = [
            ("places", PLACES),
            ("cities", CITIES),
            ("metonyms", METONYMS),
            ("titles", TITLES),
            ("given_names", GIVEN_NAMES),
            ("nicknames", NICKNAMES),
            ("name_words", NAME_WORDS),
        ];
        lists.into_iter().for_each(|(name, text)| assert_tidy(name, text));
        let lines: Vec<&str> =
            ORGANISATIONS.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).collect();
        assert!(lines.is_sorted_by(|a, b| a < b), "organisations");
    }

    #[test]
    fn every_city_lies_in_a_listed_country() {
        for entry in entries(CITIES) {
            let country = known(entry.field(0));
            assert!(country.iter().any(|known| matches!(known.sort, Sort::Country | Sort::Land)), "{entry:?}");
        }
    }

    #[test]
    fn a_country_its_people_and_its_capital_are_told_apart() {
        let form = |name: &str| known(name).first().map(|known| (known.sort, known.form, known.name, known.of));
        assert_eq!(form("china"), Some((Sort::Country, Form::Name, "china", "")));
        assert_eq!(form("prc"), Some((Sort::Country, Form::Short, "china", "")));
        assert_eq!(form("chinese"), Some((Sort::Country, Form::Demonym, "china", "")));
        assert_eq!(form("peking"), Some((Sort::Capital, Form::Name, "beijing", "china")));
        assert_eq!(form("kremlin"), Some((Sort::Seat, Form::Name, "kremlin", "russia")));
        assert_eq!(form("chair"), None);
    }

    #[test]
    fn given_names_tell_the_sex_where_it_is_clear() {
        assert_eq!(given_name("gordon"), Some(Gender::Masculine));
        assert_eq!(given_name("olena"), Some(Gender::Feminine));
        assert_eq!(given_name("sasha"), Some(Gender::Common));
        assert_eq!(given_name("table"), None);
        assert!(same_given_name("bill", "william") && same_given_name("jim", "jimmy"));
        assert!(!same_given_name("bill", "bob"));
    }
}
