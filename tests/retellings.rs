//! Whole stories retold in other words throughout, as a rewrite desk does: the retelling is left alone, and an edit within it is told.
//!
//! Each folder of `fixtures/retellings/` holds a source, an honest copy and `edits.tsv`: a line an edit of the copy, its old and
//! its new words. A line that starts with `missed:` is an edit that passes, one with `false:` a phrase of the honest copy (or of
//! its source, where it has none) that is told; both are known limits, to be struck when they are mended.

use retold::{
    Options, compare,
    model::{DriftReport, Original, Pair, Report, Severity},
};
use std::{fs, path::Path};

struct Story {
    name: String,
    texts: Pair<String>,
    edits: String,
}

fn stories() -> Vec<Story> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/retellings");
    let folders = fs::read_dir(root).expect("the fixtures are there").map(|entry| entry.expect("a folder").path());
    let read = |path: &Path, file: &str| fs::read_to_string(path.join(file)).expect("a fixture is readable");
    let story = |path: std::path::PathBuf| Story {
        name: path.file_name().expect("a folder has a name").to_string_lossy().into_owned(),
        texts: Pair::new(read(&path, "source.txt"), read(&path, "copy.txt")),
        edits: read(&path, "edits.tsv"),
    };
    let mut stories: Vec<Story> = folders.map(story).collect();
    stories.sort_by(|a, b| a.name.cmp(&b.name));
    stories
}

fn report(texts: Pair<&str>) -> Report {
    compare(texts.map(|text| Original { text: text.to_string(), ..Original::default() }), &Options::default())
}

/// What is told at major severity or above.
fn told(report: &Report) -> impl Iterator<Item = &DriftReport> {
    report.drifts.iter().filter(|drift| drift.severity >= Severity::Major)
}

/// The words of the copy that a finding is about, or else of the source.
fn phrase<'r>(report: &'r Report, drift: &DriftReport) -> &'r str {
    match (&drift.copy, &drift.source) {
        (Some(passage), _) => passage.span.of(&report.copy.text),
        (None, Some(passage)) => passage.span.of(&report.source.text),
        (None, None) => "",
    }
}

#[test]
fn honest_retellings_are_left_alone() {
    let mut failures = Vec::new();
    for story in stories() {
        let report = report(story.texts.as_ref().map(String::as_str));
        let found: Vec<&str> = told(&report).map(|drift| phrase(&report, drift)).collect();
        let known: Vec<&str> = story.edits.lines().filter_map(|line| line.strip_prefix("false: ")).collect();
        let new = found.iter().filter(|phrase| !known.contains(phrase)).map(|phrase| format!("told: {phrase}"));
        let held =
            known.iter().filter(|phrase| !found.contains(phrase)).map(|phrase| format!("silent now, strike: {phrase}"));
        failures.extend(new.chain(held).map(|failure| format!("{}: {failure}", story.name)));
    }
    assert!(failures.is_empty(), "\n  {}", failures.join("\n  "));
}

#[test]
fn edits_within_a_retelling_are_told() {
    let mut failures = Vec::new();
    for story in stories() {
        let honest = report(story.texts.as_ref().map(String::as_str));
        let before: Vec<&str> = told(&honest).map(|drift| &*drift.message).collect();
        let edits = story.edits.lines().filter(|line| !line.starts_with('#') && !line.starts_with("false: "));
        for line in edits {
            let (edit, missed) = line.strip_prefix("missed: ").map_or((line, false), |edit| (edit, true));
            let (old, new) = edit.split_once('\t').expect("a line holds old words and new");
            assert!(story.texts.copy.contains(old), "{}: the copy does not say {old:?}", story.name);
            let edited = report(Pair::new(&*story.texts.source, &*story.texts.copy.replace(old, new)));
            let is_told = told(&edited).any(|drift| !before.contains(&&*drift.message));
            if is_told == missed {
                failures.push(format!(
                    "{}: {}{edit}",
                    story.name,
                    if missed { "holds now, strike its `missed`: " } else { "" }
                ));
            }
        }
    }
    assert!(failures.is_empty(), "\n  {}", failures.join("\n  "));
}
