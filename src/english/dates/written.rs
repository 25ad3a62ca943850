//! The day that a story was written.

use super::{Date, Day, grammar};
use crate::{
    english::quantities::Atoms,
    model::{Document, Role},
};

/// How far into a block or a sentence a dateline is looked for, in atoms.
const REACH: usize = 24;
/// Longest field or block that can be a dateline, in bytes.
const LONGEST: usize = 400;
/// How many sentences from the first on may carry a dateline.
const SENTENCES: usize = 4;

/// The day that a story was written, as far as its container, its date and place line, or the start of its text tells.
pub fn written_on(document: &Document) -> Option<Day> {
    let fields = &document.original.fields;
    let field = fields.date.as_deref().and_then(|date| Day::from_iso(date).or_else(|| in_text(date)));
    let dateline = || fields.dateline.as_deref().and_then(in_text);
    let lines = || {
        let blocks =
            document.blocks.iter().filter(|block| matches!(block.role, Role::Dateline | Role::Byline | Role::Credit));
        blocks.filter_map(|block| document.text().get(block.span.start..block.span.end)).find_map(in_text)
    };
    let opening = || (0..document.sentences.len().min(SENTENCES)).find_map(|sentence| at_the_start(document, sentence));
    field.or_else(dateline).or_else(lines).or_else(opening)
}

fn in_text(text: &str) -> Option<Day> {
    let text = text.get(..LONGEST).unwrap_or(text).to_lowercase();
    let atoms = Atoms::of_text(&text);
    (0..atoms.len().min(REACH)).find_map(|at| whole(grammar::date(&atoms, at)?.first))
}

/// `KYIV, March 7, 2022 (Reuters) - …`, `date 2022-03-07 …`: a whole date that is no part of the sentence.
fn at_the_start(document: &Document, sentence: usize) -> Option<Day> {
    // A whole date has its year in digits, and few sentences have any.
    if !document.sentence_text(sentence).bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let atoms = Atoms::of_sentence(document, sentence);
    (0..atoms.len().min(REACH)).find_map(|at| {
        let read = grammar::date(&atoms, at)?;
        let apart = atoms.is(read.end, &["(", "-", "–", "—", "|", "/"]);
        let labelled = atoms.is(at.wrapping_sub(1), &["date", "published", "updated", "posted", ":"]);
        whole(read.first).filter(|_| apart || labelled)
    })
}

fn whole(date: Date) -> Option<Day> {
    match date {
        Date { year: Some(year), month: Some(month), day: Some(day), swappable: false, .. } => {
            Day::of(year, month, day)
        }
        _ => None,
    }
}
