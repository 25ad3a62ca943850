//! How texts belong together: relation and direction of two, stories and hops of many.

mod relation;

pub use relation::relation;
