//! Names found in whole texts: what is a name, of what kind, and which mentions are of one thing.

use retold::{
    english::{
        Analysis,
        names::{Mention, NameKind, Names},
    },
    model::{Document, Original},
    read,
};

fn document(text: &str) -> Document {
    read::document(Original { text: text.to_owned(), ..Original::default() }, false)
}

fn text_of<'d>(document: &'d Document, mention: &Mention) -> &'d str {
    document.span_of(mention.tokens.clone()).of(document.text())
}

fn found(text: &str) -> Vec<(String, NameKind)> {
    let document = document(text);
    let names = Names::of(&document);
    names.mentions().iter().map(|mention| (text_of(&document, mention).to_owned(), mention.kind)).collect()
}

fn names(text: &str) -> Vec<String> {
    found(text).into_iter().map(|(name, _)| name).collect()
}

/// The names that share an entity with the mention that reads `name`.
fn entity(text: &str, name: &str) -> Vec<String> {
    let document = document(text);
    let analysis = Analysis::new(&document);
    let mentions = analysis.names().mentions();
    let entity = mentions.iter().find(|mention| text_of(&document, mention) == name).expect(name).entity;
    mentions
        .iter()
        .filter(|mention| mention.entity == entity)
        .map(|mention| text_of(&document, mention).to_owned())
        .collect()
}

#[test]
fn titles_and_demonyms_are_cut_from_the_name() {
    use NameKind::*;
    let text = "In Oslo, Norwegian Foreign Minister Kari Holm met U.S. President Sam Reed.";
    let expected =
        [("Oslo", Place), ("Norwegian", Demonym), ("Kari Holm", Person), ("U.S.", Place), ("Sam Reed", Person)];
    assert_eq!(found(text), expected.map(|(name, kind)| (name.to_owned(), kind)));
    let document = document(text);
    let names = Names::of(&document);
    let title = names.mentions()[2].title.clone().expect("a title");
    assert_eq!(document.span_of(title).of(document.text()), "Foreign Minister");
}

#[test]
fn an_office_or_a_country_right_before_a_name_is_cut_off() {
    assert_eq!(names("He met the French Ambassador to Peru Louis Garnier."), ["French", "Peru", "Louis Garnier"]);
    assert_eq!(
        names("Talks on China-ASEAN trade at General Electric went on."),
        ["China", "ASEAN", "General Electric"]
    );
    assert_eq!(names("He joined the Ukraine Air Force."), ["Ukraine Air Force"]);
}

#[test]
fn the_first_word_of_a_sentence_is_a_name_only_with_evidence() {
    assert_eq!(names("Smoke rose over the port. Yesterday nobody came."), Vec::<String>::new());
    assert_eq!(names("Rakov left early. Nobody followed Rakov."), ["Rakov", "Rakov"]);
    assert_eq!(names("Although Rakov left, the talks went on."), ["Rakov"]);
    assert_eq!(names("On Monday the court sat in May."), Vec::<String>::new());
}

#[test]
fn small_words_stay_inside_a_name_and_join_no_two() {
    assert_eq!(
        names("He left the University of Bergen for Peru and Chile."),
        ["University of Bergen", "Peru", "Chile"]
    );
    assert_eq!(names("We met Ludwig van Houten and Ana de la Cruz."), ["Ludwig van Houten", "Ana de la Cruz"]);
    assert_eq!(names("It was Xi of China."), ["Xi", "China"]);
}

#[test]
fn kinds_are_told_by_title_given_name_age_and_head_word() {
    use NameKind::*;
    let kinds = |text: &str| found(text).into_iter().map(|(_, kind)| kind).collect::<Vec<_>>();
    assert_eq!(kinds("He saw Karin Obst at the Tarvo Bank near Lake Orm."), [Person, Organisation, Place]);
    assert_eq!(kinds("A man called Brusk Tallo, 42, was hurt."), [Person]);
}

#[test]
fn later_short_mentions_join_the_full_name() {
    let text = "Analyst Gordon Weir spoke on Friday. Later, Weir left for Rome. Olga Weir stayed. \"He knew,\" Gordon Weir's aide said.";
    assert_eq!(entity(text, "Gordon Weir"), ["Gordon Weir", "Weir", "Gordon Weir"]);
    assert_eq!(entity(text, "Olga Weir"), ["Olga Weir"]);
}

#[test]
fn abbreviations_join_what_they_stand_for() {
    let text = "The Office for Harbour Safety (OHS) was closed. On Tuesday the OHS reopened, the United Nations said; the UN paid.";
    assert_eq!(entity(text, "OHS"), ["Office for Harbour Safety", "OHS", "OHS"]);
    assert_eq!(entity(text, "UN"), ["United Nations", "UN"]);
}

#[test]
fn a_land_and_its_people_are_two_entities() {
    let text = "He is a China expert. She is a Chinese expert in China.";
    assert_eq!(entity(text, "China"), ["China", "China"]);
    assert_eq!(entity(text, "Chinese"), ["Chinese"]);
}

#[test]
fn headlines_and_small_letters_still_show_listed_names() {
    let headline = "Russia Vows New Steps After Talks With China Fail Again";
    assert_eq!(names(headline), ["Russia", "China"]);
    assert_eq!(names("russia and china sign a deal with brazil"), ["russia", "china", "brazil"]);
    assert_eq!(names("turkey is who we will eat in may"), Vec::<String>::new());
    assert_eq!(names("RUSSIA AND CHINA SIGN A DEAL"), ["RUSSIA", "CHINA"]);
}

#[test]
fn abbreviations_that_are_words_need_their_capitals() {
    assert_eq!(names("It told us who is in the WHO and in the US."), ["WHO", "US"]);
}

#[test]
fn odd_input_gives_no_panic() {
    for text in ["", "A", "-", "Al-", "The (", "O'", "Mr.", "Mr. ", "U.S.-", "of of Of", "А́ß İ", "Bank of", "Gen. -"]
    {
        let _ = names(text);
    }
}
