//! Words that carry no content of their own, and forms of one word.

/// Whether a word is light: it joins others and says little by itself. Words that can turn a statement (`not`, `may`,
/// `all`) are light here too; the checks that are about them look for them by name.
pub(crate) fn is_light(norm: &str) -> bool {
    matches!(
        norm,
        "a" | "an"
            | "the"
            | "this"
            | "that"
            | "these"
            | "those"
            | "such"
            | "i"
            | "me"
            | "my"
            | "mine"
            | "myself"
            | "we"
            | "us"
            | "our"
            | "ours"
            | "ourselves"
            | "you"
            | "your"
            | "yours"
            | "yourself"
            | "yourselves"
            | "he"
            | "him"
            | "his"
            | "himself"
            | "she"
            | "her"
            | "hers"
            | "herself"
            | "it"
            | "its"
            | "itself"
            | "they"
            | "them"
            | "their"
            | "theirs"
            | "themselves"
            | "who"
            | "whom"
            | "whose"
            | "which"
            | "what"
            | "there"
            | "here"
            | "one"
            | "ones"
            | "be"
            | "am"
            | "is"
            | "are"
            | "was"
            | "were"
            | "been"
            | "being"
            | "'m"
            | "'re"
            | "'s"
            | "'ve"
            | "'d"
            | "'ll"
            | "s"
            | "have"
            | "has"
            | "had"
            | "having"
            | "do"
            | "does"
            | "did"
            | "done"
            | "doing"
            | "will"
            | "would"
            | "shall"
            | "should"
            | "may"
            | "might"
            | "can"
            | "could"
            | "must"
            | "ca"
            | "wo"
            | "not"
            | "n't"
            | "'"
            | "to"
            | "of"
            | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "with"
            | "from"
            | "into"
            | "onto"
            | "about"
            | "as"
            | "than"
            | "over"
            | "under"
            | "between"
            | "among"
            | "through"
            | "during"
            | "within"
            | "upon"
            | "via"
            | "per"
            | "toward"
            | "towards"
            | "across"
            | "along"
            | "around"
            | "and"
            | "or"
            | "but"
            | "nor"
            | "so"
            | "if"
            | "while"
            | "when"
            | "where"
            | "whether"
            | "then"
            | "also"
            | "too"
            | "how"
            | "why"
            | "up"
            | "out"
            | "off"
            | "both"
            | "very"
            | "just"
            | "own"
            | "etc"
    )
}

/// Whether a word only joins or points: a determiner, preposition or conjunction that replaces no content.
pub(crate) fn is_joint(norm: &str) -> bool {
    matches!(
        norm,
        "a" | "an"
            | "the"
            | "that"
            | "this"
            | "of"
            | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "with"
            | "to"
            | "as"
            | "and"
            | ","
            | "-"
            | "is"
            | "are"
            | "was"
            | "were"
            | "'s"
            | "its"
    )
}

/// Whether two normal forms are one word written in two ways: contractions and their full forms, `&` and `and`.
pub(crate) fn same(a: &str, b: &str) -> bool {
    a == b || full(a) == full(b) || reads_as(a, b) || reads_as(b, a)
}

/// The full form of a contraction that can only be one word.
pub(crate) fn full(norm: &str) -> &str {
    match norm {
        "n't" | "n’t" => "not",
        "'re" => "are",
        "'ve" => "have",
        "'ll" => "will",
        "'m" => "am",
        "ca" => "can",
        "wo" => "will",
        "&" => "and",
        "%" | "percent" | "pct" => "percent",
        "an" => "a",
        _ => norm,
    }
}

/// Whether a contraction can stand for a word, among others.
fn reads_as(contraction: &str, word: &str) -> bool {
    match contraction {
        "'s" => matches!(word, "is" | "has"),
        "'d" => matches!(word, "would" | "had"),
        _ => false,
    }
}
