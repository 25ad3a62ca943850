//! Closed word classes: what a word of a small, known set means beside the others of its set.
//!
//! Everything here is a lookup in the lists of `data/`, in O(1), by norm or lemma in lower case; phrases of several
//! words are found in sentences by each module's `find`. A word that isn't listed is silent: absence says nothing.

pub mod charged;
pub mod connectives;
mod contrast;
pub mod direction;
pub mod implicatives;
pub mod modality;
pub mod negation;
mod opposites;
pub mod pronouns;
pub mod quantifiers;
pub mod reporting;
mod synonyms;

pub use contrast::{Contrast, ContrastKind, Membership, contrast, memberships};
pub use opposites::{are_converses, are_opposites};
pub use synonyms::are_synonyms;

/// Fails where a list isn't in order, or where an entry has no reading.
#[cfg(test)]
fn assert_read<T>(name: &str, text: &'static str, read: impl Fn(&super::lists::Entry) -> Option<T>) {
    super::lists::assert_tidy(name, text);
    for entry in super::lists::entries(text) {
        assert!(read(&entry).is_some(), "{name}: {entry:?} has no reading");
    }
}
