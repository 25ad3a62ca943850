//! What an operator governs: a denial, modal, hedge, quantifier or condition and the words that it holds of, read off a
//! dependency tree.
//!
//! What an operator surely governs is told from what another reading of the sentence would have it govern as well: “it is
//! possible that the bank wins and the union loses” leaves open how far the doubt reaches. Two versions of a sentence can
//! then be held against each other without taking an ambiguity for a difference.

mod conditions;
mod force;
mod sites;

pub use force::{Force, Scale, modality};

use super::{
    Analysis,
    classes::{
        modality as modals,
        negation::{self, Negator},
        quantifiers::{self, Quantifier},
        reporting::{self, Stance},
    },
    tags::{Upos, Xpos},
    tree::Deprel,
};
use sites::Site;
use std::ops::Range;

/// An operator and what it governs. Words are indexes into the tokens of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// What it does to what it governs.
    pub force: Force,
    /// The words that say it.
    pub words: Range<usize>,
    /// What it holds of: the heads of clauses, or of noun phrases.
    pub governs: Reach,
    /// Of a condition: what has to be so.
    pub given: Reach,
}

/// Words that an operator governs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Under any reading.
    pub sure: Vec<usize>,
    /// Under some reading.
    pub open: Vec<usize>,
}

impl Reach {
    /// Whether a word is governed under some reading.
    pub fn may_hold(&self, word: usize) -> bool {
        self.sure.contains(&word) || self.open.contains(&word)
    }

    fn of(word: usize) -> Reach {
        Reach { sure: vec![word], open: Vec::new() }
    }
}

/// The operators of a sentence in the order of their words; those that govern nothing are left out. Linear in the length
/// of the sentence but for words on which nearly all others hang.
pub fn of_sentence(analysis: &Analysis, sentence: usize) -> Vec<Scope> {
    let site = Site::of(analysis, sentence);
    let mut scopes = conditions::of(&site);
    let inverted = |word: usize| scopes.iter().any(|scope| scope.words.contains(&word));
    let words: Vec<usize> = (0..site.len()).filter(|&word| !inverted(word)).collect();
    for word in words {
        let scope = denial(&site, word).or_else(|| hedge(&site, word)).or_else(|| quantifier(&site, word));
        scopes.extend(scope.filter(|scope| !scope.governs.sure.is_empty()));
    }
    scopes.sort_by_key(|scope| (scope.words.start, scope.words.end));
    scopes
}

fn scope(force: Force, words: Range<usize>, governs: Reach) -> Scope {
    Scope { force, words, governs, given: Reach::default() }
}

/// A word that denies by grammar: what it stands with, and where that is a part of the event, the event.
fn denial(site: &Site, word: usize) -> Option<Scope> {
    let readings = negation::readings(site.norm(word));
    if !readings.iter().any(|reading| reading.is_overt()) || is_focus(site, word) {
        return None;
    }
    let governs = match readings.contains(&Negator::Clause) {
        true => site.predication(site.host(word)?),
        false if site.tree.deprel(word) == Deprel::Det => Reach::of(site.event_of(site.tree.head(word)?)),
        false if site.tree.deprel(word) == Deprel::Case => Reach::of(site.tree.head(word)?),
        false => Reach::of(site.event_of(word)),
    };
    Some(scope(Force::Denial, word..word + 1, governs))
}

/// Whether “not” opens “not only”, which denies nothing.
fn is_focus(site: &Site, word: usize) -> bool {
    word + 1 < site.len() && matches!(site.norm(word + 1), "only" | "just" | "merely" | "least")
}

/// A modal or hedge: an auxiliary, an adverb or attribute, or a word that takes what it is about as its complement.
fn hedge(site: &Site, word: usize) -> Option<Scope> {
    let after_auxiliary = word > 0 && site.tags[word - 1].upos == Upos::Aux;
    let norm = if site.tags[word].upos == Upos::Aux { site.lemma(word) } else { site.norm(word) };
    let known = modality(norm, site.tags[word], after_auxiliary, || site.lemma(word));
    let (scale, strength) = known.or_else(|| is_told(site, word)).or_else(|| doubt(site, word))?;
    let complement = || Some(site.complement(word)).filter(|reach| !reach.sure.is_empty());
    let governs = match site.tags[word].upos {
        Upos::Aux if matches!(site.tree.deprel(word), Deprel::Aux | Deprel::AuxPass) => {
            site.verb_phrase(site.host(word)?)
        }
        Upos::Aux => return None,
        Upos::Adv => site.predication(site.host(word)?),
        _ => match site.tree.deprel(word) {
            Deprel::Amod | Deprel::Advmod => Reach::of(site.tree.head(word)?),
            Deprel::Parataxis => complement().or_else(|| Some(Reach::of(site.tree.head(word)?)))?,
            _ => complement().or_else(|| site.subject(word).map(Reach::of))?,
        },
    };
    Some(scope(Force::Modality { scale, strength }, word..word + 1, governs))
}

/// The strength of hearsay, as of “reportedly”.
const HEARSAY: i8 = 40;

/// “Is believed to have”, “it is reported that”: somebody tells it, nobody in particular.
fn is_told(site: &Site, word: usize) -> Option<(Scale, i8)> {
    let auxiliary = site.tree.children_by(word, &[Deprel::AuxPass, Deprel::Aux]).last();
    let is_passive = site.tags[word].xpos == Xpos::Vbn && auxiliary.is_some_and(|word| site.lemma(word) == "be");
    let tells = |lemma| {
        reporting::verb(lemma).is_some_and(|verb| {
            matches!(verb.stance, Stance::Neutral | Stance::Claim | Stance::Belief | Stance::Accuse)
        })
    };
    (is_passive && tells(site.lemma(word)) && !site.complement(word).sure.is_empty())
        .then_some((Scale::Hearsay, HEARSAY))
}

/// “There is a chance that”: a noun for less than certainty, with what may be so.
fn doubt(site: &Site, word: usize) -> Option<(Scale, i8)> {
    let readings = modals::readings(site.lemma(word));
    let reading = readings.iter().find(|modal| modal.kind == modals::ModalKind::Certainty && modal.strength < 75)?;
    let is_noun = site.tags[word].upos == Upos::Noun && !site.complement(word).sure.is_empty();
    is_noun.then_some((Scale::Certainty, reading.strength))
}

/// A word for a share, for how often, or that shuts all else out.
fn quantifier(site: &Site, word: usize) -> Option<Scope> {
    let limits = |quantifier: &&Quantifier| match quantifier {
        Quantifier::Share(_) => matches!(site.tags[word].upos, Upos::Det | Upos::Adj | Upos::Pron),
        Quantifier::Only | Quantifier::Frequency(_) => site.tags[word].upos == Upos::Adv,
        _ => false,
    };
    let reading = *quantifiers::readings(site.norm(word)).iter().find(limits)?;
    let governed = match reading {
        Quantifier::Only => site.focus(word)?,
        Quantifier::Frequency(_) => site.host(word)?,
        _ => site.restricted(word)?,
    };
    let governs = match reading {
        Quantifier::Frequency(_) => site.predication(governed),
        _ => Reach::of(governed),
    };
    Some(scope(Force::Quantity(reading), word..word + 1, governs))
}
