//! A caption claims more than, or other than, the source's.
//!
//! Why it matters: a picture with the wrong words under it is a wrong picture.
//!
//! Example: “Smoke rises after shelling in Mariupol” → “Smoke rises after shelling in Kyiv”.
//!
//! Not flagged: a caption that was dropped with its picture, or stands there twice.

use crate::{
    drift::{finding::quoted, story::Story},
    model::{Category, Drift, Pair, Role, Severity, Side},
};

/// A caption of the copy that stands for no sentence of the source.
pub(crate) fn find(story: &Story) -> Vec<Drift> {
    story
        .alone_in(Side::Copy, &[Role::Caption])
        .filter(|&(_, sentence)| story.words(Side::Copy, sentence) > 3)
        .map(|(bead, sentence)| {
            let document = story.document(Side::Copy);
            let span = document.sentences[sentence].span;
            let mut drift = story.drift(Category::Caption, Some(bead), Pair::new(None, Some(span)));
            let checkable = story.has_role(Side::Source, Role::Caption) && story.is_checkable(Side::Copy, sentence);
            drift.severity = if checkable { Severity::Major } else { Severity::Minor };
            drift.message =
                format!("the caption {} stands for nothing in the source", quoted(span.of(document.text())));
            drift.evidence.push(Story::evidence("caption/no-counterpart", "", ""));
            drift
        })
        .collect()
}
