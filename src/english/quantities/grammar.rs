//! The grammar: what quantities a row of atoms holds.

use super::{
    Bound, Figure, Kind, Number, Quantity, Value,
    atoms::{Atoms, Class},
    bounds::{Domain, is_function_word},
    lexicon::Sense,
    numerals::Read,
};
use crate::english::{
    dates::{self, Date, Period, Shift},
    units::{Currency, Dimension, Unit},
};

/// Bounds that may stand one before the other: “by at least about”.
const MOST_BOUNDS: usize = 3;

/// A quantity has a figure this near to its first atom: “half of the”, “once a week”.
const NEAR: u8 = 2;
/// The same with the words that bound it, as many as [`MOST_BOUNDS`] allow.
const BOUNDED_NEAR: u8 = 4 * MOST_BOUNDS as u8 + NEAR;

/// A quantity in the making: over atoms, and open behind.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub kind: Kind,
    pub value: Value,
    pub bound: Bound,
    pub per: Option<Unit>,
    pub explicit: bool,
    /// Index of the atom after it.
    pub end: usize,
}

impl Draft {
    pub fn new(kind: Kind, value: Value, end: usize) -> Draft {
        Draft { kind, value, bound: Bound::Exact, per: None, explicit: true, end }
    }

    pub fn number(kind: Kind, figure: Figure, end: usize) -> Draft {
        Draft::new(kind, Value::Number(figure), end)
    }

    fn weak(self, weak: bool) -> Draft {
        Draft { explicit: self.explicit && !weak, ..self }
    }
}

/// Every quantity of a row of atoms, in order, none overlapping another.
pub(super) fn quantities(atoms: &Atoms) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let (mut at, mut drafts) = (0, Vec::new());
    while at < atoms.len() {
        let bounded = if atoms.is_figure_within(at, BOUNDED_NEAR) { bounded(atoms, at) } else { None };
        match bounded {
            Some((core, draft)) if draft.end > at => {
                let next = draft.end;
                drafts.push((at, core, draft));
                at = next;
            }
            _ => at += 1,
        }
    }
    share_units(atoms, &mut drafts);
    for (start, core, draft) in drafts {
        let (Some(tokens), Some(core)) = (atoms.tokens(start..draft.end), atoms.tokens(core..draft.end)) else {
            continue;
        };
        // Two quantities may be cut out of one token (`3pm-5pm`); the second keeps to the tokens after.
        let from = found.last().map_or(0, |last: &Quantity| last.tokens.end);
        let core = core.start.max(from)..core.end;
        if core.is_empty() {
            continue;
        }
        let tokens = tokens.start.max(from)..tokens.end;
        let Draft { kind, value, bound, per, explicit, end } = draft;
        let counted = counted(atoms, end);
        found.push(Quantity { tokens, core, kind, value, bound, per, counted, explicit });
    }
    found
}

/// A quantity at an atom with the words before and after that bound it (also after its noun: “20 men or more”), and the
/// index where it starts without them.
fn bounded(atoms: &Atoms, at: usize) -> Option<(usize, Draft)> {
    let (mut bound, mut start) = (None, at);
    for _ in 0..MOST_BOUNDS {
        let Some((word, domain, end)) = atoms.bound_before(start) else { break };
        // Of “at least about 20” and “by about March 3” the first word tells most.
        bound = bound.or(Some((word, domain)));
        start = if matches!(word, Bound::MoreThan | Bound::LessThan) { atoms.after_hyphen(end) } else { end };
    }
    // “Before the 3rd”, “over the age of 40”.
    let is_core = |at: usize| atoms.is(at, &["age"]) || dates::date(atoms, at).is_some();
    let core = start + usize::from(bound.is_some() && atoms.is(start, &["the"]) && is_core(start + 1));
    let draft = core_at(atoms, core)?;
    let after_noun = atoms
        .bound_after(draft.end + 1)
        .filter(|_| draft.kind == Kind::Cardinal && !atoms.is_class(draft.end, Class::Sign));
    let behind =
        after_noun.map_or(draft.bound, |(word, _)| if draft.bound == Bound::Exact { word } else { draft.bound });
    let fits = bound.filter(|bound| fits(atoms, &draft, at, *bound));
    if start > at && fits.is_none() {
        return None;
    }
    let bound = fits.map_or(behind, |(word, _)| match word {
        // “From 1999 to 2016” is bounded by its own ends.
        Bound::Since if matches!(draft.value, Value::Dates(..) | Value::Times(..)) => Bound::Exact,
        // What is not until March happens in March.
        Bound::Until if matches!(atoms.before(at), "not" | "n't") => Bound::Exact,
        Bound::MoreThan if atoms.is(at, &["over"]) && draft.kind.is_duration() => Bound::Over,
        _ => word,
    });
    Some((core, Draft { bound, ..draft }))
}

/// Whether a bound goes with what follows it.
fn fits(atoms: &Atoms, draft: &Draft, opener: usize, (bound, domain): (Bound, Domain)) -> bool {
    let dated = draft.kind.is_date_or_time();
    match domain {
        _ if is_place(atoms, draft, opener) || is_topic(atoms, draft, opener) => false,
        Domain::All => true,
        Domain::Amounts if draft.kind == Kind::Ordinal => bound != Bound::AtMost,
        Domain::Amounts => !dated,
        Domain::Dates => dated && !is_attributive(atoms, draft.end),
    }
}

/// Whether `over`, `around` or `close to` says where things are rather than how many: “sat around two tables”.
fn is_place(atoms: &Atoms, draft: &Draft, opener: usize) -> bool {
    const PLACES: [&str; 8] = ["above", "around", "below", "beyond", "close", "over", "under", "within"];
    let few = matches!(draft.value, Value::Number(figure) if figure.value < Number::whole(10));
    few && draft.kind == Kind::Cardinal && atoms.is(opener, &PLACES)
}

/// Whether `about` names what is talked of: “asked about this year's plans”, “about Monday”.
fn is_topic(atoms: &Atoms, draft: &Draft, opener: usize) -> bool {
    let named = matches!(draft.value, Value::Date(date) if date.shift.is_some() || date.weekday.is_some());
    named && atoms.is(opener, &["about"]) && atoms.before(draft.end) != "ago"
}

/// Whether a date stands before a noun that the preposition goes with: “after Monday's attack”, “before the 2008 crash”.
fn is_attributive(atoms: &Atoms, at: usize) -> bool {
    let possessive = atoms.is(at, &["'"]) && atoms.is_glued(at + 1);
    let noun = atoms.is_class(at, Class::Word) && !is_function_word(atoms.text(at));
    possessive || noun || atoms.is(at, &["-"]) && atoms.is_glued(at)
}

fn core_at(atoms: &Atoms, at: usize) -> Option<Draft> {
    if !atoms.is_figure_within(at, NEAR) {
        return None;
    }
    super::identifiers::identified(atoms, at)
        .or_else(|| time_or_date(atoms, at))
        .or_else(|| super::identifiers::labelled(atoms, at))
        .or_else(|| ordinal(atoms, at))
        .or_else(|| super::amounts::amount(atoms, at))
        .and_then(|draft| ago(atoms, draft))
}

fn time_or_date(atoms: &Atoms, at: usize) -> Option<Draft> {
    if let Some((first, last, end)) = dates::hours(atoms, at) {
        return Some(Draft::new(Kind::Time, Value::Times(first, last), end));
    }
    if let Some((time, end)) = dates::time(atoms, at) {
        let joined = atoms.is(end, &["-", "–", "to", "and", "until"]);
        let last = dates::time(atoms, end + 1)
            .filter(|_| joined && (atoms.text(end) != "and" || atoms.before(at) == "between"));
        return Some(match last {
            Some((last, end)) => Draft::new(Kind::Time, Value::Times(time, last), end),
            None => Draft::new(Kind::Time, Value::Time(time), end),
        });
    }
    let read = dates::date(atoms, at)?;
    if age_decade(atoms, at, &read.first) {
        return None;
    }
    let Date { year, month, season, shift, phase, .. } = read.first;
    let bare = read.first == Date { year, decade: read.first.decade, phase, ..Date::default() };
    let kind = match () {
        _ if read.first.decade => Kind::Decade,
        _ if bare && read.last.is_none() => Kind::Year,
        _ => Kind::Date,
    };
    let now = shift.is_some_and(|shift| shift.offset == 0) && month.is_none() && phase.is_none();
    let weak = now || season.is_some() && year.is_none() && shift.is_none();
    let later = read.last.map(|last| (last, read.end)).or_else(|| last_date(atoms, at, read.end, &read.first));
    let (last, end) = later.map_or((None, read.end), |(last, end)| (Some(last), end));
    let value = last.map_or(Value::Date(read.first), |last| Value::Dates(read.first, last));
    let kind = if last.is_some() { Kind::Date } else { kind };
    Some(Draft::new(kind, value, end).weak(weak))
}

/// The second date of “from March 3 to April 5”, “between Monday and Friday”.
fn last_date(atoms: &Atoms, at: usize, end: usize, first: &Date) -> Read<Date> {
    let joined = match atoms.text(end) {
        "to" | "through" => atoms.before(at) == "from" || first.day.is_some(),
        "until" => atoms.before(at) == "from",
        "and" => atoms.before(at) == "between",
        "-" | "–" => true,
        _ => false,
    };
    let next = end + 1 + usize::from(atoms.is(end + 1, &["the"]));
    let read = dates::date(atoms, next).filter(|read| joined && read.last.is_none())?;
    let alike = |test: fn(&Date) -> bool| test(first) == test(&read.first);
    let fits = alike(|date| date.weekday.is_some())
        && alike(|date| date.month.is_some())
        && alike(|date| date.shift.is_some());
    (fits || atoms.before(at) == "from").then_some((read.first, read.end))
}

/// Whether a decade is one of somebody's life: “in his 40s”, “in their late twenties”.
fn age_decade(atoms: &Atoms, at: usize, date: &Date) -> bool {
    const OWNERS: [&str; 6] = ["his", "her", "their", "my", "our", "your"];
    date.decade && (1..=3).any(|back| at >= back && atoms.is(at - back, &OWNERS))
}

/// `first`, `21st`, `the two hundredth`; a Roman numeral after a name.
fn ordinal(atoms: &Atoms, at: usize) -> Option<Draft> {
    if let Some((value, end)) = super::identifiers::roman(atoms, at) {
        return Some(Draft::number(Kind::Ordinal, Figure::new(Number::whole(value)), end).weak(true));
    }
    let (value, end) = atoms.ordinal(at)?;
    let part = atoms.fraction(at).filter(|(_, end)| atoms.before(*end).ends_with('s'));
    let third_of = matches!(atoms.before(at), "a" | "an") && atoms.is(end, &["of"]);
    if part.is_some() || third_of || atoms.is(at, &["second"]) && is_unit_of_time(atoms, at) {
        return None;
    }
    let draft = Draft::number(Kind::Ordinal, Figure::new(Number::whole(value)), end);
    Some(draft.weak(value == 1 && atoms.is(at, &["first"])))
}

/// Whether `second` is a sixtieth of a minute: `per second`, `a second later`.
pub(super) fn is_unit_of_time(atoms: &Atoms, at: usize) -> bool {
    let next = at + 1;
    let alone = !atoms.is_class(next, Class::Word)
        || is_function_word(atoms.text(next))
        || atoms.is(next, &["ago", "later", "earlier"]);
    matches!(atoms.before(at), "per" | "each" | "split" | "/") || atoms.before(at) == "a" && alone
}

/// Turns the length of time of “three weeks ago” into a date.
fn ago(atoms: &Atoms, draft: Draft) -> Option<Draft> {
    let Kind::Measure(unit) = draft.kind else { return Some(draft) };
    let Value::Number(figure) = draft.value else { return Some(draft) };
    if !atoms.is(draft.end, &["ago"]) {
        return Some(draft);
    }
    let (period, factor) = match unit {
        Unit::Day => (Period::Day, 1),
        Unit::Week => (Period::Week, 1),
        Unit::Fortnight => (Period::Week, 2),
        Unit::Month => (Period::Month, 1),
        Unit::Year => (Period::Year, 1),
        Unit::Decade => (Period::Decade, 1),
        Unit::Century => (Period::Century, 1),
        _ => return Some(draft),
    };
    let count = figure.value.as_whole().and_then(|count| i32::try_from(count).ok()?.checked_mul(-factor));
    let Some(offset) = count else { return Some(draft) };
    let date = Date { shift: Some(Shift { period, offset }), ..Date::default() };
    Some(Draft { kind: Kind::Date, value: Value::Date(date), explicit: true, end: draft.end + 1, ..draft })
}

/// Lends the unit of the second of “from 5 to 10 percent”, “3 and 5 miles” or “5 and 10 dollars” to the first, which stands bare.
fn share_units(atoms: &Atoms, drafts: &mut [(usize, usize, Draft)]) {
    for index in (1..drafts.len()).rev() {
        let (before, after) = drafts.split_at_mut(index);
        let (Some((_, _, first)), Some((start, _, second))) = (before.last_mut(), after.first()) else { continue };
        let joined = *start == first.end + 1 && atoms.is(first.end, &["to", "and", "or"]);
        let (Value::Number(figure), Kind::Cardinal) = (&first.value, first.kind) else { continue };
        let is_behind = matches!(second.kind, Kind::Percent | Kind::Measure(_) | Kind::Age(_))
            || matches!(second.kind, Kind::Money(_)) && currency_before(atoms, *start).is_none();
        // A sign before the second number is its own; only what stands behind both is shared.
        if !joined || !is_behind || atoms.is(*start, &["a", "an"]) {
            continue;
        }
        let shared = match second.kind {
            Kind::Percent => figure.times(Number::ratio(1, 100).unwrap_or(Number::ONE)),
            _ => Some(*figure),
        };
        let Some(figure) = shared else { continue };
        first.value = Value::Number(figure);
        first.kind = second.kind;
    }
}

/// The token of the next word that is no function word, up to the end of the phrase.
fn counted(atoms: &Atoms, at: usize) -> Option<usize> {
    let reach = (at..atoms.len().min(at + 5)).map_while(|index| atoms.get(index));
    let stop =
        |text: &str| matches!(text, "," | "." | ";" | ":" | "!" | "?" | "(" | ")" | "\"" | "and" | "or" | "but" | "to");
    reach
        .take_while(|atom| !stop(atom.text) && atom.class != Class::Digits)
        .find(|atom| atom.class == Class::Word && !is_function_word(atom.text) && atom.text != "s")
        .map(|atom| atom.token)
}

/// The unit of time that a rate is in: “a day”, “per hour”, “each week”; not of “a week ago”.
pub(super) fn rate(atoms: &Atoms, at: usize) -> Read<Unit> {
    let slash = atoms.is(at, &["/"]) && atoms.is_glued(at);
    let at = atoms.after_hyphen(at);
    if !slash && !atoms.is(at, &["a", "an", "per", "each", "every"]) {
        return None;
    }
    let noun = atoms.after_hyphen(at + 1);
    let unit = atoms.sense(noun, |sense| if let Sense::Unit(unit) = sense { Some(unit) } else { None })?;
    let singular = !atoms.text(noun).ends_with('s') && unit.dimension() != Dimension::Points;
    let moment = atoms.is(noun + 1, &["ago", "later", "earlier", "before", "after", "and"]) && !atoms.is(at, &["per"]);
    (singular && !moment).then_some((unit, noun + 1))
}

/// The currency at an atom that stands before its amount, how many of its sign make one, and the atom after it.
pub(super) fn currency_before(atoms: &Atoms, at: usize) -> Read<(Currency, i64)> {
    if atoms.is_class(at, Class::Word) {
        if atoms.is(at + 1, &["$"]) && atoms.is_glued(at + 1) {
            return Some(((Currency::of_dollar_prefix(atoms.text(at))?, 1), at + 2));
        }
        let currency = Currency::of_code(atoms.text(at)).filter(|_| atoms.is_class(at + 1, Class::Digits))?;
        return Some(((currency, 1), at + 1));
    }
    Currency::of_sign(atoms.text(at)).map(|sign| (sign, at + 1))
}
