//! How much a drift matters: the category's default, moved by where it stands.

use super::case::Case;
use crate::model::{Category, Drift, Role, Severity, Side};

/// Where a category starts.
pub(crate) fn default(category: Category) -> Severity {
    use Category::*;
    match category {
        Number | Unit | Entity | Negation | Antonym | Agency | Reference | Attribution | Headline => Severity::Critical,
        Date | Modality | Quantifier | Tense | Quotation | Substitution | Idiom | Connective | Order | Omission
        | Addition | Untranslated | Caption | Credit => Severity::Major,
        Specificity | Framing => Severity::Minor,
        Spelling => Severity::Neutral,
    }
}

/// Moves a drift of a bead by where it stands: judging words weigh more in a headline.
pub(crate) fn settle(case: &Case, drift: &mut Drift) {
    let heads = Side::BOTH.iter().any(|&side| case.roles(side).any(|role| role == Role::Headline));
    if heads && drift.category == Category::Framing && drift.severity == Severity::Minor {
        drift.severity = Severity::Major;
    }
}
