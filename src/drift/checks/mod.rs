//! The checks: one category, one file, one row of [`CHECKS`].

use super::{case::Case, story::Story};
use crate::model::{Category, Drift};

/// What looks for drifts of one category.
pub struct Check {
    /// The category.
    pub category: Category,
    /// What it looks at, and how.
    pub(crate) find: &'static [Find],
}

/// What a check looks at.
#[derive(Clone, Copy)]
pub(crate) enum Find {
    /// One matched bead whose sides differ.
    InBead(fn(&Case) -> Vec<Drift>),
    /// All beads of both texts.
    InStory(fn(&Story) -> Vec<Drift>),
}

/// Declares the modules and the table in one go, so that a check cannot be in one and missing in the other.
macro_rules! checks {
    ($($module:ident: $category:ident $($scope:ident($find:ident))*,)*) => {
        $(mod $module;)*

        /// Every check, in the order of the taxonomy.
        pub const CHECKS: &[Check] = &[$(Check {
            category: Category::$category,
            find: &[$(Find::$scope($module::$find)),*],
        },)*];
    };
}

checks! {
    number: Number InBead(find),
    unit: Unit InBead(find),
    date: Date InBead(find),
    entity: Entity InBead(find),
    negation: Negation InBead(find),
    antonym: Antonym InBead(find),
    modality: Modality InBead(find),
    quantifier: Quantifier InBead(find),
    tense: Tense InBead(find),
    agency: Agency InBead(find),
    reference: Reference InBead(find),
    attribution: Attribution InBead(find),
    quotation: Quotation InBead(find),
    substitution: Substitution InBead(find),
    specificity: Specificity InBead(find),
    idiom: Idiom InBead(find),
    connective: Connective InBead(find),
    order: Order InStory(find),
    framing: Framing InBead(find),
    omission: Omission InBead(find) InStory(sentences),
    addition: Addition InBead(find) InStory(sentences),
    untranslated: Untranslated InBead(find),
    headline: Headline InStory(find),
    caption: Caption InStory(find),
    credit: Credit InStory(find),
    spelling: Spelling InBead(find),
}
