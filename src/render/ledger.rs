//! The ledgers in a few lines of text, for formats that have no tables.

use super::text::shown;
use crate::model::{FactEntry, FactFate, Ledgers, QuotationEntry, QuotationFate};

/// How many examples of a fate are named.
const NAMED: usize = 6;

/// A line for the facts, one for the quotations, one for each actor about whom the words lean; without what is empty.
pub fn lines(ledgers: &Ledgers) -> Vec<String> {
    let facts = [FactFate::Changed, FactFate::Lost, FactFate::New, FactFate::Kept].map(|fate| {
        let entries: Vec<&FactEntry> = ledgers.facts.iter().filter(|entry| entry.fate == fate).collect();
        let named = entries.iter().map(|entry| fact(entry));
        told(fate.id(), entries.len(), if fate == FactFate::Kept { Vec::new() } else { named.collect() })
    });
    use QuotationFate::*;
    let quotations = [Altered, Unattributed, Invented, QuotationFate::Lost, Verbatim].map(|fate| {
        let entries: Vec<&QuotationEntry> = ledgers.quotations.iter().filter(|entry| entry.fate == fate).collect();
        told(fate.id(), entries.len(), Vec::new())
    });
    let line = |name: &str, parts: &[String]| {
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| format!("{name}: {}", parts.join(", ")))
    };
    let spin = ledgers.spin.iter().map(|entry| format!("spin: {}", shown(&entry.message)));
    line("facts", &facts).into_iter().chain(line("quotations", &quotations)).chain(spin).collect()
}

/// `2 lost (Varnholm; Sunday)`; empty for none.
fn told(fate: &str, count: usize, named: Vec<String>) -> String {
    let more = if named.len() > NAMED { "; …" } else { "" };
    match count {
        0 => String::new(),
        _ if named.is_empty() => format!("{count} {fate}"),
        _ => format!("{count} {fate} ({}{more})", named[..named.len().min(NAMED)].join("; ")),
    }
}

/// A fact as each side tells it.
pub fn fact(entry: &FactEntry) -> String {
    let side = |words: &Option<String>| words.as_deref().map(|words| shown(words).into_owned());
    match (side(&entry.understood.source), side(&entry.understood.copy)) {
        (Some(source), Some(copy)) if source != copy => format!("{source} → {copy}"),
        (Some(one), _) | (None, Some(one)) => one,
        (None, None) => String::new(),
    }
}

/// Who is quoted, as each side says; empty where neither does.
pub fn speaker(entry: &QuotationEntry) -> String {
    let told = match (&entry.speaker.source, &entry.speaker.copy) {
        (Some(source), Some(copy)) if source != copy => format!("{source} → {copy}"),
        (Some(source), None) if entry.copy.is_some() => format!("{source} → —"),
        (Some(one), _) | (None, Some(one)) => one.clone(),
        (None, None) => String::new(),
    };
    shown(&told).into_owned()
}
