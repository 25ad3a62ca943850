//! The command line as a user meets it: exit codes, errors, pipes.

#[path = "common/program.rs"]
mod program;

use program::{retold, scratch, stderr, stdout};
use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

const SOURCE: &str = "fixtures/spun-copy/source.txt";
const COPY: &str = "fixtures/spun-copy/copy.txt";

#[test]
fn a_comparison_ends_with_0_and_with_1_where_a_finding_is_severe_enough() {
    assert_eq!(retold(&["compare", SOURCE, COPY], b"").status.code(), Some(0));
    assert_eq!(retold(&["compare", SOURCE, COPY, "--fail-on", "major"], b"").status.code(), Some(1));
    assert_eq!(retold(&["compare", SOURCE, SOURCE, "--fail-on", "minor"], b"").status.code(), Some(0));
}

#[test]
fn bad_input_ends_with_2_and_a_message_that_names_the_file() {
    let empty = scratch("empty.txt", b"");
    let binary = scratch("binary.txt", &[0, 1, 2, 3, 0, 0, 255, 254, 0, 7, 0, 0]);
    for path in ["no/such/file.txt", "fixtures", empty.to_str().expect("UTF-8"), binary.to_str().expect("UTF-8")] {
        let output = retold(&["compare", path, COPY], b"");
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(stderr(&output).contains(path), "{path}: {}", stderr(&output));
        assert!(output.stdout.is_empty(), "{path}");
    }
    assert_eq!(retold(&["compare", "-", "-"], b"").status.code(), Some(2));
    assert_eq!(retold(&["compare", SOURCE], b"").status.code(), Some(2));
}

#[test]
fn output_is_plain_when_piped_and_coloured_on_demand() {
    let plain = retold(&["compare", SOURCE, COPY], b"");
    assert!(!stdout(&plain).contains('\u{1b}'));
    assert!(stdout(&plain).contains('⟦'), "what drifted is marked without colour, too");
    let color = retold(&["compare", SOURCE, COPY, "--color", "always"], b"");
    assert!(stdout(&color).contains("\u{1b}["));
}

#[test]
fn escapes_and_bidi_controls_of_a_text_are_never_sent() {
    let (source, copy) = ("fixtures/hostile-text/source.txt", "fixtures/hostile-text/copy.txt");
    for format in ["terminal", "unified"] {
        let shown = stdout(&retold(&["compare", source, copy, "--all", "--format", format], b""));
        assert!(!shown.contains(['\u{1b}', '\u{202e}', '\u{202c}']), "{format}");
        assert!(shown.contains("U+001B"), "{format}: an escape is shown by its code");
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [30, 71, 72, 100, 180] {
        let shown = stdout(&retold(&["compare", SOURCE, COPY, "--all", "--width", &width.to_string()], b""));
        for line in shown.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn one_text_may_come_from_standard_input() {
    let copy = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(COPY)).expect("a fixture is readable");
    let output = retold(&["compare", SOURCE, "-", "--fail-on", "major"], &copy);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
}

#[test]
fn a_batch_answers_in_order_and_goes_on_after_a_bad_line() {
    let mut input = Vec::new();
    for number in 0..3000 {
        let line = serde_json::json!({"id": number, "source": "Nine boats sank.", "copy": "Ten boats sank."});
        writeln!(input, "{}", if number == 1500 { "{\"id\": 1500, \"source\": 7}".into() } else { line.to_string() })
            .expect("a vector can be written to");
    }
    let output = retold(&["batch", "--segment"], &input);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    assert_eq!(lines.len(), 3000);
    for (number, line) in lines.iter().enumerate() {
        assert_eq!(line["id"], number);
        assert_eq!(line.get("error").is_some(), number == 1500);
    }
    assert!(lines[1500]["error"].as_str().expect("an error is text").contains("line 1501"));
    assert_eq!(retold(&["batch"], b"").status.code(), Some(0), "nothing in, nothing out");
}

#[test]
fn a_batch_may_be_a_file_and_passes_over_a_line_beyond_the_limit() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("pairs.jsonl");
    let line = |id: u8, text: &str| serde_json::json!({"id": id, "source": text, "copy": text}).to_string();
    let lines =
        [line(1, "Nine boats sank."), line(2, &"Nine boats sank. ".repeat(1 << 16)), line(3, "Ten boats sank.")];
    std::fs::write(&path, lines.join("\n")).expect("the file can be written");
    let path = path.to_str().expect("the path is text");
    let output = retold(&["batch", path, "--max-size", "1"], b"");
    assert_eq!(output.status.code(), Some(1));
    let told = stdout(&output);
    let told: Vec<&str> = told.lines().collect();
    assert_eq!(told.len(), 3);
    assert!(told[0].contains("\"report\"") && told[2].contains("\"report\""));
    assert!(told[1].contains("line 2 is longer than 1 MiB") && told[1].contains("--max-size"), "{}", told[1]);
    assert_eq!(retold(&["batch", path], b"").status.code(), Some(0), "the usual limit is far above");
    let missing = retold(&["batch", "no-such.jsonl"], b"");
    assert_eq!(missing.status.code(), Some(2));
    assert!(stderr(&missing).contains("no-such.jsonl"));
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_threads() {
    let pair = |threads: &str| {
        Command::new(env!("CARGO_BIN_EXE_retold"))
            .args(["compare", SOURCE, COPY, "--format", "json", "--words"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .expect("the program runs")
            .stdout
    };
    assert_eq!(pair("1"), pair("4"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_retold"))
        .args(["compare", SOURCE, COPY, "--format", "json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(output.stderr.is_empty(), "{}", stderr(&output));
}

#[test]
fn explain_tells_of_a_category_and_of_a_finding() {
    assert!(stdout(&retold(&["explain", "agency"], b"")).contains("who does what to whom"));
    let wrong = retold(&["explain", "agancy"], b"");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stderr(&wrong).contains("agency"), "the nearest category is named");
    let report = stdout(&retold(&["compare", SOURCE, COPY, "--format", "json"], b""));
    let report: serde_json::Value = serde_json::from_str(&report).expect("a report is JSON");
    let drift = &report["drifts"][0];
    let fingerprint = drift["fingerprint"].as_str().expect("a finding has a fingerprint");
    let told = stdout(&retold(&["explain", fingerprint, SOURCE, COPY], b""));
    assert!(told.contains(drift["category"].as_str().expect("a category is text")), "{told}");
}
