//! How texts belong together: relation and direction of two, stories and hops of many.

mod relation;
mod stories;
mod trace;

pub use relation::relation;
pub use trace::trace;
