//! `retold inspect`: what is known of one text, for people and programs.

use retold::{
    inspect,
    model::{Inspection, Original},
    render::{Paint, inspection},
};
use std::{fs, path::Path, process::Command};

const TEXT: &str = "Dam closed\n\nTORONTO (AP) — “The dam is old,” said Ana Moreno, an engineer. \
She told the council to close it by Monday. The council closed the dam 12 days later.\n";

fn inspected(text: &str) -> Inspection {
    inspect(Original { name: "story".into(), text: text.to_owned(), encoding: "UTF-8".into(), ..Original::default() })
}

#[test]
fn every_part_of_the_analysis_is_told() {
    let inspection = inspected(TEXT);
    let sentence = inspection.sentences.iter().find(|s| s.span.of(TEXT).starts_with("The council")).expect("read");
    assert_eq!(sentence.words[2].upos, "VERB");
    assert_eq!(sentence.words[2].lemma, "close");
    assert_eq!(sentence.words[1].head, Some(2));
    let close = &sentence.predicates[0];
    assert_eq!((close.lemma.as_str(), close.marks.join(" ")), ("close", "past".to_owned()));
    let roles: Vec<(&str, &str)> =
        close.arguments.iter().map(|found| (found.role.as_str(), found.passage.text.as_str())).collect();
    assert!(roles.contains(&("agent", "The council")) && roles.contains(&("patient", "the dam")), "{roles:?}");
    assert_eq!(sentence.quantities[0].passage.text, "12 days");
    assert!(inspection.names.iter().any(|name| name.name == "Ana Moreno" && name.kind == "person"));
    assert_eq!(inspection.document.quotations.len(), 1);
    assert_eq!(inspection.document.attributions.len(), 2);
}

#[test]
fn what_operators_govern_is_told() {
    let inspection = inspected("If it snows, the ferry may not leave.");
    let sentence = &inspection.sentences[0];
    let forms =
        |words: &[usize]| words.iter().map(|&word| sentence.words[word].passage.text.as_str()).collect::<Vec<_>>();
    let scopes: Vec<_> =
        sentence.scopes.iter().map(|s| (s.kind.as_str(), forms(&s.given), forms(&s.governs))).collect();
    assert_eq!(
        scopes,
        [
            ("condition", vec!["snows"], vec!["leave"]),
            ("modal", vec![], vec!["leave"]),
            ("negation", vec![], vec!["leave"])
        ]
    );
    let shown = inspection::render(&inspection, Paint::Plain);
    assert!(shown.contains("condition If  given snows · governs leave"), "{shown}");
    assert!(inspected("The ferry left.").sentences[0].scopes.is_empty());
}

#[test]
fn pronouns_are_resolved_where_a_party_agrees_and_left_alone_where_none_does() {
    let resolved = |text: &str| -> Vec<(String, Option<String>)> {
        let references = inspected(text).references.into_iter();
        references.map(|r| (r.passage.text, r.antecedent.map(|antecedent| antecedent.text))).collect()
    };
    let to = |pronoun: &str, antecedent: &str| (pronoun.to_owned(), Some(antecedent.to_owned()));
    assert_eq!(resolved("Ana Moreno left. She was tired."), [to("She", "Ana Moreno")]);
    assert_eq!(resolved("Ana Moreno met Peter Hill. He was tired."), [to("He", "Peter Hill")]);
    assert_eq!(resolved("The bridges were old. They leaked."), [to("They", "The bridges")]);
    assert_eq!(resolved("The guard blamed himself."), [to("himself", "The guard")]);
    assert_eq!(resolved("“I am tired,” said Ana Moreno."), [to("I", "Ana Moreno")]);
    assert_eq!(resolved("She was tired."), [("She".to_owned(), None)]);
    assert_eq!(resolved("The bridge was old. She leaked."), [("She".to_owned(), None)]);
    assert_eq!(resolved("Peter Hill saw him."), [("him".to_owned(), None)]);
}

#[test]
fn definite_phrases_are_resolved_where_one_thing_fits_and_left_alone_where_several_or_none_do() {
    let resolved = |text: &str, phrase: &str| {
        let mut references = inspected(text).references.into_iter();
        references.find(|reference| reference.passage.text == phrase)?.antecedent.map(|antecedent| antecedent.text)
    };
    let stands_for = |text: &str, phrase: &str, antecedent: &str| {
        assert_eq!(resolved(text, phrase).as_deref(), Some(antecedent), "{phrase} in {text}");
    };
    let is_open = |text: &str, phrase: &str| assert_eq!(resolved(text, phrase), None, "{phrase} in {text}");
    stands_for("Ana Moreno, the finance minister, spoke. The minister left.", "The minister", "Ana Moreno");
    is_open("Ana Moreno, the finance minister, spoke. The foreign minister left.", "The foreign minister");
    is_open("Ana Moreno, the finance minister, spoke. The minister of health left.", "The minister");
    stands_for("Peter Hill is the mayor of Oslo. The mayor spoke.", "The mayor", "Peter Hill");
    is_open("Peter Hill is not a mayor. The mayor spoke.", "The mayor of Oslo");
    stands_for("Prime Minister Ito met reporters. The prime minister left.", "The prime minister", "Ito");
    stands_for("The Foreign Ministry summoned him. The ministry gave no reason.", "The ministry", "Foreign Ministry");
    stands_for("A mill burnt down. The mill was old.", "The mill", "A mill");
    is_open("A mill burnt down. The other mill was old.", "The other mill");
    is_open("The mills burnt down. The mill was old.", "The mill");
    stands_for("Japan raised taxes. Critics blamed the country.", "the country", "Japan");
    is_open("Japan and China raised taxes. Critics blamed the country.", "the country");
    is_open("Japan sued the country.", "the country");
    stands_for("Police held Ana Moreno. The 45-year-old denied it.", "The 45-year-old", "Ana Moreno");
    stands_for("Police held Ana Moreno. The woman denied it.", "The woman", "Ana Moreno");
    is_open("Police held Peter Hill. The woman denied it.", "The woman");
}

#[test]
fn the_terminal_shows_words_and_events_and_sends_no_control_characters() {
    let shown = inspection::render(&inspected(TEXT), Paint::Plain);
    for expected in ["VERB", "nsubj", "agent", "quotations", "names", "Ana Moreno (person)", "pronouns"] {
        assert!(shown.contains(expected), "no {expected} in\n{shown}");
    }
    let hostile = inspection::render(&inspected("The \u{1b}[31mguard\u{7} left \u{202e}here.\n"), Paint::Plain);
    assert!(hostile.contains("‹U+001B›") && hostile.contains("‹U+202E›"), "{hostile}");
    assert!(hostile.chars().all(|c| c == '\n' || !c.is_control()), "{hostile:?}");
}

#[test]
fn the_command_gives_either_form_and_names_a_file_that_it_cannot_read() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    fs::create_dir_all(folder).expect("the scratch folder can be made");
    let path = folder.join("inspected.txt");
    fs::write(&path, TEXT).expect("a scratch file can be written");
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_retold")).args(arguments).output().expect("the program starts")
    };
    let path = path.to_str().expect("UTF-8");
    let terminal = run(&["inspect", path]);
    assert!(terminal.status.success() && String::from_utf8_lossy(&terminal.stdout).contains("Ana Moreno"));
    let json = run(&["inspect", path, "--format", "json"]);
    let inspection: Inspection = serde_json::from_slice(&json.stdout).expect("the output is an inspection");
    assert!(!inspection.sentences.is_empty());
    let missing = run(&["inspect", "no/such/file.txt"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("no/such/file.txt"));
}

#[test]
fn hints_of_a_retelling_are_told_with_their_place_and_a_clean_text_has_none() {
    let text = "The dam has been closed since2022. The council told us to take a long walk off a small pier.\n";
    let inspection = inspected(text);
    let marks: Vec<(&str, &str)> = inspection.marks.iter().map(|m| (m.rule.as_str(), m.span.of(text))).collect();
    assert_eq!(
        marks,
        [("typography/missing-space", "since2022"), ("idiom/broken", "take a long walk off a small pier")]
    );
    assert!(inspection.marks.iter().all(|mark| mark.risk > 0.0 && mark.risk < 1.0), "a hint is no proof");
    let shown = inspection::render(&inspection, Paint::Plain);
    assert!(shown.contains("none of them a proof") && shown.contains("“since2022”: a space is missing"), "{shown}");
    let json = serde_json::to_value(&inspection).expect("it serialises");
    assert_eq!(json["marks"][0]["start"], 24);
    let clean = inspected("The dam has been closed since 2022. They told us to take a long walk off a short pier.\n");
    assert!(clean.marks.is_empty(), "{:?}", clean.marks);
    assert!(!inspection::render(&clean, Paint::Plain).contains("hints of a retelling"));
}

#[test]
fn an_empty_text_has_nothing_to_tell() {
    let inspection = inspected("");
    assert!(inspection.sentences.is_empty() && inspection.references.is_empty());
}
