//! The words that quantities and dates are made of, each with its senses.

use crate::english::units::{Currency, Unit};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word may be in a quantity or a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// `zero` to `nineteen`.
    Small(u8),
    /// `twenty` to `ninety`.
    Tens(u8),
    /// Ten to the power of this: `hundred`, `thousand`, `million`.
    Scale(u8),
    /// The same after digits only: `bn`, `k`.
    Suffix(u8),
    /// Some of ten to the power of this: `hundreds`, `millions`.
    Scales(u8),
    /// `dozen`, `score`: so many together.
    Pack(u8),
    /// `dozens`, `scores`.
    Packs(u8),
    /// `first` to `ninetieth`.
    Ordinal(u8),
    /// Ten to the power of this as an ordinal: `hundredth`, `millionth`.
    OrdinalScale(u8),
    /// One of so many parts: `half`, `quarter`, `third`.
    Part(u8),
    /// Several of so many parts: `quarters`, `thirds`.
    Parts(u8),
    /// So many persons or things: `couple`, `pair`, `trio`.
    Group(u8),
    /// So many times: `twice`, `tripled`.
    Multiple(u8),
    /// One part of so many is left: `halved`.
    Reduced(u8),
    /// `st`, `nd`, `rd`, `th` after digits.
    OrdinalEnding,
    /// `nineties`, by the last two digits of the first year.
    Decade(u8),
    /// Hundredths: `percent`, `pc`, `pct`.
    Percent,
    /// A unit of measure.
    Unit(Unit),
    /// A currency, and how many of it make one.
    Money(Currency, u8),
    /// Day of the week, 0 for Monday.
    Weekday(u8),
    /// Month of the year, 1 to 12.
    Month(u8),
    /// `spring`, `summer`, `autumn`, `winter`, 0 to 3.
    Season(u8),
    /// `today`, `yesterday`, `tomorrow`: so many days from now.
    Days(i8),
    /// `morning`, `afternoon`, `evening`, `night`, 0 to 3.
    PartOfDay(u8),
    /// `last`, `this`, `next`: so many of the following unit from now.
    Shift(i8),
    /// Before or after noon.
    Noon(bool),
    /// Hours and minutes from UTC in minutes, in winter and in summer.
    Zone(i16, i16),
    /// A word that tells where in a period: `early`, `mid`, `late`, 0 to 2.
    Phase(u8),
}

/// A word has at most this many senses.
pub type Senses = [Option<Sense>; 3];

/// The senses of a lower-case word without its final period; none at all for most words.
pub fn senses(word: &str) -> Senses {
    static WORDS: LazyLock<FxHashMap<&str, Senses>> = LazyLock::new(|| {
        let mut words: FxHashMap<&str, Senses> = FxHashMap::default();
        for (word, sense) in words_of_number().chain(words_of_time()).chain(words_of_measure()) {
            let senses = words.entry(word).or_default();
            if senses.contains(&Some(sense)) {
                continue;
            }
            if let Some(free) = senses.iter_mut().find(|sense| sense.is_none()) {
                *free = Some(sense);
            }
        }
        words
    });
    WORDS.get(word).copied().unwrap_or_default()
}

const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
                     sixteen seventeen eighteen nineteen";
const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
const ORDINALS: &str = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth \
                        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth";
const ORDINAL_TENS: &str = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth";
const PARTS: &str = "thirds quarters fifths sixths sevenths eighths ninths tenths";
const DECADES: &str = "twenties thirties forties fifties sixties seventies eighties nineties";
const SCALES: &[(&str, u8)] =
    &[("hundred", 2), ("thousand", 3), ("lakh", 5), ("million", 6), ("crore", 7), ("billion", 9), ("trillion", 12)];
const PLURAL_SCALES: &[(&str, u8)] = &[
    ("hundreds", 2),
    ("thousands", 3),
    ("lakhs", 5),
    ("millions", 6),
    ("crores", 7),
    ("billions", 9),
    ("trillions", 12),
];
const SUFFIXES: &[(&str, u8)] = &[
    ("k", 3),
    ("thou", 3),
    ("m", 6),
    ("mn", 6),
    ("mln", 6),
    ("mil", 6),
    ("mio", 6),
    ("b", 9),
    ("bn", 9),
    ("bln", 9),
    ("bil", 9),
    ("tn", 12),
    ("trn", 12),
    ("tln", 12),
];
const OTHERS: &[(&str, Sense)] = &[
    ("naught", Sense::Small(0)),
    ("nil", Sense::Small(0)),
    ("nought", Sense::Small(0)),
    ("dozen", Sense::Pack(12)),
    ("score", Sense::Pack(20)),
    ("dozens", Sense::Packs(12)),
    ("scores", Sense::Packs(20)),
    ("hundredth", Sense::OrdinalScale(2)),
    ("thousandth", Sense::OrdinalScale(3)),
    ("millionth", Sense::OrdinalScale(6)),
    ("billionth", Sense::OrdinalScale(9)),
    ("half", Sense::Part(2)),
    ("third", Sense::Part(3)),
    ("quarter", Sense::Part(4)),
    ("fifth", Sense::Part(5)),
    ("sixth", Sense::Part(6)),
    ("seventh", Sense::Part(7)),
    ("eighth", Sense::Part(8)),
    ("ninth", Sense::Part(9)),
    ("tenth", Sense::Part(10)),
    ("fourth", Sense::Part(4)),
    ("halves", Sense::Parts(2)),
    ("fourths", Sense::Parts(4)),
    ("hundredths", Sense::Parts(100)),
    ("couple", Sense::Group(2)),
    ("pair", Sense::Group(2)),
    ("duo", Sense::Group(2)),
    ("trio", Sense::Group(3)),
    ("quartet", Sense::Group(4)),
    ("quintet", Sense::Group(5)),
    ("twice", Sense::Multiple(2)),
    ("twofold", Sense::Multiple(2)),
    ("double", Sense::Multiple(2)),
    ("doubled", Sense::Multiple(2)),
    ("doubles", Sense::Multiple(2)),
    ("doubling", Sense::Multiple(2)),
    ("thrice", Sense::Multiple(3)),
    ("threefold", Sense::Multiple(3)),
    ("triple", Sense::Multiple(3)),
    ("tripled", Sense::Multiple(3)),
    ("triples", Sense::Multiple(3)),
    ("tripling", Sense::Multiple(3)),
    ("trebled", Sense::Multiple(3)),
    ("trebling", Sense::Multiple(3)),
    ("fourfold", Sense::Multiple(4)),
    ("quadruple", Sense::Multiple(4)),
    ("quadrupled", Sense::Multiple(4)),
    ("quadrupling", Sense::Multiple(4)),
    ("fivefold", Sense::Multiple(5)),
    ("sixfold", Sense::Multiple(6)),
    ("sevenfold", Sense::Multiple(7)),
    ("eightfold", Sense::Multiple(8)),
    ("ninefold", Sense::Multiple(9)),
    ("tenfold", Sense::Multiple(10)),
    ("hundredfold", Sense::Multiple(100)),
    ("halved", Sense::Reduced(2)),
    ("halving", Sense::Reduced(2)),
    ("percent", Sense::Percent),
    ("pc", Sense::Percent),
    ("pct", Sense::Percent),
    ("st", Sense::OrdinalEnding),
    ("nd", Sense::OrdinalEnding),
    ("rd", Sense::OrdinalEnding),
    ("th", Sense::OrdinalEnding),
];

fn words_of_number() -> impl Iterator<Item = (&'static str, Sense)> {
    fn count(words: &'static str, first: u8) -> impl Iterator<Item = (&'static str, u8)> {
        words.split_whitespace().zip(first..)
    }
    let tens = |(word, ten): (&'static str, u8)| (word, ten * 10);
    count(SMALL, 0)
        .map(|(word, value)| (word, Sense::Small(value)))
        .chain(count(TENS, 2).map(tens).map(|(word, value)| (word, Sense::Tens(value))))
        .chain(count(ORDINALS, 1).map(|(word, value)| (word, Sense::Ordinal(value))))
        .chain(count(ORDINAL_TENS, 2).skip(1).map(tens).map(|(word, value)| (word, Sense::Ordinal(value))))
        .chain(count(PARTS, 3).map(|(word, value)| (word, Sense::Parts(value))))
        .chain(count(DECADES, 2).map(tens).map(|(word, value)| (word, Sense::Decade(value))))
        .chain(SCALES.iter().map(|(word, exponent)| (*word, Sense::Scale(*exponent))))
        .chain(PLURAL_SCALES.iter().map(|(word, exponent)| (*word, Sense::Scales(*exponent))))
        .chain(SUFFIXES.iter().map(|(word, exponent)| (*word, Sense::Suffix(*exponent))))
        .chain(OTHERS.iter().copied())
}

fn words_of_measure() -> impl Iterator<Item = (&'static str, Sense)> {
    let units = Unit::names().map(|(name, unit)| (name, Sense::Unit(unit)));
    units.chain(Currency::nouns().map(|(noun, currency, parts)| (noun, Sense::Money(currency, parts as u8))))
}

const WEEKDAYS: [&str; 7] = [
    "monday mondays mon",
    "tuesday tuesdays tue tues",
    "wednesday wednesdays wed weds",
    "thursday thursdays thu thur thurs",
    "friday fridays fri",
    "saturday saturdays sat",
    "sunday sundays sun",
];
const MONTHS: [&str; 12] = [
    "january jan",
    "february feb febr",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
];
const SEASONS: [&str; 4] = ["spring springtime", "summer summertime", "autumn fall", "winter wintertime"];
const PARTS_OF_DAY: [&str; 4] = ["morning", "afternoon", "evening", "night"];
const PHASES: [&str; 3] = ["early beginning start", "mid middle", "late end"];
const OTHER_TIMES: &[(&str, Sense)] = &[
    ("today", Sense::Days(0)),
    ("tonight", Sense::Days(0)),
    ("yesterday", Sense::Days(-1)),
    ("tomorrow", Sense::Days(1)),
    ("last", Sense::Shift(-1)),
    ("past", Sense::Shift(-1)),
    ("previous", Sense::Shift(-1)),
    ("this", Sense::Shift(0)),
    ("current", Sense::Shift(0)),
    ("next", Sense::Shift(1)),
    ("coming", Sense::Shift(1)),
    ("following", Sense::Shift(1)),
    ("am", Sense::Noon(false)),
    ("a.m", Sense::Noon(false)),
    ("pm", Sense::Noon(true)),
    ("p.m", Sense::Noon(true)),
    ("gmt", Sense::Zone(0, 0)),
    ("utc", Sense::Zone(0, 0)),
    ("bst", Sense::Zone(60, 60)),
    ("cet", Sense::Zone(60, 60)),
    ("cest", Sense::Zone(120, 120)),
    ("eet", Sense::Zone(120, 120)),
    ("eest", Sense::Zone(180, 180)),
    ("msk", Sense::Zone(180, 180)),
    ("ist", Sense::Zone(330, 330)),
    ("jst", Sense::Zone(540, 540)),
    ("aest", Sense::Zone(600, 600)),
    ("aedt", Sense::Zone(660, 660)),
    ("et", Sense::Zone(-300, -240)),
    ("est", Sense::Zone(-300, -300)),
    ("edt", Sense::Zone(-240, -240)),
    ("ct", Sense::Zone(-360, -300)),
    ("cst", Sense::Zone(-360, -360)),
    ("cdt", Sense::Zone(-300, -300)),
    ("mt", Sense::Zone(-420, -360)),
    ("mst", Sense::Zone(-420, -420)),
    ("mdt", Sense::Zone(-360, -360)),
    ("pt", Sense::Zone(-480, -420)),
    ("pst", Sense::Zone(-480, -480)),
    ("pdt", Sense::Zone(-420, -420)),
];

fn words_of_time() -> impl Iterator<Item = (&'static str, Sense)> {
    fn numbered(rows: &'static [&'static str], sense: fn(u8) -> Sense) -> impl Iterator<Item = (&'static str, Sense)> {
        rows.iter().zip(0..).flat_map(move |(row, index)| row.split_whitespace().map(move |word| (word, sense(index))))
    }
    numbered(&WEEKDAYS, Sense::Weekday)
        .chain(numbered(&MONTHS, |index| Sense::Month(index + 1)))
        .chain(numbered(&SEASONS, Sense::Season))
        .chain(numbered(&PARTS_OF_DAY, Sense::PartOfDay))
        .chain(numbered(&PHASES, Sense::Phase))
        .chain(OTHER_TIMES.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(word: &str, sense: Sense) -> bool {
        senses(word).contains(&Some(sense))
    }

    #[test]
    fn words_have_all_their_senses() {
        assert!(has("second", Sense::Ordinal(2)) && has("second", Sense::Unit(Unit::Second)));
        assert!(has("quarter", Sense::Part(4)));
        assert!(has("third", Sense::Ordinal(3)) && has("third", Sense::Part(3)));
        assert!(has("ninetieth", Sense::Ordinal(90)) && has("thirtieth", Sense::Ordinal(30)));
        assert!(has("thirteen", Sense::Small(13)) && has("ninety", Sense::Tens(90)));
        assert!(has("december", Sense::Month(12)) && has("sat", Sense::Weekday(5)));
        assert_eq!(senses("gardener"), [None; 3]);
    }

    #[test]
    fn no_sense_is_lost_for_want_of_room() {
        for (word, sense) in words_of_number().chain(words_of_time()).chain(words_of_measure()) {
            assert!(has(word, sense), "{word}");
        }
    }
}
