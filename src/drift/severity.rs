//! How much a drift matters: the category's default, moved by where it stands.

use super::case::Case;
use crate::model::{Category, Drift, Evidence, Role, Severity, Side};

/// Where a category starts.
pub(crate) fn default(category: Category) -> Severity {
    category.entry().severity
}

/// Moves a drift of a bead by where it stands: what a headline or caption says more or other than its source is that
/// headline's drift, and judging words weigh more there.
pub(crate) fn settle(case: &Case, drift: &mut Drift) {
    use Category::*;
    let stands_in = |role: Role| Side::BOTH.iter().all(|&side| case.roles(side).any(|found| found == role));
    let headed = stands_in(Role::Headline);
    if headed && drift.category == Framing {
        drift.severity = drift.severity.max(Severity::Major);
    }
    let worded = matches!(drift.category, Substitution | Addition | Specificity);
    if worded && drift.severity >= Severity::Major && (headed || stands_in(Role::Caption)) {
        let inner = drift.category.entry().id;
        drift.evidence.push(Evidence {
            rule: format!("{}/{inner}", if headed { "headline" } else { "caption" }),
            ..Evidence::default()
        });
        drift.category = if headed { Headline } else { Caption };
        drift.severity = default(drift.category);
    }
}
