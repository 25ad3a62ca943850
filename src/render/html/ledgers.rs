//! The ledgers as tables of the page.

use super::escaped;
use crate::{
    model::{FactFate, Ledgers, QuotationFate},
    render::ledger,
};
use std::fmt::Write;

/// A folded part of the page with a table each for facts, quotations and spin.
pub(super) fn tables(page: &mut String, ledgers: &Ledgers) {
    let summary = ledger::lines(ledgers);
    if summary.is_empty() {
        return;
    }
    // Writing to a String cannot fail; so below.
    let _ = write!(page, "<details class=\"ledgers\"><summary><h2>Ledgers</h2>");
    summary.iter().for_each(|line| _ = write!(page, " <span class=\"dim\">{}</span>", escaped(line)));
    page.push_str("</summary>\n");
    facts(page, ledgers);
    quotations(page, ledgers);
    spin(page, ledgers);
    page.push_str("</details>\n");
}

fn facts(page: &mut String, ledgers: &Ledgers) {
    if ledgers.facts.is_empty() {
        return;
    }
    head(page, "Facts", &["fate", "kind", "source", "copy"]);
    let mut entries: Vec<_> = ledgers.facts.iter().collect();
    entries.sort_by_key(|entry| entry.fate == FactFate::Kept);
    for entry in entries {
        let (source, copy) = (&entry.understood.source, &entry.understood.copy);
        row(page, entry.fate.id(), &[entry.kind.id(), or_none(source), or_none(copy)]);
    }
    page.push_str("</tbody></table></div>\n");
}

fn quotations(page: &mut String, ledgers: &Ledgers) {
    if ledgers.quotations.is_empty() {
        return;
    }
    head(page, "Quotations", &["fate", "speaker", "source", "copy"]);
    let mut entries: Vec<_> = ledgers.quotations.iter().collect();
    entries.sort_by_key(|entry| entry.fate == QuotationFate::Verbatim);
    for entry in entries {
        let speaker = Some(ledger::speaker(entry)).filter(|speaker| !speaker.is_empty());
        let words = |passage: &Option<crate::model::Passage>| passage.as_ref().map(|passage| passage.text.clone());
        let (source, copy) = (words(&entry.source), words(&entry.copy));
        row(page, entry.fate.id(), &[or_none(&speaker), or_none(&source), or_none(&copy)]);
    }
    page.push_str("</tbody></table></div>\n");
}

fn spin(page: &mut String, ledgers: &Ledgers) {
    if ledgers.spin.is_empty() {
        return;
    }
    head(page, "Spin", &["actor", "framing", "certainty", "agency", "changes"]);
    for entry in &ledgers.spin {
        let points = |points: f32| if points == 0.0 { "—".to_owned() } else { format!("{points:+.1}") };
        let cells = [points(entry.framing), points(entry.certainty), points(entry.agency), entry.changes.to_string()];
        let actor = if entry.actor.is_empty() { "—" } else { &entry.actor };
        let _ = write!(page, "<tr><th scope=\"row\">{}</th>", escaped(actor));
        cells.iter().for_each(|cell| _ = write!(page, "<td>{cell}</td>"));
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody></table></div>\n");
}

fn head(page: &mut String, caption: &str, columns: &[&str]) {
    let _ = write!(page, "<div class=\"table\"><table><caption>{caption}</caption><thead><tr>");
    columns.iter().for_each(|column| _ = write!(page, "<th scope=\"col\">{column}</th>"));
    page.push_str("</tr></thead><tbody>\n");
}

fn row(page: &mut String, fate: &str, cells: &[&str]) {
    let _ = write!(page, "<tr class=\"fate-{fate}\"><th scope=\"row\">{fate}</th>");
    cells.iter().for_each(|cell| _ = write!(page, "<td>{}</td>", escaped(cell)));
    page.push_str("</tr>\n");
}

fn or_none(words: &Option<String>) -> &str {
    words.as_deref().unwrap_or("—")
}
