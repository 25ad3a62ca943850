//! Predicates said by verbs and copulas: the arguments that stand with them, and those that other clauses lend.

use super::classes::{self, Converse};
use super::clause::{Auxiliaries, Clause};
use super::{Argument, Kind, Predicate, Role, Tense, Way};
use crate::english::tags::{Upos, Xpos};
use crate::english::tree::Deprel;
use rustc_hash::FxHashMap;

/// The predicates found so far, from the root down, so that those above can lend their subjects.
pub struct Found<'a> {
    clause: Clause<'a>,
    predicates: Vec<Predicate>,
    /// Of each verb: where its predicate is, and what it lends.
    lenders: FxHashMap<usize, Lender>,
}

/// What a predicate lends to clauses below that have no subject of their own.
struct Lender {
    subjects: Vec<usize>,
    objects: Vec<usize>,
    lemma: String,
    auxiliaries: Auxiliaries,
}

impl<'a> Found<'a> {
    /// Nothing found yet.
    pub fn new(clause: Clause<'a>) -> Found<'a> {
        Found { clause, predicates: Vec::new(), lenders: FxHashMap::default() }
    }

    /// Takes in a predicate that needs no others.
    pub fn extend(&mut self, predicate: Option<Predicate>) {
        self.predicates.extend(predicate);
    }

    /// All, in the order of their words.
    pub fn finish(mut self) -> Vec<Predicate> {
        self.predicates.sort_by_key(|predicate| predicate.word);
        self.predicates
    }

    /// Reads the predicate of a verb, or of a word with a copula.
    pub fn add_verb(&mut self, word: usize) {
        let clause = self.clause;
        let copular = clause.copula(word).is_some();
        let auxiliaries = self.auxiliaries(word);
        let lemma = self.lemma(word, copular);
        let mut phrases = Phrases::of(clause, word, &lemma, copular);
        let way = self.lend_subject(word, &lemma, &mut phrases);
        let participle = is_participle_modifier(clause, word);
        let passive =
            !copular && (auxiliaries.passive || participle || self.shares_passive(word, clause.auxiliaries(word)));
        let mut arguments = phrases.arguments(clause, &lemma, passive, way);
        make_reflexive(clause, &mut arguments);
        let subjects = phrases.subjects.clone();
        let objects = arguments.iter().filter(|a| matches!(a.role, Role::Patient | Role::Recipient));
        let objects = objects.filter(|a| !subjects.contains(&a.word)).map(|a| a.word).collect();
        let auxiliaries = Auxiliaries { passive, ..auxiliaries };
        self.lenders.insert(word, Lender { subjects, objects, lemma: lemma.clone(), auxiliaries });
        let mut predicate = Predicate {
            word,
            lemma,
            kind: if copular { Kind::Copula } else { Kind::Verb },
            passive,
            converse: false,
            negation: clause.negation(word),
            modal: auxiliaries.modal,
            tense: auxiliaries.tense,
            perfect: auxiliaries.perfect,
            progressive: auxiliaries.progressive,
            governor: self.governor(word),
            arguments,
        };
        turn_converse(clause, &mut predicate);
        predicate.arguments.sort_by_key(|argument| (argument.word, argument.role));
        self.predicates.push(predicate);
    }

    /// The lemma with the particle.
    fn lemma(&self, word: usize, copular: bool) -> String {
        let mut lemma = self.clause.lemma(word).into_owned();
        if let Some(particle) = self.clause.particle(word).filter(|_| !copular) {
            lemma.push(' ');
            lemma.push_str(self.clause.norm(particle));
        }
        lemma
    }

    /// Auxiliaries, those of the first conjunct where a later one has none.
    fn auxiliaries(&self, word: usize) -> Auxiliaries {
        let own = self.clause.auxiliaries(word);
        let first = self.first_conjunct(word).and_then(|first| self.lenders.get(&first));
        match first {
            Some(first) if own.none && own.tense == Tense::Untold => {
                Auxiliaries { passive: own.passive, ..first.auxiliaries }
            }
            _ => own,
        }
    }

    fn first_conjunct(&self, word: usize) -> Option<usize> {
        self.clause.tree.head(word).filter(|_| self.clause.tree.deprel(word) == Deprel::Conj)
    }

    /// Whether it shares the passive auxiliary of the first conjunct: `was arrested and charged`.
    fn shares_passive(&self, word: usize, own: Auxiliaries) -> bool {
        let tree = self.clause.tree;
        let first = self.first_conjunct(word).and_then(|first| self.lenders.get(&first));
        let bare = own.none && tree.child(word, Deprel::Nsubj).is_none() && tree.child(word, Deprel::Obj).is_none();
        bare && matches!(self.clause.tags[word].xpos, Xpos::Vbn | Xpos::Vbd)
            && first.is_some_and(|first| first.auxiliaries.passive)
    }

    /// The predicate in whose content a clause stands.
    fn governor(&self, word: usize) -> Option<usize> {
        let tree = self.clause.tree;
        let content = matches!(tree.deprel(word), Deprel::Ccomp | Deprel::Xcomp | Deprel::Csubj | Deprel::CsubjPass);
        tree.head(word).filter(|head| content && self.lenders.contains_key(head))
    }

    /// Gives a clause without subject the one that another clause lends; tells how it is known.
    fn lend_subject(&self, word: usize, lemma: &str, phrases: &mut Phrases) -> Way {
        let (clause, tree) = (self.clause, self.clause.tree);
        turn_quotation(clause, word, lemma, phrases);
        let Some(head) = tree.head(word) else { return Way::Own };
        let own = !phrases.subjects.is_empty();
        let gerund = clause.tags[word].xpos == Xpos::Vbg;
        match tree.deprel(word) {
            Deprel::AclRelcl => phrases.fill_gap(clause, word, head),
            Deprel::Acl | Deprel::Amod if !own && (gerund || is_participle_modifier(clause, word)) => {
                phrases.subjects = clause.coordinated(head).collect();
                return Way::Relative;
            }
            Deprel::Acl if !own => {
                let addressed = Some(head).filter(|_| clause.is_infinitive(word)).and_then(|head| self.addressed(head));
                phrases
                    .subjects
                    .extend(addressed.unwrap_or_else(|| tree.child(head, Deprel::NmodPoss).into_iter().collect()));
                return Way::Lent;
            }
            Deprel::Conj if !own => {
                if let Some(lender) = self.lenders.get(&head) {
                    phrases.subjects = lender.subjects.clone();
                    return Way::Shared;
                }
            }
            Deprel::Xcomp | Deprel::Advcl | Deprel::Ccomp if !own => {
                if let Some(lender) = self.lenders.get(&head) {
                    let asked = classes::is_addressing(&lender.lemma) && clause.is_infinitive(word);
                    let lower = tree.deprel(word) == Deprel::Xcomp || asked;
                    let controlled = lower && !classes::is_subject_control(&lender.lemma);
                    let tough = controlled && classes::is_tough(&lender.lemma);
                    if tough && phrases.objects.is_empty() {
                        phrases.objects = lender.subjects.clone();
                    } else {
                        let objects = controlled && !lender.objects.is_empty();
                        phrases.subjects = if objects { lender.objects.clone() } else { lender.subjects.clone() };
                    }
                    return Way::Lent;
                }
            }
            _ => {}
        }
        Way::Own
    }

    /// Who was told to do something, where the tree hangs what they were told on a noun beside the verb of telling: `ordered
    /// [the army to leave]`, `was ordered [by the court to leave]`.
    fn addressed(&self, noun: usize) -> Option<Vec<usize>> {
        let tree = self.clause.tree;
        let lender = tree.head(noun).and_then(|verb| self.lenders.get(&verb))?;
        let passive = lender.auxiliaries.passive;
        let controls = classes::is_addressing(&lender.lemma) && !classes::is_subject_control(&lender.lemma);
        match tree.deprel(noun) {
            Deprel::Obj | Deprel::Iobj if controls && !passive => Some(vec![noun]),
            Deprel::Obl | Deprel::OblAgent if controls && passive => Some(lender.subjects.clone()),
            _ => None,
        }
    }
}

/// A participle that modifies a noun, with the noun as what it is done to: `a man seen by many`, `the wounded men`.
fn is_participle_modifier(clause: Clause, word: usize) -> bool {
    let modifies = matches!(clause.tree.deprel(word), Deprel::Acl | Deprel::Amod | Deprel::Advcl);
    let bare = clause.auxiliaries(word).none && clause.tree.child(word, Deprel::Nsubj).is_none();
    let object = clause.tree.child(word, Deprel::Obj).is_some();
    modifies && bare && !object && clause.tags[word].xpos == Xpos::Vbn
}

/// `…, warned an expert`: a verb of saying after a comma or a closing quotation mark, without subject, has what looks
/// like its object as its subject.
fn turn_quotation(clause: Clause, word: usize, lemma: &str, phrases: &mut Phrases) {
    let after_mark =
        word.checked_sub(1).is_some_and(|before| matches!(clause.norm(before), "," | "\"" | "''" | "?" | "!"));
    let finite = matches!(clause.tags[word].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbn);
    let bare = phrases.subjects.is_empty() && clause.auxiliaries(word).none;
    if after_mark && finite && bare && classes::is_quoting(lemma) {
        phrases.subjects = std::mem::take(&mut phrases.objects);
        phrases.subjects.append(&mut phrases.indirect);
    }
}

/// What hangs on a predicate, by how it hangs there.
#[derive(Default)]
struct Phrases {
    subjects: Vec<usize>,
    objects: Vec<usize>,
    indirect: Vec<usize>,
    obliques: Vec<(usize, Option<usize>)>,
    contents: Vec<usize>,
}

impl Phrases {
    fn of(clause: Clause, word: usize, lemma: &str, copular: bool) -> Phrases {
        let tree = clause.tree;
        let mut phrases = Phrases::default();
        for child in tree.children(word) {
            let named = || clause.coordinated(clause.antecedent(child));
            match tree.deprel(child) {
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter => phrases.subjects.extend(named()),
                // `gave the baker a cart`: of two objects the first is given to.
                Deprel::Obj if !copular && classes::is_giving(lemma) && phrases.indirect.is_empty() => {
                    phrases.indirect = std::mem::replace(&mut phrases.objects, named().collect());
                }
                Deprel::Obj if !copular => phrases.objects.extend(named()),
                Deprel::Iobj => phrases.indirect.extend(named()),
                // `saw the nurse and the driver` with the driver hung on the verb.
                Deprel::Conj if clause.is_bare_noun(child) && !phrases.objects.is_empty() => {
                    phrases.objects.extend(named());
                }
                Deprel::Obl | Deprel::OblAgent | Deprel::OblUnmarked => {
                    let preposition = clause.preposition(child);
                    phrases.obliques.extend(named().map(|word| (word, preposition)));
                }
                Deprel::Ccomp | Deprel::Xcomp => phrases.contents.push(child),
                _ => {}
            }
        }
        phrases.take_from_objects(clause, lemma);
        if classes::is_addressing(lemma) && phrases.indirect.is_empty() && !(phrases.objects.is_empty()) {
            phrases.indirect = std::mem::take(&mut phrases.objects);
        }
        phrases
    }

    /// `lent [the cart to the baker]`: the phrase that the verb asks for, where the tree hangs it on the object.
    fn take_from_objects(&mut self, clause: Clause, lemma: &str) {
        let asked = match classes::converse(lemma) {
            Some((_, Converse::Transfer(preposition))) => preposition,
            _ if classes::is_giving(lemma) => "to",
            _ => return,
        };
        for &object in &self.objects {
            let phrases = clause.tree.children_by(object, &[Deprel::Nmod]);
            let taken = phrases.filter(|&child| clause.has_preposition(child, asked));
            self.obliques.extend(taken.map(|child| (child, clause.preposition(child))));
        }
    }

    /// The noun of a relative clause without pronoun fills what is missing: `the man we saw`.
    fn fill_gap(&mut self, clause: Clause, word: usize, noun: usize) {
        let filled = self.subjects.iter().chain(&self.objects).chain(&self.indirect).any(|&word| word == noun)
            || self.obliques.iter().any(|&(word, _)| word == noun);
        if filled {
            return;
        }
        if self.subjects.is_empty() {
            self.subjects = vec![noun];
        } else if self.objects.is_empty() && self.contents.is_empty() && !clause.auxiliaries(word).passive {
            self.objects = vec![noun];
        }
    }

    /// Gives each phrase its role.
    fn arguments(&self, clause: Clause, lemma: &str, passive: bool, way: Way) -> Vec<Argument> {
        let mut arguments = Vec::new();
        let mut add = |role, word, preposition, way| {
            if !is_expletive(clause, word) {
                arguments.push(Argument { role, word, preposition, way });
            }
        };
        let addressed = classes::is_addressing(lemma);
        let is_said = addressed || classes::is_quoting(lemma);
        let subject_role = match passive {
            false => Role::Agent,
            true if addressed || (classes::is_giving(lemma) && !self.objects.is_empty()) => Role::Recipient,
            true => Role::Patient,
        };
        let related = |word: usize| if clause.antecedent(word) == word { way } else { Way::Relative };
        self.subjects.iter().for_each(|&word| add(subject_role, word, None, related(word)));
        self.objects.iter().for_each(|&word| add(Role::Patient, word, None, Way::Own));
        self.indirect.iter().for_each(|&word| add(Role::Recipient, word, None, Way::Own));
        for &(word, preposition) in &self.obliques {
            let by = preposition.map(|preposition| clause.norm(preposition));
            let role = match by {
                Some("by") if passive && !clause.is_time(word) && !(is_said && clause.is_channel(word)) => Role::Agent,
                Some("to") if classes::is_giving(lemma) && self.indirect.is_empty() => Role::Recipient,
                _ => Role::Oblique,
            };
            add(role, word, preposition, Way::Own);
        }
        self.contents.iter().for_each(|&word| add(Role::Content, word, None, Way::Own));
        arguments
    }
}

/// A word that stands in a place without taking part: `there is`, `it seems`.
fn is_expletive(clause: Clause, word: usize) -> bool {
    clause.tags[word].xpos == Xpos::Ex || clause.tree.deprel(word) == Deprel::Expl
}

/// `itself` and the like name the agent.
fn make_reflexive(clause: Clause, arguments: &mut [Argument]) {
    let Some(agent) = arguments.iter().find(|argument| argument.role == Role::Agent).map(|argument| argument.word)
    else {
        return;
    };
    for argument in arguments.iter_mut().filter(|argument| argument.role != Role::Agent) {
        let norm = clause.norm(argument.word);
        let reflexive = norm.ends_with("self") || norm.ends_with("selves");
        if reflexive && clause.tags[argument.word].upos == Upos::Pron {
            *argument = Argument { word: agent, way: Way::Reflexive, ..*argument };
        }
    }
}

/// Tells a predicate in the terms of its converse: `B bought X from A` as `A sold X to B`. Where the phrase that would be
/// the subject is missing, only a transfer is turned.
fn turn_converse(clause: Clause, predicate: &mut Predicate) {
    let Some((lemma, converse)) = classes::converse(&predicate.lemma) else { return };
    let by = |argument: &Argument, preposition: &str| {
        argument.role == Role::Oblique && argument.preposition.is_some_and(|word| clause.norm(word) == preposition)
    };
    let arguments = &mut predicate.arguments;
    let turned = match converse {
        Converse::Transfer(preposition) => {
            let named = arguments.iter().any(|argument| by(argument, preposition));
            let turned = named || matches!(predicate.lemma.as_str(), "buy" | "purchase" | "borrow");
            for argument in arguments.iter_mut().filter(|_| turned) {
                argument.role = match argument.role {
                    Role::Agent => Role::Recipient,
                    _ if by(argument, preposition) => Role::Agent,
                    role => role,
                };
            }
            turned
        }
        Converse::Reversal(preposition) => {
            let turned = arguments.iter().any(|argument| by(argument, preposition));
            for argument in arguments.iter_mut().filter(|_| turned) {
                argument.role = match argument.role {
                    Role::Agent => Role::Patient,
                    Role::Patient => Role::Oblique,
                    _ if by(argument, preposition) => Role::Agent,
                    role => role,
                };
            }
            turned
        }
        Converse::Inverse => {
            let turned = arguments.iter().any(|argument| argument.role == Role::Patient);
            for argument in arguments.iter_mut().filter(|_| turned) {
                argument.role = match argument.role {
                    Role::Agent => Role::Patient,
                    Role::Patient => Role::Agent,
                    role => role,
                };
            }
            turned
        }
    };
    if turned {
        predicate.lemma = lemma.to_string();
        predicate.converse = true;
    }
}
