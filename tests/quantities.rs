//! What the grammar of quantities and dates reads, and what it leaves alone: each table has its near misses.

use retold::{
    english::{
        Analysis,
        quantities::{Kind, Quantity},
    },
    model::{Document, Original},
    read,
};

fn document(text: &str) -> Document {
    read::document(Original { text: text.to_owned(), ..Original::default() }, true)
}

/// Every quantity of a text, as `words | as understood`.
fn understood(text: &str) -> Vec<String> {
    let document = document(text);
    let analysis = Analysis::new(&document);
    let show =
        |quantity: &Quantity| format!("{} | {quantity}", document.span_of(quantity.tokens.clone()).of(document.text()));
    analysis.quantities(0).iter().map(show).collect()
}

#[track_caller]
fn reads(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(understood(text), *expected, "{text}");
    }
}

#[test]
fn counts_in_digits_and_words() {
    reads(&[
        ("some 11,000 soldiers", &["some 11,000 | about 11,000"]),
        ("1,00,000 voters", &["1,00,000 | 100,000"]),
        ("1\u{a0}200\u{a0}000 voters", &["1\u{a0}200\u{a0}000 | 1,200,000"]),
        ("1.2 thousand or twelve hundred", &["1.2 thousand | 1,200", "twelve hundred | 1,200"]),
        ("two hundred and thirty thousand and six", &["two hundred and thirty thousand and six | 230,006"]),
        ("Seventy-one of ninety nine", &["Seventy-one | 71", "ninety nine | 99"]),
        ("one and a half million", &["one and a half million | 1,500,000"]),
        ("half a million, a quarter of a million", &["half a million | 500,000", "a quarter of a million | 250,000"]),
        ("a dozen eggs, three dozen, half a dozen", &["a dozen | 12", "three dozen | 36", "half a dozen | 6"]),
        ("4.1bn rows", &["4.1bn | 4,100,000,000"]),
        ("a 1.3-billion-strong nation", &["1.3-billion | 1,300,000,000"]),
        ("2½ and .5", &["2½ | 2.5", ".5 | 0.5"]),
    ]);
}

#[test]
fn vague_counts_keep_their_scale() {
    reads(&[
        ("hundreds of thousands fled", &["hundreds of thousands | several times 100,000"]),
        ("a few hundred fled", &["a few hundred | several times 100"]),
        ("dozens died", &["dozens | several times 12"]),
        ("tens of millions of dollars", &["tens of millions of dollars | several times $10,000,000"]),
        // A near miss: points were scored.
        ("he scores often", &[]),
    ]);
}

#[test]
fn one_is_a_number_only_where_it_counts() {
    reads(&[
        ("one man", &["one | 1"]),
        ("one million", &["one million | 1,000,000"]),
        ("one in five", &["one in five | 0.2"]),
        ("one of the men", &[]),
        ("no one came", &[]),
        ("the big one", &[]),
        ("one another", &[]),
        ("one should know", &[]),
    ]);
}

#[test]
fn ordinals_and_places_in_a_row() {
    reads(&[
        ("the 21st and the twenty-first", &["21st | number 21", "twenty-first | number 21"]),
        ("one hundred and first", &["one hundred and first | number 101"]),
        ("No. 10 and number three", &["No. 10 | number 10", "number three | number 3"]),
        ("Day 12 of it, the 12th day", &["Day 12 | number 12", "12th | number 12"]),
        ("Q3 results", &["Q3 | number 3"]),
        ("World War II under Elizabeth II", &["II | number 2", "II | number 2"]),
        ("a third man and a second woman", &["third | number 3", "second | number 2"]),
        // Near misses: a sixtieth of a minute, a part, a letter.
        ("two per second", &["two per second | 2 per second"]),
        ("a second later", &["a second | 1 second"]),
        ("a third of them", &["a third | 1/3"]),
        ("Vitamin C and Malcolm X", &[]),
    ]);
}

#[test]
fn parts_and_percentages() {
    reads(&[
        ("two thirds, two-thirds, 2/3", &["two thirds | 2/3", "two-thirds | 2/3", "2/3 | 2/3"]),
        ("half the vote", &["half | 0.5"]),
        ("nine out of 10, three in every four", &["nine out of 10 | 0.9", "three in every four | 0.75"]),
        ("12%, 12 per cent, 12 percent, 12pc", &["12% | 12%", "12 per cent | 12%", "12 percent | 12%", "12pc | 12%"]),
        ("5 percentage points", &["5 percentage points | 5 percentage points"]),
        ("25 basis points", &["25 basis points | 25 basis points"]),
        ("half a percent", &["half a percent | 0.5%"]),
        // Near misses: days, brothers, games.
        ("9/11 and 24/7", &["9/11 | 9/11", "24/7 | 24/7"]),
        ("his half-brother at half-time", &[]),
        ("two quarters", &["two quarters | 2 quarters"]),
        ("three in 20 minutes", &["three | 3", "20 minutes | 20 minutes"]),
    ]);
}

#[test]
fn multiples() {
    reads(&[
        ("it doubled, twice, two times", &["doubled | 2 times", "twice | 2 times", "two times | 2 times"]),
        ("a tenfold rise, 10x", &["tenfold | 10 times", "10x | 10 times"]),
        ("it halved", &["halved | 0.5 times"]),
        ("twice a week, once a year", &["twice a week | 2 times per week", "once a year | 1 times per year"]),
        ("once he came", &[]),
        ("double-digit growth", &[]),
    ]);
}

#[test]
fn money() {
    reads(&[
        ("$4.1m, $4.1 million", &["$4.1m | $4,100,000", "$4.1 million | $4,100,000"]),
        ("five million dollars", &["five million dollars | $5,000,000"]),
        ("£2-3bn", &["£2-3bn | £2,000,000,000 to 3,000,000,000"]),
        ("A$5m, US$5, HK$2", &["A$5m | AUD 5,000,000", "US$5 | USD 5", "HK$2 | HKD 2"]),
        ("EUR 5m, 5m euros", &["EUR 5m | EUR 5,000,000", "5m euros | €5,000,000"]),
        ("300 Hong Kong dollars", &["300 Hong Kong dollars | HKD 300"]),
        ("50 cents and 20p", &["50 cents | $0.5", "20p | £0.2"]),
        ("$5 a day, $80 per barrel", &["$5 a day | $5 per day", "$80 per barrel | $80 per barrel"]),
        ("a 2.5-million-dollar house", &["2.5-million-dollar | $2,500,000"]),
        // Near misses: a weight, a verb, a moment.
        ("five pounds of flour", &["five pounds | 5 pounds"]),
        ("of the 12 won", &["12 | 12"]),
        ("he paid $5 a week ago", &["$5 | $5", "a week ago | 1 week back"]),
    ]);
}

#[test]
fn measures() {
    reads(&[
        ("10 miles, 16 km", &["10 miles | 10 miles", "16 km | 16 kilometres"]),
        ("72°F, 22 degrees Celsius", &["72°F | 72 degrees Fahrenheit", "22 degrees Celsius | 22 degrees Celsius"]),
        ("-5C or minus 5 degrees", &["-5C | -5 degrees Celsius", "minus 5 degrees | -5 degrees"]),
        ("5 square miles, 12 km2", &["5 square miles | 5 square miles", "12 km2 | 12 square kilometres"]),
        ("60 mph, 100 km/h", &["60 mph | 60 miles an hour", "100 km/h | 100 kilometres an hour"]),
        ("60 miles per hour", &["60 miles per hour | 60 miles an hour"]),
        ("5ft 6in, 5'6\", 5-foot-6", &["5ft 6in | 5.5 feet", "5'6\" | 5.5 feet", "5-foot-6 | 5.5 feet"]),
        ("three consecutive years", &["three consecutive years | 3 years"]),
        ("two and a half hours", &["two and a half hours | 2.5 hours"]),
        ("an hour and a half", &["an hour and a half | 1.5 hours"]),
        ("three-quarters of an hour", &["three-quarters of an hour | 0.75 hours"]),
        ("a two-day visit", &["two-day | 2 days"]),
        // A letter is a unit or a scale by what follows.
        ("the 100m sprint", &["100m | 100 metres"]),
        ("100m people", &["100m | 100,000,000"]),
        ("a 5k run", &["5k | 5 kilometres"]),
        ("5k people", &["5k | 5,000"]),
    ]);
}

#[test]
fn ages() {
    reads(&[
        ("a 12-year-old boy", &["12-year-old | 12 years of age"]),
        ("aged 42, age 42", &["aged 42 | 42 years of age", "age 42 | 42 years of age"]),
        ("three years old", &["three years old | 3 years of age"]),
        ("a six-month-old baby", &["six-month-old | 6 months of age"]),
        ("in his late 40s", &["40s | 40 to 49 years of age"]),
        ("the under-18s", &["under-18s | less than 18 years of age"]),
        // Near misses: a decade of the calendar, a length of time.
        ("in the late 40s", &["late 40s | late '40s"]),
        ("three years later", &["three years | 3 years"]),
    ]);
}

#[test]
fn scores_and_ranges() {
    reads(&[
        ("a 3-2 win", &["3-2 | 3-2"]),
        ("won two-nil", &["two-nil | 2-0"]),
        ("lost 2-3", &["2-3 | 2-3"]),
        ("2-3 people", &["2-3 | 2 to 3"]),
        ("150-200 copies", &["150-200 | 150 to 200"]),
        ("5 to 10 percent", &["5 to 10 percent | 5 to 10%"]),
        ("between 5 and 10 miles", &["5 and 10 miles | 5 to 10 miles"]),
        ("two or three days", &["two or three days | 2 to 3 days"]),
        // A change is no range; its first figure has the second's unit.
        ("fell from 10 to 5 percent", &["10 | 10%", "5 percent | 5%"]),
        ("rose from 5 to 10 percent", &["5 | 5%", "10 percent | 10%"]),
        ("500 and 1000 rupees", &["500 | 500 rupees", "1000 rupees | 1,000 rupees"]),
        ("room 5 and $10", &["room 5 | 5", "$10 | $10"]),
    ]);
}

#[test]
fn bounds() {
    reads(&[
        ("more than 20, over 20", &["more than 20 | more than 20", "over 20 | more than 20"]),
        (
            "at least 20, 20 or more, 20+",
            &["at least 20 | at least 20", "20 or more | at least 20", "20+ | at least 20"],
        ),
        ("a maximum of 5, not higher than 5", &["a maximum of 5 | at most 5", "not higher than 5 | at most 5"]),
        ("no fewer than 7", &["no fewer than 7 | at least 7"]),
        ("no more than 7, up to 7", &["no more than 7 | at most 7", "up to 7 | at most 7"]),
        ("nearly 100, just under 100", &["nearly 100 | nearly 100", "just under 100 | nearly 100"]),
        ("an estimated 500, 500 or so", &["an estimated 500 | about 500", "500 or so | about 500"]),
        (
            "20 miles or more, 20 or more miles",
            &["20 miles or more | at least 20 miles", "20 or more miles | at least 20 miles"],
        ),
        ("over five days", &["over five days | over 5 days"]),
        ("more thna 140 tanks", &["more thna 140 | more than 140"]),
        // Near misses: a place, a course of time, a sum, a topic.
        ("sat around two tables", &["two | 2"]),
        ("over the past 25 years", &["25 years | 25 years"]),
        ("5 plus 3", &["5 | 5", "3 | 3"]),
    ]);
}

#[test]
fn dates_in_every_order() {
    let day = "7 March 2022";
    for text in ["March 7, 2022", "7 March 2022", "7th of March, 2022", "2022-03-07", "Mar. 7, 2022", "7.3.2022"] {
        assert_eq!(understood(text), [format!("{text} | {day}")], "{text}");
    }
    reads(&[
        ("on Monday, March 7", &["Monday, March 7 | Monday 7 March"]),
        ("Tuesday, the 28th", &["Tuesday, the 28th | Tuesday 28"]),
        ("in March last year", &["March last year | March 1 year back"]),
        ("early March, mid-2010", &["early March | early March", "mid-2010 | mid 2010"]),
        ("March 3-5", &["March 3-5 | 3 March to 5 March"]),
        ("from March 3 to April 5", &["from March 3 to April 5 | 3 March to 5 April"]),
        ("last summer", &["last summer | summer 1 year back"]),
    ]);
}

#[test]
fn relative_dates() {
    reads(&[
        ("yesterday morning", &["yesterday morning | 1 day back morning"]),
        ("the day before yesterday", &["day before yesterday | 2 days back"]),
        ("last month, next week", &["last month | 1 month back", "next week | 1 week on"]),
        ("three weeks ago", &["three weeks ago | 3 weeks back"]),
        ("next Monday", &["next Monday | Monday 1 week on"]),
        ("by the end of the year", &["by the end of the year | by late this year"]),
        // Near misses: a length of time, a place, a state.
        ("in the last week", &[]),
        ("last in line", &[]),
        ("three weeks earlier", &["three weeks | 3 weeks"]),
    ]);
}

#[test]
fn years_decades_and_counts() {
    reads(&[
        ("in 2021, the 2008 crash", &["2021 | 2021", "2008 | 2008"]),
        ("by 1500", &["by 1500 | by 1500"]),
        ("500 BC, AD 79", &["500 BC | 500 BC", "AD 79 | 79"]),
        ("2015–2019, 2010-15", &["2015–2019 | 2015 to 2019", "2010-15 | 2010 to 2015"]),
        ("between 1999 and 2016", &["1999 and 2016 | 1999 to 2016"]),
        ("the 1990s, the '90s, the nineties", &["1990s | 1990s", "'90s | '90s", "nineties | '90s"]),
        ("2000 people, 1500 men", &["2000 | 2,000", "1500 | 1,500"]),
        ("in 2,021 cases", &["2,021 | 2,021"]),
        ("$2021", &["$2021 | $2,021"]),
    ]);
    let document = document("In 2021 they sold 2021 cars.");
    let analysis = Analysis::new(&document);
    let kinds: Vec<Kind> = analysis.quantities(0).iter().map(|quantity| quantity.kind).collect();
    assert_eq!(kinds[0], Kind::Year);
}

#[test]
fn bounds_of_dates_hold_for_dates_only() {
    reads(&[
        ("since Monday", &["since Monday | since Monday"]),
        ("by Friday", &["by Friday | by Friday"]),
        ("before May 5", &["before May 5 | before 5 May"]),
        ("after 9 p.m.", &["after 9 p.m. | after 21:00"]),
        // The preposition goes with the attack, not with the day.
        ("after Monday's attack", &["Monday | Monday"]),
        ("before the 2008 crash", &["2008 | 2008"]),
        ("rose by 5", &["5 | 5"]),
        ("not until March 9", &["until March 9 | 9 March"]),
    ]);
}

#[test]
fn times_of_day() {
    reads(&[
        ("9:30 p.m.", &["9:30 p.m. | 21:30"]),
        ("21:30", &["21:30 | 21:30"]),
        ("9.30pm", &["9.30pm | 21:30"]),
        ("half past nine in the evening", &["half past nine in the evening | 21:30"]),
        ("quarter to ten", &["quarter to ten | 09:45 a.m. or p.m."]),
        ("5 p.m. ET", &["5 p.m. ET | 17:00 (UTC-5:00)"]),
        ("1700 GMT", &["1700 GMT | 17:00 (UTC+0:00)"]),
        ("noon and midnight", &["noon | 12:00", "midnight | 00:00"]),
        ("3 to 5 p.m.", &["3 to 5 p.m. | 15:00 to 17:00"]),
        ("a 3:2 ratio", &["3:2 | 3-2"]),
    ]);
}

#[test]
fn ambiguous_words() {
    reads(&[
        ("it may 100 times", &["100 times | 100 times"]),
        ("she may leave in May", &["May | May"]),
        ("a march in March", &["March | March"]),
        ("the sun sat low", &[]),
        ("he sat on Sat. morning", &["Sat. morning | Saturday morning"]),
        ("the Sunday Times on Sunday", &["Sunday | Sunday"]),
        ("Black Friday", &[]),
        ("spring into action, fall down", &[]),
        ("on the one hand", &["one | 1"]),
    ]);
}

#[test]
fn digits_that_count_nothing() {
    reads(&[
        ("Covid-19", &["Covid-19 | covid-19"]),
        ("F-16s and a B-52", &["F-16s | f-16s", "B-52 | b-52"]),
        ("version 1.2.3", &["version 1.2.3 | 1.2.3"]),
        ("call 555-0123", &["555-0123 | 555-0123"]),
        ("Flight 370", &["Flight 370 | 370"]),
        ("3D and 5G", &["3D | 3d", "5G | 5g"]),
        ("Covid-19-related deaths", &["Covid-19 | covid-19"]),
        ("https://example.org/2021/03", &[]),
    ]);
}

#[test]
fn hostile_digits_are_identifiers() {
    let long = "9".repeat(10_000);
    assert_eq!(understood(&long), [format!("{long} | {long}")]);
    for text in ["1,2,3,4,".repeat(800), "million ".repeat(800), "twenty-".repeat(800), "5-".repeat(800)] {
        understood(&text);
    }
}

#[test]
fn weak_quantities_are_marked() {
    for (text, explicit) in [
        ("one man", false),
        ("a week", false),
        ("today", false),
        ("the first time", false),
        ("a couple of men", false),
        ("the two men", false),
        ("two men", true),
        ("two weeks", true),
        ("last week", true),
        ("the third time", true),
    ] {
        let document = document(text);
        let analysis = Analysis::new(&document);
        let found: Vec<bool> = analysis.quantities(0).iter().map(|quantity| quantity.explicit).collect();
        assert_eq!(found, [explicit], "{text}");
    }
}

#[test]
fn what_is_counted() {
    for (text, counted) in [
        ("11,000 Russian troops", Some("Russian")),
        ("twelve of the dead", Some("dead")),
        ("he counted 12.", None),
        ("12, then nothing", None),
    ] {
        let document = document(text);
        let analysis = Analysis::new(&document);
        let token = analysis.quantities(0)[0].counted;
        assert_eq!(token.map(|token| document.form(token)), counted, "{text}");
    }
}

#[test]
fn no_two_quantities_share_a_token() {
    for text in ["3pm-5pm", "5%-10% of 2-3m", "from 1999 to 2016 at 9:30", "1/2 1/2/2022 3-2-1"] {
        let document = document(text);
        let analysis = Analysis::new(&document);
        let quantities = analysis.quantities(0);
        assert!(quantities.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start), "{text}: {quantities:?}");
        assert!(quantities.iter().all(|quantity| !quantity.tokens.is_empty()), "{text}: {quantities:?}");
    }
}
