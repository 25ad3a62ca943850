//! Gathers what the stages found into the one value that every renderer takes.

pub mod fingerprint;
mod inspection;
mod ledger;
mod summary;

use crate::{
    Options,
    english::Analysis,
    model::{
        Attribution, AttributionReport, Bead, BeadReport, Document, DocumentReport, Drift, DriftReport, Link, Notice,
        Pair, Passage, QuotationReport, Relation, RelationKind, Report, SentenceReport, Span,
    },
};
use fingerprint::Fingerprints;
pub use inspection::inspection;

/// Version of the report's shape; it rises when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// The report of a comparison; `drifts` come with the score of the whole.
pub fn report(
    analyses: Pair<&Analysis>,
    beads: &[Bead],
    relation: Relation,
    (drifts, score): (Vec<Drift>, f64),
    options: &Options,
) -> Report {
    let documents = analyses.map(Analysis::document);
    let Pair { source, copy } = analyses.map(|analysis| document_report(analysis, options.attributions));
    let mut fingerprints = Fingerprints::default();
    let sides = Pair::new(&source, &copy);
    let drifts: Vec<DriftReport> =
        drifts.into_iter().map(|drift| drift_report(sides, drift, &mut fingerprints)).collect();
    Report {
        version: VERSION,
        summary: summary::summary(documents, &drifts, score),
        notices: notices(&relation, options),
        ledgers: options.ledgers.then(|| ledger::ledgers(analyses, beads)),
        source,
        copy,
        relation,
        drifts,
        beads: beads.iter().map(|bead| bead_report(documents, bead, options)).collect(),
    }
}

fn document_report(analysis: &Analysis, attributions: bool) -> DocumentReport {
    let document = analysis.document();
    let original = &document.original;
    let attributions = if attributions { analysis.attributions() } else { &[] };
    DocumentReport {
        name: original.name.clone(),
        encoding: original.encoding.clone(),
        fields: original.fields.clone(),
        text: original.text.clone(),
        blocks: document.blocks.clone(),
        sentences: document.sentences.iter().map(|s| SentenceReport { span: s.span, block: s.block }).collect(),
        quotations: document
            .quotations
            .iter()
            .map(|quotation| QuotationReport {
                span: quotation.span,
                content: quotation.content,
                speaker: quotation.speaker.map(|span| passage(document, span)),
            })
            .collect(),
        attributions: attributions.iter().map(attribution_report).collect(),
        notices: original.notices.iter().chain(&document.notices).cloned().collect(),
    }
}

fn attribution_report(attribution: &Attribution) -> AttributionReport {
    let bytes = |spans: &[Span]| spans.iter().map(|span| [span.start, span.end]).collect();
    AttributionReport {
        source: bytes(&attribution.source),
        cue: bytes(&attribution.cue),
        content: bytes(&attribution.content),
    }
}

fn bead_report(documents: Pair<&Document>, bead: &Bead, options: &Options) -> BeadReport {
    let bytes =
        |link: &Link| Link::bytes(documents.source.tokens[link.source].span, documents.copy.tokens[link.copy].span);
    BeadReport {
        source: bead.source.clone(),
        copy: bead.copy.clone(),
        moved: bead.moved,
        similarity: rounded(bead.similarity),
        links: if options.links { bead.links.iter().map(bytes).collect() } else { Vec::new() },
    }
}

fn drift_report(documents: Pair<&DocumentReport>, drift: Drift, fingerprints: &mut Fingerprints) -> DriftReport {
    let fingerprint = fingerprints.next(documents, drift.category, drift.spans);
    let passage = |(document, span): (&DocumentReport, Option<Span>)| {
        span.map(|span| Passage { span, text: span.of(&document.text).to_owned() })
    };
    let Pair { source, copy } = documents.zip(drift.spans).map(passage);
    DriftReport {
        fingerprint,
        category: drift.category,
        severity: drift.severity,
        confidence: rounded(drift.confidence),
        bead: drift.bead,
        source,
        copy,
        message: drift.message,
        evidence: drift.evidence,
        waiver: None,
    }
}

fn notices(relation: &Relation, options: &Options) -> Vec<Notice> {
    if relation.kind != RelationKind::Unrelated || options.force {
        return Vec::new();
    }
    vec![Notice {
        code: "unrelated".into(),
        message: "The two texts do not tell the same story, so no drifts are listed; --force lists them.".into(),
        span: None,
    }]
}

fn passage(document: &Document, span: Span) -> Passage {
    Passage { span, text: span.of(document.text()).to_owned() }
}

/// Three decimals: enough to rank by, and stable to read in a diff of two reports.
fn rounded(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
