//! `retold explain`: what a category means, which evidence made a finding.

use super::{Exit, args::Explain, exit::Error, originals};
use retold::{
    Options, ingest,
    model::{Category, DriftReport, Entry, Evidence, Report},
    render::{
        Paint,
        style::Style,
        text::{self, Segment},
    },
};
use std::{
    fmt::Write as _,
    io::{self, Write as _},
};

pub fn run(arguments: &Explain, paint: Paint) -> Result<Exit, Error> {
    let text = match (&arguments.what, &arguments.pair[..]) {
        (None, _) => list(paint),
        (Some(what), [source, copy]) => {
            let originals = originals(source, copy, &ingest::Limits::default())?;
            let report = retold::compare(originals, &Options { force: true, ..Options::default() });
            finding(one(&report, what)?, paint)
        }
        (Some(what), _) => category(named(what)?, paint),
    };
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

fn list(paint: Paint) -> String {
    let row = |entry: &Entry| format!("{:14}{}\n", entry.id, entry.definition);
    let rows: String = Category::ALL.iter().map(row).collect();
    format!("{}\n{rows}", paint.paint("Categories; `retold explain CATEGORY` tells more of one.", Style::Dim))
}

fn named(id: &str) -> Result<&'static Entry, Error> {
    if let Some(category) = Category::from_id(&id.to_lowercase()) {
        return Ok(category.entry());
    }
    let nearest = Category::ALL
        .iter()
        .map(|entry| (strsim::osa_distance(&id.to_lowercase(), entry.id), entry.id))
        .min()
        .filter(|(distance, _)| *distance <= 3)
        .map(|(_, nearest)| format!("; did you mean {nearest}?"))
        .unwrap_or_default();
    Err(Error::new(format!(
        "`{id}` is no category{nearest}\n`retold explain` lists the categories; a finding is explained with its pair: retold explain {id} SOURCE COPY"
    )))
}

fn category(entry: &Entry, paint: Paint) -> String {
    let severity = entry.severity;
    format!(
        "{}\n{}.\n\nexample   {}\nseverity  {} unless the evidence says otherwise\nMQM       {}\nITS 2.0   {}\n",
        paint.paint(entry.id, Style::Strong),
        entry.definition,
        entry.example,
        paint.paint(severity.id(), Style::Label(severity)),
        entry.mqm,
        entry.its
    )
}

fn one<'r>(report: &'r Report, fingerprint: &str) -> Result<&'r DriftReport, Error> {
    let mut found = report.drifts.iter().filter(|drift| drift.fingerprint.starts_with(fingerprint));
    match (found.next(), found.next()) {
        (Some(drift), None) => Ok(drift),
        (Some(drift), Some(_)) if drift.fingerprint == fingerprint => Ok(drift),
        (Some(_), Some(_)) => {
            Err(Error::new(format!("several findings start with `{fingerprint}`; give more of its digits")))
        }
        (None, _) => Err(Error::new(format!(
            "no finding `{fingerprint}` in this pair; `retold compare --all` shows the fingerprint after each message"
        ))),
    }
}

fn finding(drift: &DriftReport, paint: Paint) -> String {
    let severity = drift.severity;
    let mut out = format!(
        "{} {} {}\n{}\n\n",
        paint.paint(severity.id(), Style::Label(severity)),
        paint.paint(drift.category.entry().id, Style::Strong),
        paint.paint(&drift.fingerprint, Style::Dim),
        text::shown(&drift.message)
    );
    // Writing to a String cannot fail.
    for (side, passage) in [("source", &drift.source), ("copy", &drift.copy)] {
        let words =
            passage.as_ref().map_or("—".into(), |p| format!("“{}”, bytes {}–{}", p.text, p.span.start, p.span.end));
        let _ = writeln!(out, "{side:11}{}", text::shown(&words));
    }
    let _ = writeln!(out, "{:11}{:.0} %\n", "confidence", 100.0 * drift.confidence);
    for evidence in &drift.evidence {
        out.push_str(&reason(evidence, paint));
    }
    let _ = write!(out, "\n{}: {}.\n", drift.category.entry().id, drift.category.entry().definition);
    out
}

fn reason(evidence: &Evidence, paint: Paint) -> String {
    let side = |words: &Option<String>| words.as_deref().map_or("—".to_owned(), |w| format!("“{}”", text::shown(w)));
    let compared = match (&evidence.source, &evidence.copy) {
        (None, None) => String::new(),
        (source, copy) => format!("  {} → {}", side(source), side(copy)),
    };
    let weight = evidence.weight.map(|w| format!("  {w:+.2}")).unwrap_or_default();
    let line = [Segment::new("· ", Style::Dim), Segment::new(&*evidence.rule, Style::Plain)];
    format!("{}{compared}{}\n", text::painted(&line, None, paint), paint.paint(&weight, Style::Dim))
}
