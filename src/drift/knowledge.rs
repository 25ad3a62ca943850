//! What the language modules tell of the words of a case.

use super::{
    case::Case,
    changes::{Change, Kind},
    slips,
};
use crate::{
    english::{
        classes::negation,
        morphology,
        names::{self, Mention, NameRelation},
        tags::{Tag, Upos},
        tree::Tree,
        wordnet::{self, Lexname, Pos},
    },
    model::{Pair, Side, TokenKind},
};
use std::ops::Range;

impl<'a> Case<'a> {
    /// The sentence that a word stands in, and which of its tokens it is.
    pub fn in_sentence(&self, side: Side, place: usize) -> (usize, usize) {
        let word = self.word(side, place);
        (word.sentence, word.token - self.document(side).sentences[word.sentence].tokens.start)
    }

    /// The part of speech of a word.
    pub fn tag(&self, side: Side, place: usize) -> Tag {
        let (sentence, at) = self.in_sentence(side, place);
        self.analyses.get(side).tag(sentence, at)
    }

    /// The base form of a word.
    pub fn lemma(&self, side: Side, place: usize) -> &'a str {
        let (sentence, at) = self.in_sentence(side, place);
        let analysis: &'a _ = *self.analyses.get(side);
        analysis.lemma(sentence, at)
    }

    /// The base form of a word; of an adverb that an adjective makes, that adjective's: slightly, slight.
    pub fn quality(&self, side: Side, place: usize) -> &'a str {
        let lemma = self.lemma(side, place);
        lemma.strip_suffix("ly").filter(|stem| wordnet::has(stem, Pos::Adjective)).unwrap_or(lemma)
    }

    /// The share of a side's content words for which the other side has another word, or none; their forms do not count.
    pub fn reworded(&self, side: Side) -> f32 {
        let stays = |place: usize| {
            let partners = self.partners.of(side, place).iter();
            partners.into_iter().any(|&there| self.lemma(side, place) == self.lemma(side.other(), there))
        };
        let content = (0..self.len(side)).filter(|&place| self.word(side, place).content);
        let (all, gone) =
            content.fold((0usize, 0usize), |(all, gone), place| (all + 1, gone + usize::from(!stays(place))));
        gone as f32 / all.max(1) as f32
    }

    /// The tree of the sentence that a word stands in, and the place of that sentence's first word.
    pub fn tree(&self, side: Side, place: usize) -> (&'a Tree, usize) {
        let (sentence, at) = self.in_sentence(side, place);
        let analysis: &'a _ = *self.analyses.get(side);
        (analysis.tree(sentence), place - at)
    }

    /// The word on the other side that a word is linked with and that has its form, or its base form.
    pub fn same_word(&self, side: Side, place: usize) -> Option<usize> {
        let other = side.other();
        let same = |&&there: &&usize| {
            self.norm(side, place) == self.norm(other, there) || self.lemma(side, place) == self.lemma(other, there)
        };
        self.partners.of(side, place).iter().find(same).copied()
    }

    /// The words of a side in changes that are more than moves and not known to be harmless.
    pub fn reworded_places(&self, side: Side) -> impl Iterator<Item = usize> + '_ {
        let changes = self.changes.iter().filter(|change| change.kind != Kind::Moved && !change.harmless);
        changes.flat_map(move |change| change.places.get(side).clone())
    }

    /// Whether a denial stands close before a word: within four words.
    pub fn is_denied(&self, side: Side, place: usize) -> bool {
        (place.saturating_sub(4)..place).any(|near| negation::is_overt(self.norm(side, near)))
    }

    /// Whether both sides have a denial right behind a pair of ranges.
    pub fn deny_behind(&self, places: &Pair<Range<usize>>) -> bool {
        Side::BOTH.into_iter().all(|side| matches!(self.norm_at(side, places.get(side).end), "not" | "n't"))
    }

    /// Whether “according to” stands right before a word.
    pub fn is_source(&self, side: Side, place: usize) -> bool {
        let says = |place: usize| self.norm(side, place) == "to" && self.norm(side, place - 1) == "according";
        (place.saturating_sub(3).max(1)..place).any(says)
    }

    /// The name that a word belongs to.
    pub fn mention(&self, side: Side, place: usize) -> Option<&'a Mention> {
        let analysis: &'a _ = *self.analyses.get(side);
        analysis.names().at(self.word(side, place).token)
    }

    /// The names that reach into a range.
    pub fn mentions(&self, side: Side, range: Range<usize>) -> Vec<&'a Mention> {
        let mut mentions: Vec<&Mention> = range.filter_map(|place| self.mention(side, place)).collect();
        mentions.dedup();
        mentions
    }

    /// The places of the words of a name.
    pub fn places_of(&self, side: Side, mention: &Mention) -> Range<usize> {
        let words = self.words.get(side);
        let place = |token: usize| words.partition_point(|word| word.token < token);
        place(mention.tokens.start)..place(mention.tokens.end)
    }

    /// A name as it stands in the text.
    pub fn name(&self, side: Side, mention: &Mention) -> &'a str {
        let document = self.document(side);
        document.span_of(mention.tokens.clone()).of(document.text())
    }

    /// Whether a word is a name, or part of one.
    pub fn is_name(&self, side: Side, place: usize) -> bool {
        self.mention(side, place).is_some()
    }

    /// Whether a noun names somebody.
    pub fn is_person(&self, side: Side, place: usize) -> bool {
        let named = wordnet::word(self.lemma(side, place)).and_then(|word| word.lexname(Some(Pos::Noun)));
        self.tag(side, place).upos == Upos::Noun && named == Some(Lexname::PERSON)
    }

    /// Whether a noun names a group of people: police, a ministry.
    pub fn is_body(&self, side: Side, place: usize) -> bool {
        let named = wordnet::word(self.lemma(side, place)).and_then(|word| word.lexname(Some(Pos::Noun)));
        self.tag(side, place).upos == Upos::Noun && named == Some(Lexname::GROUP)
    }

    /// Whether a noun names an event that somebody does: an invasion, a decision.
    pub fn is_event(&self, side: Side, place: usize) -> bool {
        let kind = wordnet::word(self.lemma(side, place)).and_then(|word| word.lexname(Some(Pos::Noun)));
        self.tag(side, place).upos == Upos::Noun && matches!(kind, Some(Lexname::ACT | Lexname::EVENT))
    }

    /// Whether English has this word.
    pub fn is_known(&self, side: Side, place: usize) -> bool {
        morphology::is_known_word(self.norm(side, place))
    }

    /// Whether a word of the copy is a misspelling of one of a range of the source: an unknown word a slip away
    /// from it, or a far rarer one.
    pub fn is_misspelling(&self, source: &Range<usize>, copy: usize) -> bool {
        let wrong = self.norm(Side::Copy, copy);
        let foreign = |right: &str| right.is_ascii() && !wrong.is_ascii();
        let slip = |right: &str| match self.word(Side::Copy, copy).kind {
            TokenKind::Word => slips::is_slip(right, wrong),
            TokenKind::Number => slips::is_cut_short(right, wrong),
            _ => false,
        };
        source.clone().map(|place| self.norm(Side::Source, place)).any(|right| !foreign(right) && slip(right))
    }

    /// Whether a phrase of the copy is that of the source, with a slip.
    pub fn is_misspelt(&self, change: &Change) -> bool {
        let copy = &change.places.copy;
        copy.len() <= 2 && copy.clone().any(|place| self.is_misspelling(&change.places.source, place))
    }

    /// Whether the two sides of a change name one party.
    pub fn same_party(&self, change: &Change) -> bool {
        let source = self.mentions(Side::Source, change.places.source.clone());
        let copy = self.mentions(Side::Copy, change.places.copy.clone());
        source.iter().any(|a| copy.iter().any(|b| self.relation(a, b).is_same()))
    }

    /// How a name of the source stands to one of the copy.
    pub fn relation(&self, source: &Mention, copy: &Mention) -> NameRelation {
        names::compare(self.name(Side::Source, source), self.name(Side::Copy, copy))
    }

    /// Whether a side of the bead has a name for what a name of the other side names.
    pub fn has_name_for(&self, side: Side, mention: &Mention) -> bool {
        let all = self.mentions(side, 0..self.len(side));
        all.iter().any(|other| match side {
            Side::Copy => self.relation(mention, other).is_same(),
            Side::Source => self.relation(other, mention).is_same(),
        })
    }
}
