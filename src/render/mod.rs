//! Reports for people and programs, one file a format. Renderers receive finished facts and compute no meaning.
//!
//! Every renderer takes a [`Report`](crate::model::Report) and returns text; none prints. What stands in the texts
//! compared is hostile until [`text::shown`] has made it visible.

pub mod annotations;
pub mod csv;
pub mod dot;
pub mod github;
pub mod html;
pub mod inspection;
pub mod junit;
pub mod ledger;
pub mod list;
pub mod mqm;
pub mod position;
pub mod prov;
pub mod sarif;
pub mod style;
pub mod terminal;
pub mod text;
pub mod tree;
pub mod unified;
mod view;

pub use style::Paint;
