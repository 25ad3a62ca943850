use super::Span;

/// Sentences of both sides that tell the same: *m* of the source against *n* of the copy.
///
/// A side that is empty says that the other side's sentences stand alone (1:0 an omission, 0:1 an addition). The
/// sentences of a side need not be neighbours: a copy may merge two of them and drop the one between.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bead {
    /// Indexes of the source's sentences, ascending.
    pub source: Vec<usize>,
    /// Indexes of the copy's sentences, ascending.
    pub copy: Vec<usize>,
    /// Whether it stands at another place in the copy: the bead crosses the path of those around it.
    pub moved: bool,
    /// How alike the two sides are, 0 to 1.
    pub similarity: f32,
    /// Word links, in the order of the source. Empty where a side is.
    pub links: Vec<Link>,
}

impl Bead {
    /// Whether both sides have a sentence.
    pub fn is_matched(&self) -> bool {
        !self.source.is_empty() && !self.copy.is_empty()
    }
}

/// Tokens of both sides that say the same or stand for each other; indexes into each side's `Document::tokens`.
///
/// Token links are one to one in the data; a phrase link is several of them that share tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Token of the source.
    pub source: usize,
    /// Token of the copy.
    pub copy: usize,
    /// How sure the aligner is, 0 to 1.
    pub confidence: f32,
}

impl Link {
    /// The byte spans that a link joins, as `[source start, source end, copy start, copy end]`.
    pub fn bytes(source: Span, copy: Span) -> [usize; 4] {
        [source.start, source.end, copy.start, copy.end]
    }
}
