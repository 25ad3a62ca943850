//! Attributions within a sentence, by its tree.

use super::cues::{self, Takes};
use super::frame::Frame;
use super::{shifted, spans};
use crate::english::tags::Upos;
use crate::english::tree::Deprel;
use crate::model::Attribution;
use std::ops::Range;

/// What a sentence attributes, in the order of its cues.
pub fn attributions(frame: &Frame) -> Vec<Attribution> {
    (0..frame.len()).filter_map(|word| by_verb(frame, word).or_else(|| according(frame, word))).collect()
}

/// By a verb that attributes.
fn by_verb(frame: &Frame, verb: usize) -> Option<Attribution> {
    if !frame.tags[verb].is_verbal() || matches!(frame.tree.deprel(verb), Deprel::Aux | Deprel::AuxPass | Deprel::Cop) {
        return None;
    }
    let lemma = match frame.tree.child(verb, Deprel::CompoundPrt) {
        Some(particle) => format!("{} {}", frame.lemmas[verb], frame.norm(particle)),
        None => frame.lemmas[verb].to_owned(),
    };
    let takes = cues::takes(&lemma).or_else(|| cues::takes(frame.lemmas[verb]));
    let content = takes.map_or_else(Vec::new, |takes| content(frame, verb, &lemma, takes));
    let mut content = if content.is_empty() { phrase(frame, verb, &lemma) } else { content };
    content.retain(|part| !part.is_empty());
    (!content.is_empty()).then(|| attribution(frame, source(frame, verb, &lemma, &content), frame.cue(verb), content))
}

/// Who says, thinks or wants it: never a part of what is said.
fn source(frame: &Frame, verb: usize, lemma: &str, content: &[Range<usize>]) -> Option<usize> {
    let apart = |word: &usize| content.iter().all(|part| !part.contains(word));
    let inset = content.iter().any(|part| part.end <= verb) && content.iter().any(|part| part.start > verb);
    let agent =
        frame.inset(verb).filter(|_| inset).map(|(_, subject)| subject).or_else(|| frame.agent(verb)).filter(apart);
    let passive = frame.predicates.iter().any(|predicate| predicate.word == verb && predicate.passive);
    let guess = || frame.neighbour(verb).filter(apart).filter(|_| !passive && cues::is_saying(lemma));
    agent.or_else(guess)
}

fn attribution(frame: &Frame, source: Option<usize>, cue: Range<usize>, content: Vec<Range<usize>>) -> Attribution {
    let source = source.map(|word| frame.name(word)).filter(|range| !range.is_empty());
    let shift = |range| shifted(range, frame.start);
    let content: Vec<Range<usize>> = content.into_iter().map(shift).collect();
    Attribution {
        source: spans(frame.document, &Vec::from_iter(source.map(shift))),
        cue: spans(frame.document, &[shift(cue)]),
        content: spans(frame.document, &content),
    }
}

/// What a verb says was said.
fn content(frame: &Frame, verb: usize, lemma: &str, takes: Takes) -> Vec<Range<usize>> {
    let tree = frame.tree;
    if let Some(inset) = between_commas(frame, verb).filter(|_| cues::is_saying(lemma)) {
        return without(frame, 0..frame.len(), inset);
    }
    let clauses = tree.children_by(verb, &[Deprel::Ccomp, Deprel::Xcomp]).chain(asked(frame, verb, lemma));
    let mut parts: Vec<Range<usize>> = clauses.map(|child| frame.trimmed(tree.subtree(child))).collect();
    if let Some(first) = parts.first_mut().filter(|part| part.start > verb) {
        *first = whole(frame, verb, lemma, first.clone());
    }
    if parts.is_empty() && cues::is_saying(lemma) {
        parts = opened(frame, verb).map_or_else(|| around(frame, verb), |clause| vec![clause]);
    }
    if parts.is_empty() && takes == Takes::Object {
        parts.extend(tree.child(verb, Deprel::Obj).map(|object| with_phrases(frame, verb, tree.subtree(object))));
    }
    parts
}

/// A subject and its verb, with the time or the one spoken to, between the commas that set them into a sentence, whatever
/// the tree makes of its halves: `The truth, the mayor said on Monday, was that …`.
fn between_commas(frame: &Frame, verb: usize) -> Option<Range<usize>> {
    let (subject, _) = frame.inset(verb)?;
    let behind = frame.cue(verb).end..frame.len() - 1;
    let end = behind.clone().take(ADDRESSED).find(|&word| frame.norm(word) == ",")?;
    let plain = (behind.start..end).all(|word| !frame.tags[word].is_verbal());
    plain.then_some(subject.start..end)
}

/// What someone is told to do, where the tree hangs it on them: `told [the council] to close it`.
fn asked(frame: &Frame, verb: usize, lemma: &str) -> Option<usize> {
    let addressed = frame.tree.children_by(verb, &[Deprel::Obj, Deprel::Iobj]).find(|_| cues::is_addressing(lemma))?;
    let to = |&clause: &usize| frame.tree.child(clause, Deprel::Mark).is_some_and(|mark| frame.norm(mark) == "to");
    frame.tree.children_by(addressed, &[Deprel::Acl]).find(to)
}

/// A clause of what was said, from right after the verb where the tree has its first words elsewhere.
fn whole(frame: &Frame, verb: usize, lemma: &str, clause: Range<usize>) -> Range<usize> {
    let after = frame.cue(verb).end;
    let mut others = frame.tree.children_by(verb, &[Deprel::Obj, Deprel::Nsubj, Deprel::Iobj]);
    let astray = others.any(|child| child > verb && child < clause.start) && !cues::is_addressing(lemma);
    let opened = after < clause.start && frame.norm(after) == "that";
    if opened || astray { frame.trimmed(after..clause.end) } else { clause }
}

/// `that …` behind whoever is spoken to, where the tree hangs it on them: `told the court that …`.
fn opened(frame: &Frame, verb: usize) -> Option<Range<usize>> {
    let end = frame.tree.subtree(verb).end;
    let near = verb + 1..end.min(verb + ADDRESSED);
    let that = near.clone().find(|&word| frame.norm(word) == "that" && frame.tags[word].upos != Upos::Det)?;
    let plain = (verb + 1..that).all(|word| !frame.tags[word].is_verbal() && frame.norm(word) != ",");
    Some(frame.trimmed(that..end)).filter(|clause| plain && clause.len() > 2)
}

/// How far behind its verb a clause may open.
const ADDRESSED: usize = 8;

/// An object with the phrases of its verb behind it: `criticised [the firm for its silence]`.
fn with_phrases(frame: &Frame, verb: usize, object: Range<usize>) -> Range<usize> {
    let belongs = |&child: &usize| {
        use Deprel::*;
        let start = frame.tree.subtree(child).start;
        matches!(frame.tree.deprel(child), Obl | Xcomp | Ccomp | Advcl) && frame.norm(start - 1) != ","
    };
    let behind = frame.tree.children(verb).filter(|&child| child >= object.end).take_while(belongs);
    let end = behind.map(|child| frame.tree.subtree(child).end).max().unwrap_or(object.end);
    frame.trimmed(object.start..end)
}

/// What stands around a verb of saying that is set into it: `…, police said, …`, `As police said, …`, `Police said: …`.
fn around(frame: &Frame, verb: usize) -> Vec<Range<usize>> {
    let tree = frame.tree;
    let own = tree.subtree(verb);
    if let Some(after) = tree.children_by(verb, &[Deprel::Parataxis]).find(|&child| child > verb) {
        return vec![frame.trimmed(tree.subtree(after))];
    }
    let set_in = match tree.deprel(verb) {
        Deprel::Parataxis => true,
        Deprel::Advcl => tree.child(verb, Deprel::Mark).is_some_and(|mark| frame.norm(mark) == "as"),
        _ => false,
    };
    match tree.head(verb).filter(|_| set_in) {
        Some(head) => without(frame, tree.subtree(head), own),
        None => before_comma(frame, verb),
    }
}

/// A range of words without one within it.
fn without(frame: &Frame, whole: Range<usize>, part: Range<usize>) -> Vec<Range<usize>> {
    let sides = [whole.start..part.start.max(whole.start), part.end.min(whole.end)..whole.end];
    sides.into_iter().map(|side| frame.trimmed(side)).filter(|side| side.len() > 1).collect()
}

/// What stands before a comma and the subject of a verb that ends its sentence, where the tree has it elsewhere.
fn before_comma(frame: &Frame, verb: usize) -> Vec<Range<usize>> {
    let start = frame.agent(verb).map_or(verb, |agent| frame.tree.subtree(agent).start.min(verb));
    let Some(comma) = start.checked_sub(1) else { return Vec::new() };
    let set_off = frame.norm(comma) == "," || frame.is_quoted(comma);
    let content = frame.trimmed(0..comma + usize::from(frame.is_quoted(comma)));
    if set_off && content.len() > 3 { vec![content] } else { Vec::new() }
}

/// `called for calm`, `accused them of lying`.
fn phrase(frame: &Frame, verb: usize, lemma: &str) -> Vec<Range<usize>> {
    let tree = frame.tree;
    let phrases = tree.children_by(verb, &[Deprel::Obl, Deprel::Advcl]).filter(|&child| child > verb);
    let mut found = phrases.filter(|&child| {
        let prepositions = tree.children_by(child, &[Deprel::Case, Deprel::Mark]);
        prepositions.clone().next().is_some_and(|word| cues::takes_phrase(lemma, frame.norm(word)))
    });
    found.next().map(|child| with_phrases(frame, verb, tree.subtree(child))).into_iter().collect()
}

/// `according to police`
fn according(frame: &Frame, word: usize) -> Option<Attribution> {
    let tree = frame.tree;
    let next = word + 1;
    if frame.norm(word) != "according" || next >= frame.len() || frame.norm(next) != "to" {
        return None;
    }
    let source =
        tree.head(word).filter(|&head| head > next).or_else(|| (next + 1 < frame.len()).then_some(next + 1))?;
    let phrase = tree.subtree(source);
    let phrase = word.min(phrase.start)..phrase.end.max(source + 1);
    let clause = tree.ancestors(source).find(|&above| frame.tags[above].is_verbal() || tree.head(above).is_none());
    let whole = clause.map_or(0..frame.len(), |clause| tree.subtree(clause));
    let mut name = frame.name(source);
    name.start = name.start.max(next + 1);
    let mut found = attribution(frame, None, word..next + 1, without(frame, whole, phrase));
    let name = name.start + frame.start..name.end.max(name.start + 1) + frame.start;
    found.source = spans(frame.document, &[name]);
    (!found.content.is_empty()).then_some(found)
}
