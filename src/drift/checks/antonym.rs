//! The opposite predicate.
//!
//! Why it matters: “rose” for “fell” turns the story round, and reads just as well.
//!
//! Example: “prices rose” → “prices fell”.
//!
//! Not flagged: an opposite that a denial turns back (“did not pass”, “failed”), a converse with its roles turned
//! (“sold to”, “bought from”), a comparison told from its other end (“older than”, “younger than”).

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        comparisons::{self, Standing},
        contrasts, denials,
        finding::{Finding, quoted},
        lexical,
        meaning::Sense,
        roles,
    },
    english::{
        classes::{
            are_opposites, direction, negation,
            quantifiers::{self, Quantifier},
        },
        tags::Upos,
    },
    model::{Category, Drift, Pair, Side, TokenKind},
};

/// Words replaced by their opposites, unless a denial on one side makes up for it.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    // What fails unless it rains succeeds if it rains.
    let is_excepted = case.says(Side::Source, "unless") != case.says(Side::Copy, "unless");
    let compared = comparisons::of(case).filter(|(_, standing)| *standing == Standing::Converse);
    let is_converse =
        |change: &Change| compared.is_some_and(|(degrees, _)| change.places.source.contains(&degrees.source));
    let mut drifts = lexical::findings(case, Category::Antonym, Sense::Opposite, "these are opposites", |change| {
        !is_excepted
            && !is_denied_once(case, change)
            && !are_shares(case, change)
            && !is_converse(change)
            && !is_measured(case, change)
            && !roles::are_converse(case, &change.places)
    });
    drifts.extend(case.changes.iter().filter_map(|change| small(case, change)));
    drifts.extend(unsteady(case));
    let opposed = contrasts::of(case)
        .into_iter()
        .filter(|places| !is_excepted && compared.is_none_or(|(degrees, _)| degrees.source != places.source));
    drifts.extend(opposed.map(|places| unlinked(case, places)));
    drifts
}

/// An opposite that nothing links with what it stands for.
fn unlinked(case: &Case, places: Pair<usize>) -> Drift {
    let places = places.map(|place| place..place + 1);
    let [a, b] = case.texts(&places);
    let confidence = 0.75 - 0.15 * case.freedom;
    Finding::new(case, Category::Antonym, &places)
        .confidence(confidence)
        .because("alignment/opposites", a, b, confidence)
        .says(format!("the source says {}, the copy {}: these are opposites", quoted(a), quoted(b)))
        .drift()
}

/// What stayed as it was on one side and went up or down on the other: left unchanged, raised.
fn unsteady(case: &Case) -> Option<Drift> {
    let sign = |side: Side, place: usize| direction::direction(case.lemma(side, place)).map(|way| way.sign);
    // That somebody keeps or holds something says little of quantities.
    let is_state = |side: Side, place: &usize| {
        sign(side, *place) == Some(0) && !case.tag(side, *place).is_verbal() && case.norm(side, *place) != "even"
    };
    let is_move = |side: Side, place: &usize| {
        case.tag(side, *place).is_verbal() && sign(side, *place).is_some_and(|sign| sign != 0)
    };
    let (side, state, moved) = Side::BOTH.into_iter().find_map(|side| {
        let state = case.reworded_places(side).find(|place| is_state(side, place))?;
        let moved = case.reworded_places(side.other()).find(|place| is_move(side.other(), place))?;
        let moves_too = (0..case.len(side)).any(|place| is_move(side, &place)) || case.says(side.other(), "not");
        (!moves_too).then_some((side, state, moved))
    })?;
    let confidence = 0.8 - 0.5 * case.freedom;
    let places = Pair::seen_from(side, state..state + 1, moved..moved + 1);
    let [a, b] = case.texts(&places);
    (confidence > 0.5).then(|| {
        Finding::new(case, Category::Antonym, &places)
            .confidence(confidence)
            .because("lexicon/steady", a, b, confidence)
            .says(format!(
                "the source says {}, the copy {}: one stays where it was, the other does not",
                quoted(a),
                quoted(b)
            ))
            .drift()
    })
}

/// Whether one of the words is said of a figure: aged five, younger than five.
fn is_measured(case: &Case, change: &Change) -> bool {
    let before_figure = |side: Side| {
        let end = change.places.get(side).end;
        let is_figure =
            |place| case.word(side, place).kind == TokenKind::Number || case.tag(side, place).upos == Upos::Num;
        case.norm_before(side, end) == "aged" && (end..case.len(side).min(end + 3)).any(is_figure)
    };
    Side::BOTH.into_iter().any(before_figure)
}

/// Whether both phrases tell how many of all: some, most. That is a matter of scope.
fn are_shares(case: &Case, change: &Change) -> bool {
    Side::BOTH.iter().all(|&side| {
        let mut words = change.places.get(side).clone().map(|place| case.norm(side, place));
        words.all(|word| quantifiers::readings(word).iter().any(|reading| matches!(reading, Quantifier::Share(_))))
    })
}

/// A small word or two replaced by their opposite: under, over; into, out of.
fn small(case: &Case, change: &Change) -> Option<Drift> {
    let is_short = |side| (1..=SMALL).contains(&change.places.get(side).len());
    let of_several = Side::BOTH.into_iter().any(|side| change.places.get(side).len() > 1);
    if change.kind != Kind::Replaced
        || change.harmless
        || change.judgement.is_some() && !of_several
        || !Side::BOTH.into_iter().all(is_short)
    {
        return None;
    }
    let [a, b] = Side::BOTH.map(|side| case.norms(side, change.places.get(side).clone()));
    let by_lemmas = || {
        let [a, b] = Side::BOTH.map(|side| case.lemmas_of(side, change.places.get(side).clone()));
        are_opposites(&a, &b)
    };
    // A verb with its particle that is linked with its opposite is as sure as any other word: turned down, granted.
    let is_linked = change.linked && change.content.source.min(change.content.copy) > 0;
    let confidence = 0.85 - if is_linked { 0.35 } else { 1.5 } * case.freedom;
    (confidence > 0.5 && (are_opposites(&a, &b) || by_lemmas()) && !is_denied_once(case, change)).then(|| {
        Finding::new(case, Category::Antonym, &change.places)
            .confidence(confidence)
            .because("lexicon/opposites", &a, &b, confidence)
            .says(format!("the source says {}, the copy {}: these are opposites", quoted(&a), quoted(&b)))
            .drift()
    })
}

/// How many words a small opposite has at most: in spite of.
const SMALL: usize = 3;

/// Whether just one of the two opposites stands under a denial.
fn is_denied_once(case: &Case, change: &Change) -> bool {
    let denied = |side: Side| {
        let places = change.places.get(side);
        // Of “absent from”, the denial is the opposite itself.
        let within = places.clone().filter(|&place| denials::is_negator(case.norm(side, place)));
        let before = (places.start.saturating_sub(REACH)..places.start)
            .filter(|&place| negation::is_overt(case.norm(side, place)));
        let of_none = (0..places.start.saturating_sub(REACH))
            .filter(|&place| denials::said_of_none(case, side, place).is_some_and(|verb| places.contains(&verb)));
        before.chain(within).chain(of_none).count() % 2 == 1
    };
    denied(Side::Source) != denied(Side::Copy)
}

/// How many words before it a denial may stand.
const REACH: usize = 3;

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes, passes_as},
        model::Category::Antonym,
    };

    #[test]
    fn an_opposite_is_flagged() {
        flags(Antonym, "House prices ⟦rose⟧ in May.", "House prices ⟦fell⟧ in May.");
        flags(Antonym, "The film was ⟦unwatchable⟧.", "The film was ⟦watchable⟧.");
        flags(Antonym, "Most flats are ⟦unaffordable⟧ there.", "Most flats are ⟦affordable⟧ there.");
    }

    #[test]
    fn small_words_may_have_opposites_of_several() {
        flags(Antonym, "The firm moved ⟦into⟧ Poland in May.", "The firm moved ⟦out of⟧ Poland in May.");
        flags(Antonym, "She voted ⟦against⟧ the plan.", "She voted ⟦for⟧ the plan.");
        passes("The cat jumped off the wall.", "The cat jumped off of the wall.");
    }

    #[test]
    fn what_stayed_and_what_moved_are_opposites() {
        flags(Antonym, "The bank left its rate ⟦unchanged⟧.", "The bank ⟦raised⟧ its rate.");
        flags(Antonym, "Shares were ⟦flat⟧ on Monday.", "Shares ⟦rose⟧ on Monday.");
        passes_as(Antonym, "The bank left its rate unchanged.", "The bank kept its rate unchanged.");
    }

    #[test]
    fn opposites_that_nothing_links_are_told_where_they_say_it_of_the_same() {
        let source =
            "Two guards who had been missing in the hills for days were found alive on Sunday, the mayor said.";
        let dead =
            "The mayor said on Sunday two guards had been found ⟦dead⟧ who went missing days before in the hills.";
        flags(Antonym, &source.replace("alive", "⟦alive⟧"), dead);
        passes_as(
            Antonym,
            source,
            "The mayor said on Sunday two guards had been found who went missing for days near a dead forest.",
        );
    }

    #[test]
    fn a_deal_told_from_its_other_end_is_not() {
        passes("The firm sold the mill to a guild.", "The guild bought the mill from the firm.");
        flags(Antonym, "The firm ⟦sold⟧ the mill in May.", "The firm ⟦bought⟧ the mill in May.");
    }

    #[test]
    fn an_opposite_that_is_denied_is_not() {
        passes("Both men survived.", "Neither of the two men died.");
        passes("None of the crew was hurt.", "All of the crew were unharmed.");
        passes("The talks did not succeed.", "The talks failed.");
        passes_as(Antonym, "The mayor did not attend the fair.", "The mayor was absent from the fair.");
        passes_as(Antonym, "The plan will fail unless the guild pays.", "The plan will pass if the guild pays.");
        passes_as(Antonym, "Two of them were aged under five.", "Two of them were younger than five.");
    }
}
