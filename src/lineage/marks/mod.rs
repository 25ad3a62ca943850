//! What in a single text hints that it is a retelling: left there by machine translation, synonym spinning or scraping.
//! A risk with its evidence, never a proof: people break idioms, too.

mod expressions;
mod page;
mod typography;

pub(super) use page::is_english as is_english_notice;

use crate::{
    english::Analysis,
    model::{Document, Mark, Span},
};

/// The one table of marks.
const FINDERS: &[fn(&Analysis) -> Vec<Mark>] = &[
    page::translation_notices,
    page::leftovers,
    page::outlets_that_clash,
    expressions::tortured_phrases,
    expressions::broken_idioms,
    typography::missing_spaces,
    typography::wrongly_paired_quotes,
    typography::mixed_quotes,
];

/// The marks of a text, in its order. Linear in its length.
pub fn marks(analysis: &Analysis) -> Vec<Mark> {
    let mut marks: Vec<Mark> = FINDERS.iter().flat_map(|find| find(analysis)).collect();
    marks.sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
    marks
}

/// The marks of words and typography: those that hold of the text and not of the page around it.
pub(super) fn of_wording(analysis: &Analysis) -> Vec<Mark> {
    FINDERS[3..].iter().flat_map(|find| find(analysis)).collect()
}

fn mark(document: &Document, rule: &str, risk: f32, span: Span, message: impl Into<String>) -> Mark {
    Mark { rule: rule.into(), risk, message: message.into(), span, text: span.of(document.text()).to_owned() }
}

#[cfg(test)]
mod tests {
    use super::marks;
    use crate::{english::Analysis, model::Original, read};

    fn rules(text: &str) -> Vec<String> {
        let original = Original { text: text.into(), ..Original::default() };
        let document = read::document(original, false);
        marks(&Analysis::new(&document)).into_iter().map(|mark| format!("{}: {}", mark.rule, mark.text)).collect()
    }

    fn flags(text: &str, expected: &str) {
        let found = rules(text);
        assert!(found.iter().any(|found| found == expected), "{text}: {found:?}");
    }

    fn passes(text: &str) {
        assert_eq!(rules(text), Vec::<String>::new(), "{text}");
    }

    #[test]
    fn a_missing_space_is_told_and_names_with_digits_are_not() {
        flags("The quay has been closed since2022 for repairs.", "typography/missing-space: since2022");
        flags("The quay was closed.Then it opened again.", "typography/missing-space: closed.Then");
        passes("The covid19 ward and the F16 were shown to the G20 on Tuesday.");
        passes("He wrote to Node.js and to the U.S. Army, then to example.com.");
    }

    #[test]
    fn quotation_marks_that_do_not_pair_are_told() {
        flags("“The harbour is safe,\" said Anna Berg.", "typography/wrongly-paired-quotes: “The harbour is safe,\"");
        passes("“The harbour is safe,” said Anna Berg.");
    }

    #[test]
    fn two_styles_of_quotation_marks_are_told_and_quotations_within_are_not() {
        let mixed = "\"It is safe,\" she said. \"We looked.\"\n\n“It is not,” he said. “We looked, too.”";
        assert!(rules(mixed).iter().any(|rule| rule.starts_with("typography/mixed-quotes")), "{:?}", rules(mixed));
        passes("“It is ‘safe’ now,” she said. “We ‘looked’ at it.”");
    }

    #[test]
    fn tortured_phrases_are_told_and_their_words_apart_are_not() {
        flags("Researchers of counterfeit consciousness met.", "phrase/tortured: counterfeit consciousness");
        passes("They spoke of counterfeit coins and of consciousness.");
    }

    #[test]
    fn an_idiom_with_a_word_exchanged_is_told_and_the_idiom_is_not() {
        flags("They told us to take a long walk off a small pier.", "idiom/broken: take a long walk off a small pier");
        passes("They told us to take a long walk off a short pier.");
        passes("It was a long walk to the pier.");
    }

    #[test]
    fn a_notice_of_translation_is_told() {
        let text = "This article was translated by machine from the Danish.\n\nThe harbour was closed on Monday after a storm had broken two of its gates.";
        assert!(rules(text).iter().any(|rule| rule.starts_with("notice/translation")), "{:?}", rules(text));
    }

    #[test]
    fn an_outlet_that_clashes_with_the_credit_is_told() {
        let body = "“The gates will hold,” the harbour master told The Daily Wharf on Monday evening.";
        let clash = format!("AARHUS (Reuters) - The gates were mended. {body}\n\nListen to the Daily Wharf article");
        assert!(rules(&clash).iter().any(|rule| rule.starts_with("outlet/clash")), "{:?}", rules(&clash));
        let own = format!("AARHUS (Reuters) - The gates were mended. {}", body.replace("The Daily Wharf", "Reuters"));
        assert!(!rules(&own).iter().any(|rule| rule.starts_with("outlet/clash")), "{:?}", rules(&own));
    }
}
