//! The vocabulary of drift: what each category means, and its names in the standards.

use super::Severity;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of change it is. The definitions stand in docs/categories.md and in [`Category::entry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Another value.
    Number,
    /// Another unit or currency.
    Unit,
    /// Another day, time or deadline.
    Date,
    /// Another person, body, place, demonym, title or rank.
    Entity,
    /// Denied on one side only.
    Negation,
    /// The opposite predicate.
    Antonym,
    /// Certainty, obligation, condition, hedging; statement turned question or wish.
    Modality,
    /// Scope or degree.
    Quantifier,
    /// Planned, ongoing or done; state turned change.
    Tense,
    /// Who does what to whom.
    Agency,
    /// A pronoun or definite phrase points elsewhere.
    Reference,
    /// Another speaker or outlet; a claim turned fact, or a fact a claim.
    Attribution,
    /// Words inside quotation marks differ; a quotation made or unmade.
    Quotation,
    /// Another word that does not mean the same here.
    Substitution,
    /// Broader or narrower.
    Specificity,
    /// A fixed expression taken apart word by word.
    Idiom,
    /// Cause, concession, condition or time relation changed.
    Connective,
    /// Order of events, or of what the story leads with.
    Order,
    /// Loaded, euphemistic or judging words in or out.
    Framing,
    /// Something of the source is missing.
    Omission,
    /// Something that is not in the source.
    Addition,
    /// Words left in another language.
    Untranslated,
    /// The headline claims more, or something else.
    Headline,
    /// A caption claims more, or something else.
    Caption,
    /// Byline, agency, photo credit, correction or copyright notice lost or replaced.
    Credit,
    /// Spelling, transliteration, house style, typography, number format.
    Spelling,
}

/// What a category means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The category.
    pub category: Category,
    /// Its name in reports and on the command line.
    pub id: &'static str,
    /// What counts as such a drift.
    pub definition: &'static str,
    /// Source → copy.
    pub example: &'static str,
    /// The nearest type of the Multidimensional Quality Metrics typology (themqm.org).
    pub mqm: &'static str,
    /// The nearest `locQualityIssueType` of ITS 2.0 (w3.org/TR/its20).
    pub its: &'static str,
    /// The severity that a finding starts with; evidence moves it.
    pub severity: Severity,
}

impl Category {
    /// All categories with their meanings, in the order of the taxonomy.
    pub const ALL: [Entry; 26] = ENTRIES;

    /// What the category means.
    pub fn entry(self) -> &'static Entry {
        &ENTRIES[self as usize]
    }

    /// The category of an id.
    pub fn from_id(id: &str) -> Option<Category> {
        ENTRIES.iter().find(|entry| entry.id == id).map(|entry| entry.category)
    }
}

#[rustfmt::skip]
const ENTRIES: [Entry; 26] = [
    entry(Category::Number, "number", "another value, after normalising words, digits, scale, percent and points", "1,200 → 12,000", "mistranslation/number", "mistranslation", Severity::Critical),
    entry(Category::Unit, "unit", "another unit or currency, and not a conversion", "$5m → £5m", "mistranslation/unit", "mistranslation", Severity::Critical),
    entry(Category::Date, "date", "another day, time, order of days or deadline, resolved against the dateline", "Tuesday → Thursday", "mistranslation/date-time", "mistranslation", Severity::Major),
    entry(Category::Entity, "entity", "another person, body, place or demonym; a title or rank changed", "the Danish envoy → the Dutch envoy", "mistranslation/entity", "mistranslation", Severity::Critical),
    entry(Category::Negation, "negation", "the statement is denied on one side only", "is not closing → is closing", "mistranslation", "mistranslation", Severity::Critical),
    entry(Category::Antonym, "antonym", "the opposite predicate", "rose → fell", "mistranslation", "mistranslation", Severity::Critical),
    entry(Category::Modality, "modality", "certainty, obligation, condition, hedging; a statement turned question or wish", "may → will; alleged → ∅", "over-/under-translation", "mistranslation", Severity::Major),
    entry(Category::Quantifier, "quantifier", "scope or degree", "at least 20 → 20; some → most", "mistranslation", "mistranslation", Severity::Major),
    entry(Category::Tense, "tense", "planned, ongoing or done; a state turned change", "plans to sign → signed", "mistranslation", "mistranslation", Severity::Major),
    entry(Category::Agency, "agency", "who does what to whom: roles swapped, another agent, an agent removed", "the owner sued the builder → the builder sued the owner", "mistranslation", "mistranslation", Severity::Critical),
    entry(Category::Reference, "reference", "a pronoun or definite phrase points elsewhere", "despite Beijing distancing itself → even if he distanced himself", "mistranslation", "mistranslation", Severity::Critical),
    entry(Category::Attribution, "attribution", "another speaker or outlet; a claim turned into fact, a fact into a claim", "police said → witnesses said", "mistranslation/omission", "mistranslation", Severity::Critical),
    entry(Category::Quotation, "quotation", "words inside quotation marks differ; a quotation made or unmade", "“we will wait” → “we can wait”", "mistranslation", "mistranslation", Severity::Major),
    entry(Category::Substitution, "substitution", "another word that does not mean the same here", "annexing → uniting", "mistranslation/terminology", "mistranslation", Severity::Major),
    entry(Category::Specificity, "specificity", "broader or narrower", "missile → weapon", "over-/under-translation", "mistranslation", Severity::Minor),
    entry(Category::Idiom, "idiom", "a fixed expression taken apart word by word", "a short pier → a small pier", "mistranslation/overly-literal", "mistranslation", Severity::Major),
    entry(Category::Connective, "connective", "cause, concession, condition or time relation changed", "despite → because of", "mistranslation", "mistranslation", Severity::Major),
    entry(Category::Order, "order", "the order of events, or of what the story leads with", "—", "mistranslation/style", "style", Severity::Major),
    entry(Category::Framing, "framing", "loaded, euphemistic or judging words in or out", "invasion → aggression", "style/mistranslation", "style", Severity::Minor),
    entry(Category::Omission, "omission", "a fact, clause or sentence of the source is missing", "a denial dropped", "omission", "omission", Severity::Major),
    entry(Category::Addition, "addition", "a fact that is not in the source", "a number added", "addition", "addition", Severity::Major),
    entry(Category::Untranslated, "untranslated", "words left in another language", "the Bundestag voted → der Bundestag voted", "untranslated", "untranslated", Severity::Major),
    entry(Category::Headline, "headline", "the headline claims more than, or other than, the source's", "schools may close → schools to close", "mistranslation", "mistranslation", Severity::Critical),
    entry(Category::Caption, "caption", "the caption claims more than, or other than, the source's", "near the town → near the capital", "mistranslation", "mistranslation", Severity::Major),
    entry(Category::Credit, "credit", "byline, agency, photo credit, correction or copyright notice lost or replaced", "(Agency) → ∅", "legal", "legal", Severity::Major),
    entry(Category::Spelling, "spelling", "spelling, transliteration of one name, house style, typography, number format", "colour → color; 12 per cent → 12%", "locale-convention", "locale-violation", Severity::Neutral),
];

const fn entry(
    category: Category,
    id: &'static str,
    definition: &'static str,
    example: &'static str,
    mqm: &'static str,
    its: &'static str,
    severity: Severity,
) -> Entry {
    Entry { category, id, definition, example, mqm, its, severity }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_its_own_entry_under_its_serialised_name() {
        for entry in Category::ALL {
            assert_eq!(entry.category.entry(), &entry);
            assert_eq!(serde_json::to_value(entry.category).expect("a category serialises"), entry.id);
            assert_eq!(Category::from_id(entry.id), Some(entry.category));
        }
    }
}
