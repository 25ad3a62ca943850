//! A trace as PROV-JSON (W3C Member Submission 2013, of PROV-DM): documents are entities with their SHA-256, hops are
//! `wasDerivedFrom`. PROV-JSON has no record of its own for `wasQuotedFrom`, quotations repeated word for word: it is a
//! `wasDerivedFrom` of the type `prov:Quotation` (PROV-DM 5.2.3), and PROV-O's name for it is an attribute of the quotation.

use crate::model::{Direction, Edge, Span, Trace, Traced};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The namespace of what PROV has no name for.
const NAMESPACE: &str = "https://github.com/retold-news/retold/ns#";

/// The trace as one PROV-JSON document. Entities are named by their digests, so that the same text is the same entity in
/// every trace.
pub fn render(trace: &Trace) -> String {
    let ids: BTreeMap<&str, String> =
        trace.documents.iter().map(|document| (document.name.as_str(), id(document))).collect();
    let mut entities: Map<String, Value> =
        trace.documents.iter().map(|document| (id(document), entity(document))).collect();
    let mut derived = Map::new();
    for edge in trace.stories.iter().flat_map(|story| &story.edges) {
        let (Some(source), Some(copy)) = (ids.get(edge.source.as_str()), ids.get(edge.copy.as_str())) else { continue };
        derived.insert(format!("_:d{}", derived.len() + 1), derivation(edge, source, copy));
        for span in &edge.quoted {
            let id = format!("{copy}-char-{}-{}", span.start, span.end);
            let quoted = json!({
                "prov:generatedEntity": id,
                "prov:usedEntity": source,
                "prov:type": name("prov:Quotation"),
            });
            derived.insert(format!("_:d{}", derived.len() + 1), quoted);
            entities.insert(id, quotation(*span, source, copy));
        }
    }
    let document = json!({
        "prefix": {"retold": NAMESPACE, "sha256": "urn:sha256:"},
        "entity": entities,
        "wasDerivedFrom": derived,
    });
    format!("{document:#}\n")
}

/// A name of a namespace as a value.
fn name(name: &str) -> Value {
    json!({"$": name, "type": "prov:QUALIFIED_NAME"})
}

fn quotation(span: Span, source: &str, copy: &str) -> Value {
    json!({
        "prov:type": name("retold:Quotation"),
        "prov:wasQuotedFrom": name(source),
        "retold:standsIn": name(copy),
        "retold:start": span.start,
        "retold:end": span.end,
    })
}

fn id(document: &Traced) -> String {
    format!("sha256:{}", document.sha256)
}

fn entity(document: &Traced) -> Value {
    let mut entity = Map::new();
    entity.insert("prov:type".into(), name("retold:Document"));
    entity.insert("prov:label".into(), document.name.clone().into());
    entity.insert("retold:sha256".into(), document.sha256.clone().into());
    for (key, field) in
        [("retold:date", &document.date), ("retold:outlet", &document.outlet), ("prov:location", &document.url)]
    {
        if let Some(field) = field {
            entity.insert(key.into(), field.clone().into());
        }
    }
    entity.into()
}

fn derivation(edge: &Edge, source: &str, copy: &str) -> Value {
    let mut derivation = json!({
        "prov:generatedEntity": copy,
        "prov:usedEntity": source,
        "retold:directionSaid": edge.direction != Direction::Unclear,
        "retold:confidence": edge.confidence,
    });
    if let Some(drifts) = &edge.drifts {
        derivation["retold:drifts"] = drifts.iter().map(|drift| drift.fingerprint.clone()).collect::<Vec<_>>().into();
    }
    derivation
}
