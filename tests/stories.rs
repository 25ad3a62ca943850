//! The story pairs under `fixtures/`: what must be found in each, and what must stay silent.
//!
//! `expected.txt` holds a line an expectation:
//! - `find CATEGORY,… >= SEVERITY: SOURCE PHRASE => COPY PHRASE` — a drift of one of the categories, at least that severe,
//!   touches both phrases (an empty phrase: only the other side's is asked for);
//! - `quiet: PHRASE` — no drift at major or above touches this phrase of the copy;
//! - `moved: PHRASE` — the sentence of the copy that starts so is reported as moved;
//! - `missed …` — an expectation that does not hold yet: a known limit, to be struck from here when it is mended;
//! - `unrelated` — the two texts are said to tell different stories, and no drift is listed.

use retold::{
    Options, compare, ingest,
    model::{Pair, Passage, RelationKind, Report, Severity, Span},
};
use std::{fs, path::Path};

fn story(name: &str) -> (Report, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
    let read = |file: &str| ingest::read(folder.join(file), &ingest::Limits::default()).expect("a fixture is readable");
    let report = compare(Pair::new(read("source.txt"), read("copy.txt")), &Options::default());
    (report, fs::read_to_string(folder.join("expected.txt")).expect("a fixture says what is expected"))
}

fn place(text: &str, phrase: &str) -> Span {
    let start = text.find(phrase).unwrap_or_else(|| panic!("the text does not hold {phrase:?}"));
    Span::new(start, start + phrase.len())
}

fn touches(passage: &Option<Passage>, text: &str, phrase: &str) -> bool {
    phrase.is_empty() || passage.as_ref().is_some_and(|p| p.span.overlaps(place(text, phrase)))
}

fn severity(name: &str) -> Severity {
    serde_json::from_value(name.into()).unwrap_or_else(|_| panic!("{name:?} is no severity"))
}

/// What an expectation found wrong, if anything.
fn failure(report: &Report, line: &str) -> Option<String> {
    if let Some(line) = line.strip_prefix("missed ") {
        return failure(report, line).is_none().then(|| format!("holds now, strike its `missed`: {line}"));
    }
    let (rule, phrases) = line.split_once(": ").map_or((line, ""), |(rule, phrases)| (rule, phrases.trim()));
    let text = &report.copy.text;
    match rule.split_whitespace().collect::<Vec<_>>()[..] {
        ["unrelated"] => (report.relation.kind != RelationKind::Unrelated || !report.drifts.is_empty())
            .then(|| format!("{:?} with {} drifts", report.relation.kind, report.drifts.len())),
        ["quiet"] => {
            let place = place(text, phrases);
            let loud = report
                .drifts
                .iter()
                .find(|d| d.severity >= Severity::Major && d.copy.as_ref().is_some_and(|p| p.span.overlaps(place)));
            loud.map(|drift| format!("{phrases:?} is flagged: {}", drift.message))
        }
        ["moved"] => {
            let place = place(text, phrases);
            let is_moved = report
                .beads
                .iter()
                .any(|bead| bead.moved && bead.copy.iter().any(|s| report.copy.sentences[*s].span.overlaps(place)));
            (!is_moved).then(|| format!("{phrases:?} is not reported as moved"))
        }
        ["find", categories, ">=", least] => {
            let (source, copy) = phrases.split_once("=>").expect("a find line names both phrases");
            let is_found = report.drifts.iter().any(|drift| {
                let category = serde_json::to_value(drift.category).expect("a category has a name");
                categories.split(',').any(|c| category == c)
                    && drift.severity >= severity(least)
                    && touches(&drift.source, &report.source.text, source.trim())
                    && touches(&drift.copy, text, copy.trim())
            });
            (!is_found).then(|| format!("not found: {line}"))
        }
        _ => panic!("not an expectation: {line}"),
    }
}

fn holds(name: &str) {
    let (report, expected) = story(name);
    let lines = expected.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let failures: Vec<String> = lines.filter_map(|line| failure(&report, line)).collect();
    assert!(failures.is_empty(), "{name}:\n  {}", failures.join("\n  "));
}

macro_rules! stories {
    ($($test:ident: $folder:literal),* $(,)?) => {
        $(#[test] fn $test() { holds($folder); })*

        #[test]
        fn every_story_under_fixtures_is_tested() {
            let named = [$($folder),*];
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
            for entry in fs::read_dir(root).expect("there are fixtures").flatten() {
                if entry.path().join("expected.txt").exists() {
                    let name = entry.file_name().to_string_lossy().into_owned();
                    assert!(named.contains(&name.as_str()), "fixtures/{name} is tested by nobody");
                }
            }
        }
    };
}

stories! {
    a_spun_copy_is_caught: "spun-copy",
    an_honest_desk_edit_stays_quiet: "honest-desk-edit",
    figures_units_and_dates_are_compared_by_value: "figures-and-dates",
    denials_and_hedges_are_not_lost: "denials-and-hedges",
    speakers_and_roles_are_compared: "who-said-what",
    moved_and_merged_sentences_are_no_drift: "moved-and-merged",
    headline_caption_and_credit_have_their_own_checks: "headline-caption-credit",
    loaded_words_are_noticed: "loaded-words",
    two_stories_are_not_compared: "two-stories",
    hostile_text_is_compared_like_any_other: "hostile-text",
}

#[test]
fn a_text_against_itself_has_no_drift() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for entry in fs::read_dir(root).expect("there are fixtures").flatten() {
        for file in ["source.txt", "copy.txt"] {
            let path = entry.path().join(file);
            if let Ok(original) = ingest::read(&path, &ingest::Limits::default()) {
                let report = compare(Pair::new(original.clone(), original), &Options::default());
                assert!(report.drifts.is_empty(), "{}: {:?}", path.display(), report.drifts[0].message);
                assert_eq!(report.summary.drift, 0.0);
            }
        }
    }
}
