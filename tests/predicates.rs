//! Who does what to whom: each event with its parties, however it is told, and beside it what looks alike and is not.

use retold::{
    english::{
        Analysis,
        predicates::{Predicate, Role},
    },
    model::Original,
    read,
};

/// The events of a sentence as `verb(agent, patient, recipient)` with head words, `-` where nobody is named.
fn events(text: &str) -> Vec<String> {
    let document = read::document(Original { text: text.to_owned(), ..Original::default() }, true);
    let analysis = Analysis::new(&document);
    let parties = |predicate: &Predicate, role: Role| {
        let mut words: Vec<&str> = predicate.in_role(role).map(|word| document.form(word)).collect();
        words.dedup();
        if words.is_empty() { "-".to_owned() } else { words.join("+") }
    };
    let shown = |predicate: &Predicate| {
        let [agent, patient, recipient] =
            [Role::Agent, Role::Patient, Role::Recipient].map(|role| parties(predicate, role));
        let tail = if recipient == "-" { String::new() } else { format!(", {recipient}") };
        format!("{}({agent}, {patient}{tail})", predicate.lemma)
    };
    analysis.predicates(0).iter().map(shown).collect()
}

#[track_caller]
fn tells(text: &str, event: &str) {
    let events = events(text);
    assert!(events.iter().any(|found| found == event), "{text}\n no {event} in {events:?}");
}

#[track_caller]
fn tells_not(text: &str, event: &str) {
    let events = events(text);
    assert!(events.iter().all(|found| found != event), "{text}\n {event} in {events:?}");
}

#[test]
fn active_and_passive_tell_the_same() {
    tells("The nurse called the driver.", "call(nurse, driver)");
    tells("The driver was called by the nurse.", "call(nurse, driver)");
    tells("The driver has been called.", "call(-, driver)");
    tells("The driver got arrested by the guards.", "arrest(guards, driver)");
}

#[test]
fn a_by_phrase_of_time_is_no_agent() {
    tells("The road was repaired by Monday.", "repair(-, road)");
    tells_not("The road was repaired by Monday.", "repair(Monday, road)");
}

#[test]
fn a_relative_clause_has_its_noun_as_a_party() {
    tells("The nurse who called the driver left.", "call(nurse, driver)");
    tells("The nurse whom the driver called left.", "call(driver, nurse)");
    tells("The driver called by the nurse left.", "call(nurse, driver)");
    tells_not("The nurse who called the driver has left the city.", "leave(driver, city)");
}

#[test]
fn a_phrase_beside_the_subject_is_not_the_subject() {
    tells("The nurse near the driver saw the guard.", "see(nurse, guard)");
    tells("The guard behind the trees heard the dogs.", "hear(guard, dogs)");
    tells_not("The nurse near the driver saw the guard.", "see(driver, guard)");
}

#[test]
fn control_lends_the_one_who_is_to_act() {
    tells("The mayor told the army to leave the city.", "leave(army, city)");
    tells("The mayor promised the army to leave the city.", "leave(mayor, city)");
    tells("The mayor wants to leave the city.", "leave(mayor, city)");
    tells("The mayor persuaded Norway to help the farmers.", "help(Norway, farmers)");
    tells_not("The mayor told the army to leave the city.", "leave(mayor, city)");
}

#[test]
fn raising_lends_the_subject() {
    tells("The guard seems to know the driver.", "know(guard, driver)");
    tells("The guard began to follow the tracks.", "begin(guard, -)");
}

#[test]
fn whoever_is_got_or_made_to_act_acts() {
    tells("They want to get Norway to help the farmers.", "help(Norway, farmers)");
    tells("They want to help Norway stop the leak.", "stop(Norway, leak)");
    tells_not("They want to help Norway stop the leak.", "help(Norway, leak)");
}

#[test]
fn coordinated_verbs_share_their_subject() {
    tells("The guard saw the driver and called the nurse.", "call(guard, nurse)");
    tells("The driver was arrested and charged.", "charge(-, driver)");
    tells_not("The guard saw the driver, but the nurse called him.", "call(guard, him)");
}

#[test]
fn coordinated_parties_all_take_part() {
    tells("The nurse and the driver saw the guard.", "see(nurse+driver, guard)");
    tells("The guard saw the nurse and the driver.", "see(guard, nurse+driver)");
}

#[test]
fn a_noun_made_of_a_verb_has_parties_too() {
    tells("Rome's destruction of Carthage ended the war.", "destroy(Rome, Carthage)");
    tells("The destruction of Carthage by Rome ended the war.", "destroy(Rome, Carthage)");
    tells("The arrival of the troops ended the siege.", "arrive(troops, -)");
    tells("His arrest shocked the village.", "arrest(-, His)");
    tells_not("The table of the troops stood outside.", "table(troops, -)");
}

#[test]
fn an_apposition_does_not_hide_the_subject() {
    tells("Ada Holm, a nurse from Bergen, called the driver.", "call(Holm, driver)");
    tells_not("Ada Holm, a nurse from Bergen, called the driver.", "call(Bergen, driver)");
}

#[test]
fn converses_are_told_in_the_terms_of_one_verb() {
    tells("The farmer sold the barn to the baker.", "sell(farmer, barn, baker)");
    tells("The baker bought the barn from the farmer.", "sell(farmer, barn, baker)");
    tells("The farmer lent the cart to the baker.", "lend(farmer, cart, baker)");
    tells("The baker borrowed the cart from the farmer.", "lend(farmer, cart, baker)");
    tells_not("The farmer bought the barn from the baker.", "sell(farmer, barn, baker)");
}

#[test]
fn a_recipient_is_told_by_place_or_by_preposition() {
    tells("The farmer gave the baker a cart.", "give(farmer, cart, baker)");
    tells("The farmer gave a cart to the baker.", "give(farmer, cart, baker)");
    tells("The baker was given a cart.", "give(-, cart, baker)");
}

#[test]
fn a_reflexive_names_the_agent() {
    tells("The driver blamed himself.", "blame(driver, driver)");
    tells("The driver blamed him.", "blame(driver, him)");
}

#[test]
fn words_that_only_fill_a_place_take_no_part() {
    tells_not("There were three guards at the gate.", "be(There, -)");
    tells("It was raining.", "rain(It, -)");
}

#[test]
fn a_verb_of_saying_before_its_subject_has_it_as_speaker() {
    tells("“The dam will break,” warned an engineer.", "warn(engineer, -)");
    tells("The mayor warned an engineer.", "warn(mayor, -, engineer)");
}

#[test]
fn negation_modality_and_time_stay_with_their_predicate() {
    let text = "The guard did not see the driver, but the nurse may have called him.";
    let document = read::document(Original { text: text.to_owned(), ..Original::default() }, true);
    let analysis = Analysis::new(&document);
    let find = |lemma: &str| analysis.predicates(0).iter().find(|p| p.lemma == lemma).expect("the verb is found");
    assert!(find("see").is_negated() && find("see").modal.is_none());
    assert!(!find("call").is_negated() && find("call").modal.is_some() && find("call").perfect);
}

#[test]
fn no_words_tell_of_nothing() {
    assert_eq!(events("12."), [""; 0]);
}
