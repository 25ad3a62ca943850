//! The ledger of facts: numbers, dates, names and places.
//!
//! A fact told several times is one entry. It is kept where the copy tells it anywhere, changed where the words beside it
//! tell another, lost or new else.

use super::passage;
use crate::{
    english::{
        Analysis,
        names::{self, NameKind, NameRelation},
        quantities::{self, Context, Quantity},
    },
    model::{Bead, Document, FactEntry, FactFate, FactKind, Pair, Role},
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// A fact of one side: its first mention.
#[derive(Clone)]
struct Fact {
    kind: FactKind,
    tokens: Range<usize>,
    understood: String,
}

/// Facts of both sides, which became which.
struct Book<'d> {
    documents: Pair<&'d Document>,
    facts: Pair<Vec<Fact>>,
    /// For a fact of the source the fact of the copy that tells it, and whether it tells the same.
    partners: FxHashMap<usize, (usize, bool)>,
}

/// The facts of both sides with what became of them.
pub(super) fn entries(analyses: Pair<&Analysis>, beads: &[Bead]) -> Vec<FactEntry> {
    let mut entries = quantity_book(analyses, beads).entries();
    entries.extend(name_book(analyses, beads).entries());
    // In the order of the source, then what is new in the order of the copy; stable, so that numbers come before names.
    let place = |entry: &FactEntry| {
        let start = |passage: &Option<crate::model::Passage>| passage.as_ref().map_or(0, |passage| passage.span.start);
        (entry.source.is_none(), if entry.source.is_some() { start(&entry.source) } else { start(&entry.copy) })
    };
    entries.sort_by_key(place);
    entries
}

impl Book<'_> {
    fn entries(&self) -> Vec<FactEntry> {
        let told: FxHashSet<usize> = self.partners.values().map(|(copy, _)| *copy).collect();
        let of_source = self.facts.source.iter().enumerate().map(|(at, fact)| {
            let partner = self.partners.get(&at).map(|(copy, same)| (&self.facts.copy[*copy], *same));
            let fate = match partner {
                Some((_, true)) => FactFate::Kept,
                Some((_, false)) => FactFate::Changed,
                None => FactFate::Lost,
            };
            self.entry(fate, Some(fact), partner.map(|(copy, _)| copy))
        });
        let new = self.facts.copy.iter().enumerate().filter(|(at, _)| !told.contains(at));
        of_source.chain(new.map(|(_, fact)| self.entry(FactFate::New, None, Some(fact)))).collect()
    }

    fn entry(&self, fate: FactFate, source: Option<&Fact>, copy: Option<&Fact>) -> FactEntry {
        let kind = source.or(copy).map_or(FactKind::Name, |fact| fact.kind);
        let place = |document: &Document, fact: Option<&Fact>| fact.map(|fact| passage(document, fact.tokens.clone()));
        FactEntry {
            kind,
            fate,
            source: place(self.documents.source, source),
            copy: place(self.documents.copy, copy),
            understood: Pair::new(source, copy).map(|fact| fact.map(|fact| fact.understood.clone())),
        }
    }

    /// Facts that are understood alike tell the same, wherever they stand.
    fn pair_equals(&mut self) {
        let copies: FxHashMap<(FactKind, &str), usize> =
            self.facts.copy.iter().enumerate().map(|(at, fact)| ((fact.kind, fact.understood.as_str()), at)).collect();
        for (at, fact) in self.facts.source.iter().enumerate() {
            if let Some(copy) = copies.get(&(fact.kind, fact.understood.as_str())) {
                self.partners.insert(at, (*copy, true));
            }
        }
    }

    /// Notes that a fact of the source became one of the copy; what tells the same goes before what does not.
    fn join(&mut self, source: usize, copy: usize, same: bool) {
        let known = self.partners.get(&source).is_some_and(|(_, known)| *known || !same);
        let taken = !same && self.partners.values().any(|(taken, told)| *taken == copy && *told);
        if !known && !taken {
            self.partners.insert(source, (copy, same));
        }
    }
}

/// Whether the block of a sentence is held against the other text.
fn is_compared(document: &Document, sentence: usize) -> bool {
    let role: Role = document.role_of(sentence);
    role.is_compared()
}

/// Numbers and dates, each once, with the index of every mention's fact by its first token.
fn quantity_facts(analysis: &Analysis) -> (Vec<Fact>, FxHashMap<usize, usize>) {
    let document = analysis.document();
    let (mut facts, mut by_token) = (Vec::<Fact>::new(), FxHashMap::default());
    let mut known = FxHashMap::<(FactKind, String), usize>::default();
    for sentence in (0..document.sentences.len()).filter(|&sentence| is_compared(document, sentence)) {
        for quantity in analysis.quantities(sentence).iter().filter(|quantity| quantity.explicit) {
            let kind = if quantity.kind.is_date_or_time() { FactKind::Date } else { FactKind::Number };
            let fact = *known.entry((kind, quantity.to_string())).or_insert_with_key(|(kind, understood)| {
                facts.push(Fact { kind: *kind, tokens: quantity.tokens.clone(), understood: understood.clone() });
                facts.len() - 1
            });
            by_token.insert(quantity.core.start, fact);
        }
    }
    (facts, by_token)
}

fn quantity_book<'d>(analyses: Pair<&Analysis<'d>>, beads: &[Bead]) -> Book<'d> {
    let Pair { source: (sources, source_at), copy: (copies, copy_at) } = analyses.par_map(quantity_facts);
    let documents = analyses.map(|analysis| analysis.document());
    let mut book = Book { documents, facts: Pair::new(sources, copies), partners: FxHashMap::default() };
    book.pair_equals();
    let context = Context { written: analyses.map(|analysis| analysis.written()) };
    for bead in beads.iter().filter(|bead| bead.is_matched()) {
        let of = |analysis: &Analysis, sentences: &[usize]| -> Vec<Quantity> {
            let all = sentences.iter().flat_map(|&sentence| analysis.quantities(sentence));
            all.filter(|quantity| quantity.explicit).cloned().collect()
        };
        let sides = Pair::new(of(analyses.source, &bead.source), of(analyses.copy, &bead.copy));
        if sides.source.is_empty() || sides.copy.is_empty() {
            continue;
        }
        let links: FxHashSet<(usize, usize)> = bead.links.iter().map(|link| (link.source, link.copy)).collect();
        let linked = |source: usize, copy: usize| {
            let (source, copy) = (&sides.source[source].core, &sides.copy[copy].core);
            let any = source.clone().take(8).any(|a| copy.clone().take(8).any(|b| links.contains(&(a, b))));
            f32::from(u8::from(any))
        };
        let matching = quantities::match_up(Pair::new(&sides.source, &sides.copy), linked, &context);
        for found in matching.matches {
            let source = source_at.get(&sides.source[found.source].core.start);
            let copy = copy_at.get(&sides.copy[found.copy].core.start);
            let incomparable = matches!(found.comparison, quantities::Comparison::Incomparable);
            if let (Some(&source), Some(&copy)) = (source, copy) {
                book.join(source, copy, found.comparison.is_harmless() || incomparable);
            }
        }
    }
    book
}

/// How many names that found no partner are held against each other, name by name.
const LEFT: usize = 64;

/// Names and places, each entity once under its longest name, with the fact of every mention by its first token.
fn name_facts(analysis: &Analysis) -> (Vec<Fact>, FxHashMap<usize, usize>) {
    let document = analysis.document();
    let (mut facts, mut by_token) = (Vec::<Fact>::new(), FxHashMap::default());
    let mut of_entity = FxHashMap::<usize, usize>::default();
    for mention in analysis.names().mentions() {
        let sentence = document.sentences.partition_point(|sentence| sentence.tokens.end <= mention.tokens.start);
        if document.sentences.get(sentence).is_none() || !is_compared(document, sentence) {
            continue;
        }
        let name = document.span_of(mention.tokens.clone()).of(document.text());
        let understood = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let kind = if mention.kind == NameKind::Place { FactKind::Place } else { FactKind::Name };
        let fact = *of_entity.entry(mention.entity).or_insert_with(|| {
            facts.push(Fact { kind, tokens: mention.tokens.clone(), understood: understood.clone() });
            facts.len() - 1
        });
        if understood.len() > facts[fact].understood.len() {
            facts[fact].understood = understood;
            facts[fact].tokens = mention.tokens.clone();
        }
        mention.tokens.clone().for_each(|token| _ = by_token.insert(token, fact));
    }
    (facts, by_token)
}

fn name_book<'d>(analyses: Pair<&Analysis<'d>>, beads: &[Bead]) -> Book<'d> {
    let Pair { source: (sources, source_at), copy: (copies, copy_at) } = analyses.par_map(name_facts);
    let documents = analyses.map(|analysis| analysis.document());
    let mut book = Book { documents, facts: Pair::new(sources, copies), partners: FxHashMap::default() };
    book.pair_equals();
    let relation = |book: &Book, source: usize, copy: usize| {
        names::compare(&book.facts.source[source].understood, &book.facts.copy[copy].understood)
    };
    let mut others = Vec::new();
    for link in beads.iter().flat_map(|bead| &bead.links) {
        if let (Some(&source), Some(&copy)) = (source_at.get(&link.source), copy_at.get(&link.copy)) {
            match relation(&book, source, copy) {
                NameRelation::Different => others.push((source, copy)),
                NameRelation::OtherTitle => book.join(source, copy, false),
                _ => book.join(source, copy, true),
            }
        }
    }
    join_rest(&mut book, relation);
    for (source, copy) in others {
        let told = book.partners.values().any(|(told, _)| *told == copy);
        if !told && !book.partners.contains_key(&source) {
            book.join(source, copy, false);
        }
    }
    book
}

/// Holds names without a partner against each other: `UN` may stand far from where the source has `United Nations`.
fn join_rest(book: &mut Book, relation: impl Fn(&Book, usize, usize) -> NameRelation) {
    let told: FxHashSet<usize> = book.partners.values().map(|(copy, _)| *copy).collect();
    let sources: Vec<usize> =
        (0..book.facts.source.len()).filter(|at| !book.partners.contains_key(at)).take(LEFT).collect();
    let copies: Vec<usize> = (0..book.facts.copy.len()).filter(|at| !told.contains(at)).take(LEFT).collect();
    for source in sources {
        let same = copies.iter().find(|copy| relation(book, source, **copy).is_same());
        if let Some(&copy) = same {
            book.join(source, copy, true);
        }
    }
}
