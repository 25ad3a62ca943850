//! What the language modules tell of one document, worked out sentence by sentence when first asked for.

use crate::model::Document;

/// A document with what is known of its language. Each answer is computed when first asked for and kept, so that
/// sentences that nobody asks about cost nothing; asking never changes an answer.
pub struct Analysis<'d> {
    document: &'d Document,
}

impl<'d> Analysis<'d> {
    /// Of a document; computes nothing yet.
    pub fn new(document: &'d Document) -> Analysis<'d> {
        Analysis { document }
    }

    /// The document.
    pub fn document(&self) -> &'d Document {
        self.document
    }
}
