//! W3C Web Annotations: each finding with quote and position selectors on both sides, and each entry of the ledgers as a
//! description of the words that it is about.
//!
//! <https://www.w3.org/TR/annotation-model/>

use super::{
    ledger,
    position::CodePoints,
    view::{self, uri},
};
use crate::model::{DocumentReport, DriftReport, FactEntry, Ledgers, Passage, QuotationEntry, Report, SpinEntry};
use serde_json::{Value, json};

/// How many characters around a passage its quote selector holds.
const CONTEXT: usize = 32;

/// An annotation page: findings are assessments (motivation `assessing`), entries of ledgers descriptions (`describing`),
/// notices comments (`commenting`).
pub fn render(reports: &[Report]) -> String {
    let names: Vec<String> = reports.iter().map(|report| uri(&report.copy.name)).collect();
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("urn:retold:page:{}", names.join("+")),
        "type": "AnnotationPage",
        "items": reports.iter().flat_map(annotations).collect::<Vec<_>>(),
    });
    format!("{page:#}\n")
}

fn annotations(report: &Report) -> Vec<Value> {
    let points = [&report.source, &report.copy].map(|document| CodePoints::new(&document.text));
    let targets = |passages| targets(report, &points, passages);
    let ledgers = report.ledgers.iter().flat_map(|ledgers| described(report, ledgers, &targets));
    let notices = view::notices(report).enumerate().map(|(number, (notice, message))| {
        let bodies = vec![text("commenting", &message), tag("classifying", &notice.code)];
        annotation(&numbered(report, "notice", number), "commenting", bodies, targets([None, None]))
    });
    let findings =
        report.drifts.iter().map(|drift| finding(drift, targets([drift.source.as_ref(), drift.copy.as_ref()])));
    findings.chain(ledgers).chain(notices).collect()
}

fn finding(drift: &DriftReport, targets: Vec<Value>) -> Value {
    let mut bodies = vec![
        text("describing", &drift.message),
        tag("classifying", drift.category.entry().id),
        tag("tagging", drift.severity.id()),
    ];
    bodies.extend(drift.waiver.as_ref().map(|waiver| text("commenting", &view::waived(waiver))));
    annotation(&format!("urn:retold:{}", drift.fingerprint), "assessing", bodies, targets)
}

/// The entries of the ledgers: what each is, and what became of it.
fn described<'r>(
    report: &'r Report,
    ledgers: &'r Ledgers,
    targets: &'r impl Fn([Option<&'r Passage>; 2]) -> Vec<Value>,
) -> impl Iterator<Item = Value> + 'r {
    let fact = |entry: &'r FactEntry| {
        let bodies = [ledger::fact(entry), entry.kind.id().to_owned(), entry.fate.id().to_owned()];
        ("fact", bodies, [entry.source.as_ref(), entry.copy.as_ref()])
    };
    let quotation = |entry: &'r QuotationEntry| {
        let bodies = [ledger::speaker(entry), "quotation".to_owned(), entry.fate.id().to_owned()];
        ("quotation", bodies, [entry.source.as_ref(), entry.copy.as_ref()])
    };
    let spin = |entry: &'r SpinEntry| ("spin", [entry.message.clone(), "spin".to_owned(), String::new()], [None, None]);
    let facts = ledgers.facts.iter().map(fact);
    let entries = facts.chain(ledgers.quotations.iter().map(quotation)).chain(ledgers.spin.iter().map(spin));
    entries.enumerate().map(move |(number, (ledger, [told, class, fate], passages))| {
        let bodies = [text("describing", &told), tag("classifying", &class), tag("tagging", &fate)];
        let bodies = bodies.into_iter().filter(|body| body["value"] != "").collect();
        annotation(&numbered(report, ledger, number), "describing", bodies, targets(passages))
    })
}

/// An identifier for what has no fingerprint: by its place among the entries of a comparison.
fn numbered(report: &Report, kind: &str, number: usize) -> String {
    let [source, copy] = [&report.source, &report.copy].map(|document| uri(&document.name));
    format!("urn:retold:{kind}:{source}:{copy}:{}", number + 1)
}

fn annotation(id: &str, motivation: &str, bodies: Vec<Value>, targets: Vec<Value>) -> Value {
    json!({"type": "Annotation", "id": id, "motivation": motivation, "body": bodies, "target": targets})
}

fn text(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value})
}

fn tag(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "value": value})
}

/// The passages on both sides; both documents as a whole where there are none.
fn targets(report: &Report, points: &[CodePoints; 2], passages: [Option<&Passage>; 2]) -> Vec<Value> {
    let documents = [&report.source, &report.copy];
    if passages == [None, None] {
        return documents.map(|document| json!(address(document))).to_vec();
    }
    let sides = documents.into_iter().zip(points).zip(passages);
    sides.filter_map(|((document, points), passage)| passage.map(|passage| target(document, points, passage))).collect()
}

fn address(document: &DocumentReport) -> String {
    document.fields.url.clone().unwrap_or_else(|| uri(&document.name))
}

/// The model counts positions in Unicode code points.
fn target(document: &DocumentReport, points: &CodePoints, passage: &Passage) -> Value {
    let (before, rest) = document.text.split_at(passage.span.start);
    let after = &rest[passage.span.len()..];
    let start = points.before(passage.span.start);
    let prefix = before.char_indices().rev().take(CONTEXT).last().map_or("", |(at, _)| &before[at..]);
    let suffix: String = after.chars().take(CONTEXT).collect();
    json!({
        "source": address(document),
        "selector": [
            {"type": "TextQuoteSelector", "exact": passage.text, "prefix": prefix, "suffix": suffix},
            {"type": "TextPositionSelector", "start": start, "end": start + passage.text.chars().count()},
        ],
    })
}
