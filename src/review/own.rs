//! Findings of the policy's own: protected terms, refused spellings, quotations that have to be verbatim.

use super::{policy::Rules, words::find};
use crate::{
    model::{
        BeadReport, Category, DocumentReport, DriftReport, Evidence, Pair, Passage, QuotationEntry, QuotationFate,
        Report, Severity, Span, SpinEntry,
    },
    report::fingerprint::Fingerprints,
};

/// Adds what the rules find to the report.
pub(super) fn add_all(report: &mut Report, rules: &Rules) {
    let mut fingerprints = Fingerprints::default();
    for finding in terms(report, rules)
        .into_iter()
        .chain(names(report, rules))
        .chain(quotations(report, rules))
        .chain(spin(report, rules))
    {
        match report.drifts.iter_mut().find(|drift| finding.is_told_by(drift)) {
            Some(drift) => {
                drift.evidence.push(finding.evidence());
                if finding.severity > drift.severity {
                    drift.severity = finding.severity;
                    // What the policy says of its category has to count, whatever the checks took the change for.
                    if finding.category != drift.category {
                        (drift.category, drift.message) = (finding.category, finding.message);
                    }
                }
            }
            None => {
                let drift = finding.drift(report, &mut fingerprints);
                report.drifts.push(drift);
            }
        }
    }
}

/// A finding before it has its name.
struct Finding {
    rule: &'static str,
    category: Category,
    severity: Severity,
    bead: Option<usize>,
    spans: Pair<Option<Span>>,
    /// What was looked for, as the policy has it.
    wanted: String,
    message: String,
}

impl Finding {
    /// Whether a drift is about the same words of the source: then it is told once.
    fn is_told_by(&self, drift: &DriftReport) -> bool {
        let same = |ours: Option<Span>, theirs: &Option<Passage>| {
            ours.zip(theirs.as_ref()).is_some_and(|(ours, theirs)| theirs.span.overlaps(ours))
        };
        self.bead == drift.bead
            && match self.category {
                Category::Quotation => drift.category == Category::Quotation && same(self.spans.copy, &drift.copy),
                Category::Spelling => same(self.spans.copy, &drift.copy) && drift.category == Category::Spelling,
                _ => same(self.spans.source, &drift.source) && drift.copy.is_some(),
            }
    }

    fn evidence(&self) -> Evidence {
        Evidence { rule: self.rule.to_owned(), source: Some(self.wanted.clone()), copy: None, weight: Some(1.0) }
    }

    fn drift(self, report: &Report, fingerprints: &mut Fingerprints) -> DriftReport {
        let sides = Pair::new(&report.source, &report.copy);
        let mut fingerprint = fingerprints.next(sides, self.category, self.spans);
        while report.drifts.iter().any(|drift| drift.fingerprint == fingerprint) {
            fingerprint = fingerprints.next(sides, self.category, self.spans);
        }
        let passage = |document: &DocumentReport, span: Option<Span>| {
            span.map(|span| Passage { span, text: span.of(&document.text).to_owned() })
        };
        DriftReport {
            fingerprint,
            category: self.category,
            severity: self.severity,
            confidence: 1.0,
            bead: self.bead,
            source: passage(&report.source, self.spans.source),
            copy: passage(&report.copy, self.spans.copy),
            evidence: vec![self.evidence()],
            message: self.message,
            waiver: None,
        }
    }
}

/// Terms of the source that the sentences of the copy beside them neither keep nor render as allowed.
fn terms(report: &Report, rules: &Rules) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, bead) in report.beads.iter().enumerate().filter(|(_, bead)| !bead.copy.is_empty()) {
        for term in &rules.terms {
            let Some(span) = find(&report.source, &bead.source, &term.term) else { continue };
            let renderings = std::iter::once(&term.term).chain(&term.allowed);
            if renderings.into_iter().any(|rendering| find(&report.copy, &bead.copy, rendering).is_some()) {
                continue;
            }
            let allowed: Vec<String> = term.allowed.iter().map(|rendering| format!("“{rendering}”")).collect();
            let allowed = if allowed.is_empty() { String::new() } else { format!(" or {}", allowed.join(", ")) };
            findings.push(Finding {
                rule: "policy/term",
                category: Category::Substitution,
                severity: term.severity,
                bead: Some(number),
                spans: Pair::new(Some(span), whole(report, bead)),
                wanted: term.term.clone(),
                message: format!("the house keeps “{}”{allowed}, and the copy has neither", term.term),
            });
        }
    }
    findings
}

/// The copy's side of a bead, from its first to its last sentence.
fn whole(report: &Report, bead: &BeadReport) -> Option<Span> {
    bead.copy.iter().map(|&sentence| report.copy.sentences[sentence].span).reduce(Span::cover)
}

/// Spellings of names in the copy that the house refuses.
fn names(report: &Report, rules: &Rules) -> Vec<Finding> {
    let mut findings = Vec::new();
    let wrong = rules.names.iter().flat_map(|name| name.wrong.iter().map(move |wrong| (name, wrong)));
    for (name, wrong) in wrong {
        for sentence in 0..report.copy.sentences.len() {
            let Some(span) = find(&report.copy, &[sentence], wrong) else { continue };
            let bead = report.beads.iter().position(|bead| bead.copy.contains(&sentence));
            let source = bead.and_then(|bead| {
                let spellings = std::iter::once(&name.name).chain(&name.spellings).chain(&name.wrong);
                spellings.into_iter().find_map(|spelling| find(&report.source, &report.beads[bead].source, spelling))
            });
            findings.push(Finding {
                rule: "policy/name",
                category: Category::Spelling,
                severity: Severity::Major,
                bead,
                spans: Pair::new(source, Some(span)),
                wanted: name.name.clone(),
                message: format!("the house writes “{}”, not “{wrong}”", name.name),
            });
        }
    }
    findings
}

/// Quotations of the copy that are not the source's, where they have to be.
fn quotations(report: &Report, rules: &Rules) -> Vec<Finding> {
    if rules.quotations.verbatim != Some(true) {
        return Vec::new();
    }
    let entries = report.ledgers.iter().flat_map(|ledgers| &ledgers.quotations);
    entries.filter_map(|entry| quotation(report, entry)).collect()
}

fn quotation(report: &Report, entry: &QuotationEntry) -> Option<Finding> {
    let message = match entry.fate {
        QuotationFate::Altered => "the words in quotation marks are not the source's",
        QuotationFate::Invented => "the source has no such quotation",
        QuotationFate::Unattributed => "the copy does not say whose words it quotes",
        QuotationFate::Verbatim | QuotationFate::Lost => return None,
    };
    let copy = entry.copy.as_ref()?.span;
    let sentence = report.copy.sentences.iter().position(|sentence| sentence.span.overlaps(copy));
    let bead = sentence.and_then(|sentence| report.beads.iter().position(|bead| bead.copy.contains(&sentence)));
    Some(Finding {
        rule: "policy/verbatim",
        category: Category::Quotation,
        severity: Severity::Major,
        bead,
        spans: Pair::new(entry.source.as_ref().map(|passage| passage.span), Some(copy)),
        wanted: "verbatim".to_owned(),
        message: message.to_owned(),
    })
}

/// Actors about whom small changes add up to more than the rules allow.
fn spin(report: &Report, rules: &Rules) -> Vec<Finding> {
    let Some(most) = rules.max_spin else { return Vec::new() };
    let sum = |entry: &SpinEntry| f64::from(entry.framing.abs() + entry.certainty.abs() + entry.agency.abs());
    let entries = report.ledgers.iter().flat_map(|ledgers| &ledgers.spin).filter(|entry| sum(entry) > most);
    let finding = |entry: &SpinEntry| Finding {
        rule: "policy/spin",
        category: Category::Framing,
        severity: Severity::Major,
        bead: None,
        spans: Pair::default(),
        wanted: format!("at most {most} points"),
        message: format!("small changes add up: {}", entry.message),
    };
    entries.map(finding).collect()
}
