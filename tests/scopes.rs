//! What denials, modals, hedges, quantifiers and conditions govern, and beside each what looks alike and governs otherwise.

use retold::{
    english::{
        Analysis,
        scopes::{self, Reach, Scope},
    },
    model::Original,
    read,
};

/// The operators of a sentence as `may(resign, leave)`, `if[snows](wait)`; what is governed under some reading only
/// stands behind a question mark.
fn operators(text: &str) -> Vec<String> {
    let document = read::document(Original { text: text.to_owned(), ..Original::default() }, true);
    let analysis = Analysis::new(&document);
    let words = |words: &[usize]| words.iter().map(|&word| document.form(word)).collect::<Vec<_>>().join(", ");
    let reach = |Reach { sure, open }: &Reach| match open.is_empty() {
        true => words(sure),
        false => format!("{} ? {}", words(sure), words(open)),
    };
    let shown = |scope: &Scope| {
        let operator = document.span_of(scope.words.clone()).of(document.text());
        let given = if scope.given.sure.is_empty() { String::new() } else { format!("[{}]", reach(&scope.given)) };
        format!("{operator}{given}({})", reach(&scope.governs))
    };
    scopes::of_sentence(&analysis, 0).iter().map(shown).collect()
}

#[track_caller]
fn governs(text: &str, operator: &str) {
    let found = operators(text);
    assert!(found.iter().any(|found| found == operator), "{text}\n no {operator} in {found:?}");
}

#[track_caller]
fn has_none(text: &str, operator: &str) {
    let found = operators(text);
    let starts = |found: &&String| found.split(['(', '[']).next() == Some(operator);
    assert_eq!(found.iter().find(starts), None, "{text}");
}

#[test]
fn a_modal_governs_its_verb_and_the_bare_verbs_joined_to_it() {
    governs("The judge may resign and leave.", "may(resign, leave)");
    governs("The judge may resign and the nurse will stay.", "may(resign)");
    governs("The mill may be unsafe.", "may(unsafe)");
    governs("The judge may have said that the ferry left.", "may(said)");
}

#[test]
fn a_hedge_governs_its_clause_or_its_noun_wherever_it_stands() {
    governs("Reportedly, the driver fled.", "Reportedly(fled)");
    governs("The driver reportedly fled.", "reportedly(fled)");
    governs("The firm is likely to win.", "likely(win)");
    governs("It is likely that the firm will win.", "likely(win)");
    governs("The driver is believed to have fled.", "believed(fled)");
    governs("The alleged thief fled.", "alleged(thief)");
    has_none("The judge has believed the driver.", "believed");
}

#[test]
fn how_far_a_doubt_reaches_over_joined_clauses_is_left_open() {
    governs("It is likely that the firm will win the case and that the guild will lose.", "likely(win ? lose)");
}

#[test]
fn a_denial_governs_the_event_of_what_it_denies() {
    governs("The judge did not resign.", "not(resign)");
    governs("No nurse left.", "No(left)");
    governs("Nobody left the ward.", "Nobody(left)");
    governs("The driver left without a coat.", "without(coat)");
    has_none("Not only the driver left.", "Not");
}

#[test]
fn a_quantifier_governs_its_noun_and_a_word_of_frequency_its_clause() {
    governs("Most of the nurses left.", "Most(nurses)");
    governs("Most nurses left.", "Most(nurses)");
    governs("Only the judge left the ward.", "Only(judge)");
    governs("The judge often visited the harbour.", "often(visited)");
}

#[test]
fn a_condition_has_what_it_asks_and_what_it_governs() {
    governs("If it snows, the ferry will wait.", "If[snows](wait)");
    governs("The ferry will wait if it snows.", "if[snows](wait)");
    governs("The mill will close unless the firm pays.", "unless[pays](close)");
    governs("The judge will resign provided that the town agrees.", "provided that[agrees](resign)");
    governs("In the event of a storm, the buses will stop.", "In the event of[storm](stop)");
    governs("Had she known, she would have left.", "Had[known](left)");
    governs("Should the firm fail, the town could pay.", "Should[fail](pay)");
}

#[test]
fn a_question_or_a_time_is_no_condition() {
    has_none("The court asked if the firm had paid.", "if");
    has_none("The ferry waited when it snowed.", "when");
    has_none("Had she known?", "Had");
    governs("Should the firm pay?", "Should(pay)");
}
