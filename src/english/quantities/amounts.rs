//! Amounts: numbers with what stands around them — money, percentages, measures, ages, scores, ranges, multiples.

use super::{
    Bound, Figure, Kind, Number, Value,
    atoms::{Atoms, Class},
    bounds::{is_function_word, is_slip},
    grammar::{Draft, currency_before, rate},
    lexicon::Sense,
    measures::{compound, unit},
};
use crate::english::{
    dates,
    units::{Currency, Dimension, Unit},
};

/// An amount at an atom.
pub(super) fn amount(atoms: &Atoms, at: usize) -> Option<Draft> {
    let draft = money(atoms, at)
        .or_else(|| age(atoms, at))
        .or_else(|| several(atoms, at))
        .or_else(|| multiple(atoms, at))
        .or_else(|| score(atoms, at))
        .or_else(|| share(atoms, at))
        .or_else(|| part(atoms, at))
        .or_else(|| of_magnitude(atoms, at))
        .or_else(|| counted_amount(atoms, at))
        .or_else(|| article(atoms, at))?;
    Some(with_rate(atoms, joined_to_its_like(atoms, at, draft)))
}

fn with_rate(atoms: &Atoms, draft: Draft) -> Draft {
    let fits = matches!(draft.kind, Kind::Money(_) | Kind::Multiple | Kind::Cardinal | Kind::Measure(_));
    match rate(atoms, draft.end).filter(|_| fits && draft.explicit) {
        Some((unit, end)) => Draft { per: Some(unit), end, ..draft },
        None => draft,
    }
}

/// Ranges whose both ends carry their unit: `5%-10%`, `$5-$10`, `between 5 miles and 10 miles`.
fn joined_to_its_like(atoms: &Atoms, at: usize, draft: Draft) -> Draft {
    let hyphen = atoms.is(draft.end, &["-", "–"]) && atoms.is_class(draft.end - 1, Class::Sign);
    let joined = hyphen || atoms.is(draft.end, &["and"]) && atoms.before(at) == "between";
    let Value::Number(low) = draft.value else { return draft };
    let next = draft.end + 1;
    let other = if joined { money(atoms, next).or_else(|| counted_amount(atoms, next)) } else { None };
    match other {
        Some(Draft { kind, value: Value::Number(high), end, .. }) if kind == draft.kind && low.value < high.value => {
            Draft { value: Value::Range(low, high), end, ..draft }
        }
        _ => draft,
    }
}

/// `$4.1m`, `US$ 240 billion`, `PLN 1.4 billion`, `$5-10 million`.
fn money(atoms: &Atoms, at: usize) -> Option<Draft> {
    let ((currency, parts), start) = currency_before(atoms, at)?;
    let (figure, end) = atoms.numeral(start, true)?;
    let (value, end) = range(atoms, start, figure, end, true);
    let code = Currency::of_code(atoms.text(end)).filter(|code| code.may_be(currency) && atoms.is_capital(end));
    let value = scaled(value, Number::ratio(1, parts.into())?)?;
    let kind = Kind::Money(code.unwrap_or(currency));
    Some(with_bound(atoms, Draft::new(kind, value, end + usize::from(code.is_some()))))
}

/// `aged 42`, `age 42`, `at the age of 42`, `aged 18 to 24`; `in his 40s`.
fn age(atoms: &Atoms, at: usize) -> Option<Draft> {
    if let Some(draft) = decade_of_life(atoms, at).or_else(|| over_or_under(atoms, at)) {
        return Some(draft);
    }
    if !atoms.is(at, &["aged", "age", "ages"]) {
        return None;
    }
    let start = at + 1 + usize::from(atoms.is(at + 1, &["of", "between"]));
    let (figure, end) = atoms.numeral(start, false).filter(|(figure, _)| figure.value < Number::whole(150))?;
    let (value, end) = range(atoms, start, figure, end, false);
    let draft = measured(atoms, value, end)?;
    let kind = match draft.kind {
        Kind::Cardinal => Kind::Age(Unit::Year),
        Kind::Age(unit) => Kind::Age(unit),
        Kind::Measure(unit) if unit.dimension() == Dimension::Time => Kind::Age(unit),
        _ => return None,
    };
    Some(Draft { kind, ..draft })
}

/// `18s` of `the under-18s`.
fn over_or_under(atoms: &Atoms, at: usize) -> Option<Draft> {
    let bounded = at > 1 && atoms.before(at) == "-" && atoms.is(at - 2, &["over", "under"]);
    let plural = atoms.is(at + 1, &["s"]) && atoms.is_glued(at + 1);
    let years = atoms.plain(at).filter(|years| bounded && plural && *years < 120)?;
    Some(Draft::number(Kind::Age(Unit::Year), Figure::new(Number::whole(years)), at + 2))
}

/// `40s`, `forties` after `his`, which the dates leave alone.
fn decade_of_life(atoms: &Atoms, at: usize) -> Option<Draft> {
    const OWNERS: [&str; 6] = ["his", "her", "their", "my", "our", "your"];
    let owned = (1..=3).any(|back| at >= back && atoms.is(at - back, &OWNERS));
    let spoken =
        atoms.sense(at, |sense| if let Sense::Decade(years) = sense { Some((i64::from(years), at + 1)) } else { None });
    let digits =
        || atoms.plain(at).filter(|_| atoms.is(at + 1, &["s"]) && atoms.is_glued(at + 1)).map(|years| (years, at + 2));
    let (years, end) = spoken.or_else(digits).filter(|(years, _)| owned && *years % 10 == 0 && *years < 120)?;
    let figure = |years: i64| Figure { value: Number::whole(years), place: Some(0) };
    Some(Draft::new(Kind::Age(Unit::Year), Value::Range(figure(years), figure(years + 9)), end))
}

/// `hundreds`, `tens of thousands`, `several dozen`, `a few hundred`, `a couple of million`.
fn several(atoms: &Atoms, at: usize) -> Option<Draft> {
    let plural = |at: usize| {
        let named = if atoms.is(at, &["tens"]) { Some(1) } else { None };
        named.map(Number::power_of_ten).unwrap_or_else(|| {
            atoms.sense(at, |sense| match sense {
                Sense::Scales(exponent) => Some(Number::power_of_ten(exponent.into())),
                Sense::Packs(size) => Some(Some(Number::whole(size.into()))),
                _ => None,
            })?
        })
    };
    let single = |at: usize| {
        atoms.sense(at, |sense| match sense {
            Sense::Scale(exponent) => Some(Number::power_of_ten(exponent.into())),
            Sense::Pack(size) => Some(Some(Number::whole(size.into()))),
            _ => None,
        })?
    };
    let start = at + usize::from(atoms.is(at, &["a"]));
    let (mut size, mut end) =
        if let Some(size) = plural(at).filter(|_| !atoms.is(at, &["scores"]) || atoms.is(at + 1, &["of"])) {
            (size, at + 1)
        } else if atoms.is(start, &["several", "few", "many"]) {
            (single(start + 1)?, start + 2)
        } else {
            return None;
        };
    if let Some(more) = plural(end + 1).filter(|_| atoms.is(end, &["of"])) {
        (size, end) = (size.times(more)?, end + 2);
    } else if let Some(more) = single(end).filter(|_| end > at + 1) {
        (size, end) = (size.times(more)?, end + 1);
    }
    if *atoms.text(at) == *"tens" && end == at + 1 {
        return None;
    }
    let of = end + usize::from(atoms.is(end, &["of"]));
    let draft =
        measured(atoms, Value::Several(size), of).filter(|draft| draft.kind != Kind::Cardinal && draft.end > of);
    Some(draft.unwrap_or(Draft::new(Kind::Cardinal, Value::Several(size), end)))
}

/// `twice`, `tripled`, `halved`, `once a week`.
fn multiple(atoms: &Atoms, at: usize) -> Option<Draft> {
    let factor = match () {
        _ if atoms.is(at, &["once"]) => rate(atoms, at + 1).map(|_| Number::ONE),
        _ => atoms.sense(at, |sense| match sense {
            Sense::Multiple(times) => Some(Number::whole(times.into())),
            Sense::Reduced(parts) => Number::ratio(1, parts.into()),
            _ => None,
        }),
    }?;
    let compound = atoms.is(at + 1, &["-"]) && atoms.is_glued(at + 1);
    let weak = atoms.is(at, &["double", "triple"]);
    let draft = Draft::number(Kind::Multiple, Figure::new(factor), at + 1);
    (!compound).then_some(Draft { explicit: !weak, ..draft })
}

/// `3-2`, `24–0`, `three-nil`, `2:1`; what reads as a range is left to it.
fn score(atoms: &Atoms, at: usize) -> Option<Draft> {
    let points = |at: usize| {
        let words = || atoms.number_words(at).and_then(|(figure, end)| Some((figure.value.as_whole()?, end)));
        atoms.plain(at).filter(|_| atoms.text(at).len() < 4).map(|points| (points, at + 1)).or_else(words)
    };
    let (first, sign) = points(at)?;
    let (second, end) = points(sign + 1).filter(|_| atoms.is(sign, &["-", "–", ":"]))?;
    let spoken = atoms.is_class(at, Class::Word);
    let glued = atoms.is_glued(sign) == atoms.is_glued(sign + 1);
    let longer = atoms.is_glued(end) && (atoms.is(end, &["-", "/", ":", "%", "°"]) || atoms.is_class(end, Class::Word));
    let measured = unit(atoms, atoms.after_hyphen(end)).is_some()
        || atoms
            .sense(end, |sense| matches!(sense, Sense::Scale(_) | Sense::Percent | Sense::Money(..)).then_some(()))
            .is_some()
        || atoms.is(end, &["%"]);
    let played = second <= first || atoms.is(sign, &[":"]) || in_a_game(atoms, at, end);
    let named = !spoken || atoms.before(end) == "nil";
    let figure = |points: i64| Figure::new(Number::whole(points));
    let fits = glued && !longer && !measured && played && named && first < 1000 && second < 1000;
    fits.then(|| Draft::new(Kind::Score, Value::Score(figure(first), figure(second)), end))
}

fn in_a_game(atoms: &Atoms, at: usize, end: usize) -> bool {
    const BEFORE: &[&str] = &[
        "won", "win", "wins", "winning", "beat", "beaten", "lost", "lose", "loses", "losing", "led", "leading",
        "trailed", "trailing", "drew", "draw", "defeat", "defeated", "victory", "scored", "finished", "ahead", "voted",
        "ruled", "vote",
    ];
    const AFTER: &[&str] = &[
        "win",
        "victory",
        "defeat",
        "loss",
        "lead",
        "draw",
        "vote",
        "decision",
        "ruling",
        "majority",
        "record",
        "aggregate",
        "deficit",
        "scoreline",
    ];
    (1..=2).any(|back| at >= back && atoms.is(at - back, BEFORE)) || atoms.is(end, AFTER)
}

/// `one in five`, `nine out of 10`, `three of every four`.
fn share(atoms: &Atoms, at: usize) -> Option<Draft> {
    let (count, end) = atoms.numeral(at, false)?;
    let start = match () {
        _ if atoms.phrase(end, &["out", "of", "every"]) => end + 3,
        _ if atoms.phrase(end, &["out", "of"])
            || atoms.phrase(end, &["in", "every"])
            || atoms.phrase(end, &["of", "every"]) =>
        {
            end + 2
        }
        _ if atoms.is(end, &["in"]) => end + 1,
        _ => return None,
    };
    let (whole, end) = atoms.numeral(start, false)?;
    let usual = whole.value <= Number::whole(20) || whole.significant() == Some(1);
    let proper = count.value < whole.value && [count, whole].iter().all(|figure| figure.value.as_whole().is_some());
    let measured = unit(atoms, atoms.after_hyphen(end)).is_some() || dates::date(atoms, start).is_some();
    let ratio = count.value.divided_by(whole.value).filter(|_| proper && usual && !measured)?;
    Some(Draft::number(Kind::Fraction, Figure::fraction(ratio), end))
}

/// Amounts that begin with a part: `half`, `two thirds`, `half a million`, `three-quarters of an hour`, `half a percent`.
fn part(atoms: &Atoms, at: usize) -> Option<Draft> {
    let (value, end) = atoms.fraction(at)?;
    if atoms.is(at, &["half"]) && !half_is_a_part(atoms, at) {
        return None;
    }
    let of = atoms.after_hyphen(end + usize::from(atoms.is(end, &["of"])));
    let article = of + usize::from(atoms.is(of, &["a", "an"]));
    let whole = atoms.sense(article, |sense| match sense {
        Sense::Scale(exponent) => Number::power_of_ten(exponent.into()),
        Sense::Pack(size) => Some(Number::whole(size.into())),
        _ => None,
    });
    let figure = Figure::fraction(value);
    if let Some(whole) = whole {
        let figure = Figure::new(value.times(whole)?);
        return measured(atoms, Value::Number(figure), article + 1);
    }
    let direct = article > of || of == end || atoms.is(end, &["-"]);
    let draft = measured(atoms, Value::Number(figure), article).filter(|draft| direct && draft.kind != Kind::Cardinal);
    Some(draft.unwrap_or(Draft::number(Kind::Fraction, figure, end)))
}

/// Whether `half` is a part of something, and not the time of a game, a brother or a mast.
fn half_is_a_part(atoms: &Atoms, at: usize) -> bool {
    let of_game = at > 0
        && (atoms
            .sense(at - 1, |sense| matches!(sense, Sense::Ordinal(_) | Sense::OrdinalEnding).then_some(()))
            .is_some()
            || atoms.is(at - 1, &["opening", "closing", "other", "better", "-"]));
    let next = atoms.after_hyphen(at + 1);
    let compound = next > at + 1 && unit(atoms, next).is_none() && {
        atoms.sense(next, |sense| matches!(sense, Sense::Scale(_) | Sense::Pack(_)).then_some(())).is_none()
    };
    let named = atoms.is(at + 1, &["time", "brother", "sister", "marathon", "term"]);
    !of_game && !compound && !named
}

/// The strength of a quake: “magnitude 5.8”.
fn of_magnitude(atoms: &Atoms, at: usize) -> Option<Draft> {
    let start = at + 1 + usize::from(atoms.is(at + 1, &["of"]));
    let (figure, end) = atoms.digits(start).filter(|_| atoms.is(at, &["magnitude"]))?;
    Some(Draft::number(Kind::Measure(Unit::Magnitude), figure, end))
}

/// A numeral with its unit, or bare.
fn counted_amount(atoms: &Atoms, at: usize) -> Option<Draft> {
    let minus = atoms.is(at, &["minus"]) || atoms.is(at, &["-", "−"]) && !atoms.is_glued(at) && atoms.is_glued(at + 1);
    if minus {
        let (figure, end) = atoms
            .numeral(at + 1, false)
            .filter(|_| atoms.is_class(at + 1, Class::Digits) || atoms.is(at, &["minus"]))?;
        let value = Value::Number(Figure { value: figure.value.negated(), ..figure });
        return measured(atoms, value, end);
    }
    if let Some(draft) = group(atoms, at) {
        return Some(draft);
    }
    let bare_dozen =
        atoms.is(at, &["dozen"]) && atoms.is_class(at + 1, Class::Word) && !is_function_word(atoms.text(at + 1));
    if bare_dozen {
        return Some(Draft::number(Kind::Cardinal, Figure::new(Number::whole(12)), at + 1));
    }
    if atoms.is(at, &["both"]) {
        return Some(Draft { explicit: false, ..Draft::number(Kind::Cardinal, Figure::new(Number::whole(2)), at + 1) });
    }
    let (figure, end) = atoms.numeral(at, false)?;
    let (value, after) = range(atoms, at, figure, end, false);
    let draft = measured(atoms, value, after)?;
    let one = atoms.is(at, &["one"]) && end == at + 1;
    let stands = !one || draft.end > end || one_is_a_number(atoms, at);
    // “The two parties” are “both parties”.
    let known = draft.end == at + 1
        && figure.value == Number::whole(2)
        && matches!(atoms.before(at), "the" | "these" | "those" | "its" | "his" | "her" | "their" | "our");
    stands.then_some(Draft { explicit: draft.explicit && !one && !known, ..draft })
}

/// `a couple of weeks`, `a pair of`, `a trio of`.
fn group(atoms: &Atoms, at: usize) -> Option<Draft> {
    let start = at + usize::from(atoms.is(at, &["a"]));
    let size = atoms.sense(start, |sense| if let Sense::Group(size) = sense { Some(size) } else { None })?;
    let of = atoms.is(start + 1, &["of"]);
    let figure = Figure::new(Number::whole(size.into()));
    let next = start + 1 + usize::from(of);
    let scale = atoms.sense(next, |sense| {
        if let Sense::Scale(exponent) = sense { Number::power_of_ten(exponent.into()) } else { None }
    });
    if let Some(scale) = scale {
        let draft = measured(atoms, Value::Number(figure.times(scale)?), next + 1)?;
        return Some(Draft { bound: Bound::About, ..draft });
    }
    let draft = measured(atoms, Value::Number(figure), next)?;
    (of || draft.kind != Kind::Cardinal).then_some(Draft { explicit: false, ..draft })
}

/// Whether `one` counts what follows, and is no pronoun: not `one of`, `no one`, `the big one`, `one can`.
fn one_is_a_number(atoms: &Atoms, at: usize) -> bool {
    const BEFORE: &[&str] = &[
        "no", "any", "every", "each", "this", "that", "which", "some", "another", "good", "only", "big", "new",
        "first", "last", "loved", "next", "same", "square", "day", "such",
    ];
    let noun = atoms.is_class(at + 1, Class::Word) && !is_function_word(atoms.text(at + 1));
    let hyphen = atoms.is(at + 1, &["-"]) && atoms.is_class(at + 2, Class::Word);
    let other = atoms.is(at + 1, &["another", "day", "s", "hopes", "knows", "wonders", "thinks", "else"]);
    (noun || hyphen) && !other && !(at > 0 && atoms.is(at - 1, BEFORE))
}

/// `an hour`, `a week`, `a mile and a half`; weak by itself, as it comes and goes with the article.
fn article(atoms: &Atoms, at: usize) -> Option<Draft> {
    let (unit, end) = unit(atoms, at + 1).filter(|_| atoms.is(at, &["a", "an"]))?;
    let usual = unit.dimension() == Dimension::Time || unit == Unit::Mile;
    let singular = !atoms.text(end - 1).ends_with('s');
    let ordinal = unit == Unit::Second && !super::grammar::is_unit_of_time(atoms, at + 1);
    let half = atoms.phrase(end, &["and", "a", "half"]);
    let value = if half { Number::ONE.plus(Number::HALF)? } else { Number::ONE };
    let draft = Draft::number(Kind::Measure(unit), Figure::new(value), end + if half { 3 } else { 0 });
    (usual && singular && !ordinal).then_some(Draft { explicit: half, ..draft })
}

/// Reads on from a first number to the second of a range: `5-10`, `5 to 10`, `two or three`, `between 5 and 10`.
fn range(atoms: &Atoms, at: usize, low: Figure, end: usize, money: bool) -> (Value, usize) {
    let before = atoms.before(if money { at.saturating_sub(1) } else { at });
    let joined = match atoms.text(end) {
        "-" | "–" | "—" => atoms.is_glued(end) == atoms.is_glued(end + 1),
        "to" => before != "from",
        "or" => !money,
        "and" => before == "between",
        _ => false,
    };
    let single = (Value::Number(low), end);
    let next = end + 1 + usize::from(money && Currency::of_sign(atoms.text(end + 1)).is_some());
    let Some((high, after)) = atoms.numeral(next, money).filter(|_| joined) else { return single };
    let scale = atoms.sense(after - 1, |sense| match sense {
        Sense::Scale(exponent) | Sense::Suffix(exponent) => Number::power_of_ten(exponent.into()),
        _ => None,
    });
    let lifted = scale
        .and_then(|scale| low.times(scale))
        .filter(|lifted| low.value < Number::whole(1000) && lifted.value <= high.value);
    let low = lifted.unwrap_or(low);
    let near = atoms.text(end) != "or" || high.value.minus(low.value).is_some_and(|gap| gap <= low.value);
    let clock = dates::time(atoms, next).is_some()
        || !money && atoms.is_class(next, Class::Digits) && super::identifiers::identifier(atoms, next).is_some();
    if low.value < high.value && near && !clock { (Value::Range(low, high), after) } else { single }
}

fn scaled(value: Value, factor: Number) -> Option<Value> {
    Some(match value {
        Value::Number(figure) => Value::Number(figure.times(factor)?),
        Value::Range(low, high) => Value::Range(low.times(factor)?, high.times(factor)?),
        Value::Several(size) => Value::Several(size.times(factor)?),
        other => other,
    })
}

fn with_bound(atoms: &Atoms, draft: Draft) -> Draft {
    match atoms.bound_after(draft.end) {
        Some((bound, end)) => Draft { bound, end, ..draft },
        None => draft,
    }
}

/// What the words after a number make of it: a percentage, an age, a measure, money, a multiple, or just a count.
pub(super) fn measured(atoms: &Atoms, value: Value, end: usize) -> Option<Draft> {
    let bare = Draft::new(Kind::Cardinal, value, end);
    // “20 or more miles” is bounded before its unit, “20 miles or more” after.
    let bounded = with_bound(atoms, bare);
    let unhyphened = atoms.after_hyphen(bounded.end);
    let draft = percent(atoms, &bounded, unhyphened)
        .or_else(|| aged(atoms, &bounded, unhyphened))
        .or_else(|| in_money(atoms, &bounded, unhyphened))
        .or_else(|| in_units(atoms, &bounded, unhyphened))
        .or_else(|| times(atoms, &bounded, unhyphened))
        .unwrap_or(bounded);
    Some(if draft.bound == Bound::Exact { with_bound(atoms, draft) } else { draft })
}

fn percent(atoms: &Atoms, draft: &Draft, at: usize) -> Option<Draft> {
    let marked =
        atoms.is(at, &["%", "％"]) || atoms.sense(at, |sense| (sense == Sense::Percent).then_some(())).is_some();
    let end = match () {
        _ if marked => at + 1,
        _ if atoms.phrase(at, &["per", "cent"]) => at + 2,
        _ if atoms.phrase(at, &["per", "-", "cent"]) => at + 3,
        _ => return None,
    };
    if atoms.is(end, &["point", "points"]) {
        return Some(Draft { kind: Kind::Measure(Unit::PercentagePoint), end: end + 1, ..draft.clone() });
    }
    let value = scaled(draft.value.clone(), Number::ratio(1, 100)?)?;
    Some(Draft { kind: Kind::Percent, value, end, ..draft.clone() })
}

/// `12-year-old`, `3 years old`, `six months of age`.
fn aged(atoms: &Atoms, draft: &Draft, at: usize) -> Option<Draft> {
    if atoms.is(at, &["yo"]) {
        return Some(Draft { kind: Kind::Age(Unit::Year), end: at + 1, ..draft.clone() });
    }
    let (unit, end) = unit(atoms, at).filter(|(unit, _)| unit.dimension() == Dimension::Time)?;
    let old = atoms.after_hyphen(end);
    let end = match () {
        _ if atoms.is(old, &["old", "olds"]) => old + 1,
        _ if atoms.phrase(end, &["of", "age"]) => end + 2,
        _ => return None,
    };
    Some(Draft { kind: Kind::Age(unit), end, ..draft.clone() })
}

/// `5 million dollars`, `300 Hong Kong dollars`, `800m francs`, `50p`, `20€`.
fn in_money(atoms: &Atoms, draft: &Draft, at: usize) -> Option<Draft> {
    let glued = atoms.is_glued(at);
    if let Some((currency, parts)) =
        Currency::of_sign(atoms.text(at)).filter(|_| !atoms.is_class(at + 1, Class::Digits))
    {
        return in_parts(draft, currency, parts, at + 1);
    }
    if atoms.is(at, &["p"]) && glued {
        return in_parts(draft, Currency::of_sign("£")?.0, 100, at + 1);
    }
    if let Some(currency) = Currency::of_code(atoms.text(at)).filter(|_| atoms.get(at).is_some_and(|atom| atom.upper)) {
        return in_parts(draft, currency, 1, at + 1);
    }
    // “800m euros”, “50k Swiss francs”.
    if atoms.is(at, &["m", "k", "b"])
        && glued
        && let Some(exponent) = super::measures::letter_scale(atoms, at)
    {
        let value = scaled(draft.value.clone(), Number::power_of_ten(exponent)?)?;
        return in_money(atoms, &Draft { value, ..draft.clone() }, at + 1);
    }
    let large = match &draft.value {
        Value::Number(figure) => figure.value >= Number::whole(500),
        Value::Range(_, high) => high.value >= Number::whole(500),
        _ => true,
    };
    for noun in at..at + 3 {
        let pounds = atoms.is(noun, &["pound", "pounds"]).then_some((Currency { family: "pound", code: None }, 1));
        let slip = || misspelt_currency(atoms, noun);
        let Some((currency, parts)) = Currency::of_noun(atoms.text(noun)).or(pounds).or_else(slip) else { continue };
        let country = if noun > at { currency.of_country(atoms.text(noun - 1)) } else { None };
        let sterling = atoms.is(noun + 1, &["sterling"]);
        let sure = match atoms.text(noun) {
            "won" => large,
            "pound" | "pounds" => {
                sterling || country.is_some() || large && noun == at && atoms.is_class(at - 1, Class::Word)
            }
            _ => true,
        };
        if sure && (noun == at || country.is_some()) {
            return in_parts(draft, country.unwrap_or(currency), parts, noun + 1 + usize::from(sterling));
        }
    }
    None
}

/// A longer noun with a slip of the pen: “5 million yaun”.
fn misspelt_currency(atoms: &Atoms, at: usize) -> Option<(Currency, i64)> {
    if !atoms.is_misspelt(at) {
        return None;
    }
    let mut nouns = Currency::nouns().filter(|(noun, ..)| is_slip(atoms.text(at), noun));
    nouns.next().map(|(_, currency, parts)| (currency, parts))
}

fn in_parts(draft: &Draft, currency: Currency, parts: i64, end: usize) -> Option<Draft> {
    let value = scaled(draft.value.clone(), Number::ratio(1, parts.into())?)?;
    Some(Draft { kind: Kind::Money(currency), value, end, ..draft.clone() })
}

fn in_units(atoms: &Atoms, draft: &Draft, at: usize) -> Option<Draft> {
    // “4.1m tall” is in metres, “4.1m people” are millions.
    if atoms.is(at, &["m", "k", "b"])
        && atoms.is_glued(at)
        && let Some(exponent) = super::measures::letter_scale(atoms, at)
    {
        let value = scaled(draft.value.clone(), Number::power_of_ten(exponent)?)?;
        return measured(atoms, value, at + 1);
    }
    // “Three consecutive years” are three years.
    let passed = at + usize::from(atoms.is(at, &["consecutive", "full", "straight", "successive", "whole"]));
    let (unit, end) = unit(atoms, passed)?;
    let (value, end) = compound(atoms, draft.value.clone(), unit, end);
    Some(Draft { kind: Kind::Measure(unit), value, end, ..draft.clone() })
}

/// `three times`, `three-time`, `fifty-fold`, `10x`.
fn times(atoms: &Atoms, draft: &Draft, at: usize) -> Option<Draft> {
    let marked = atoms.is(at, &["times", "time", "fold"]) && (atoms.text(at) == "times" || atoms.before(at) == "-");
    let crossed = atoms.is(at, &["x", "×"]) && !atoms.is_class(at + 1, Class::Digits) && atoms.is_glued(at);
    (marked || crossed).then(|| Draft { kind: Kind::Multiple, end: at + 1, ..draft.clone() })
}
