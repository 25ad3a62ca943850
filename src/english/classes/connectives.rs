//! Words that join clauses or facts, with the relation that they say.

use crate::english::lists::{Entry, Found, Lexicon};
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../data/connectives.txt");
static WORDS: LazyLock<Lexicon<Relation>> = LazyLock::new(|| Lexicon::of(LIST, read));

/// How what a connective brings in stands to the rest, near the relations of the Penn Discourse Treebank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It is the reason: because, due to.
    Cause,
    /// It is the outcome: therefore, so that.
    Result,
    /// It would have spoken against the rest: although, despite.
    Concession,
    /// It is set against the rest: whereas, instead.
    Contrast,
    /// The rest holds only with it: if, provided that.
    Condition,
    /// The rest holds but for it: unless, except.
    Exception,
    /// The rest was earlier: before, until.
    Before,
    /// The rest was later: after, since, following.
    After,
    /// At the same time: while, during.
    During,
    /// It is the aim: in order to.
    Purpose,
    /// It is one more: and, also.
    Addition,
    /// One or the other: or, alternatively.
    Alternative,
    /// It is one of them: for example, such as.
    Example,
    /// It is like or unlike: as if, than.
    Comparison,
    /// It is where the rest comes from: according to.
    Source,
}

impl Relation {
    /// Whether one relation excludes the other: cause and concession, before and after.
    pub fn excludes(self, other: Relation) -> bool {
        use Relation::*;
        let reverse = |a, b| {
            matches!(
                (a, b),
                (Cause | Result, Concession | Contrast | Exception)
                    | (Cause, Result)
                    | (Before, After | During)
                    | (After, During)
                    | (After, Cause)
                    | (Condition, Exception | Cause | Concession)
                    | (Concession, Exception)
                    | (Purpose, Concession | Exception)
                    | (Addition, Alternative | Exception)
            )
        };
        reverse(self, other) || reverse(other, self)
    }
}

/// The relations that a connective may say, by norm.
pub fn readings(phrase: &str) -> &'static [Relation] {
    WORDS.get(phrase)
}

/// Whether two connectives have a relation in common: `since` and `because`.
pub fn share_relation(a: &str, b: &str) -> bool {
    readings(a).iter().any(|a| readings(b).contains(a))
}

/// The pair of relations by which two connectives contradict each other; none where they share a relation, or where none
/// of their relations exclude each other.
pub fn conflict(a: &str, b: &str) -> Option<(Relation, Relation)> {
    if share_relation(a, b) {
        return None;
    }
    let pairs = readings(a).iter().flat_map(|a| readings(b).iter().map(move |b| (*a, *b)));
    pairs.into_iter().find(|(a, b)| a.excludes(*b))
}

/// The connectives of a sentence, by norms. Many are prepositions or adverbs too: `in`, `over`, `as`.
pub fn find(norms: &[&str]) -> Vec<Found<'static, Relation>> {
    WORDS.find(norms)
}

fn read(entry: &Entry) -> Option<Relation> {
    Some(match entry.section {
        "cause" => Relation::Cause,
        "result" => Relation::Result,
        "concession" => Relation::Concession,
        "contrast" => Relation::Contrast,
        "condition" => Relation::Condition,
        "exception" => Relation::Exception,
        "before" => Relation::Before,
        "after" => Relation::After,
        "during" => Relation::During,
        "purpose" => Relation::Purpose,
        "addition" => Relation::Addition,
        "alternative" => Relation::Alternative,
        "example" => Relation::Example,
        "comparison" => Relation::Comparison,
        "source" => Relation::Source,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_tidy() {
        crate::english::classes::assert_read("connectives", LIST, read);
    }

    #[test]
    fn despite_contradicts_because_of_and_since_may_stand_for_because() {
        assert_eq!(conflict("despite", "because of"), Some((Relation::Concession, Relation::Cause)));
        assert!(conflict("before", "after").is_some());
        assert_eq!(conflict("since", "because"), None);
        assert_eq!(conflict("although", "but"), None);
    }

    #[test]
    fn phrases_are_found_whole() {
        let found = find(&["he", "won", "in", "spite", "of", "it"]);
        assert_eq!(found[0].words, 2..5);
        assert_eq!(found[0].readings, [Relation::Concession]);
    }
}
