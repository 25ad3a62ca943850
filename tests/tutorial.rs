//! The tutorial in docs/review.md is a real session: every command in it is run here, and what it prints held against
//! what the page says. `RETOLD_BLESS=1` writes the page anew.

mod common;

use common::golden;
use std::{env, ffi::OsString, fs, path::Path, process::Command};

const PAGE: &str = "docs/review.md";
/// Stands for lines that the page leaves out.
const LEFT_OUT: &str = "…";

/// A shell in a folder with the two texts of the tutorial.
struct Session<'f> {
    folder: &'f Path,
    status: i32,
}

impl Session<'_> {
    /// Runs a command; what it printed and said, in this order. `$?` is the exit code of the command before.
    fn run(&mut self, command: &str) -> Vec<String> {
        let program = Path::new(env!("CARGO_BIN_EXE_retold")).parent().expect("a program has a folder");
        let paths = env::var_os("PATH").unwrap_or_default();
        let paths = [program.to_owned()].into_iter().chain(env::split_paths(&paths));
        let paths: OsString = env::join_paths(paths).expect("the paths can be joined");
        let output = Command::new("sh")
            .args(["-c", &format!("exec 2>&1; (exit {}); {command}", self.status)])
            .current_dir(self.folder)
            .env("PATH", paths)
            .env_remove("CLICOLOR_FORCE")
            .env_remove("GITHUB_STEP_SUMMARY")
            .output()
            .expect("a shell can be started");
        self.status = output.status.code().unwrap_or(-1);
        String::from_utf8(output.stdout).expect("output is UTF-8").lines().map(str::to_owned).collect()
    }
}

/// What a page shows of an output: as much of its beginning and end as it showed before, where it leaves lines out.
fn shown(output: &[String], before: &[&str]) -> Vec<String> {
    let left_out = |line: &&str| line.trim() == LEFT_OUT;
    let (Some(head), Some(tail)) = (before.iter().position(left_out), before.iter().rev().position(left_out)) else {
        return output.to_vec();
    };
    if output.len() <= head + tail {
        return output.to_vec();
    }
    let end = output.len() - tail;
    output[..head].iter().cloned().chain([LEFT_OUT.to_owned()]).chain(output[end..].iter().cloned()).collect()
}

/// The page with every output as it is now.
fn walked(page: &str, session: &mut Session) -> String {
    let mut walked: Vec<String> = Vec::new();
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        walked.push(line.to_owned());
        let Some(first) = line.strip_prefix("    $ ") else { continue };
        let mut command = first.to_owned();
        while let Some(start) = command.strip_suffix('\\') {
            let next = lines.next().unwrap_or_default();
            walked.push(next.to_owned());
            command = format!("{start}{next}");
        }
        let mut before = Vec::new();
        // Blank lines belong to an output where more of it follows.
        let mut blank = 0;
        while let Some(line) =
            lines.next_if(|line| line.is_empty() || line.starts_with("    ") && !line.starts_with("    $ "))
        {
            blank = if line.is_empty() { blank + 1 } else { 0 };
            before.push(line.strip_prefix("    ").unwrap_or(line));
        }
        before.truncate(before.len() - blank);
        let output = shown(&session.run(&command), &before);
        walked.extend(output.into_iter().map(|line| if line.is_empty() { line } else { format!("    {line}") }));
        walked.extend((0..blank).map(|_| String::new()));
    }
    walked.join("\n") + "\n"
}

#[test]
fn the_tutorial_is_a_real_session() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tutorial");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    for (fixture, name) in [("source.txt", "wire.txt"), ("copy.txt", "story.txt")] {
        fs::copy(root.join("fixtures/spun-copy").join(fixture), folder.join(name)).expect("a fixture can be copied");
    }
    let page = fs::read_to_string(root.join(PAGE)).expect("the page is there");
    assert!(page.matches("\n    $ ").count() > 10, "the page shows a session");
    golden(PAGE, &walked(&page, &mut Session { folder: &folder, status: 0 }));
}

#[test]
fn lines_left_out_keep_the_beginning_and_the_end() {
    let output = ["a", "b", "c", "d"].map(str::to_owned);
    assert_eq!(shown(&output, &["x", "…", "y"]), ["a", "…", "d"]);
    assert_eq!(shown(&output, &["x"]), ["a", "b", "c", "d"]);
}
