//! What `retold trace` and `retold index` write: schemas, graphs, and what a kill leaves.

mod common;
#[path = "common/program.rs"]
mod program;

use common::golden;
use retold::{
    index::Index,
    ingest,
    model::{Blame, Original, Provenance, Trace},
    render::{dot, prov},
};
use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

fn fixture() -> Vec<Original> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lineage");
    ["1-wire", "2-paper", "3-spun", "4-portal", "5-blog", "6-digest"]
        .into_iter()
        .map(|name| {
            let path = folder.join(format!("{name}.txt"));
            let original = ingest::read(&path, &ingest::Limits::default()).expect("a version");
            Original { name: name.into(), ..original }
        })
        .collect()
}

#[test]
fn a_trace_is_valid_under_the_published_schema() {
    let schema = serde_json::to_string_pretty(&schemars::schema_for!(Trace)).expect("a schema serialises");
    golden("docs/trace.schema.json", &(schema.clone() + "\n"));
    let schema = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let trace = retold::trace(&fixture(), true);
    let value = serde_json::to_value(&trace).expect("a trace serialises");
    let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let again: Trace = serde_json::from_value(value).expect("a trace can be read back");
    assert_eq!(again, trace);
    assert!(!validator.is_valid(&serde_json::json!({"version": 2, "stories": 7})), "it refuses what is no trace");
}

/// Leftover page furniture is told of the versions that have it, where it stands, and of no other version.
#[test]
fn a_trace_tells_the_marks_of_each_document() {
    let trace = retold::trace(&fixture(), false);
    let marks = |name: &str| {
        let document = trace.documents.iter().find(|document| document.name == name).expect(name);
        document.marks.iter().map(|mark| (mark.rule.as_str(), mark.text.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(marks("3-spun"), [("page/leftover", "Listen to the Tide Ledger article now!")]);
    assert!(marks("4-portal").contains(&("page/leftover", "LEAVE A REPLY")));
    assert!(["1-wire", "2-paper", "5-blog", "6-digest"].iter().all(|name| marks(name).is_empty()));
}

#[test]
fn blame_and_provenance_can_be_read_back() {
    let versions = fixture();
    let trace = retold::trace(&versions, false);
    let blame = retold::lineage::blame(&trace, &versions, "heads in the gravel");
    let again: Blame = serde_json::from_str(&serde_json::to_string(&blame).expect("it serialises")).expect("it reads");
    assert_eq!(again, blame);
    let provenance = retold::lineage::provenance(&versions[4], &versions[..3]);
    let text = serde_json::to_string(&provenance).expect("it serialises");
    assert_eq!(serde_json::from_str::<Provenance>(&text).expect("it reads"), provenance);
}

#[test]
fn prov_names_entities_by_their_digests_and_says_what_was_derived_and_quoted_from_what() {
    let trace = retold::trace(&fixture(), false);
    let document: serde_json::Value = serde_json::from_str(&prov::render(&trace)).expect("PROV-JSON is JSON");
    let entities = document["entity"].as_object().expect("entities");
    for traced in &trace.documents {
        assert!(entities.contains_key(&format!("sha256:{}", traced.sha256)), "{}", traced.name);
    }
    let keys: Vec<&str> = document.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys, ["entity", "prefix", "wasDerivedFrom"], "PROV-JSON has no other kinds of records for these");
    let is_quotation = |said: &&serde_json::Value| said["prov:type"]["$"] == "prov:Quotation";
    let derived: Vec<&serde_json::Value> = document["wasDerivedFrom"].as_object().expect("records").values().collect();
    let quoted: Vec<&serde_json::Value> = derived.iter().copied().filter(is_quotation).collect();
    assert_eq!(derived.len() - quoted.len(), 5, "{derived:?}");
    assert!(quoted.len() >= 3, "{quoted:?}");
    for said in &derived {
        for end in ["prov:generatedEntity", "prov:usedEntity"] {
            assert!(entities.contains_key(said[end].as_str().expect("an identifier")), "{said}: no such entity");
        }
    }
    for said in quoted {
        let quotation = &entities[said["prov:generatedEntity"].as_str().expect("an identifier")];
        assert_eq!(quotation["prov:wasQuotedFrom"]["$"], said["prov:usedEntity"]);
        assert!(entities.contains_key(quotation["retold:standsIn"]["$"].as_str().expect("an identifier")));
    }
}

#[test]
fn the_graph_has_every_document_and_every_hop() {
    let trace = retold::trace(&fixture(), false);
    let graph = dot::render(&trace);
    assert_eq!(graph.matches(" -> ").count(), 5, "{graph}");
    assert!(graph.contains("\"1-wire\" -> \"2-paper\""), "{graph}");
}

#[test]
fn graphviz_draws_the_graph_whatever_the_names_are() {
    let mut documents = fixture();
    documents[0].name = "a \"quoted\" \\ name; } <b>\n".to_owned();
    let graph = scratch("graph.dot");
    fs::write(&graph, dot::render(&retold::trace(&documents, false))).expect("the graph can be written");
    let Ok(drawn) = Command::new("dot").arg("-Tsvg").arg(&graph).output() else {
        eprintln!("skipped: Graphviz is not installed");
        return;
    };
    assert!(drawn.status.success(), "{}", String::from_utf8_lossy(&drawn.stderr));
    let svg = String::from_utf8_lossy(&drawn.stdout);
    assert_eq!(svg.matches("class=\"node\"").count(), documents.len());
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    fs::create_dir_all(folder).expect("the scratch folder can be made");
    let path = folder.join(name);
    let _ = fs::remove_file(&path);
    path
}

fn numbered(count: usize) -> Vec<Original> {
    let text = |at: usize| {
        let odd = |salt: usize| format!("Kaz{}mir", (at * 7919 + salt * 104_729) % 1_000_003);
        format!(
            "{} met {} on the bridge of {} to talk about {} tons of grain.\n\nThe mayor, {}, said that {} would pay.",
            odd(1),
            odd(2),
            odd(3),
            at + 100,
            odd(4),
            odd(5)
        )
    };
    (0..count).map(|at| Original { name: format!("story {at}"), text: text(at), ..Original::default() }).collect()
}

#[test]
fn an_index_finds_the_source_of_an_article_and_nothing_for_a_stranger() {
    let path = scratch("find.redb");
    let index = Index::create(&path).expect("an index can be made");
    let stories = numbered(300);
    assert_eq!(index.add(&stories).expect("it can be added to"), 300);
    assert_eq!(index.add(&stories).expect("it can be added to"), 0, "what is there already is passed over");
    let article = Original { text: stories[42].text.replace("said that", "promised that"), ..Original::default() };
    let found = index.search(&article, 3).expect("it can be searched");
    assert_eq!(found[0].document, "story 42");
    assert_eq!(found[0].sentences.len(), 2);
    let stranger = Original { text: "Bees swarm in May when the weather is warm.".into(), ..Original::default() };
    assert!(index.search(&stranger, 3).expect("it can be searched").is_empty());
    drop(index);
    assert_eq!(Index::open(&path).expect("it opens again").len().expect("it can be read"), 300);
    assert!(Index::open(Path::new("no/such.redb")).is_err());
}

#[test]
fn an_index_killed_while_it_adds_opens_again_with_all_that_it_had_said_was_added() {
    for lines_before_the_kill in [1, 3, 8] {
        let path = scratch(&format!("killed-{lines_before_the_kill}.redb"));
        let mut child = Command::new(env!("CARGO_BIN_EXE_retold"))
            .args(["index", "add", &path.to_string_lossy(), "--jsonl", "-", "--every", "20"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut input = child.stdin.take().expect("standard input is piped");
        for story in numbered(2000) {
            let line = serde_json::json!({"id": story.name, "text": story.text});
            writeln!(input, "{line}").expect("the program reads");
        }
        drop(input);
        let mut lines = BufReader::new(child.stdout.take().expect("standard output is piped")).lines();
        let last = (0..lines_before_the_kill).map_while(|_| lines.next()).last().expect("it says what it added");
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        let said: u64 = last
            .expect("a line")
            .split(", ")
            .nth(1)
            .and_then(|count| count.split(' ').next()?.parse().ok())
            .expect("the line says how many stories there are");
        let index = Index::open(&path).expect("it opens again");
        let count = index.len().expect("it can be read");
        assert!(count >= said && count.is_multiple_of(20), "{count} stories, said were {said}");
        let first = &numbered(1)[0];
        let article = Original { text: first.text.replace("said that", "promised that"), ..Original::default() };
        let found = index.search(&article, 1).expect("it can be searched");
        assert_eq!(found[0].document, first.name);
        assert!(index.add(&numbered(2000)).expect("it can be added to") as u64 == 2000 - count);
    }
}

#[test]
fn what_is_no_index_is_told_as_such() {
    let path = scratch("text.redb");
    fs::write(&path, "this is no index").expect("a scratch file can be written");
    let error = Index::open(&path).err().expect("text is no index").to_string();
    assert!(error.contains("text.redb"), "{error}");
}

/// What is written and how it ended, in a scratch folder with a story in two versions, a copy of one under a folder within
/// it, and what is no document.
fn in_folder(name: &str, arguments: &[&str]) -> (i32, String, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("wires/old/empty")).expect("a scratch folder can be made");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lineage");
    for (from, to) in [("1-wire", "wires/one.txt"), ("2-paper", "wires/old/two.txt"), ("5-blog", "blog.txt")] {
        fs::copy(fixtures.join(from).with_extension("txt"), folder.join(to)).expect("a scratch file can be written");
    }
    fs::write(folder.join("wires/picture.jpg"), [0xff, 0xd8, 0, 0, 1, 0, 0, 2]).expect("a scratch file can be written");
    fs::write(folder.join("wires/.hidden"), "hidden").expect("a scratch file can be written");
    let output = Command::new(env!("CARGO_BIN_EXE_retold"))
        .args(arguments)
        .current_dir(&folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    (output.status.code().expect("it ends by itself"), text(output.stdout), text(output.stderr))
}

fn names_in(json: &str) -> Vec<String> {
    let trace: Trace = serde_json::from_str(json).expect("a trace");
    trace.documents.into_iter().map(|document| document.name).collect()
}

#[test]
fn files_folders_and_globs_are_taken_each_document_once() {
    let trace = |name, paths: &[&str]| {
        let arguments = [&["trace", "--format", "json", "--drifts", "never"], paths].concat();
        let (code, out, messages) = in_folder(name, &arguments);
        assert_eq!(code, 0, "{messages}");
        (names_in(&out), messages)
    };
    let (names, messages) = trace("folder", &["wires", "wires/one.txt", "./blog.txt", "blog.txt"]);
    assert_eq!(names, ["wires/old/two.txt", "wires/one.txt", "./blog.txt"]);
    assert!(messages.contains("passed over: wires/picture.jpg"), "{messages}");
    assert!(!messages.contains("hidden"), "{messages}");
    assert_eq!(trace("glob", &["wires/*.txt"]).0, ["wires/one.txt"]);
    assert_eq!(trace("globs", &["**/*.txt"]).0, ["blog.txt", "wires/old/two.txt", "wires/one.txt"]);
    assert_eq!(trace("class", &["[ab]log.txt"]).0, ["blog.txt"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_round_in_a_circle_is_not_followed() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("circle");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a scratch folder can be made");
    std::os::unix::fs::symlink(&folder, folder.join("round")).expect("a link can be made");
    fs::write(folder.join("one.txt"), "The gates were mended.").expect("a scratch file can be written");
    let output = program::retold(&["trace", "--format", "json", &folder.to_string_lossy()], b"");
    assert_eq!(names_in(&program::stdout(&output)).len(), 1);
}

#[test]
fn what_cannot_be_traced_is_told_by_its_name_with_what_to_do() {
    for (at, (arguments, said)) in [
        (&["trace"][..], "--jsonl"),
        (&["trace", "no.txt"], "no.txt: no such file"),
        (&["trace", "wires/picture.jpg"], "wires/picture.jpg: is not text"),
        (&["trace", "wires/old/empty"], "wires/old/empty: no documents"),
        (&["trace", "wires/*.md"], "wires/*.md: no documents"),
        (&["trace", "nowhere/*.md"], "nowhere: no such file"),
        (&["trace", "--jsonl", "no.jsonl"], "no.jsonl: no such file"),
        (&["trace", "wires", "--blame", " "], "--blame"),
        (&["trace", "wires", "--blame", "gates", "--format", "dot"], "terminal or json"),
        (&["trace", "--against", "nowhere", "blog.txt"], "nowhere: no such file"),
        (&["trace", "--against", "wires"], "one document"),
        (&["index", "search", "no.redb", "blog.txt"], "no.redb: there is no index"),
        (&["index", "search", "blog.txt", "blog.txt"], "blog.txt"),
        (&["index", "info", "wires"], "wires"),
        (&["index", "add", "new.redb"], "--jsonl"),
    ]
    .into_iter()
    .enumerate()
    {
        let (code, out, messages) = in_folder(&format!("wrong-{at}"), arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {messages}");
        assert!(messages.contains(said), "{arguments:?}: {messages}");
    }
}

#[test]
fn json_lines_keep_what_they_say_and_a_bad_line_is_named() {
    let line = r#"{"id": "a", "text": "The gates were mended.", "date": "2026-03-07", "outlet": "Wharf", "url": "https://wharf.example/a"}"#;
    let trace = |lines: &str| program::retold(&["trace", "--jsonl", "-", "--format", "json"], lines.as_bytes());
    let good = trace(&format!("{line}\n\n"));
    let read: Trace = serde_json::from_slice(&good.stdout).expect("a trace");
    let document = &read.documents[0];
    let said = [&document.date, &document.outlet, &document.url].map(|field| field.as_deref().unwrap_or_default());
    assert_eq!(said, ["2026-03-07", "Wharf", "https://wharf.example/a"]);
    for (bad, said) in [("nonsense", "line 2, column"), (r#"{"id": "b"}"#, "`text`"), (line, "“a” names two documents")]
    {
        let output = trace(&format!("{line}\n{bad}\n"));
        assert_eq!(output.status.code(), Some(2), "{bad}");
        assert!(program::stderr(&output).contains(said), "{bad}: {}", program::stderr(&output));
    }
    assert_eq!(program::stdout(&program::retold(&["trace", "--jsonl", "-"], b"")), "no documents\n");
}

#[test]
fn documents_of_one_name_are_shown_and_come_to_an_end() {
    let mut versions = fixture();
    versions.iter_mut().for_each(|version| version.name = "wire".into());
    let trace = retold::trace(&versions, false);
    let shown = retold::render::tree::render(&trace, retold::render::Paint::Plain);
    assert!(shown.contains("6 versions"), "{shown}");
}
