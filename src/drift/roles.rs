//! Who does what to whom on both sides: events that both tell, and the parties that changed roles in them.
//!
//! Roles are compared after alignment and as [`crate::english::predicates`] normalises them, so that passives,
//! converses, nominalisations and shared subjects are silent.

use super::{case::Case, referents};
use crate::{
    english::{
        classes::{self, reporting},
        predicates::{Kind, Predicate, Role, Tense, Way},
        tags::Upos,
        tree::{Deprel, Tree},
        wordnet::{self, Lexname, Pos},
    },
    model::{Pair, Side},
};
use std::ops::Range;

/// An event as one side tells it.
pub(crate) struct Told<'a> {
    /// What is said; words count from the start of its sentence.
    pub predicate: &'a Predicate,
    /// Who and what takes part: the place of the head, the role, and how it is known.
    parties: Vec<(usize, Role, Way)>,
    tree: &'a Tree,
    /// The place of the first word of its sentence.
    start: usize,
}

impl<'a> Told<'a> {
    fn new(case: &Case<'a>, side: Side, predicate: &'a Predicate, tree: &'a Tree, start: usize) -> Told<'a> {
        let arguments = predicate.arguments.iter().map(|argument| (start + argument.word, argument.role, argument.way));
        let parties = arguments.filter(|&(place, ..)| is_party(case, side, place)).collect();
        Told { predicate, parties, tree, start }
    }

    /// The place of the word that says it.
    pub fn place(&self) -> usize {
        self.start + self.predicate.word
    }

    /// The places of the heads of the parties in a role.
    pub fn parties(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        self.parties.iter().filter(move |party| party.1 == role).map(|party| party.0)
    }

    /// Whether a party stands with the predicate itself, rather than being lent by another.
    fn owns(&self, role: Role) -> bool {
        self.parties.iter().any(|party| party.1 == role && party.2 == Way::Own)
    }

    fn has(&self, role: Role) -> bool {
        self.parties(role).next().is_some()
    }

    /// The words from the first that stands before a party's head to the head.
    pub fn phrase(&self, head: usize) -> Range<usize> {
        const JOINTS: [Deprel; 5] = [Deprel::Case, Deprel::Cc, Deprel::Punct, Deprel::Mark, Deprel::Acl];
        let word = head - self.start;
        let mut before = self.tree.children(word).filter(|&child| child < word);
        let first = before.find(|&child| !JOINTS.contains(&self.tree.deprel(child)));
        self.start + first.unwrap_or(word)..head + 1
    }
}

/// Whether a word can take part in an event: no time, no measure, no question word.
fn is_party(case: &Case, side: Side, place: usize) -> bool {
    let kind = || wordnet::word(case.lemma(side, place)).and_then(|word| word.lexname(Some(Pos::Noun)));
    match case.tag(side, place).upos {
        Upos::Noun => !matches!(kind(), Some(Lexname::TIME | Lexname::QUANTITY)),
        Upos::Pron => !case.norm(side, place).starts_with("wh") && case.norm(side, place) != "that",
        Upos::Propn => true,
        // “The general” is a noun, whatever the tagger takes it for.
        Upos::Adj => place > 0 && case.tag(side, place - 1).upos == Upos::Det,
        _ => false,
    }
}

/// The events that a side tells, in the order of their words.
pub(crate) fn told<'a>(case: &Case<'a>, side: Side) -> Vec<Told<'a>> {
    let analysis: &'a _ = *case.analyses.get(side);
    let mut start = 0;
    let mut all = Vec::new();
    for sentence in case.sentences(side) {
        let tree = analysis.tree(sentence);
        let said = analysis.predicates(sentence).iter().filter(|predicate| predicate.kind != Kind::Copula);
        all.extend(said.map(|predicate| Told::new(case, side, predicate, tree, start)));
        start += tree.len();
    }
    all
}

/// How the roles of an event differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Doer and done-to changed places.
    Swapped,
    /// The source's doer is the copy's done-to, or spoken-to.
    Suffers,
    /// The source's done-to, or spoken-to, is the copy's doer.
    Acts,
    /// Somebody else of the source's sentence does it in the copy, or the reverse.
    Another,
}

impl Turn {
    /// The name of the rule that found it.
    pub fn rule(self) -> &'static str {
        match self {
            Turn::Swapped => "roles/swapped",
            Turn::Suffers => "roles/suffers",
            Turn::Acts => "roles/acts",
            Turn::Another => "roles/another",
        }
    }
}

/// An event whose parties differ.
pub(crate) struct Turned<'e, 'a> {
    /// The event on both sides.
    pub tellings: Pair<&'e Told<'a>>,
    /// In which way.
    pub turn: Turn,
    /// The phrases of the parties that stand against each other.
    pub phrases: Pair<Range<usize>>,
}

/// The events that both sides tell with other roles, in the order of the source.
pub(crate) fn turned<'e, 'a>(case: &Case<'a>, events: &'e Pair<Vec<Told<'a>>>) -> Vec<Turned<'e, 'a>> {
    let pairs = events.source.iter().filter_map(|source| {
        let partners = case.partners.of(Side::Source, source.place());
        let same = |copy: &&Told| partners.contains(&copy.place()) && copy.predicate.lemma == source.predicate.lemma;
        Some(Pair::new(source, events.copy.iter().find(same)?))
    });
    pairs.filter_map(|tellings| turn(case, tellings)).collect()
}

/// Whether the verbs of two places tell one event from its two ends, with the same parties: sold to, bought from.
pub(crate) fn are_converse(case: &Case, places: &Pair<Range<usize>>) -> bool {
    // What takes the trees of both sides comes after what most pairs fail.
    let lemmas = |side: Side| places.get(side).clone().map(move |place| case.lemma(side, place));
    if !lemmas(Side::Source).any(|a| lemmas(Side::Copy).any(|b| classes::are_converses(a, b))) {
        return false;
    }
    let events = Side::BOTH.map(|side| {
        let mut told = told(case, side);
        told.retain(|event| places.get(side).contains(&event.place()));
        told.pop()
    });
    let [Some(source), Some(copy)] = events else { return false };
    let stays = |role: Role| {
        source.parties(role).any(|party| {
            let partners = case.partners.of(Side::Source, party);
            copy.parties(role).any(|there| partners.contains(&there) || is_one(case, party, there))
        })
    };
    source.predicate.lemma == copy.predicate.lemma
        && source.predicate.converse != copy.predicate.converse
        && (stays(Role::Agent) || stays(Role::Recipient))
        && turn(case, Pair::new(&source, &copy)).is_none()
}

/// How the parties of one event differ, if they do.
fn turn<'e, 'a>(case: &Case<'a>, tellings: Pair<&'e Told<'a>>) -> Option<Turned<'e, 'a>> {
    let Pair { source, copy } = tellings;
    let moves = |from: Role, to: &[Role]| {
        source.parties(from).find_map(|party| {
            let partners = case.partners.of(Side::Source, party);
            let stays = copy.parties(from).any(|there| partners.contains(&there) || is_one(case, party, there));
            let is_there = |there: &usize| partners.contains(there) || referents::are_one(case, party, *there);
            let there = to.iter().flat_map(|&role| copy.parties(role)).find(is_there);
            there.filter(|_| !stays).map(|there| Pair::new(party, there))
        })
    };
    let suffers = moves(Role::Agent, &[Role::Patient, Role::Recipient]);
    let acts = moves(Role::Patient, &[Role::Agent]).or_else(|| moves(Role::Recipient, &[Role::Agent]));
    let verbs = source.predicate.kind == Kind::Verb && copy.predicate.kind == Kind::Verb;
    // A verb that takes one party only, here its subject and there its object, may be one that opens both ways.
    let (turn, heads) = match (suffers, acts) {
        (Some(doers), Some(others)) => (Turn::Swapped, Pair::new(doers.source, others.copy)),
        (Some(heads), None)
            if verbs
                && is_whole(copy)
                && (source.has(Role::Patient) && copy.has(Role::Agent) || acts_by_will(case, heads.source))
                && (source.has(Role::Patient) || copy.has(Role::Agent))
                && can_do(case, Side::Source, source, heads.source) =>
        {
            (Turn::Suffers, heads)
        }
        (None, Some(heads))
            if verbs
                && is_whole(source)
                && (copy.has(Role::Patient) || source.has(Role::Agent) && acts_by_will(case, heads.source))
                && can_do(case, Side::Copy, copy, heads.copy) =>
        {
            (Turn::Acts, heads)
        }
        (None, None) if verbs => (Turn::Another, another(case, source, copy)?),
        _ => return None,
    };
    let phrases = Pair::new(source.phrase(heads.source), copy.phrase(heads.copy));
    Some(Turned { tellings, turn, phrases })
}

/// Whether a party is somebody: things are opened and resumed, and open and resume.
pub(crate) fn acts_by_will(case: &Case, place: usize) -> bool {
    match case.tag(Side::Source, place).upos {
        Upos::Noun => {
            let kind = wordnet::word(case.lemma(Side::Source, place)).and_then(|word| word.lexname(Some(Pos::Noun)));
            kind == Some(Lexname::PERSON)
        }
        Upos::Pron => !matches!(case.norm(Side::Source, place), "it" | "they" | "them"),
        _ => true,
    }
}

/// Whether an event names its doer, or leaves it out in a clause of its own.
fn is_whole(told: &Told) -> bool {
    told.has(Role::Agent) || told.predicate.passive && told.predicate.tense != Tense::Untold
}

/// Whether a doer stands where doers do: before the verb, behind “by”, or behind a verb of saying that follows what is
/// said. Elsewhere the parser lost its way.
fn can_do(case: &Case, side: Side, told: &Told, head: usize) -> bool {
    let verb = told.place();
    head < verb
        || (verb + 1..head).any(|place| case.norm(side, place) == "by")
        || reporting::verb(&told.predicate.lemma).is_some()
            && !case.norm_before(side, verb).contains(char::is_alphanumeric)
        || told.parties.iter().any(|party| party.0 == head && party.2 != Way::Own)
}

/// Whether two words name one party.
fn is_one(case: &Case, source: usize, copy: usize) -> bool {
    match (case.mention(Side::Source, source), case.mention(Side::Copy, copy)) {
        (Some(a), Some(b)) => case.relation(a, b).is_same(),
        _ => case.lemma(Side::Source, source) == case.lemma(Side::Copy, copy) || referents::are_one(case, source, copy),
    }
}

/// The doers on both sides where they are different parties, each of which stands in another place, if at all, on the
/// other side.
fn another(case: &Case, source: &Told, copy: &Told) -> Option<Pair<usize>> {
    if !(source.owns(Role::Agent) && copy.owns(Role::Agent)) {
        return None;
    }
    let (mut doers, mut others) = (source.parties(Role::Agent), copy.parties(Role::Agent));
    let heads = Pair::new(doers.next()?, others.next()?);
    if doers.next().is_some() || others.next().is_some() || is_one(case, heads.source, heads.copy) {
        return None;
    }
    let named = |side: Side| {
        let place = *heads.get(side);
        matches!(case.tag(side, place).upos, Upos::Noun | Upos::Propn) && case.norm_at(side, place + 1) != "'s"
    };
    // Of two persons, neither stands for the other unless it speaks for it: “the poet's widow”, “the minister's spokesman”.
    let stands_in = |side: Side, part: usize, whole: usize| {
        let says = reporting::verb(&source.predicate.lemma).is_some();
        says || !(case.is_person(side, part) && case.is_person(side, whole))
    };
    // Whether the other side's doer stands on this side too, and is not a part of what the doer here is called.
    let strays = |side: Side| {
        let told = if side == Side::Source { source } else { copy };
        let (here, there) = (*heads.get(side), *heads.get(side.other()));
        let stray = case.partners.first(side.other(), there)?;
        let is_part = belongs(case, side, told, stray, here) && stands_in(side, stray, here);
        Some(case.lemma(side, stray) == case.lemma(side.other(), there) && !is_part)
    };
    let strays = Side::BOTH.map(strays);
    let holds = strays.contains(&Some(true)) && !strays.contains(&Some(false));
    (named(Side::Source) && named(Side::Copy) && holds).then_some(heads)
}

/// Whether one word is part of what the other names, so that either can stand for the whole: the ministry's
/// spokesman, the head of the firm, a conjunct, an apposition.
fn belongs(case: &Case, side: Side, told: &Told, part: usize, whole: usize) -> bool {
    let sentence = told.start..told.start + told.tree.len();
    if part == whole || !sentence.contains(&part) || !sentence.contains(&whole) {
        return true;
    }
    let mut between = part.min(whole) + 1..part.max(whole);
    let joins = |place: usize| matches!(case.norm(side, place), "and" | "or" | "&" | ",");
    if between.clone().any(joins) && between.all(|place| !case.word(side, place).content) {
        return true;
    }
    let under = |low: usize, high: usize| {
        let mut word = low - told.start;
        while word != high - told.start {
            match told.tree.head(word) {
                Some(head) if is_loose(case, side, told, word) => word = head,
                _ => return false,
            }
        }
        true
    };
    under(part, whole) || under(whole, part)
}

/// Whether a word only completes what its head names.
fn is_loose(case: &Case, side: Side, told: &Told, word: usize) -> bool {
    match told.tree.deprel(word) {
        Deprel::Nmod | Deprel::Obl => {
            let preposition = told.tree.child(word, Deprel::Case).map(|word| case.norm(side, told.start + word));
            matches!(preposition, Some("of" | "for" | "in" | "at" | "on" | "from") | None)
        }
        Deprel::Conj
        | Deprel::Appos
        | Deprel::Compound
        | Deprel::Flat
        | Deprel::NmodPoss
        | Deprel::NmodDesc
        | Deprel::NmodUnmarked => true,
        _ => false,
    }
}
