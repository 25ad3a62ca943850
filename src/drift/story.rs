//! Both texts as the checks of the whole story see them.

use super::severity;
use crate::{
    english::{
        Analysis, morphology,
        tags::{Tag, Upos, Xpos},
        vectors::Word,
    },
    model::{Bead, Category, Document, Drift, Evidence, Pair, Role, Side, Span, TokenKind},
};
use rustc_hash::FxHashSet;

/// Two aligned documents.
pub(crate) struct Story<'a> {
    /// What is known of both documents.
    pub analyses: Pair<&'a Analysis<'a>>,
    /// All beads, in the order of the copy.
    pub beads: &'a [Bead],
}

impl<'a> Story<'a> {
    /// The document of a side.
    pub fn document(&self, side: Side) -> &'a Document {
        self.analyses.get(side).document()
    }

    /// A drift of a bead, or of the story as a whole.
    pub fn drift(&self, category: Category, bead: Option<usize>, spans: Pair<Option<Span>>) -> Drift {
        Drift {
            category,
            severity: severity::default(category),
            confidence: 0.8,
            bead,
            spans,
            message: String::new(),
            evidence: Vec::new(),
        }
    }

    /// A reason found in one or both texts.
    pub fn evidence(rule: &str, source: &str, copy: &str) -> Evidence {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Evidence { rule: rule.to_owned(), source: some(source), copy: some(copy), weight: Some(1.0) }
    }

    /// The sentences of running text that stand alone on a side, each with its bead; not those whose words stand
    /// elsewhere in the same text too, as captions that come twice.
    pub fn alone(&self, side: Side) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.alone_in(side, &[Role::Body, Role::ListItem, Role::CrossHead])
    }

    /// The sentences of some roles that stand alone on a side, each with its bead.
    pub fn alone_in(&self, side: Side, roles: &'static [Role]) -> impl Iterator<Item = (usize, usize)> + '_ {
        let document = self.document(side);
        let alone = self.beads.iter().enumerate().filter(|(_, bead)| !bead.is_matched());
        alone
            .flat_map(move |(index, bead)| {
                let sentences = if side == Side::Source { &bead.source } else { &bead.copy };
                sentences.iter().map(move |&sentence| (index, sentence))
            })
            .filter(move |&(_, sentence)| roles.contains(&document.role_of(sentence)))
    }

    /// How many words a sentence has.
    pub fn words(&self, side: Side, sentence: usize) -> usize {
        let worded = |kind: TokenKind| matches!(kind, TokenKind::Word | TokenKind::Number);
        self.document(side).tokens_of(sentence).iter().filter(|token| worded(token.kind)).count()
    }

    /// How much of the content words of a sentence the other text tells somewhere, 0 to 1: those of its base forms or derived
    /// from them in full, others as far as a word that it has is about the same; names have to be there.
    pub fn share_told(&self, side: Side, sentence: usize) -> f32 {
        let other = *self.analyses.get(side.other());
        let told: FxHashSet<&str> =
            (0..other.document().sentences.len()).flat_map(|sentence| other.lemmas(sentence)).collect();
        let rows: Vec<Word> = told.iter().filter_map(|lemma| Word::find(lemma)).collect();
        let analysis = *self.analyses.get(side);
        let tags = analysis.tags(sentence).iter().zip(analysis.lemmas(sentence));
        let content: Vec<_> = tags.filter(|(tag, _)| tag.is_content()).collect();
        let share = |&(tag, lemma): &(&Tag, &str)| match Word::find(lemma) {
            _ if told.contains(lemma) || told.iter().any(|there| morphology::is_derived(lemma, there)) => 1.0,
            Some(row) if tag.upos != Upos::Propn => {
                rows.iter().map(|&there| row.relatedness(there)).fold(0.0, f32::max)
            }
            _ => 0.0,
        };
        content.iter().map(share).sum::<f32>() / content.len().max(1) as f32
    }

    /// Whether a sentence has a verb that tells of a time, and so states something.
    pub fn states(&self, side: Side, sentence: usize) -> bool {
        let finite = |tag: &Tag| matches!(tag.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
        self.analyses.get(side).tags(sentence).iter().any(finite)
    }

    /// Whether a sentence denies something.
    pub fn denies(&self, side: Side, sentence: usize) -> bool {
        let document = self.document(side);
        document.sentences[sentence].tokens.clone().any(|token| {
            let norm = document.norm(token);
            norm.starts_with("den") && matches!(norm, "deny" | "denies" | "denied" | "denying" | "denial")
                || matches!(norm, "refuted" | "disputed" | "rejected" | "dismissed")
        })
    }

    /// Whether a sentence has a number, a quotation or a name within it: what looks checked.
    pub fn is_checkable(&self, side: Side, sentence: usize) -> bool {
        let document = self.document(side);
        let Some(span) = document.sentences.get(sentence).map(|sentence| sentence.span) else {
            return false;
        };
        let tokens = document.sentences[sentence].tokens.clone();
        let capital = |token: usize| document.form(token).chars().next().is_some_and(char::is_uppercase);
        let named = tokens.clone().skip(1).any(|token| capital(token) && document.norm(token) != "i");
        let counted = tokens.clone().any(|token| document.tokens[token].kind == TokenKind::Number);
        let near = document.quotations.partition_point(|quotation| quotation.span.end <= span.start);
        let quotes = document.quotations.get(near).is_some_and(|quotation| quotation.span.overlaps(span));
        named || counted || quotes
    }

    /// Whether a side has a block of this role.
    pub fn has_role(&self, side: Side, role: Role) -> bool {
        self.document(side).blocks.iter().any(|block| block.role == role)
    }

    /// The sentence that a side leads with: the first of running text.
    pub fn lead(&self, side: Side) -> Option<usize> {
        let document = self.document(side);
        (0..document.sentences.len()).find(|&sentence| document.role_of(sentence) == Role::Body)
    }
}
