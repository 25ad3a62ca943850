//! Joining the mentions of a document that name one thing.

use super::{Form, Mention, NameKind, NameRelation, compare, compare::fold, gazetteer::known};
use crate::model::Document;
use rustc_hash::FxHashMap;

/// How many earlier entities that share a word are looked at: the latest ones.
const CANDIDATES: usize = 6;

/// What is known so far of an entity.
struct Entity {
    /// Its longest name, as written.
    name: String,
    kind: NameKind,
    gender: Option<crate::english::classes::pronouns::Gender>,
}

/// Gives mentions of one thing the same entity, in one pass; kinds and sexes known of one mention hold for all.
pub(super) fn join(document: &Document, mentions: &mut [Mention]) {
    let mut join = Join { entities: Vec::new(), by_key: FxHashMap::default(), by_word: FxHashMap::default() };
    for at in 0..mentions.len() {
        let name = document.span_of(mentions[at].tokens.clone()).of(document.text()).to_owned();
        let abbreviated = at.checked_sub(1).filter(|&long| is_in_brackets(document, &mentions[long], &mentions[at]));
        let entity = abbreviated
            .map(|long| mentions[long].entity)
            .filter(|&long| compare(&join.entities[long].name, &name) == NameRelation::Abbreviation);
        mentions[at].entity = join.add(name, &mentions[at], entity);
    }
    for mention in mentions {
        let entity = &join.entities[mention.entity];
        if mention.kind == NameKind::Other {
            mention.kind = entity.kind;
        }
        mention.gender = mention.gender.or(entity.gender).filter(|_| mention.kind == NameKind::Person);
    }
}

/// Whether `short` stands in brackets right behind `long`: Federal Bureau of Investigation (FBI).
fn is_in_brackets(document: &Document, long: &Mention, short: &Mention) -> bool {
    short.tokens.start == long.tokens.end + 1 && document.form(long.tokens.end) == "("
}

struct Join {
    entities: Vec<Entity>,
    /// Whole names, and what lists make of them, to entities.
    by_key: FxHashMap<String, usize>,
    /// Words of names to the entities that have them, the latest last.
    by_word: FxHashMap<String, Vec<usize>>,
}

impl Join {
    /// The entity of a mention; a new one where none fits.
    fn add(&mut self, name: String, mention: &Mention, entity: Option<usize>) -> usize {
        let words: Vec<String> =
            name.split([' ', '-', '\u{a0}', '\n']).map(fold).filter(|word| !word.is_empty()).collect();
        let key = key(&words, mention.kind);
        let entity =
            entity.or_else(|| self.by_key.get(&key).copied()).or_else(|| self.similar(&name, &words, mention.kind));
        let entity = entity.unwrap_or_else(|| {
            self.entities.push(Entity { name: String::new(), kind: NameKind::Other, gender: None });
            self.entities.len() - 1
        });
        let known = &mut self.entities[entity];
        if known.kind == NameKind::Other {
            known.kind = mention.kind;
        }
        known.gender = known.gender.or(mention.gender);
        if name.len() > known.name.len() {
            known.name = name;
        }
        self.by_key.insert(key, entity);
        for word in words {
            let entities = self.by_word.entry(word).or_default();
            if entities.last() != Some(&entity) {
                entities.push(entity);
            }
        }
        entity
    }

    /// The latest entity with a word in common whose name may be the same.
    fn similar(&self, name: &str, words: &[String], kind: NameKind) -> Option<usize> {
        if kind == NameKind::Demonym || kind == NameKind::Place {
            return None;
        }
        let of_last = words.last().and_then(|word| self.by_word.get(word));
        let of_first = words.first().and_then(|word| self.by_word.get(word));
        let latest = |entities: Option<&Vec<usize>>| {
            entities.into_iter().flatten().rev().take(CANDIDATES).copied().collect::<Vec<_>>()
        };
        latest(of_last).into_iter().chain(latest(of_first)).find(|&entity| {
            let other = &self.entities[entity];
            let is_apart = kind != NameKind::Other && other.kind != NameKind::Other && kind != other.kind;
            !is_apart && !matches!(other.kind, NameKind::Place | NameKind::Demonym) && {
                use NameRelation::*;
                matches!(compare(name, &other.name), Same | Variant | Abbreviation | PartOf)
            }
        })
    }
}

/// A name as a key: what is listed by its first listed name, so that U.S. and United States meet; people apart from land.
fn key(words: &[String], kind: NameKind) -> String {
    let phrase = words.join(" ");
    let phrase = phrase.strip_prefix("the ").unwrap_or(&phrase);
    match known(phrase).iter().find(|known| (known.form == Form::Demonym) == (kind == NameKind::Demonym)) {
        Some(known) if kind == NameKind::Demonym => format!("{} people", known.name),
        Some(known) if kind != NameKind::Person => known.name.to_owned(),
        _ => phrase.to_owned(),
    }
}
