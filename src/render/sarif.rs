//! SARIF 2.1.0, as code scanning reads it: the copy is the location, the source a related one.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>

use super::{
    position::Lines,
    view::{self, uri},
};
use crate::model::{Category, DocumentReport, DriftReport, Entry, Report, Severity, Span};
use serde_json::{Value, json};

/// One run with a result for each finding; waived ones carry their suppression.
pub fn render(reports: &[Report]) -> String {
    let results: Vec<Value> = reports.iter().flat_map(results).collect();
    let notifications: Vec<Value> = reports.iter().flat_map(notifications).collect();
    let ledgers: Vec<Value> = reports.iter().filter_map(ledgers).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "retold",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": Category::ALL.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
            "invocations": [{"executionSuccessful": true, "toolExecutionNotifications": notifications}],
            "properties": {"ledgers": ledgers},
        }],
    });
    format!("{log:#}\n")
}

fn rule(entry: &Entry) -> Value {
    json!({
        "id": entry.id,
        "shortDescription": {"text": entry.definition},
        "help": {"text": format!("{}. Example: {}.", entry.definition, entry.example)},
        "defaultConfiguration": {"level": level(entry.severity)},
        "properties": {"mqm": entry.mqm, "its": entry.its},
    })
}

fn results(report: &Report) -> impl Iterator<Item = Value> {
    let lines = [Lines::new(&report.source.text), Lines::new(&report.copy.text)];
    report.drifts.iter().map(move |drift| result(report, drift, &lines))
}

/// What is said of the texts and of the comparison; what the policy says stops the copy.
fn notifications(report: &Report) -> impl Iterator<Item = Value> {
    view::notices(report).map(|(notice, message)| {
        json!({
            "descriptor": {"id": notice.code},
            "level": if view::stops(notice) { "error" } else { "note" },
            "message": {"text": message},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&report.copy.name)}}}],
        })
    })
}

fn ledgers(report: &Report) -> Option<Value> {
    let ledgers = report.ledgers.as_ref()?;
    Some(json!({
        "copy": uri(&report.copy.name),
        "facts": ledgers.facts,
        "quotations": ledgers.quotations,
        "spin": ledgers.spin,
    }))
}

fn result(report: &Report, drift: &DriftReport, [source, copy]: &[Lines; 2]) -> Value {
    let rule = drift.category as usize;
    let mut result = json!({
        "ruleId": drift.category.entry().id,
        "ruleIndex": rule,
        "level": level(drift.severity),
        "message": {"text": drift.message},
        "locations": [location(&report.copy, view::anchor(report, drift), copy)],
        "partialFingerprints": {"retold/v1": drift.fingerprint},
        "properties": {"severity": drift.severity.id(), "confidence": decimal(drift.confidence)},
    });
    if let Some(passage) = &drift.source {
        let mut related = location(&report.source, passage.span, source);
        related["id"] = json!(0);
        related["message"] = json!({"text": "what the source says"});
        result["relatedLocations"] = json!([related]);
    }
    if let Some(waiver) = &drift.waiver {
        let justification = format!("{}: {}", waiver.by, waiver.reason);
        result["suppressions"] = json!([{"kind": "external", "status": "accepted", "justification": justification}]);
    }
    result
}

/// A number with as many digits as it was computed with.
fn decimal(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_default()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::Major => "error",
        Severity::Minor => "warning",
        Severity::Neutral => "note",
    }
}

fn location(document: &DocumentReport, span: Span, lines: &Lines) -> Value {
    let [start, end] = lines.range(span);
    json!({"physicalLocation": {
        "artifactLocation": {"uri": uri(&document.name)},
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "snippet": {"text": span.of(&document.text)},
        },
    }})
}
