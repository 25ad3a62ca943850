//! Digits that count nothing (`Covid-19`, `F-16`, `555-0123`, `9/11`, `1.2.3`) and numbers that name a place in a row
//! (`No. 1`, `Day 12`, `Q3`, `World War II`).

use super::{
    Figure, Kind, Number, Value,
    atoms::{Atoms, Class},
    bounds::is_function_word,
    grammar::Draft,
    lexicon::Sense,
    numerals::Read,
};
use crate::english::{dates, units::Currency};

/// The end of the identifier whose first digits stand at an atom.
pub(super) fn identifier(atoms: &Atoms, at: usize) -> Option<usize> {
    let found = after_letters(atoms, at)
        || before_letters(atoms, at + 1)
        || atoms.text(at).matches('.').count() > 1 && dates::date(atoms, at).is_none()
        || atoms.digits(at).is_none() && dates::date(atoms, at).is_none()
        || telephone(atoms, at)
        || slashed(atoms, at);
    // Looked for only where one was found and is passed over whole, so that the cost stays linear.
    found.then(|| end_of_cluster(atoms, at))
}

/// An identifier from its first letters or digits on.
pub(super) fn identified(atoms: &Atoms, at: usize) -> Option<Draft> {
    let hyphen = usize::from(atoms.is(at + 1, &["-"]) && atoms.is_glued(at + 1));
    let digits = match atoms.get(at)?.class {
        Class::Digits => at,
        Class::Word => at + 1 + hyphen,
        Class::Sign => return None,
    };
    let lettered = digits > at;
    let fits = atoms.is_class(digits, Class::Digits) && (!lettered || after_letters(atoms, digits));
    let end = if fits { identifier(atoms, digits)? } else { return None };
    let text: String = (at..end).map(|index| atoms.text(index)).collect();
    Some(Draft::new(Kind::Identifier, Value::Text(text.into()), end))
}

fn end_of_cluster(atoms: &Atoms, at: usize) -> usize {
    let inner = |index: usize| {
        // The hyphen of “Covid-19-related” belongs to another word.
        let sign =
            atoms.is(index, &["-", "/", "."]) && atoms.is_glued(index + 1) && atoms.is_class(index + 1, Class::Digits);
        atoms.is_glued(index) && (sign || !atoms.is_class(index, Class::Sign))
    };
    (at + 1..atoms.len()).find(|index| !inner(*index)).unwrap_or(atoms.len())
}

/// `MH17`, `iPhone6`, `Covid-19`, `F-16`.
fn after_letters(atoms: &Atoms, at: usize) -> bool {
    const PREFIXES: &[&str] = &[
        "early", "ex", "in", "late", "mid", "minus", "nearly", "no", "non", "number", "over", "post", "pre", "q", "rs",
        "sub", "the", "to", "top", "under",
    ];
    let hyphen = usize::from(atoms.before(at) == "-" && atoms.is_glued(at));
    let Some(letters) = at.checked_sub(1 + hyphen) else { return false };
    let joined = atoms.is_glued(at) && atoms.is_glued(letters + 1) && atoms.is_class(letters, Class::Word);
    let counts = |sense| (!matches!(sense, Sense::Suffix(_))).then_some(());
    let meant = atoms.sense(letters, counts).is_some();
    joined && !meant && !PREFIXES.contains(&atoms.text(letters)) && Currency::of_code(atoms.text(letters)).is_none()
}

/// `3D`, `4x4`, `5G`, `747s`: letters after digits that are no unit, scale or ending.
fn before_letters(atoms: &Atoms, at: usize) -> bool {
    if !atoms.is_glued(at) || !atoms.is_class(at, Class::Word) {
        return false;
    }
    match atoms.text(at) {
        "g" => atoms.get(at).is_some_and(|atom| atom.upper) || atoms.text(at - 1).len() == 1,
        "x" => atoms.is_glued(at + 1) && atoms.is_class(at + 1, Class::Digits),
        "p" => atoms.text(at - 1).len() > 2,
        "s" => atoms.plain(at - 1).is_none_or(|value| value % 10 != 0 && value > 99),
        "c" | "f" | "h" | "l" | "m" | "k" | "t" | "v" | "yo" | "in" => false,
        _ => atoms.sense(at, Some).is_none() && Currency::of_code(atoms.text(at)).is_none(),
    }
}

/// `555-0123`, `1-800-555-0123`, `2833 8181`: groups of digits that are neither a date nor a range.
fn telephone(atoms: &Atoms, at: usize) -> bool {
    let groups = (at..atoms.len())
        .step_by(2)
        .take_while(|index| atoms.is_class(*index, Class::Digits) && (*index == at || atoms.is_glued(*index)))
        .take_while(|index| *index == at || atoms.is(*index - 1, &["-"]) && atoms.is_glued(*index - 1))
        .take(5)
        .count();
    let lengths = (atoms.text(at).len(), atoms.text(at + 2).len());
    let follows = at > 1 && atoms.before(at) == "-" && atoms.is_glued(at) && atoms.is_class(at - 2, Class::Digits);
    match groups {
        0 | 1 => false,
        2 => lengths == (3, 4) && !follows,
        _ => dates::date(atoms, at).is_none_or(|date| date.end < at + 5) && !follows,
    }
}

/// `9/11`, `24/7`, `50/50`: neither a fraction nor a date.
fn slashed(atoms: &Atoms, at: usize) -> bool {
    let slash = atoms.is(at + 1, &["/"]) && atoms.is_glued(at + 1) && atoms.is_glued(at + 2);
    slash
        && atoms.is_class(at + 2, Class::Digits)
        && atoms.fraction(at).is_none()
        && dates::date(atoms, at).is_none_or(|date| date.end < at + 3)
}

/// Numbers that a word before them names: `No. 1`, `#1`, `number three`, `Day 12`, `Q3`, `Flight 370`.
pub(super) fn labelled(atoms: &Atoms, at: usize) -> Option<Draft> {
    let small = |at: usize| {
        let words = || atoms.number_words(at).and_then(|(figure, end)| Some((figure.value.as_whole()?, end)));
        atoms.plain(at).map(|value| (value, at + 1)).or_else(words).filter(|(value, _)| (1..=1000).contains(value))
    };
    let place = |(value, end)| Draft::number(Kind::Ordinal, Figure::new(Number::whole(value)), end);
    match atoms.text(at) {
        "no" | "nos" | "#" | "№" if atoms.is_class(at + 1, Class::Digits) => small(at + 1).map(place),
        "number" => small(at + 1).map(place),
        "q" if atoms.is_glued(at + 1) => small(at + 1).filter(|(quarter, _)| *quarter <= 4).map(place),
        "day" | "week" | "phase" | "stage" | "round" | "chapter" | "part" | "act" | "game" | "level" | "grade"
        | "episode" | "season" | "step" | "page" | "lap" => {
            let (value, end) = small(at + 1)?;
            let noun =
                atoms.is_class(end, Class::Word) && !is_function_word(atoms.text(end)) || atoms.is(end, &["-", "%"]);
            let capital = atoms.is_capital(at) || atoms.is_class(at + 1, Class::Digits);
            (capital && !noun).then(|| place((value, end)))
        }
        "flight" | "route" | "highway" | "channel" | "interstate" | "boeing" | "airbus" | "version" | "room"
        | "apollo"
            if atoms.is_class(at + 1, Class::Digits) =>
        {
            let end = end_of_cluster(atoms, at + 1);
            let text: String = (at + 1..end).map(|index| atoms.text(index)).collect();
            Some(Draft::new(Kind::Identifier, Value::Text(text.into()), end))
        }
        _ => None,
    }
}

/// A Roman numeral after a name: `Elizabeth II`, `World War I`, `Super Bowl LIV`.
pub(super) fn roman(atoms: &Atoms, at: usize) -> Read<i64> {
    const NAMERS: [&str; 12] =
        ["war", "type", "phase", "class", "title", "part", "act", "volume", "stage", "chapter", "mark", "bowl"];
    let atom = atoms.get(at).filter(|atom| atom.upper && atom.class == Class::Word && at > 0 && !atom.glued)?;
    let named =
        atoms.is_capital(at - 1) && atoms.is_class(at - 1, Class::Word) && !is_function_word(atoms.text(at - 1));
    let sure = atoms.is(at - 1, &NAMERS);
    let digits = |digit: char| "ivx".contains(digit) || sure && "lc".contains(digit);
    let fits = named && atom.text.chars().all(digits) && (atom.text.len() > 1 || sure) && atom.text.len() < 10;
    let meant =
        atoms.sense(at - 1, |sense| matches!(sense, Sense::Month(_) | Sense::Weekday(_)).then_some(())).is_some();
    let value = roman_value(atom.text).filter(|_| fits && !meant)?;
    Some((value, at + 1))
}

/// The value of a well-formed Roman numeral in lower case.
fn roman_value(text: &str) -> Option<i64> {
    const STEPS: [(&str, i64); 9] =
        [("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)];
    let (mut rest, mut value) = (text, 0);
    for (digits, step) in STEPS {
        let most = if digits.len() == 2 || step == 50 || step == 5 { 1 } else { 3 };
        for _ in 0..most {
            if let Some(shorter) = rest.strip_prefix(digits) {
                (rest, value) = (shorter, value + step);
            }
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals() {
        for (text, value) in
            [("ii", Some(2)), ("xvi", Some(16)), ("liv", Some(54)), ("iiii", None), ("vx", None), ("", None)]
        {
            assert_eq!(roman_value(text), value, "{text}");
        }
    }
}
