//! Quantities and dates: what the grammar reads, and what it holds for equal. Each table has near misses that must stay
//! apart.

use retold::{
    english::{
        Analysis,
        dates::Day,
        quantities::{Comparison, Context, Quantity, Shift, compare},
    },
    model::{Document, Original, Pair},
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

/// Tuesday.
fn written() -> Option<Day> {
    Day::of(2022, 3, 8)
}

/// Compares the one quantity of each text.
fn compared(source: &str, copy: &str, written: Option<Day>) -> Comparison {
    let documents = Pair::new(document(source), document(copy));
    let analyses = documents.as_ref().map(Analysis::new);
    let quantities = analyses.as_ref().map(|analysis| analysis.quantities(0));
    assert_eq!(quantities.source.len(), 1, "{source}: {:?}", quantities.source);
    assert_eq!(quantities.copy.len(), 1, "{copy}: {:?}", quantities.copy);
    compare(quantities.map(|quantities| &quantities[0]), &Context { written: Pair::new(written, written) })
}

#[track_caller]
fn reads(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(understood(text), *expected, "{text}");
    }
}

#[test]
fn cardinals_in_any_notation() {
    reads(&[
        ("More than 11,000 troops", &["More than 11,000 | more than 11,000"]),
        ("twelve hundred people, 1.2 thousand", &["twelve hundred | 1,200", "1.2 thousand | 1,200"]),
        ("twenty-five of a dozen", &["twenty-five | 25", "a dozen | 12"]),
        ("one and a half million, half a million", &["one and a half million | 1,500,000", "half a million | 500,000"]),
        ("two hundred and thirty thousand and six", &["two hundred and thirty thousand and six | 230,006"]),
    ]);
}

#[test]
fn rounding_is_no_other_value() {
    assert!(matches!(compared("11,342 people", "more than 11,000 people", None), Comparison::Rounded { .. }));
    assert_eq!(compared("11,342 people", "more than 12,000 people", None), Comparison::ValueChanged);
    assert_eq!(compared("at least 20 men", "20 men", None), Comparison::ComparatorChanged(Shift::Bound));
    assert_eq!(compared("on Monday", "on March 7", written()), Comparison::SameConverted);
    assert_eq!(compared("on Monday", "on March 8", written()), Comparison::ValueChanged);
}
