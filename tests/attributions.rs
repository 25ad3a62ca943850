//! Who said what: each sentence marks its speaker, the words that say so, and what was said.

use retold::{
    english::Analysis,
    model::{Attribution, Document, Original, Span},
    read,
};

fn document(text: &str) -> Document {
    read::document(Original { text: text.to_owned(), ..Original::default() }, false)
}

fn words(document: &Document, spans: &[Span]) -> String {
    spans.iter().map(|span| span.of(document.text())).collect::<Vec<_>>().join(" … ")
}

/// All attributions of a text as `speaker | cue | content`.
fn attributed(text: &str) -> Vec<String> {
    let document = document(text);
    let analysis = Analysis::new(&document);
    let shown = |Attribution { source, cue, content }: &Attribution| {
        format!("{} | {} | {}", words(&document, source), words(&document, cue), words(&document, content))
    };
    analysis.attributions().iter().map(shown).collect()
}

#[test]
fn indirect_speech_is_the_clause_of_its_verb() {
    assert_eq!(attributed("The mayor said the bridge would close."), ["The mayor | said | the bridge would close"]);
    assert_eq!(
        attributed("Officials warned that the river could rise again."),
        ["Officials | warned | that the river could rise again"]
    );
}

#[test]
fn a_speaker_may_stand_behind_or_within_what_is_said() {
    let trailing = "The bridge would close on Monday, the mayor said.";
    assert_eq!(attributed(trailing), ["the mayor | said | The bridge would close on Monday"]);
    let within = "The truth, the senator said, was that nobody had asked.";
    assert_eq!(attributed(within), ["the senator | said | The truth … was that nobody had asked"]);
    let timed = "The bridge, the mayor of Hull told reporters on Monday, would close.";
    assert_eq!(attributed(timed), ["the mayor of Hull | told | The bridge … would close"]);
    // Who is no speaker, and building is no saying.
    assert_eq!(attributed("The mayor, who said so on Monday, was ill.").len(), 0);
    assert_eq!(attributed("The bridge, the mayor built it, would close.").len(), 0);
}

#[test]
fn what_someone_is_told_to_do_is_content() {
    assert_eq!(attributed("She told the council to close the dam."), ["She | told | to close the dam"]);
    assert_eq!(attributed("She told the council of the plan to close the dam.").len(), 0);
}

#[test]
fn according_to_names_a_source_on_either_side_of_what_is_said() {
    let behind = attributed("The firm lost nine million euros, according to its annual report.");
    assert_eq!(behind, ["its annual report | according to | The firm lost nine million euros"]);
    let before = attributed("According to police, the driver fled.");
    assert_eq!(before, ["police | According to | the driver fled"]);
}

#[test]
fn a_split_quotation_is_one_attribution() {
    let text = "“We built the dam in two years,” Moreno said. “Nobody thanked us for it.”";
    let expected = "Moreno | said | “We built the dam in two years,” … “Nobody thanked us for it.”";
    assert_eq!(attributed(text), [expected]);
}

#[test]
fn a_quotation_over_several_sentences_belongs_to_the_frame_at_its_end() {
    let text = "“The dam is old. It leaks. It must go,” said Ana Moreno, an engineer.";
    assert_eq!(attributed(text), ["Ana Moreno | said | “The dam is old. It leaks. It must go,”"]);
}

#[test]
fn a_quotation_goes_on_in_the_next_paragraph() {
    let text = "Moreno was blunt.\n\n“The dam is old,” she said.\n\n“It leaks in a hundred places and it must go.”";
    let expected = "she | said | “The dam is old,” … “It leaks in a hundred places and it must go.”";
    assert_eq!(attributed(text), [expected]);
}

#[test]
fn words_quoted_within_indirect_speech_belong_to_it() {
    let text = "The minister said that the plan was “a gift to the rich” of the city.";
    assert_eq!(attributed(text), ["The minister | said | that the plan was “a gift to the rich” of the city"]);
}

#[test]
fn an_object_may_be_what_was_said() {
    assert_eq!(attributed("The company denied the charges."), ["The company | denied | the charges"]);
    let told = attributed("She told the court that she had seen him.");
    assert_eq!(told, ["She | told | that she had seen him"]);
}

#[test]
fn what_nobody_said_has_no_attribution() {
    for text in [
        "The bridge closed on Monday.",
        "The mayor walked to the station with her dog.",
        "Ships sail in accord with the treaty.",
        "He bought the “Evening Star” at the corner.",
        "",
    ] {
        assert_eq!(attributed(text), [""; 0], "{text}");
    }
}

#[test]
fn a_name_behind_a_dash_signs_a_quotation() {
    let text = "“Rivers always find their way back to the sea.” — Ada Holm";
    assert_eq!(attributed(text), ["Ada Holm |  | “Rivers always find their way back to the sea.”"]);
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_parts_of_any_text_lie_on_its_characters(text in "([A-Za-z]{1,6}|said|told|“|”|\"|,|\\.|according to|é|\n\n){0,40}") {
            let document = document(&text);
            let analysis = Analysis::new(&document);
            for Attribution { source, cue, content } in analysis.attributions() {
                prop_assert!(!content.is_empty());
                for span in source.iter().chain(cue).chain(content) {
                    prop_assert!(document.text().get(span.start..span.end).is_some_and(|words| !words.is_empty()));
                }
            }
        }
    }
}
