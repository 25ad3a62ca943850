use super::{DocumentReport, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How many characters of context stand on each side of a quote.
const CONTEXT: usize = 24;

/// Names a passage by its words rather than by its place: the *text quote selector* of the W3C Web Annotation model.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct QuoteSelector {
    /// The words before it, within its sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// The passage.
    pub exact: String,
    /// The words behind it, within its sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
}

impl QuoteSelector {
    /// The selector of a passage. Context ends with the sentence, so that an edit of the next one changes nothing.
    pub fn of(document: &DocumentReport, span: Span) -> QuoteSelector {
        let text = &document.text;
        let bounds = sentences_around(document, span);
        let lead = &text[bounds.start..span.start];
        let before = lead.char_indices().rev().take(CONTEXT).last().map_or(span.start, |(at, _)| bounds.start + at);
        let after = text[span.end..bounds.end].char_indices().nth(CONTEXT).map_or(bounds.end, |(at, _)| span.end + at);
        QuoteSelector {
            prefix: text[before..span.start].to_owned(),
            exact: text[span.start..span.end].to_owned(),
            suffix: text[span.end..after].to_owned(),
        }
    }

    /// A part of a selector as it is compared: its letters and digits in lower case.
    pub fn key(part: &str) -> String {
        part.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    }
}

/// From the start of the first to the end of the last sentence that the span touches; the whole text where none does.
fn sentences_around(document: &DocumentReport, span: Span) -> Span {
    let first = document.sentences.partition_point(|sentence| sentence.span.end <= span.start);
    document.sentences[first..]
        .iter()
        .take_while(|sentence| sentence.span.start < span.end.max(span.start + 1))
        .map(|sentence| sentence.span)
        .reduce(Span::cover)
        .map_or(Span::new(0, document.text.len()), |sentences| sentences.cover(span))
}
