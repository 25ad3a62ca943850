//! How texts belong together: relation and direction of two, stories and lineage of many, where a phrase came in, where
//! each sentence is from, and what a single text shows of its making.

mod blame;
mod branching;
mod derivation;
mod lost;
mod marks;
mod outlets;
mod provenance;
mod relation;
mod runs;
mod stories;
mod terms;
mod trace;
mod versions;

pub use blame::{blame, blame_drift};
pub use marks::marks;
pub use provenance::provenance;
pub use relation::relation;
pub(crate) use terms::{Sketch, pairing, reweighed};
pub use trace::trace;
