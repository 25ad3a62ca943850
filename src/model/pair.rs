use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One of the two texts compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The earlier text, against which the other is held.
    Source,
    /// The text that retells it.
    Copy,
}

impl Side {
    /// Both sides, source first.
    pub const BOTH: [Side; 2] = [Side::Source, Side::Copy];

    /// The opposite side.
    pub fn other(self) -> Side {
        match self {
            Side::Source => Side::Copy,
            Side::Copy => Side::Source,
        }
    }
}

/// The same thing of both sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Pair<T> {
    /// Of the source.
    pub source: T,
    /// Of the copy.
    pub copy: T,
}

impl<T> Pair<T> {
    /// A pair, source first.
    pub fn new(source: T, copy: T) -> Pair<T> {
        Pair { source, copy }
    }

    /// A pair of what stands on `side` and what stands on the other.
    pub fn seen_from(side: Side, here: T, there: T) -> Pair<T> {
        match side {
            Side::Source => Pair::new(here, there),
            Side::Copy => Pair::new(there, here),
        }
    }

    /// What stands on `side`.
    pub fn get(&self, side: Side) -> &T {
        match side {
            Side::Source => &self.source,
            Side::Copy => &self.copy,
        }
    }

    /// What stands on `side`, to change.
    pub fn get_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Source => &mut self.source,
            Side::Copy => &mut self.copy,
        }
    }

    /// The pair by reference.
    pub fn as_ref(&self) -> Pair<&T> {
        Pair { source: &self.source, copy: &self.copy }
    }

    /// Applies `f` to both sides.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Pair<U> {
        Pair { source: f(self.source), copy: f(self.copy) }
    }

    /// Applies `f` to both sides, at the same time where there are two cores.
    pub fn par_map<U: Send>(self, f: impl Fn(T) -> U + Sync) -> Pair<U>
    where
        T: Send,
    {
        let (source, copy) = rayon::join(|| f(self.source), || f(self.copy));
        Pair { source, copy }
    }

    /// Joins two pairs side by side.
    pub fn zip<U>(self, other: Pair<U>) -> Pair<(T, U)> {
        Pair { source: (self.source, other.source), copy: (self.copy, other.copy) }
    }
}
