//! What the page around the text tells: dates, credits, outlets, notices, boilerplate, traces of scraping.

use super::{Context, Sign, context::tokens};
use crate::{
    lineage::{marks, outlets},
    model::{Pair, Role, Side, Span},
};

/// The side that a sign in `side` makes the older: not that one.
fn on(side: Side, text: Option<String>) -> Pair<Option<String>> {
    let mut has = Pair::default();
    *has.get_mut(side) = text;
    has
}

/// The earlier date is the older text's. Days of ISO 8601 compare as text.
pub fn dates(context: &Context) -> Vec<Sign> {
    let date = |side| context.document(side).original.fields.date.clone();
    let (Some(source), Some(copy)) = (date(Side::Source), date(Side::Copy)) else { return Vec::new() };
    let is_iso = |date: &str| date.len() >= 10 && date.as_bytes()[4] == b'-';
    if source == copy || !is_iso(&source) || !is_iso(&copy) || source.starts_with(&copy) || copy.starts_with(&source) {
        return Vec::new();
    }
    let older = if source < copy { Side::Source } else { Side::Copy };
    vec![context.sign("date/earlier", older, 4.0, Pair::new(Some(source), Some(copy)))]
}

/// Bylines and credits get lost on the way; nobody makes them up.
pub fn credits(context: &Context) -> Vec<Sign> {
    let mut signs = Vec::new();
    let credited = context.witnesses.map(|witness| &witness.credited);
    for side in Side::BOTH {
        for name in credited.get(side).iter().filter(|name| !credited.get(side.other()).contains(name)) {
            signs.push(context.sign("credit/agency", side, 0.8, on(side, Some(name.clone()))));
        }
        let byline = |side: Side| {
            let document = context.document(side);
            document
                .blocks
                .iter()
                .find(|block| block.role == Role::Byline)
                .map(|b| b.span.of(document.text()).to_owned())
        };
        if let (Some(text), None) = (byline(side), byline(side.other())) {
            signs.push(context.sign("credit/byline", side, 0.5, on(side, Some(text))));
        }
    }
    signs
}

/// `told Reuters` became `told The Daily Wharf`: the page's own name, or one that nobody knows, was put in.
pub fn outlets(context: &Context) -> Vec<Sign> {
    let own = context.witnesses.map(|witness| &witness.own);
    let told = context.witnesses.map(|witness| &witness.told);
    let mut signs = Vec::new();
    for changed in &context.changed {
        let within = |side: Side, spans: &[Span]| -> Option<String> {
            let document = context.document(side);
            let sentences = super::context::sentences(changed.bead, side);
            let first = tokens(document, sentences).next()?;
            let last = tokens(document, sentences).last()?;
            let bead = document.span_of(first..last + 1);
            spans.iter().find(|span| bead.contains(**span)).map(|span| span.of(document.text()).to_owned())
        };
        let (Some(a), Some(b)) = (within(Side::Source, told.source), within(Side::Copy, told.copy)) else { continue };
        if a.eq_ignore_ascii_case(&b) {
            continue;
        }
        let is_own = Pair::new((own.source, &a), (own.copy, &b))
            .map(|(own, name)| own.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(name)));
        let is_known = Pair::new(outlets::is_known(&a), outlets::is_known(&b));
        let older = match (is_known.source, is_known.copy, is_own.source, is_own.copy) {
            (true, false, ..) => Side::Source,
            (false, true, ..) => Side::Copy,
            (_, _, false, true) => Side::Source,
            (_, _, true, false) => Side::Copy,
            _ => continue,
        };
        signs.push(context.sign("outlet/replaced", older, 1.0, Pair::new(Some(a), Some(b))));
    }
    signs
}

/// A notice that this text was translated by machine makes it the copy. One in another language is of the page.
pub fn notices(context: &Context) -> Vec<Sign> {
    let mut signs = Vec::new();
    for side in Side::BOTH {
        let document = context.document(side);
        let notices = document.blocks.iter().filter(|block| block.role == Role::TranslationNotice);
        let texts = notices.map(|block| block.span.of(document.text()));
        for text in texts.filter(|text| marks::is_english_notice(text)) {
            signs.push(context.sign("notice/translation", side.other(), 1.2, on(side, Some(text.to_owned()))));
        }
    }
    signs
}

/// More calls to action and navigation: scraped pages carry them along and add their own.
pub fn boilerplate(context: &Context) -> Vec<Sign> {
    let count = |side| context.document(side).blocks.iter().filter(|b| b.role == Role::Boilerplate).count();
    let (source, copy) = (count(Side::Source), count(Side::Copy));
    if source == copy {
        return Vec::new();
    }
    let older = if source < copy { Side::Source } else { Side::Copy };
    let weight = (0.15 * source.abs_diff(copy) as f32).min(0.4);
    let has = Pair::new(Some(format!("{source} blocks")), Some(format!("{copy} blocks")));
    vec![context.sign("boilerplate/added", older, weight, has)]
}

/// What spinning and scraping leave in one text only.
pub fn traces(context: &Context) -> Vec<Sign> {
    let mut signs = Vec::new();
    let found = context.witnesses.map(|witness| &witness.marks);
    for side in Side::BOTH {
        let others: Vec<&str> = found.get(side.other()).iter().map(|mark| mark.text.as_str()).collect();
        for mark in found.get(side).iter().filter(|mark| !others.contains(&mark.text.as_str())) {
            // Originals, too, lose spaces and mix their quotation marks on the way through a machine.
            let (rule, weight) = match mark.rule.starts_with("typography") {
                true => ("marks/typography", 0.6),
                false => ("marks/expression", 1.2),
            };
            signs.push(context.sign(rule, side.other(), weight * mark.risk, on(side, Some(mark.text.clone()))));
        }
    }
    signs
}
