//! Every format that `--format` names: kept to its standard on real comparisons, and to the letter on a small report.

mod common;
#[path = "common/program.rs"]
mod program;

use ::csv as csv_crate;
use common::golden;
use program::{retold, stdout};
use retold::{
    model::{Report, Severity},
    render::{annotations, csv, github, junit, mqm, sarif, unified},
};
use serde_json::Value;
use std::{fs, path::Path};

const PAIRS: [&str; 4] = ["spun-copy", "hostile-text", "who-said-what", "two-stories"];

fn shown(pair: &str, format: &str) -> String {
    let [source, copy] = ["source", "copy"].map(|side| format!("fixtures/{pair}/{side}.txt"));
    let output = retold(&["compare", &source, &copy, "--format", format], b"");
    assert_eq!(output.status.code(), Some(0), "{pair} as {format}");
    stdout(&output)
}

fn json(pair: &str, format: &str) -> Value {
    serde_json::from_str(&shown(pair, format)).unwrap_or_else(|error| panic!("{pair} as {format}: {error}"))
}

#[test]
fn every_format_of_a_small_report_is_as_reviewed() {
    let report: Report = serde_json::from_str(include_str!("golden/report.json")).expect("the report is one of ours");
    let reports = [report];
    golden("tests/golden/unified.txt", &unified::render(&reports[0], false));
    golden("tests/golden/sarif.json", &without_rules(&sarif::render(&reports)));
    golden("tests/golden/github.txt", &github::render(&reports));
    golden("tests/golden/github-summary.md", &github::summary(&reports));
    golden("tests/golden/junit.xml", &junit::render(&reports, &|_, drift| drift.severity >= Severity::Major));
    golden("tests/golden/mqm.tsv", &mqm::render(&reports));
    golden("tests/golden/annotations.json", &annotations::render(&reports));
    golden("tests/golden/csv.csv", &csv::render(&reports));
}

/// The rules are the vocabulary over again, and the version is the package's.
fn without_rules(log: &str) -> String {
    let mut log: Value = serde_json::from_str(log).expect("SARIF is JSON");
    let driver = log["runs"][0]["tool"]["driver"].as_object_mut().expect("a run has a driver");
    driver.remove("rules");
    driver.remove("version");
    format!("{log:#}\n")
}

#[test]
fn sarif_keeps_to_the_official_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/formats/sarif/sarif-schema-2.1.0.json");
    let Ok(schema) = fs::read_to_string(&path) else {
        eprintln!("skipped: no SARIF schema at {}", path.display());
        return;
    };
    let schema = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    for pair in PAIRS {
        let log = json(pair, "sarif");
        let errors: Vec<String> =
            validator.iter_errors(&log).map(|error| format!("{} at {}", error, error.instance_path())).collect();
        assert!(errors.is_empty(), "{pair}: {errors:#?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({"version": "2.1.0"})), "the schema refuses what is no log");
}

#[test]
fn every_finding_is_in_every_format_that_lists_them() {
    for pair in PAIRS {
        let report = json(pair, "json");
        let drifts = report["drifts"].as_array().expect("drifts are a list");
        let results = json(pair, "sarif")["runs"][0]["results"].as_array().map_or(0, Vec::len);
        let items = motivated(&json(pair, "annotations"), "assessing");
        let rows = csv_rows(pair).iter().filter(|row| row[0] == *"finding").count();
        let mqm = metadata(pair).iter().filter(|data| data["fingerprint"].is_string()).count();
        let page = shown(pair, "html");
        assert_eq!([results, items, rows, mqm], [drifts.len(); 4], "{pair}");
        for drift in drifts {
            let fingerprint = drift["fingerprint"].as_str().expect("a finding has a name");
            assert!(page.contains(&format!("-{fingerprint}\"")), "{pair}: {fingerprint} is not in the page");
        }
    }
}

#[test]
fn the_ledgers_are_in_every_format() {
    for pair in PAIRS {
        let ledgers = &json(pair, "json")["ledgers"];
        let counts = ["facts", "quotations", "spin"].map(|ledger| ledgers[ledger].as_array().map_or(0, Vec::len));
        let rows = csv_rows(pair);
        let of_csv = ["fact", "quotation", "spin"].map(|kind| rows.iter().filter(|row| row[0] == *kind).count());
        assert_eq!(of_csv, counts, "{pair} as csv");
        let described = motivated(&json(pair, "annotations"), "describing");
        assert_eq!(described, counts.iter().sum::<usize>(), "{pair} as annotations");
        let of_mqm: Vec<Value> = metadata(pair).into_iter().filter(|data| data["ledgers"].is_object()).collect();
        assert!(of_mqm.len() == 1 && &of_mqm[0]["ledgers"] == ledgers, "{pair} as mqm, in the first row only");
        assert_eq!(&json(pair, "sarif")["runs"][0]["properties"]["ledgers"][0]["facts"], &ledgers["facts"], "{pair}");
        for format in ["terminal", "unified", "html", "junit"] {
            let told = shown(pair, format);
            assert!(counts[0] == 0 || told.contains("facts"), "{pair} as {format}: {told}");
        }
    }
}

fn motivated(page: &Value, motivation: &str) -> usize {
    page["items"].as_array().into_iter().flatten().filter(|item| item["motivation"] == motivation).count()
}

fn csv_rows(pair: &str) -> Vec<csv_crate::StringRecord> {
    csv_crate::Reader::from_reader(shown(pair, "csv").as_bytes())
        .into_records()
        .map(|row| row.expect("a row"))
        .collect()
}

/// What is ours in the metadata of each row.
fn metadata(pair: &str) -> Vec<Value> {
    let table = shown(pair, "mqm");
    let last = |line: &str| line.rsplit('\t').next().unwrap_or_default().to_owned();
    let cells = table.lines().skip(1).map(last).filter(|cell| !cell.is_empty());
    cells.map(|cell| serde_json::from_str::<Value>(&cell).expect("metadata is JSON")["retold"].clone()).collect()
}

#[test]
fn selectors_of_annotations_lead_back_to_the_words() {
    let report = json("spun-copy", "json");
    let texts = ["source", "copy"].map(|side| {
        let document = &report[side];
        (document["name"].clone(), document["text"].as_str().expect("a document has text").chars().collect::<Vec<_>>())
    });
    let annotations = json("spun-copy", "annotations");
    for target in
        annotations["items"].as_array().into_iter().flatten().flat_map(|item| item["target"].as_array()).flatten()
    {
        if target.is_string() {
            continue; // A document as a whole.
        }
        let (_, text) = texts.iter().find(|(name, _)| *name == target["source"]).expect("a target names its document");
        let [quote, position] = [0, 1].map(|at| &target["selector"][at]);
        let [start, end] =
            ["start", "end"].map(|edge| position[edge].as_u64().expect("a position is a number") as usize);
        let string = |field: &str| quote[field].as_str().expect("a selector quotes").chars().collect::<Vec<_>>();
        assert_eq!(text[start..end], string("exact")[..]);
        assert!(text[..start].ends_with(&string("prefix")) && text[end..].starts_with(&string("suffix")));
    }
}

#[test]
fn junit_and_html_are_well_formed_whatever_the_texts_hold() {
    for pair in PAIRS {
        well_formed(&shown(pair, "junit"));
        let page = shown(pair, "html");
        assert!(!page.contains("\u{1b}") && !page.contains('\u{202e}'), "{pair}: a control character is shown by code");
        assert_eq!(page.matches("<script>").count(), 1, "{pair}: only the page's own script");
        assert!(!page.contains("src=") && !page.contains("href=\"http"), "{pair}: nothing is loaded");
    }
}

fn well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut depth = 0;
    loop {
        match reader.read_event().expect("XML is well formed") {
            quick_xml::events::Event::Start(_) => depth += 1,
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every element is closed");
}

#[test]
fn mqm_rows_have_the_published_columns_and_mark_the_words() {
    let unrelated = shown("two-stories", "mqm");
    assert!(unrelated.contains("\tNon-translation!\tMajor\t") || unrelated.contains("\tNo-error\t"), "{unrelated}");
    let table = shown("spun-copy", "mqm");
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "every row has the header's columns");
    assert!(rows.iter().any(|row| row[6].contains("<v>") && row[8] == "Critical"), "{table}");
}

#[test]
fn workflow_commands_come_worst_first_and_name_the_copy() {
    let commands = shown("spun-copy", "github");
    let level = |line: &str| ["::error", "::warning", "::notice"].iter().position(|level| line.starts_with(level));
    let levels: Vec<usize> = commands.lines().map(|line| level(line).expect("a command")).collect();
    assert!(levels.is_sorted() && levels.contains(&0), "{commands}");
    assert!(commands.lines().next().is_some_and(|line| line.contains("file=fixtures/spun-copy/copy.txt,line=")));
}

#[test]
fn output_goes_to_a_file_where_one_is_named() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page.html");
    let name = path.to_str().expect("a path in UTF-8");
    let (source, copy) = ("fixtures/spun-copy/source.txt", "fixtures/spun-copy/copy.txt");
    let output = retold(&["compare", source, copy, "--format", "html", "--output", name], b"");
    assert!(output.stdout.is_empty());
    assert!(fs::read_to_string(&path).expect("the page was written").starts_with("<!doctype html>"));
}
