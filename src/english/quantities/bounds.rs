//! Words that bound a quantity: `more than`, `at least`, `nearly`, `or so`, `by`, `since`.

use crate::english::frequency;

use super::{
    Bound,
    atoms::{Atoms, Class},
    lexicon::Sense,
};

/// What a bound can stand before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domain {
    /// Amounts only.
    Amounts,
    /// Dates and times only.
    Dates,
    /// Both.
    All,
}

use Domain::{All, Amounts, Dates};

/// Phrases that bound what follows, sorted; of those that fit the longest holds.
const BEFORE: &[(&[&str], Bound, Domain)] = &[
    (&["<"], Bound::LessThan, Amounts),
    (&[">"], Bound::MoreThan, Amounts),
    (&["a", "maximum", "of"], Bound::AtMost, Amounts),
    (&["a", "minimum", "of"], Bound::AtLeast, Amounts),
    (&["about"], Bound::About, All),
    (&["above"], Bound::MoreThan, Amounts),
    (&["after"], Bound::After, Dates),
    (&["ahead", "of"], Bound::Before, Dates),
    (&["almost"], Bound::Nearly, All),
    (&["an", "estimated"], Bound::About, Amounts),
    (&["approaching"], Bound::Nearly, Amounts),
    (&["approx"], Bound::About, All),
    (&["approximately"], Bound::About, All),
    (&["around"], Bound::About, All),
    (&["as", "few", "as"], Bound::AtLeast, Amounts),
    (&["as", "high", "as"], Bound::AtMost, Amounts),
    (&["as", "little", "as"], Bound::AtLeast, Amounts),
    (&["as", "long", "as"], Bound::AtMost, Amounts),
    (&["as", "many", "as"], Bound::AtMost, Amounts),
    (&["as", "much", "as"], Bound::AtMost, Amounts),
    (&["at", "a", "minimum"], Bound::AtLeast, Amounts),
    (&["at", "least"], Bound::AtLeast, All),
    (&["at", "most"], Bound::AtMost, Amounts),
    (&["at", "the", "least"], Bound::AtLeast, Amounts),
    (&["at", "the", "most"], Bound::AtMost, Amounts),
    (&["before"], Bound::Before, Dates),
    (&["beginning"], Bound::Since, Dates),
    (&["beginning", "on"], Bound::Since, Dates),
    (&["below"], Bound::LessThan, Amounts),
    (&["beyond"], Bound::MoreThan, Amounts),
    (&["bigger", "than"], Bound::MoreThan, Amounts),
    (&["by"], Bound::By, Dates),
    (&["ca"], Bound::About, All),
    (&["circa"], Bound::About, All),
    (&["close", "to"], Bound::Nearly, All),
    (&["effective"], Bound::Since, Dates),
    (&["effective", "from"], Bound::Since, Dates),
    (&["estimated"], Bound::About, Amounts),
    (&["exceed"], Bound::MoreThan, Amounts),
    (&["exceeded"], Bound::MoreThan, Amounts),
    (&["exceeding"], Bound::MoreThan, Amounts),
    (&["exceeds"], Bound::MoreThan, Amounts),
    (&["fewer", "than"], Bound::LessThan, Amounts),
    (&["following"], Bound::After, Dates),
    (&["from"], Bound::Since, Dates),
    (&["from", "after"], Bound::After, Dates),
    (&["from", "before"], Bound::Before, Dates),
    (&["greater", "than"], Bound::MoreThan, Amounts),
    (&["higher", "than"], Bound::MoreThan, Amounts),
    (&["in", "excess", "of"], Bound::MoreThan, Amounts),
    (&["in", "the", "region", "of"], Bound::About, Amounts),
    (&["just", "over"], Bound::MoreThan, All),
    (&["just", "short", "of"], Bound::Nearly, Amounts),
    (&["just", "shy", "of"], Bound::Nearly, Amounts),
    (&["just", "under"], Bound::Nearly, All),
    (&["larger", "than"], Bound::MoreThan, Amounts),
    (&["less", "than"], Bound::LessThan, All),
    (&["limited", "to"], Bound::AtMost, Amounts),
    (&["longer", "than"], Bound::MoreThan, Amounts),
    (&["lower", "than"], Bound::LessThan, Amounts),
    (&["maximum"], Bound::AtMost, Amounts),
    (&["minimum"], Bound::AtLeast, Amounts),
    (&["more", "than"], Bound::MoreThan, All),
    (&["nearly"], Bound::Nearly, All),
    (&["no", "earlier", "than"], Bound::Since, Dates),
    (&["no", "fewer", "than"], Bound::AtLeast, Amounts),
    (&["no", "higher", "than"], Bound::AtMost, Amounts),
    (&["no", "later", "than"], Bound::By, Dates),
    (&["no", "less", "than"], Bound::AtLeast, Amounts),
    (&["no", "lower", "than"], Bound::AtLeast, Amounts),
    (&["no", "more", "than"], Bound::AtMost, Amounts),
    (&["north", "of"], Bound::MoreThan, Amounts),
    (&["not", "exceeding"], Bound::AtMost, Amounts),
    (&["not", "fewer", "than"], Bound::AtLeast, Amounts),
    (&["not", "higher", "than"], Bound::AtMost, Amounts),
    (&["not", "less", "than"], Bound::AtLeast, Amounts),
    (&["not", "lower", "than"], Bound::AtLeast, Amounts),
    (&["not", "more", "than"], Bound::AtMost, Amounts),
    (&["older", "than"], Bound::MoreThan, Amounts),
    (&["over"], Bound::MoreThan, Amounts),
    (&["prior", "to"], Bound::Before, Dates),
    (&["roughly"], Bound::About, All),
    (&["shy", "of"], Bound::Nearly, Amounts),
    (&["since"], Bound::Since, Dates),
    (&["smaller", "than"], Bound::LessThan, Amounts),
    (&["some"], Bound::About, Amounts),
    (&["starting"], Bound::Since, Dates),
    (&["starting", "from"], Bound::Since, Dates),
    (&["starting", "on"], Bound::Since, Dates),
    (&["surpass"], Bound::MoreThan, Amounts),
    (&["surpassed"], Bound::MoreThan, Amounts),
    (&["surpasses"], Bound::MoreThan, Amounts),
    (&["surpassing"], Bound::MoreThan, Amounts),
    (&["through"], Bound::Until, Dates),
    (&["till"], Bound::Until, Dates),
    (&["to", "top"], Bound::MoreThan, Amounts),
    (&["topped"], Bound::MoreThan, Amounts),
    (&["topping"], Bound::MoreThan, Amounts),
    (&["tops"], Bound::MoreThan, Amounts),
    (&["under"], Bound::LessThan, Amounts),
    (&["until"], Bound::Until, Dates),
    (&["up", "to"], Bound::AtMost, Amounts),
    (&["upward", "of"], Bound::MoreThan, Amounts),
    (&["upwards", "of"], Bound::MoreThan, Amounts),
    (&["within"], Bound::Within, Amounts),
    (&["younger", "than"], Bound::LessThan, Amounts),
    (&["~"], Bound::About, All),
    (&["≈"], Bound::About, All),
    (&["≤"], Bound::AtMost, Amounts),
    (&["≥"], Bound::AtLeast, Amounts),
];

/// Whether a word is another with one letter wrong, missing, added, or two swapped.
pub fn is_slip(text: &str, word: &str) -> bool {
    let ([a, b, ..], [c, d, ..]) = (text.as_bytes(), word.as_bytes()) else { return false };
    let begins_alike = a == c || a == d || b == c;
    begins_alike && word.len() >= 4 && text.len().abs_diff(word.len()) <= 1 && strsim::osa_distance(text, word) == 1
}

/// Phrases that bound what they follow.
const AFTER: &[(&[&str], Bound)] = &[
    (&["+"], Bound::AtLeast),
    (&["-", "odd"], Bound::About),
    (&["-", "plus"], Bound::AtLeast),
    (&["and", "above"], Bound::AtLeast),
    (&["and", "higher"], Bound::AtLeast),
    (&["and", "older"], Bound::AtLeast),
    (&["and", "over"], Bound::AtLeast),
    (&["and", "under"], Bound::AtMost),
    (&["and", "up"], Bound::AtLeast),
    (&["and", "younger"], Bound::AtMost),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["at", "the", "least"], Bound::AtLeast),
    (&["at", "the", "most"], Bound::AtMost),
    (&["give", "or", "take"], Bound::About),
    (&["odd"], Bound::About),
    (&["or", "above"], Bound::AtLeast),
    (&["or", "better"], Bound::AtLeast),
    (&["or", "fewer"], Bound::AtMost),
    (&["or", "greater"], Bound::AtLeast),
    (&["or", "higher"], Bound::AtLeast),
    (&["or", "less"], Bound::AtMost),
    (&["or", "longer"], Bound::AtLeast),
    (&["or", "lower"], Bound::AtMost),
    (&["or", "more"], Bound::AtLeast),
    (&["or", "older"], Bound::AtLeast),
    (&["or", "over"], Bound::AtLeast),
    (&["or", "so"], Bound::About),
    (&["or", "thereabouts"], Bound::About),
    (&["or", "under"], Bound::AtMost),
    (&["or", "younger"], Bound::AtMost),
    (&["plus"], Bound::AtLeast),
];

impl Atoms<'_> {
    /// The bound that opens at an atom, and the index of the atom after it.
    pub fn bound_before(&self, at: usize) -> Option<(Bound, Domain, usize)> {
        let word = self.get(at)?.text;
        let start = BEFORE.partition_point(|(phrase, ..)| phrase[0] < word);
        let opened = BEFORE[start..].iter().take_while(|(phrase, ..)| phrase[0] == word);
        // Nothing bounds “both”: what stands before it is another phrase.
        let is_other = |phrase: &[&str]| self.is(at + phrase.len(), &["both"]);
        let fits = opened.filter(|(phrase, ..)| self.phrase(at, phrase) && !is_other(phrase));
        let longest = fits.max_by_key(|(phrase, ..)| phrase.len());
        let (phrase, bound, domain) = longest.or_else(|| self.misspelt_bound(at))?;
        Some((*bound, *domain, at + phrase.len()))
    }

    /// A bound with one of its words misspelt, before a number: “more thna 140”. A slip of the pen bounds as well.
    fn misspelt_bound(&self, at: usize) -> Option<&'static (&'static [&'static str], Bound, Domain)> {
        let number = |sense| matches!(sense, Sense::Small(_) | Sense::Tens(_) | Sense::Month(_)).then_some(());
        let numbered = |at: usize| self.is_class(at, Class::Digits) || self.sense(at, number).is_some();
        // What costs a look-up comes last; a word behind the first slip is no slip of this bound.
        let near = |slip: usize| numbered(slip + 1) || numbered(slip + 2);
        if !(at..at + 3).any(near) {
            return None;
        }
        let slip = (at..at + 3).find(|index| self.is_misspelt(*index)).filter(|&slip| near(slip))?;
        BEFORE.iter().find(|(phrase, ..)| {
            let words = phrase.iter().zip(at..);
            let fit = |(word, index): (&&str, usize)| {
                index == slip && is_slip(self.text(index), word) || self.text(index) == *word
            };
            slip < at + phrase.len() && words.into_iter().all(fit)
        })
    }

    /// Whether an atom is a longer word that nobody writes.
    pub fn is_misspelt(&self, at: usize) -> bool {
        let long = |text: &str| text.len() >= 4 && text.is_ascii();
        self.is_class(at, Class::Word)
            && long(self.text(at))
            && (at == 0 || !self.is_capital(at))
            && frequency::zipf(self.text(at)).is_none()
    }

    /// The bound that follows a quantity at an atom, and the index of the atom after it.
    pub fn bound_after(&self, at: usize) -> Option<(Bound, usize)> {
        let (phrase, bound) = AFTER.iter().find(|(phrase, _)| self.phrase(at, phrase))?;
        // “5 plus 3” is a sum, “20 plus people” a bound.
        let sum = matches!(phrase[0], "plus" | "+") && self.is_class(at + 1, Class::Digits);
        (!sum).then_some((*bound, at + phrase.len()))
    }
}

/// Words that count nothing and are not counted: articles, pronouns, prepositions, conjunctions, auxiliaries; sorted.
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "again", "against", "ago", "all", "along", "also", "although", "am", "among", "an", "and",
    "are", "as", "at", "be", "because", "been", "before", "being", "between", "both", "but", "by", "can", "could",
    "did", "do", "does", "during", "each", "either", "for", "from", "had", "has", "have", "he", "her", "here", "him",
    "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "may", "me", "might", "more", "most", "must",
    "my", "near", "nor", "not", "now", "of", "off", "on", "only", "onto", "or", "our", "out", "over", "per", "shall",
    "she", "should", "since", "so", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "though", "through", "to", "too", "under", "until", "up", "upon", "us", "via", "was", "we",
    "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with",
    "within", "without", "would", "yet", "you", "your",
];

/// Whether a lower-case word is an article, a pronoun, a preposition, a conjunction or an auxiliary.
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_sorted_and_free_of_doubles() {
        assert!(BEFORE.windows(2).all(|rows| rows[0].0 < rows[1].0));
        assert!(AFTER.windows(2).all(|rows| rows[0].0 < rows[1].0));
    }

    #[test]
    fn function_words_are_sorted_and_free_of_doubles() {
        assert!(FUNCTION_WORDS.windows(2).all(|words| words[0] < words[1]));
        assert!(is_function_word("of") && !is_function_word("soldiers"));
    }
}
