//! The gate as a newsroom meets it: policies, manifests, waivers, exit codes.

#[path = "common/program.rs"]
mod program;

use program::{retold, stderr, stdout};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

const SOURCE: &str = "\
Harbour council votes on quay

The council may close the northern quay, the mayor said on Monday. At least 1,200 people use it each week.

“We will not leave anyone behind,” Ilse Brandt told the council. The annexation of the old port is not planned.

Traffic on the river rose 5 per cent last year. Sign up for our newsletter for more from the harbour.

The council meets again in spring.
";

/// A newsroom of its own: a folder with a wire story and what a test puts beside it.
struct Newsroom(PathBuf);

impl Newsroom {
    fn new(name: &str) -> Newsroom {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("review").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder can be made");
        let newsroom = Newsroom(folder);
        newsroom.put("wire.txt", SOURCE);
        newsroom
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    /// The copy: the wire story with `from` put as `to`.
    fn copy(&self, name: &str, changes: &[(&str, &str)]) {
        let text = changes.iter().fold(SOURCE.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{from} stands in the source");
            text.replace(from, to)
        });
        self.put(name, &text);
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("a path in UTF-8").to_owned()
    }

    /// `retold check` of a copy against the wire story: exit code, standard output, standard error.
    fn check(&self, copy: &str, more: &[&str]) -> (i32, String, String) {
        let (source, copy) = (self.path("wire.txt"), self.path(copy));
        self.run(&[&["check", "--source", &source, &copy], more].concat())
    }

    /// The copy breaks the policy, and what is printed says so.
    #[track_caller]
    fn is_stopped(&self, copy: &str, because: &str) {
        let (code, out, _) = self.check(copy, &[]);
        assert!(code == 1 && out.contains(because), "{out}");
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = retold(arguments, b"");
        (output.status.code().unwrap_or(-1), stdout(&output), stderr(&output))
    }
}

#[test]
fn a_clean_copy_passes_without_a_word_and_a_broken_one_is_stopped_with_the_place() {
    let room = Newsroom::new("gate");
    room.copy("same.txt", &[]);
    assert_eq!(room.check("same.txt", &[]), (0, String::new(), String::new()));
    room.copy("broken.txt", &[("1,200", "12,000"), ("may close", "will close")]);
    let (code, out, _) = room.check("broken.txt", &[]);
    assert_eq!(code, 1, "{out}");
    let first = out.lines().next().expect("a finding is listed");
    assert!(first.starts_with(&format!("{}:3:", room.path("broken.txt"))), "{first}");
    assert!(first.contains(": critical ") || first.contains(": major "), "{first}");
    let rank = |line: &str| [": critical ", ": major ", ": minor "].iter().position(|word| line.contains(word));
    assert!(out.lines().map(rank).is_sorted(), "the worst comes first: {out}");
}

#[test]
fn categories_fail_from_the_severity_that_the_policy_names() {
    let room = Newsroom::new("categories");
    room.copy("copy.txt", &[("1,200", "12,000")]);
    assert_eq!(room.check("copy.txt", &[]).0, 1);
    room.put("retold.toml", "fail-on = \"never\"\n");
    assert_eq!(room.check("copy.txt", &[]).0, 0);
    room.put("retold.toml", "fail-on = \"never\"\n[categories]\nnumber = \"minor\"\nquantifier = \"minor\"\n");
    assert_eq!(room.check("copy.txt", &[]).0, 1);
    let failures = || {
        let (code, told, _) = room.check("copy.txt", &["--format", "junit"]);
        (code, told.matches("<failure").count() > 0)
    };
    assert_eq!(failures(), (1, true), "what fails for a build server is what stops the copy");
    room.put("retold.toml", "fail-on = \"never\"\n");
    assert_eq!(failures(), (0, false));
    room.put("retold.toml", "fail-on = \"never\"\nmax-drift = 1.0\n");
    room.is_stopped("copy.txt", "drift score");
    assert_eq!(failures(), (1, true));
}

#[test]
fn an_unknown_key_is_refused_with_its_place_and_the_nearest_right_one() {
    let room = Newsroom::new("unknown");
    room.copy("copy.txt", &[]);
    for (policy, place, nearest) in [
        ("fail-on = \"major\"\nmax-drif = 3.0\n", "retold.toml:2:1", "`max-drift`"),
        ("[categories]\nnumbr = \"major\"\n", "retold.toml:2:1", "`number`"),
        ("fail-on = \"mayor\"\n", "retold.toml:1:", "`major`"),
        ("[[desk]]\npaths = [\"a/**\"]\n[desk.omissions]\ntrim-ends = true\n", "retold.toml:4:1", "`trim-end`"),
        ("[[desks]]\npaths = [\"a/**\"]\n", "retold.toml:1:", "`desk`"),
        ("[[desk]]\npath = [\"a/**\"]\n", "retold.toml:2:1", "is `paths`"),
        ("[[desk]]\nnmae = \"a\"\npaths = [\"a/**\"]\n", "retold.toml:2:1", "is `name`"),
        ("[[desk]]\npaths = [\"[a\"]\n", "retold.toml:1:1", "`[a` opens a bracket"),
        ("[[terms]]\ntrem = \"quay\"\n", "retold.toml:2:1", "is `term`"),
        ("[[names]]\nname = \"a\"\nspelings = [\"b\"]\n", "retold.toml:3:1", "is `spellings`"),
        ("[quotations]\nverbatm = true\n", "retold.toml:2:1", "is `verbatim`"),
        ("\n[omissions]\nmax-percent = 140\n", "retold.toml:3:15", "0 to 100"),
        ("max-drift = -1.0\n", "retold.toml:1:13", "0 or more"),
        ("max-spin = \"a\"\n", "retold.toml:1:12", "a number"),
        ("house-style = [\"a\"]\n", "retold.toml:1:", "a list"),
        ("fail-on = \n", "retold.toml:1:", ""),
    ] {
        room.put("retold.toml", policy);
        let (code, out, error) = room.check("copy.txt", &[]);
        assert_eq!((code, out.as_str()), (2, ""), "{policy}");
        assert!(error.contains(place) && error.contains(nearest), "{policy}: {error}");
    }
}

#[test]
fn the_schema_for_editors_takes_the_starter_and_refuses_slips() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema = fs::read_to_string(root.join("docs/policy.schema.json")).expect("the schema is published");
    let schema = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let json = |policy: &str| toml::from_str::<Value>(policy).expect("the policy is TOML");
    let starter = fs::read_to_string(root.join("src/review/policy/starter.toml")).expect("there is a starter");
    // What the starter only shows is held to the schema, too: its keys without the comment signs.
    fn opened(line: &str) -> &str {
        line.strip_prefix("# ").filter(|line| line.contains(" = ") || line.starts_with('[')).unwrap_or(line)
    }
    let whole: Vec<&str> = starter.lines().map(opened).collect();
    for policy in [&starter, &whole.join("\n")] {
        let errors: Vec<String> = validator.iter_errors(&json(policy)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    for slip in
        ["fail-no = \"major\"", "[omissions]\nmax-percent = 140", "[[desk]]\nname = \"live\"", "max-drift = \"a\""]
    {
        assert!(!validator.is_valid(&json(slip)), "{slip}");
    }
}

#[test]
fn house_style_and_accepted_spellings_pass_and_what_else_changed_does_not() {
    let room = Newsroom::new("style");
    let policy = "fail-on = \"neutral\"\nhouse-style = [[\"per cent\", \"%\"], [\"quay\", \"wharf\"]]\n\
                  [[names]]\nname = \"Ilse Brandt\"\nspellings = [\"Ilsa Brandt\"]\nwrong = [\"Elsa Brandt\"]\n";
    room.put("retold.toml", policy);
    room.copy("styled.txt", &[("quay", "wharf"), ("Ilse Brandt", "Ilsa Brandt")]);
    let (code, out, _) = room.check("styled.txt", &[]);
    assert_eq!(code, 0, "{out}");
    room.copy("other.txt", &[("quay", "street")]);
    assert_eq!(room.check("other.txt", &[]).0, 1);
    room.copy("wrong.txt", &[("Ilse Brandt", "Elsa Brandt")]);
    let (code, out, _) = room.check("wrong.txt", &[]);
    assert!(code == 1 && out.contains("“Ilse Brandt”, not “Elsa Brandt”"), "{out}");
}

#[test]
fn a_protected_term_has_to_stay_or_be_put_as_allowed() {
    let room = Newsroom::new("terms");
    room.put(
        "retold.toml",
        "fail-on = \"never\"\n[categories]\nsubstitution = \"critical\"\n[[terms]]\nterm = \"annexation\"\n\
         allowed = [\"annexing\"]\nseverity = \"critical\"\n",
    );
    room.copy("kept.txt", &[("The annexation of the old port", "Annexing the old port")]);
    assert_eq!(room.check("kept.txt", &[]).0, 0);
    room.copy("lost.txt", &[("The annexation of the old port", "The integration of the old port")]);
    let (code, out, _) = room.check("lost.txt", &["--format", "json"]);
    assert_eq!(code, 1);
    assert!(out.contains("policy/term"), "the finding says by which rule it was made");
}

#[test]
fn quotations_have_to_be_verbatim_where_the_policy_says_so() {
    let room = Newsroom::new("quotations");
    room.copy("copy.txt", &[("We will not leave anyone behind", "We will not leave anybody behind")]);
    room.put("retold.toml", "fail-on = \"critical\"\n");
    assert_eq!(room.check("copy.txt", &[]).0, 0);
    room.put("retold.toml", "fail-on = \"critical\"\n[quotations]\nverbatim = true\n");
    room.is_stopped("copy.txt", " quotation: ");
    let (_, out, _) = room.check("copy.txt", &["--format", "json"]);
    let report = &serde_json::from_str::<Value>(&out).expect("an answer is JSON")["checks"][0]["report"];
    let drifts = report["drifts"].as_array().expect("drifts are listed");
    let major = drifts.iter().filter(|drift| drift["severity"] == "major").count();
    assert_eq!(report["summary"]["by_severity"]["major"], major, "what the policy made graver is counted so");
}

#[test]
fn boilerplate_and_the_end_may_go_up_to_the_share_allowed() {
    let room = Newsroom::new("omissions");
    room.copy(
        "copy.txt",
        &[
            (" Sign up for our newsletter for more from the harbour.", ""),
            ("\nThe council meets again in spring.\n", ""),
        ],
    );
    room.put("retold.toml", "fail-on = \"minor\"\n");
    assert_eq!(room.check("copy.txt", &[]).0, 1);
    let allowed = "fail-on = \"minor\"\n[omissions]\nboilerplate = [\"sign up for our newsletter\"]\ntrim-end = true\n";
    room.put("retold.toml", allowed);
    let (code, out, _) = room.check("copy.txt", &[]);
    assert_eq!(code, 0, "{out}");
    room.put("retold.toml", &format!("{allowed}max-percent = 5\n"));
    room.is_stopped("copy.txt", "left out");
}

#[test]
fn a_desk_has_rules_of_its_own() {
    let room = Newsroom::new("desks");
    room.put("retold.toml", "[[desk]]\nname = \"live\"\npaths = [\"live/**\"]\nfail-on = \"never\"\n");
    room.copy("live/copy.txt", &[("1,200", "12,000")]);
    room.copy("news/copy.txt", &[("1,200", "12,000")]);
    assert_eq!(room.check("live/copy.txt", &[]).0, 0);
    assert_eq!(room.check("news/copy.txt", &[]).0, 1);
    let (_, told, _) = room.run(&["policy", "check", &room.path("live/copy.txt")]);
    assert!(told.contains("desk live") && told.contains("never stops"), "{told}");
}

#[test]
fn a_manifest_names_the_pairs_in_toml_or_csv() {
    let room = Newsroom::new("manifest");
    room.copy("good.txt", &[]);
    room.copy("bad.txt", &[("1,200", "12,000")]);
    room.put("soft.toml", "fail-on = \"never\"\n");
    room.put(
        "pairs.toml",
        "[[pair]]\nsource = \"wire.txt\"\ncopy = \"good.txt\"\n[[pair]]\nsource = \"wire.txt\"\ncopy = \"bad.txt\"\n",
    );
    room.put("pairs.csv", "source,copy,policy\nwire.txt,good.txt,\nwire.txt,bad.txt,soft.toml\n");
    let manifest = |name: &str, more: &[&str]| {
        let path = room.path(name);
        room.run(&[&["check", "--manifest", &path], more].concat())
    };
    let (code, out, error) = manifest("pairs.toml", &[]);
    assert!(code == 1 && out.contains("bad.txt") && !out.contains("good.txt"), "{out}");
    assert!(error.contains("1 of 2 copies"), "{error}");
    assert_eq!(manifest("pairs.csv", &[]).0, 0, "the policy of a row goes before what is found");
    assert_eq!(manifest("pairs.toml", &[&room.path("good.txt")]).0, 0, "only the pairs of the files named");
    room.put("wrong.toml", "[[pair]]\nsource = \"wire.txt\"\ncopi = \"good.txt\"\n");
    let (code, _, error) = manifest("wrong.toml", &[]);
    assert!(code == 2 && error.contains("wrong.toml:3") && error.contains("is `copy`"), "{error}");
    for (csv, place, told) in [
        ("source,cpy\nwire.txt,good.txt\n", "wrong.csv:1:1", "is `copy`"),
        ("source;copy\nwire.txt;good.txt\n", "wrong.csv:1:1", "source,copy,policy"),
        ("source,copy\nwire.txt,good.txt\nwire.txt,\n", "wrong.csv:3:1", "is empty"),
        ("source,copy\n", "wrong.csv", "names no pair"),
    ] {
        room.put("wrong.csv", csv);
        let (code, _, error) = manifest("wrong.csv", &[]);
        assert!(code == 2 && error.contains(place) && error.contains(told), "{csv}: {error}");
    }
    room.copy("other.txt", &[]);
    assert_eq!(manifest("pairs.toml", &[&room.path("other.txt")]).0, 0, "a file of no pair is none of its business");
    let (code, _, error) = manifest("pairs.toml", &[&room.path("god.txt")]);
    assert!(code == 2 && error.contains("god.txt: no such file"), "{error}");
    room.put(
        "missing.toml",
        "[[pair]]\nsource = \"wire.txt\"\ncopy = \"good.txt\"\n[[pair]]\nsource = \"wire.txt\"\ncopy = \"none.txt\"\n",
    );
    let (code, _, error) = manifest("missing.toml", &[]);
    assert!(code == 2 && error.contains("none.txt"), "{error}");
}

#[test]
fn paths_that_lead_nowhere_are_named() {
    let room = Newsroom::new("paths");
    room.copy("copy.txt", &[]);
    let missing = room.path("none");
    for option in ["--policy", "--waivers"] {
        let (code, out, error) = room.check("copy.txt", &[option, &missing]);
        assert!(code == 2 && out.is_empty() && error.contains("none: no such file"), "{option}: {error}");
    }
    assert!(room.check("none", &[]).2.contains("none: no such file"));
    let (code, _, error) = room.run(&["check", "--manifest", &missing]);
    assert!(code == 2 && error.contains("none: no such file"), "{error}");
    let (code, _, error) = room.run(&["check", &room.path("copy.txt")]);
    assert!(code == 2 && error.contains("--source"), "{error}");
}

#[test]
fn unrelated_texts_do_not_pass() {
    let room = Newsroom::new("unrelated");
    room.put(
        "copy.txt",
        "Bake the bread at high heat until the crust is dark.\n\nLet it cool on a rack for an hour.\n",
    );
    room.is_stopped("copy.txt", "does not tell the story");
}

/// The fingerprint in brackets at the end of the first line.
fn fingerprint(out: &str) -> String {
    let line = out.lines().next().expect("a finding is listed");
    line.rsplit('[').next().map(|rest| rest.trim_end_matches(']').to_owned()).expect("a fingerprint ends the line")
}

#[test]
fn a_waiver_lets_pass_until_its_day_and_as_long_as_its_words_stand() {
    let room = Newsroom::new("waivers");
    room.copy("copy.txt", &[("1,200", "12,000")]);
    let (source, copy) = (room.path("wire.txt"), room.path("copy.txt"));
    // One decision for each finding, until nothing stops the copy.
    for round in 0.. {
        let (code, out, error) = room.check("copy.txt", &["--today", "2030-01-01"]);
        if code == 0 {
            assert!(round > 0, "something had to be waived");
            break;
        }
        assert!(round < 8, "waiving comes to an end: {out}{error}");
        let drift = fingerprint(&out);
        let (code, said, error) = room.run(&[
            "waive",
            &drift,
            "--source",
            &source,
            &copy,
            "--reason",
            "counted again",
            "--by",
            "Desk",
            "--until",
            "2030-06-30",
        ]);
        assert!(code == 0 && said.contains(&drift), "{said}{error}");
    }
    let text = fs::read_to_string(room.path("retold-waivers.toml")).expect("the decision is kept");
    assert!(text.contains("12,000\"\n") && text.contains("by = \"Desk\""), "{text}");

    let (_, page, _) = room.check("copy.txt", &["--today", "2030-01-01", "--format", "html"]);
    assert!(page.contains("waived by Desk until 2030-06-30: counted again"), "the report shows what was waived");
    let (_, log, _) = room.check("copy.txt", &["--today", "2030-01-01", "--format", "sarif"]);
    assert!(log.contains("\"suppressions\""), "{log}");
    for format in ["unified", "junit", "annotations", "csv", "mqm"] {
        let (_, told, _) = room.check("copy.txt", &["--today", "2030-01-01", "--format", format]);
        assert!(told.contains("Desk") && told.contains("counted again"), "{format} shows who let it pass: {told}");
    }

    room.copy("copy.txt", &[("1,200", "12,000"), ("Traffic", "A new lead.\n\nTraffic")]);
    let (_, out, _) = room.check("copy.txt", &["--today", "2030-01-01"]);
    assert!(!out.contains("12,000"), "an edit elsewhere does not break it: {out}");

    let (code, _, error) = room.check("copy.txt", &["--today", "2030-07-01"]);
    assert!(code == 1 && error.contains("has expired"), "{error}");

    room.copy("copy.txt", &[("1,200", "13,000")]);
    let (code, _, error) = room.check("copy.txt", &["--today", "2030-01-01"]);
    assert!(code == 1 && error.contains("lets nothing pass"), "an edit of the phrase voids it: {error}");

    let file = room.path("retold-waivers.toml");
    let (code, listed, _) = room.run(&["waivers", "list", "--waivers", &file, "--today", "2030-01-01"]);
    assert!(code == 0 && listed.contains("stale"), "{listed}");
    let (code, _, _) = room.run(&["waivers", "prune", "--waivers", &file, "--today", "2030-01-01"]);
    let left = fs::read_to_string(&file).expect("the file stays");
    assert!(code == 0 && !left.contains("[[waiver]]"), "{left}");
}

#[test]
fn decisions_are_sorted_and_written_the_same_whatever_the_order() {
    let room = Newsroom::new("sorted");
    room.copy("a.txt", &[("1,200", "12,000")]);
    room.copy("b.txt", &[("may close", "will close")]);
    let waive = |name: &str| {
        let (_, out, _) = room.check(name, &[]);
        let (source, copy) = (room.path("wire.txt"), room.path(name));
        room.run(&["waive", &fingerprint(&out), "--source", &source, &copy, "--reason", "r", "--by", "b"]).0
    };
    let file = room.path("retold-waivers.toml");
    assert_eq!((waive("a.txt"), waive("b.txt")), (0, 0));
    let one = fs::read_to_string(&file).expect("decisions are kept");
    fs::remove_file(&file).expect("it can be removed");
    assert_eq!((waive("b.txt"), waive("a.txt")), (0, 0));
    assert_eq!(one, fs::read_to_string(&file).expect("decisions are kept"));
    let (source, copy) = (room.path("wire.txt"), room.path("a.txt"));
    let refused = |drift: &str, reason: &str, more: &[&str], because: &str| {
        let waive = ["waive", drift, "--source", &source, &copy, "--reason", reason, "--by", "b"];
        let (code, _, error) = room.run(&[&waive, more].concat());
        assert!(code == 2 && error.contains(because), "{error}");
    };
    refused("000000000000", "r", &[], "no finding");
    refused("", "r", &[], "is empty");
    refused("0", " ", &[], "is empty");
    refused("0", "r", &["--until", "soon"], "is no day");
}

#[test]
fn ledgers_tell_what_became_of_facts_and_quotations() {
    let room = Newsroom::new("ledgers");
    room.copy(
        "copy.txt",
        &[
            ("1,200", "12,000"),
            ("on Monday", "on Monday in Lisk"),
            ("We will not leave anyone behind", "We will never leave them"),
            (" 5 per cent", ""),
        ],
    );
    let output = retold(&["compare", &room.path("wire.txt"), &room.path("copy.txt"), "--format", "json"], b"");
    let report: Value = serde_json::from_str(&stdout(&output)).expect("a report is JSON");
    let facts = report["ledgers"]["facts"].as_array().expect("facts are listed");
    let fate = |side: &str, words: &str| {
        facts.iter().find(|fact| fact["understood"][side] == words).map(|fact| fact["fate"].as_str().unwrap_or(""))
    };
    assert_eq!(fate("source", "Monday"), Some("kept"));
    assert_eq!(fate("source", "at least 1,200"), Some("changed"));
    assert_eq!(fate("source", "5%"), Some("lost"));
    assert_eq!(fate("copy", "Lisk"), Some("new"));
    assert_eq!(fate("source", "Ilse Brandt"), Some("kept"));
    let quotations = report["ledgers"]["quotations"].as_array().expect("quotations are listed");
    assert_eq!(quotations.len(), 1, "{quotations:?}");
    assert_eq!(quotations[0]["fate"], "altered");
    assert_eq!(quotations[0]["speaker"]["copy"], "Ilse Brandt");
}

#[test]
fn many_small_softenings_of_one_actor_are_one_line_of_spin() {
    let room = Newsroom::new("spin");
    room.put("one.txt", "Ilse Brandt’s regime invaded the delta in May.\n\nIlse Brandt’s thugs slammed the vote.\n\nIlse Brandt’s regime tortured two men, police said.\n");
    room.put("two.txt", "Ilse Brandt’s government entered the delta in May.\n\nIlse Brandt’s supporters criticised the vote.\n\nIlse Brandt’s government questioned two men, police said.\n");
    let output = retold(&["compare", &room.path("one.txt"), &room.path("two.txt"), "--format", "json", "--force"], b"");
    let report: Value = serde_json::from_str(&stdout(&output)).expect("a report is JSON");
    let spin = &report["ledgers"]["spin"][0];
    assert_eq!(spin["actor"], "Ilse Brandt", "{}", report["ledgers"]["spin"]);
    assert!(spin["framing"].as_f64() >= Some(2.0) && spin["changes"].as_u64() >= Some(3), "{spin}");
    room.put("retold.toml", "fail-on = \"never\"\nmax-spin = 1.5\n[categories]\nframing = \"major\"\n");
    let (source, copy) = (room.path("one.txt"), room.path("two.txt"));
    let (_, out, _) = room.run(&["check", "--source", &source, &copy]);
    assert!(out.contains("small changes add up: Ilse Brandt"), "{out}");
    let same = retold(&["compare", &room.path("one.txt"), &room.path("one.txt"), "--format", "json"], b"");
    let same: Value = serde_json::from_str(&stdout(&same)).expect("a report is JSON");
    assert_eq!(same["ledgers"]["spin"].as_array().map(Vec::len), Some(0), "nothing changed, nothing leans");
}
