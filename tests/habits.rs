//! What people expect of a command line: completions, manual pages, git, watching, being quiet.

#[path = "common/program.rs"]
mod program;

use program::{retold, stderr, stdout};
use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

const SOURCE: &str = "fixtures/spun-copy/source.txt";
const COPY: &str = "fixtures/spun-copy/copy.txt";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("habits").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

#[test]
fn every_command_has_help_with_an_example_and_a_manual_page() {
    let pages = folder("man");
    let output = retold(&["man", "--dir", pages.to_str().expect("a path in UTF-8")], b"");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    for command in ["compare", "batch", "trace", "check", "policy", "waive", "waivers", "explain", "completions", "man"]
    {
        let help = stdout(&retold(&[command, "--help"], b""));
        assert!(help.contains("Example"), "{command}: {help}");
        let page = fs::read_to_string(pages.join(format!("retold-{command}.1")));
        assert!(page.unwrap_or_else(|error| panic!("{command}: {error}")).contains(".TH"), "{command}");
    }
    assert!(stdout(&retold(&["man"], b"")).contains(".SH NAME"));
}

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = stdout(&retold(&["completions", shell], b""));
        assert!(["compare", "check", "waivers"].iter().all(|command| script.contains(command)), "{shell}");
    }
    let Ok(status) = Command::new("bash").args(["-n", "-c", &stdout(&retold(&["completions", "bash"], b""))]).status()
    else {
        eprintln!("skipped: no bash here");
        return;
    };
    assert!(status.success(), "bash takes the script");
}

#[test]
fn quiet_says_nothing_and_verbose_how_the_texts_were_taken() {
    let quiet = retold(&["compare", SOURCE, COPY, "--quiet", "--fail-on", "major"], b"");
    assert_eq!((quiet.status.code(), quiet.stdout.len(), quiet.stderr.len()), (Some(1), 0, 0));
    let verbose = retold(&["compare", SOURCE, COPY, "--verbose"], b"");
    assert!(stderr(&verbose).contains("plain text, UTF-8"), "{}", stderr(&verbose));
    assert_eq!(retold(&["compare", SOURCE, COPY, "-q", "-v"], b"").status.code(), Some(2));
}

/// A repository with two versions of a story; none where there is no git.
fn repository(name: &str) -> Option<PathBuf> {
    let folder = folder(name);
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main"]);
        git.args(arguments).current_dir(&folder).stdout(Stdio::null()).stderr(Stdio::null()).status()
    };
    if git(&["init"]).is_err() {
        eprintln!("skipped: no git here");
        return None;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(folder.join("desk")).expect("a folder can be made");
    for version in [SOURCE, COPY] {
        fs::copy(root.join(version), folder.join("desk/story.txt")).expect("a version can be put there");
        assert!(git(&["add", "."]).is_ok_and(|status| status.success()));
        assert!(git(&["commit", "-m", "version"]).is_ok_and(|status| status.success()));
    }
    Some(folder)
}

fn retold_in(folder: &Path, arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_retold")).args(arguments).current_dir(folder).output().expect("the program runs")
}

#[test]
fn two_revisions_of_a_file_are_compared_from_any_folder() {
    let Some(folder) = repository("revisions") else { return };
    let between = retold_in(&folder, &["compare", "--git", "HEAD~1", "HEAD", "--", "desk/story.txt"]);
    let shown = stdout(&between);
    assert!(shown.contains("HEAD~1:desk/story.txt") && shown.contains("critical"), "{shown}{}", stderr(&between));
    let working =
        retold_in(&folder.join("desk"), &["compare", "--git", "HEAD~1", "--", "story.txt", "--fail-on", "major"]);
    // What follows `--` is files: the option counts before it.
    assert_eq!(working.status.code(), Some(2));
    let working =
        retold_in(&folder.join("desk"), &["compare", "--fail-on", "major", "--git", "HEAD~1", "--", "story.txt"]);
    assert_eq!(working.status.code(), Some(1), "{}", stderr(&working));
    let missing = retold_in(&folder, &["compare", "--git", "v9", "--", "desk/story.txt"]);
    assert!(missing.status.code() == Some(2) && stderr(&missing).contains("v9"), "{}", stderr(&missing));
}

#[test]
fn git_difftool_can_use_it() {
    let Some(folder) = repository("difftool") else { return };
    let command = format!("{} compare --format unified", env!("CARGO_BIN_EXE_retold"));
    let output = Command::new("git")
        .args(["difftool", "--no-prompt", "--extcmd", &command, "HEAD~1", "HEAD", "--", "desk/story.txt"])
        .current_dir(&folder)
        .output()
        .expect("git runs");
    assert!(stdout(&output).contains("critical"), "{}", stderr(&output));
}

#[test]
fn a_watched_pair_is_compared_again_when_a_file_changes() {
    let folder = folder("watch");
    let path = |name: &str| folder.join(name).to_str().expect("a path in UTF-8").to_owned();
    fs::write(path("a.txt"), "Nine boats sank off the quay on Monday.\n").expect("a file can be written");
    fs::write(path("b.txt"), "Nine boats sank off the quay on Monday.\n").expect("a file can be written");
    let mut child = Command::new(env!("CARGO_BIN_EXE_retold"))
        .args(["compare", "--watch", "--format", "unified", &path("a.txt"), &path("b.txt")])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let lines = BufReader::new(child.stdout.take().expect("standard output is piped"));
    let mut lines = lines.lines().map_while(Result::ok);
    assert!(lines.by_ref().any(|line| line.contains("no drift")), "the first comparison");
    fs::write(path("b.txt"), "Nineteen boats sank off the quay on Monday.\n").expect("a file can be written");
    assert!(lines.by_ref().any(|line| line.starts_with("! ")), "the second one, after the change");
    child.kill().expect("the program can be ended");
    child.wait().expect("the program ends");
}

#[test]
fn the_hook_and_the_action_call_what_the_program_has() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let help = stdout(&retold(&["check", "--help"], b""));
    for file in [".pre-commit-hooks.yaml", "action.yml"] {
        let text = fs::read_to_string(root.join(file)).expect("the definition is there");
        let options = text.split([' ', '(', ')', '"', '\n']).filter(|word| word.starts_with("--") && word.len() > 2);
        for option in options.filter(|option| !["--locked", "--quiet", "--path"].contains(option)) {
            assert!(help.contains(option), "{file}: {option}");
        }
    }
}

/// A desk's folder with a list of pairs: one copy that drifted, and a text that is none of its business.
fn desk(name: &str) -> PathBuf {
    let (folder, root) = (folder(name), Path::new(env!("CARGO_MANIFEST_DIR")));
    for (fixture, name) in [(SOURCE, "wire.txt"), (COPY, "story.txt"), (SOURCE, "notes.txt")] {
        fs::copy(root.join(fixture), folder.join(name)).expect("a fixture can be copied");
    }
    let pairs = "[[pair]]\nsource = \"wire.txt\"\ncopy = \"story.txt\"\n";
    fs::write(folder.join("retold-pairs.toml"), pairs).expect("a list can be written");
    folder
}

#[test]
fn the_hook_stops_a_commit_of_a_copy_that_drifted_and_of_nothing_else() {
    let folder = desk("hook");
    let hook = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml"));
    let hook = hook.expect("the definition is there");
    let entry = hook.lines().find_map(|line| line.trim().strip_prefix("entry: retold ")).expect("it has an entry");
    let run = |file: &str| {
        let arguments: Vec<&str> = entry.split(' ').chain([file]).collect();
        retold_in(&folder, &arguments).status.code()
    };
    assert_eq!(["story.txt", "notes.txt"].map(run), [Some(1), Some(0)]);
}

#[test]
fn the_script_of_the_action_annotates_and_stops() {
    let folder = desk("action");
    let action = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("action.yml"));
    let action = action.expect("the definition is there");
    let script = action.rsplit("run: |\n").next().expect("it ends in a script").replace("retold \"", "\"$RETOLD\" \"");
    let run = |format: &str, output: &str| {
        Command::new("bash")
            .args(["-e", "-c", &script])
            .current_dir(&folder)
            .env("RETOLD", env!("CARGO_BIN_EXE_retold"))
            .env("RETOLD_MANIFEST", "retold-pairs.toml")
            .env("RETOLD_POLICY", "")
            .env("RETOLD_FORMAT", format)
            .env("RETOLD_OUTPUT", output)
            .env("GITHUB_STEP_SUMMARY", folder.join("summary.md"))
            .output()
    };
    let Ok(annotated) = run("github", "") else {
        eprintln!("skipped: no bash here");
        return;
    };
    assert!(stdout(&annotated).starts_with("::error file=story.txt,line="), "{}", stderr(&annotated));
    assert_eq!(annotated.status.code(), Some(1));
    let summary = fs::read_to_string(folder.join("summary.md")).expect("the step has a summary");
    assert!(summary.starts_with("### wire.txt → story.txt\n\n| line |"), "{summary}");
    let scanned = run("sarif", "findings.sarif").expect("bash runs");
    assert!(scanned.status.code() == Some(1) && scanned.stdout.is_empty());
    assert!(fs::read_to_string(folder.join("findings.sarif")).is_ok_and(|log| log.contains("partialFingerprints")));
}

/// What a shell command shows on a terminal of ten rows; none where there is no `script` of util-linux.
fn on_a_terminal(command: &str) -> Option<String> {
    let command = format!("stty rows 10 cols 100; {command}");
    let output = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("RETOLD", env!("CARGO_BIN_EXE_retold"))
        .env("PAGER", "head -n 3")
        .env_remove("RETOLD_PAGER")
        .stdin(Stdio::null())
        .output();
    let output = output.ok().filter(|output| output.status.success());
    if output.is_none() {
        eprintln!("skipped: no `script` here to open a terminal");
    }
    output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn long_output_on_a_terminal_goes_through_the_pager_and_progress_beside_piped_results() {
    let compare = format!("$RETOLD compare {SOURCE} {COPY}");
    let Some(paged) = on_a_terminal(&compare) else { return };
    assert_eq!(paged.lines().count(), 3, "as much as the pager shows: {paged}");
    let whole = on_a_terminal(&format!("{compare} --no-pager")).expect("a terminal was opened before");
    assert!(whole.lines().count() > 10, "{whole}");
    let short = on_a_terminal("$RETOLD explain number").expect("a terminal was opened before");
    assert!(short.contains("example"), "{short}");
    let pairs =
        "for i in 1 2 3 4 5 6 7 8; do echo '{\"source\": \"Nine boats sank.\", \"copy\": \"Ten boats sank.\"}'; done";
    let batch = |more: &str| on_a_terminal(&format!("({pairs}) | $RETOLD batch {more} > /dev/null"));
    assert!(batch("").is_some_and(|told| told.contains("pairs")), "progress stands on standard error");
    assert!(batch("--quiet").is_some_and(|told| !told.contains("pairs")), "--quiet hides it");
}
