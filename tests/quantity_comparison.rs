//! Which quantities and dates mean the same: honest rewording beside near misses.

use proptest::prelude::*;
use retold::{
    english::{
        Analysis,
        dates::Day,
        quantities::{BoundChange, Comparison, Context, compare, match_up},
    },
    model::{Category, Document, Original, Pair, Side},
    read,
};

fn document(text: &str) -> Document {
    read::document(Original { text: text.to_owned(), ..Original::default() }, true)
}

/// A Tuesday.
fn written() -> Option<Day> {
    Day::of(2022, 3, 8)
}

/// Compares the first quantity of each text, both written on that Tuesday or on an unknown day.
fn compared_on(source: &str, copy: &str, written: Option<Day>) -> Comparison {
    let documents = Pair::new(document(source), document(copy));
    let analyses = documents.as_ref().map(Analysis::new);
    let quantities = analyses.as_ref().map(|analysis| analysis.quantities(0));
    assert!(!quantities.source.is_empty(), "nothing is read in {source:?}");
    assert!(!quantities.copy.is_empty(), "nothing is read in {copy:?}");
    compare(quantities.map(|quantities| &quantities[0]), &Context { written: Pair::new(written, written) })
}

fn compared(source: &str, copy: &str) -> Comparison {
    compared_on(source, copy, None)
}

/// Both ways round, as far as the outcome has no direction.
#[track_caller]
fn all(expected: Comparison, rows: &[(&str, &str)]) {
    let both_ways = rows.iter().flat_map(|(source, copy)| [(*source, *copy), (*copy, *source)]);
    agree(both_ways.map(|(source, copy)| (source, copy, compared(source, copy))), |found| found == expected);
}

/// Panics with every row whose outcome is not as expected.
#[track_caller]
fn agree<'t>(rows: impl Iterator<Item = (&'t str, &'t str, Comparison)>, expected: impl Fn(Comparison) -> bool) {
    let wrong: Vec<String> = rows
        .filter(|(_, _, found)| !expected(*found))
        .map(|(source, copy, found)| format!("{source} → {copy}: {found:?}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "{}",
        wrong.join(
            "
"
        )
    );
}

#[test]
fn one_value_in_many_notations() {
    all(
        Comparison::Same,
        &[
            ("1,200 men", "1.2 thousand men"),
            ("1,200 men", "twelve hundred men"),
            ("twenty-five men", "25 men"),
            ("a dozen men", "12 men"),
            ("half a dozen men", "six men"),
            ("12 per cent", "12%"),
            ("half of them", "50 percent of them"),
            ("1/2 of them", "half of them"),
            ("one in five", "20%"),
            ("nine out of ten", "90%"),
            ("it doubled", "it was twice that"),
            ("three times", "tripled"),
            ("halved", "half"),
            ("$5m", "$5 million"),
            ("$5m", "five million dollars"),
            ("$5m", "US$5 million"),
            ("50 cents", "$0.50"),
            ("a 3-year-old", "aged three"),
            ("a 3-year-old", "three years old"),
            ("Chang, 42, said", "42-year-old Chang said"),
            ("the 1990s", "the nineties"),
            ("the 1990s", "the '90s"),
            ("World War II", "the second world war"),
            ("No. 3", "the third"),
            ("Day 12", "the 12th day"),
            ("two weeks", "14 days"),
            ("two weeks", "a fortnight"),
            ("18 months", "a year and a half"),
            ("24 hours", "a day"),
            ("won 3-2", "lost 2-3"),
            ("9:30 p.m.", "21:30"),
            ("9:30", "half past nine"),
            ("noon", "12 p.m."),
            ("7 o'clock", "seven"),
            ("on March 7", "on 7 March"),
            ("on March 7", "on Monday, March 7"),
            ("on March 7", "on March 7, 2022"),
            ("the 7th", "March 7"),
            ("in 2021", "the year 2021"),
            ("three weeks ago", "21 days ago"),
            ("100 tons", "100 tonnes"),
            ("14 points", "14 percentage points"),
            ("Covid-19", "Covid 19"),
            ("5 pounds", "£5"),
            ("5 million yaun", "5 million yuan"),
            ("the Shihab-3", "the Shehab-3"),
            ("by 2000", "by the year 2000"),
        ],
    );
}

#[test]
fn other_values() {
    all(
        Comparison::ValueChanged,
        &[
            ("25 years", "21 years"),
            ("two men", "three men"),
            ("the third man", "the fourth man"),
            ("the third man", "the tenth man"),
            ("1,200 men", "1,300 men"),
            ("12%", "21%"),
            ("half", "a third"),
            ("$5m", "$6m"),
            ("a 17-year-old", "a 16-year-old"),
            ("the 1960s", "the 1970s"),
            ("the 8th century", "the 7th century"),
            ("won 3-0", "won 17-0"),
            ("5 to 10 percent", "5 to 15 percent"),
            ("20:30", "21:30"),
            ("9:30 p.m.", "9:30 a.m."),
            ("on Tuesday", "on Thursday"),
            ("on June 20", "on June 4"),
            ("in June 1964", "in June 1974"),
            ("in 1979", "in 1997"),
            ("early February", "late February"),
            ("yesterday", "today"),
            ("last year", "this year"),
            ("Monday morning", "Monday evening"),
            ("three weeks ago", "four weeks ago"),
            ("802.11g", "802.22g"),
            ("Covid-19", "Covid-22"),
            ("an F-16", "a B-16"),
            ("more than 100 feet", "more than 110 feet"),
            ("about 950 men", "about 1,000 men"),
            ("247 runs", "250 runs"),
            ("dozens", "five"),
        ],
    );
}

#[test]
fn rounding_is_honest_within_its_step() {
    let honest = [
        ("11,342 men", "more than 11,000 men"),
        ("11,342 men", "over 11,000 men"),
        ("11,342 men", "some 11,000 men"),
        ("11,342 men", "11,300 men"),
        ("97 men", "about 100 men"),
        ("97 men", "nearly 100 men"),
        ("1,234,567 men", "1.2 million men"),
        ("12.4%", "12%"),
        ("54%", "more than half"),
        ("33%", "a third"),
        ("66.7%", "two thirds"),
        ("49%", "nearly half"),
        ("340 men", "hundreds of men"),
        ("36 men", "dozens of men"),
        ("a 43-year-old", "in her 40s"),
        ("on March 7", "in March"),
        ("March 2021", "2021"),
        ("in 1994", "in the 1990s"),
        ("$247.7 billion", "$247 billion"),
    ];
    let rows = honest.iter().map(|(source, copy)| (*source, *copy, compared(source, copy)));
    agree(rows, |found| matches!(found, Comparison::Rounded { .. }) && found.is_harmless() && !found.is_same());
    let unlike = [
        ("11,342 men", "more than 12,000 men"),
        ("11,342 men", "nearly 11,000 men"),
        ("25 men", "20 men"),
        ("25 men", "about 20 men"),
        ("103 men", "nearly 100 men"),
        ("46%", "more than half"),
        ("a 53-year-old", "in her 40s"),
        ("in 2004", "in the 1990s"),
        ("on April 7", "in March"),
        ("3,400 men", "hundreds of men"),
    ];
    all(Comparison::ValueChanged, &unlike);
}

#[test]
fn conversions() {
    all(
        Comparison::SameConverted,
        &[
            ("10 miles", "16 km"),
            ("about 10 miles", "16 km"),
            ("72°F", "22°C"),
            ("100 acres", "40 hectares"),
            ("6 feet", "1.8 metres tall"),
            ("5ft 11", "180 cm"),
            ("150 pounds", "68 kg"),
            ("60 mph", "97 km/h"),
            ("10 gallons", "38 litres"),
            ("30 days", "a month"),
            ("5 p.m. EST", "2200 GMT"),
            ("5 p.m. ET", "2 p.m. PT"),
        ],
    );
    for (source, copy) in
        [("10 miles", "20 km"), ("72°F", "32°C"), ("3 weeks", "two months"), ("5 p.m. EST", "2100 GMT")]
    {
        assert_eq!(compared(source, copy), Comparison::ValueChanged, "{source} → {copy}");
    }
}

#[test]
fn units_and_currencies() {
    all(
        Comparison::UnitChanged,
        &[
            ("10 miles", "10 km"),
            ("72°F", "72°C"),
            ("5 percentage points", "5 percent"),
            ("10 days", "10 weeks"),
            ("$5 a day", "$5 an hour"),
            ("5 miles", "5 hours"),
        ],
    );
    all(Comparison::CurrencyChanged { same_figure: true }, &[("$5m", "£5m"), ("A$5", "US$5"), ("5 yen", "5 yuan")]);
    all(Comparison::CurrencyChanged { same_figure: false }, &[("$5m", "£4m")]);
    assert_eq!(compared("10 miles", "10"), Comparison::UnitMissing(Side::Copy));
    assert_eq!(compared("12", "12%"), Comparison::UnitMissing(Side::Source));
    // A bare $ may be any dollar.
    assert_eq!(compared("$5m", "A$5m"), Comparison::Same);
}

#[test]
fn powers_of_ten() {
    for (source, copy, exponent) in [
        ("1,200 men", "12,000 men", 1),
        ("12,000 men", "1,200 men", -1),
        ("$5 million", "$5 billion", 3),
        ("thousands of men", "millions of men", 3),
    ] {
        assert_eq!(compared(source, copy), Comparison::ScaleChanged(exponent), "{source} → {copy}");
    }
    assert_eq!(compared("1,200 men", "2,400 men"), Comparison::ValueChanged);
}

#[test]
fn bounds() {
    all(
        Comparison::Same,
        &[
            ("over 11,000 men", "more than 11,000 men"),
            ("at least 20 men", "20 men or more"),
            ("at least 20 men", "more than 20 men"),
            ("about 20 men", "roughly 20 men"),
            ("exactly 20 men", "20 men"),
            ("nearly 20 men", "just under 20 men"),
            ("nearly 20 men", "less than 20 men"),
            ("up to 20 men", "as many as 20 men"),
            ("over five days", "in five days"),
            ("within five days", "in five days"),
            ("by the end of 2021", "at the end of 2021"),
            ("until Monday", "by Monday"),
        ],
    );
    all(
        Comparison::ComparatorChanged(BoundChange::Hedge),
        &[
            ("about 20 men", "20 men"),
            ("nearly 20 men", "20 men"),
            ("since 1983", "in 1983"),
            ("by Monday", "on Monday"),
        ],
    );
    all(
        Comparison::ComparatorChanged(BoundChange::Bound),
        &[("at least 20 men", "20 men"), ("up to 20 men", "20 men"), ("before Monday", "on Monday")],
    );
    all(
        Comparison::ComparatorChanged(BoundChange::Opposite),
        &[
            ("more than 20 men", "fewer than 20 men"),
            ("at least 20 men", "at most 20 men"),
            ("before Monday", "after Monday"),
            ("nearly 20 men", "more than 20 men"),
        ],
    );
}

#[test]
fn dates_by_the_day_of_writing() {
    let on = |rows: &'static [(&str, &str)]| {
        rows.iter().map(|(source, copy)| (*source, *copy, compared_on(source, copy, written())))
    };
    let same = on(&[
        ("on Monday", "on March 7"),
        ("on Monday", "yesterday"),
        ("yesterday", "on March 7, 2022"),
        ("last year", "in 2021"),
        ("last month", "in February"),
        ("a week ago", "last week"),
        ("on Friday", "on March 11"),
        ("this year", "in 2022"),
    ]);
    agree(same, Comparison::is_same);
    let other = on(&[
        ("on Monday", "on March 8"),
        ("yesterday", "on Tuesday"),
        ("last year", "in 2020"),
        ("last month", "in January"),
        ("last week", "on March 9"),
    ]);
    agree(other, |found| found == Comparison::ValueChanged);
    let coarser = on(&[("on March 1", "last week"), ("on Monday", "this month")]);
    agree(coarser, |found| matches!(found, Comparison::Rounded { coarser: Some(Side::Copy), .. }));
}

#[test]
fn without_the_day_of_writing_relative_dates_tell_nothing() {
    for (source, copy) in [
        ("on Monday", "on March 7"),
        ("yesterday", "on Monday"),
        ("last year", "in 2021"),
        ("6 p.m. EDT", "3 p.m. Arizona time"),
    ] {
        assert_eq!(compared(source, copy), Comparison::Incomparable, "{source} → {copy}");
    }
}

#[test]
fn slashed_dates_may_be_read_both_ways() {
    assert!(compared("03/07/2022", "March 7, 2022").is_same());
    assert!(compared("03/07/2022", "July 3, 2022").is_same());
    assert_eq!(compared("03/07/2022", "July 4, 2022"), Comparison::ValueChanged);
    assert_eq!(compared("13/07/2022", "March 7, 2022"), Comparison::ValueChanged);
}

#[test]
fn the_day_of_writing_is_found() {
    let written = |text: &str| {
        let document = read::document(Original { text: text.to_owned(), ..Original::default() }, false);
        Analysis::new(&document).written()
    };
    let day = Day::of(2022, 3, 7);
    assert_eq!(written("KYIV, March 7, 2022 (Reuters) - Troops moved on.\n\nThey did not stop."), day);
    assert_eq!(written("date 2022-03-07 Troops move on\n\nThey did not stop."), day);
    // A date in the story is none of the story's.
    assert_eq!(written("Troops moved on since March 7, 2022 and did not stop."), None);
    let mut original = Original { text: "Troops moved on.".to_owned(), ..Original::default() };
    original.fields.date = Some("2022-03-07T10:00:00Z".to_owned());
    let document = read::document(original, false);
    assert_eq!(Analysis::new(&document).written(), day);
}

#[test]
fn what_a_comparison_tells() {
    let documents = Pair::new(document("at least 20 men on Monday"), document("20 men on Tuesday"));
    let analyses = documents.as_ref().map(Analysis::new);
    let quantities = analyses.as_ref().map(|analysis| analysis.quantities(0));
    let first = quantities.map(|quantities| &quantities[0]);
    let bound = compare(first, &Context::default());
    assert_eq!(bound.category(first), Some(Category::Quantifier));
    assert_eq!(bound.explain(first), "the source says at least 20, the copy 20");
    let second = quantities.map(|quantities| &quantities[1]);
    let changed = compare(second, &Context::default());
    assert_eq!(changed.category(second), Some(Category::Date));
    let evidence = changed.evidence(second);
    assert_eq!((evidence.rule.as_str(), evidence.source.as_deref()), ("quantity/value", Some("Monday")));
}

#[test]
fn quantities_find_their_counterparts() {
    let pair_up = |source: &str, copy: &str| {
        let documents = Pair::new(document(source), document(copy));
        let analyses = documents.as_ref().map(Analysis::new);
        let quantities = analyses.as_ref().map(|analysis| analysis.quantities(0));
        match_up(quantities, |source, copy| if source == copy { 1.0 } else { 0.0 }, &Context::default())
    };
    // Moved, the same ones pair.
    let moved = pair_up("5 men and 7 women", "seven women and five men");
    assert!(moved.matches.iter().all(|found| found.comparison == Comparison::Same), "{moved:?}");
    assert_eq!(moved.matches.len(), 2);
    // Changed, those pair that are linked.
    let changed = pair_up("5 men and 7 women", "5 men and 8 women");
    assert_eq!(changed.matches[1].comparison, Comparison::ValueChanged);
    // Nothing links the second.
    let lost = pair_up("5 men and 7 women", "5 men");
    assert_eq!((lost.source_alone, lost.copy_alone), (vec![1], vec![]));
    // “From … to” is read apart, a hyphen as one range.
    let range = pair_up("between 5 and 10 men", "from 5 men to 10 men");
    assert!(range.source_alone.is_empty() && range.copy_alone.is_empty(), "{range:?}");
}

/// A whole number in words, as a speaker would say it.
fn in_words(value: u64, and: bool) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let joint = if and { " and " } else { " " };
    match value {
        0..20 => SMALL[value as usize].to_owned(),
        20..100 if value.is_multiple_of(10) => TENS[value as usize / 10].to_owned(),
        20..100 => format!("{}-{}", TENS[value as usize / 10], SMALL[value as usize % 10]),
        100..1000 => {
            let rest = if !value.is_multiple_of(100) {
                format!("{joint}{}", in_words(value % 100, and))
            } else {
                String::new()
            };
            format!("{} hundred{rest}", in_words(value / 100, and))
        }
        _ => {
            let (scale, name) = [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")]
                .into_iter()
                .find(|(scale, _)| value >= *scale)
                .unwrap_or((1, ""));
            let joint = if value % scale < 100 { joint } else { " " };
            let rest = if !value.is_multiple_of(scale) {
                format!("{joint}{}", in_words(value % scale, and))
            } else {
                String::new()
            };
            format!("{} {name}{rest}", in_words(value / scale, and))
        }
    }
}

/// With commas between the thousands.
fn with_commas(value: u64) -> String {
    let digits = value.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| str::from_utf8(group).ok()).collect();
    groups.join(",")
}

proptest! {
    #[test]
    fn numbers_in_words_are_read_as_said(value in 2u64..1_000_000_000_000, and: bool) {
        let found = compared(&format!("{} men", in_words(value, and)), &format!("{} men", with_commas(value)));
        prop_assert_eq!(found, Comparison::Same, "{}", in_words(value, and));
    }

    #[test]
    fn round_numbers_are_one_in_every_notation(tenths in 11u64..999, scale in 0usize..3) {
        let (factor, name, suffix) = [(1000, "thousand", "k"), (1_000_000, "million", "m"), (1_000_000_000, "billion", "bn")][scale];
        let digits = with_commas(tenths * factor / 10);
        let decimal = format!("{}.{}", tenths / 10, tenths % 10);
        for text in [format!("${decimal} {name}"), format!("${decimal}{suffix}"), format!("{decimal} {name} dollars")] {
            prop_assert_eq!(compared(&format!("${digits}"), &text), Comparison::Same, "${} {}", digits, text);
        }
    }

    #[test]
    fn days_are_one_in_every_notation(count in 11_000i32..21_000) {
        let (year, month, day) = Day(count).date();
        let name = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"][usize::from(month) - 1];
        let iso = format!("{year:04}-{month:02}-{day:02}");
        for text in [format!("{name} {day}, {year}"), format!("{day} {name} {year}"), format!("the {name} {day}")] {
            prop_assert_eq!(compared(&iso, &text), Comparison::Same, "{} {}", iso, text);
        }
        let weekday = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
            [usize::from(Day(count).weekday())];
        let next = Day(count).plus(1);
        let told = compared_on(&format!("on {weekday}"), &format!("on {iso}"), Some(next));
        prop_assert!(told.is_same());
        prop_assert_eq!(compared_on(&format!("on {weekday}"), &format!("on {next}"), Some(next)), Comparison::ValueChanged);
    }

    #[test]
    fn comparison_has_no_favourite_side(a in 1u32..5000, b in 1u32..5000, unit in 0usize..5) {
        let unit = ["men", "miles", "%", "dollars", "years old"][unit];
        let (left, right) = (format!("{a} {unit}"), format!("{b} {unit}"));
        let (there, back) = (compared(&left, &right), compared(&right, &left));
        prop_assert_eq!(there.is_harmless(), back.is_harmless());
        prop_assert_eq!(there.is_same(), a == b);
    }

    #[test]
    fn any_text_is_read_without_panic(text in "[0-9a-z$%£€.,:/'’ \\-–½°MTJ]{0,60}") {
        let document = document(&text);
        let analysis = Analysis::new(&document);
        for sentence in 0..document.sentences.len() {
            let quantities = analysis.quantities(sentence);
            for pair in quantities.windows(2) {
                prop_assert!(pair[0].tokens.end <= pair[1].tokens.start);
            }
            for quantity in quantities {
                prop_assert!(quantity.tokens.end <= document.tokens.len() && !quantity.core.is_empty());
                let itself = compare(Pair::new(quantity, quantity), &Context::default());
                prop_assert_eq!(itself, Comparison::Same, "{}", quantity);
            }
        }
    }
}
