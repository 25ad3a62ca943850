use super::{Direction, Evidence, Pair};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which of many documents tell one story, and which was made from which.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Trace {
    /// Version of this shape; it rises when a field changes its meaning or goes.
    pub version: u32,
    /// Stories in the order of their first document; a document that stands alone is a story of one.
    pub stories: Vec<Story>,
}

/// Documents that are versions of one story.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Story {
    /// Names of the documents in the order given.
    pub members: Vec<String>,
    /// Which was made from which: a tree, or several where a source is not among the documents.
    pub edges: Vec<Edge>,
}

/// One text was made from another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Edge {
    /// The earlier text.
    pub source: String,
    /// The text made from it.
    pub copy: String,
    /// Whether the direction is said, and not only that the two belong together.
    pub direction: Direction,
    /// How sure the direction is, 0 to 1.
    pub confidence: f32,
    /// Share of the words of each side that stand in matched beads, 0 to 1.
    pub coverage: Pair<f32>,
    /// What speaks for the direction.
    pub evidence: Vec<Evidence>,
}
