//! W3C Web Annotations: each finding with quote and position selectors on both sides.
//!
//! <https://www.w3.org/TR/annotation-model/>

use crate::model::{DocumentReport, DriftReport, Passage, Report};
use serde_json::{Value, json};

/// How many characters around a passage its quote selector holds.
const CONTEXT: usize = 32;

/// An annotation page with an annotation for each finding.
pub fn render(reports: &[Report]) -> String {
    let items: Vec<Value> =
        reports.iter().flat_map(|report| report.drifts.iter().map(move |drift| annotation(report, drift))).collect();
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": items,
    });
    format!("{page:#}\n")
}

fn annotation(report: &Report, drift: &DriftReport) -> Value {
    let targets: Vec<Value> = [(&report.source, &drift.source), (&report.copy, &drift.copy)]
        .into_iter()
        .filter_map(|(document, passage)| passage.as_ref().map(|passage| target(document, passage)))
        .collect();
    json!({
        "type": "Annotation",
        "id": format!("urn:retold:{}", drift.fingerprint),
        "motivation": "assessing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": drift.message},
            {"type": "TextualBody", "purpose": "classifying", "value": drift.category.entry().id},
            {"type": "TextualBody", "purpose": "tagging", "value": drift.severity.id()},
        ],
        "target": targets,
    })
}

/// The model counts positions in Unicode code points.
fn target(document: &DocumentReport, passage: &Passage) -> Value {
    let (before, rest) = document.text.split_at(passage.span.start);
    let after = &rest[passage.span.len()..];
    let start = before.chars().count();
    let prefix: String = before.chars().skip(start.saturating_sub(CONTEXT)).collect();
    let suffix: String = after.chars().take(CONTEXT).collect();
    json!({
        "source": document.fields.url.as_deref().unwrap_or(&document.name),
        "selector": [
            {"type": "TextQuoteSelector", "exact": passage.text, "prefix": prefix, "suffix": suffix},
            {"type": "TextPositionSelector", "start": start, "end": start + passage.text.chars().count()},
        ],
    })
}
