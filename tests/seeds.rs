//! A wire story against its spun copy and against other stories of the day, real ones, where they are at hand: what an
//! editor must be told, and what must stay silent.

use retold::{
    Options, compare, ingest,
    model::{Category, Pair, Passage, RelationKind, Report, Severity, Span},
};
use std::path::{Path, PathBuf};

/// The articles in the order of their numbers; none, with a word about it, where they are not at hand.
fn articles() -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let mut files: Vec<PathBuf> = match std::fs::read_dir(&folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(_) => {
            eprintln!("skipped: there are no articles at {}", folder.display());
            return None;
        }
    };
    files.sort();
    Some(files)
}

fn report(source: &Path, copy: &Path) -> Report {
    let read = |path: &Path| ingest::read(path, &ingest::Limits::default()).expect("an article is readable");
    compare(Pair::new(read(source), read(copy)), &Options::default())
}

fn place(text: &str, phrase: &str) -> Span {
    let start = text.find(phrase).unwrap_or_else(|| panic!("the article does not hold {phrase:?}"));
    Span::new(start, start + phrase.len())
}

fn touches(passage: &Option<Passage>, text: &str, phrase: &str) -> bool {
    passage.as_ref().is_some_and(|passage| passage.span.overlaps(place(text, phrase)))
}

/// Whether a drift of one of the categories, at major or above, touches both phrases.
fn finds(report: &Report, categories: &[Category], source: &str, copy: &str) -> bool {
    report.drifts.iter().any(|drift| {
        (categories.is_empty() || categories.contains(&drift.category))
            && drift.severity >= Severity::Major
            && touches(&drift.source, &report.source.text, source)
            && touches(&drift.copy, &report.copy.text, copy)
    })
}

#[test]
fn a_spun_copy_of_a_wire_story_is_caught() {
    use Category::{Agency, Attribution, Entity, Idiom, Quotation, Reference, Substitution};
    let Some(articles) = articles() else { return };
    let report = report(&articles[0], &articles[1]);
    assert_eq!(report.relation.kind, RelationKind::Derived);
    let roles = [Agency, Reference];
    let quoted = [Quotation, Idiom, Substitution, Agency];
    let expected: [(&[Category], &str, &str); 15] = [
        (&[Attribution, Entity], "told Fox News. \"They're", "told Gadget Clock. “They are"),
        (&[Attribution, Entity], "Chang told Fox News.", "Chang told Gadget Clock."),
        (&[Substitution], "annexing all of", "uniting the whole of"),
        (&roles, "warned a China expert", "warning a Chinese expert"),
        (&roles, "the Ukraine invasion", "its invasion of Ukraine"),
        (&roles, "also shared the intelligence", "also share intelligence"),
        (&roles, "get China to help avert war", "help China avoid a war"),
        (&roles, "Beijing distancing itself", "he publicly distanced himself"),
        (&[Idiom], "off a short pier", "from a small pier"),
        (&[Idiom], "ironclad.", "is iron."),
        (&[Idiom], "all in for Putin,\" he", "all in favor of Putin"),
        (&[Idiom], "full-throated", "full support"),
        (&quoted, "staked his political life", "risking his political life"),
        (&quoted, "impose strict sanctions", "impose tough sanctions"),
        (&quoted, "estimates told us", "estimates tell us"),
    ];
    let missed: Vec<_> = expected.iter().filter(|(kinds, source, copy)| !finds(&report, kinds, source, copy)).collect();
    assert!(missed.is_empty(), "not found: {missed:#?}");
}

#[test]
fn every_altered_quotation_of_the_spun_copy_is_told() {
    let Some(articles) = articles() else { return };
    let report = report(&articles[0], &articles[1]);
    let altered = [
        "They are working together",
        "It’s a new axis",
        "Putin is now risking",
        "At the moment, his forces",
        "Beijing has always been concerned",
        "But in general, it has",
        "Where it counts at",
        "friendship between the two peoples is iron",
        "one of the most important bilateral relations",
        "Biden officials have shared",
        "Chinese officials told the United States",
        "This is really an indication",
    ];
    for quotation in altered {
        let quotation = place(&report.copy.text, quotation);
        let holds = |sentence: &usize| report.copy.sentences[*sentence].span.overlaps(quotation);
        let bead = report.beads.iter().position(|bead| bead.copy.iter().any(holds));
        let told = report.drifts.iter().any(|drift| {
            let quoted = drift.evidence.iter().any(|evidence| evidence.rule.starts_with("quotation/"));
            quoted && drift.bead == bead && drift.severity >= Severity::Minor
        });
        assert!(told, "nothing is told of {:?}", quotation.of(&report.copy.text));
    }
}

#[test]
fn sentences_that_the_copy_kept_are_silent() {
    let Some(articles) = articles() else { return };
    let report = report(&articles[0], &articles[1]);
    let silent = [
        "And that means he’s in trouble.",
        "That means he’s desperate",
        "That means he can do anything.",
        "That didn’t happen.",
    ];
    for kept in silent {
        let loud = report.drifts.iter().find(|drift| touches(&drift.copy, &report.copy.text, kept));
        assert!(loud.is_none(), "{kept:?} is flagged: {loud:?}");
    }
}

#[test]
fn other_stories_of_the_day_are_unrelated() {
    let Some(articles) = articles() else { return };
    for other in &articles[2..] {
        let report = report(&articles[0], other);
        assert_eq!(report.relation.kind, RelationKind::Unrelated, "{}", other.display());
        assert!(report.drifts.is_empty());
    }
}
