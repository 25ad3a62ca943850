//! Words that carry grammar rather than content, each with a number and a class: what they are linked to depends on
//! which they are.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A function word or mark. Numbers of one class are neighbours, so that a threshold can part classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Function {
    /// From 1; 0 for a content word.
    pub number: u8,
    /// From 1, an index into [`CLASSES`]; 0 for a content word.
    pub class: u8,
}

/// Words of one class a line.
const CLASSES: [&str; 16] = [
    ". ? ! …",
    ", ; : - -- – — / ...",
    "( ) [ ] { }",
    "\" '' `` ' ` « »",
    "the a an",
    "this that these those such",
    "my your his her its our their 's s'",
    "i you he she it we they me him us them one himself herself itself themselves myself ourselves",
    "who whom whose which what where when why how",
    "of in on at by for with from into onto over under about against between through during within without upon toward \
     towards across around among amid near off out up down via per like",
    "to",
    "be am is are was were been being 's 're 'm",
    "has have had having do does did done 've",
    "will would can could may might shall should must 'll 'd ca wo",
    "and or but nor so yet if because although though while as than after before since until till once whether unless \
     however despite",
    "not n't no never none neither also only just even still then there here now very too more most all some any both \
     each every other another same own",
];

static WORDS: LazyLock<FxHashMap<&str, Function>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    let classed = (1u8..).zip(CLASSES).flat_map(|(class, line)| line.split_whitespace().map(move |word| (word, class)));
    for (number, (word, class)) in (1u8..).zip(classed) {
        words.entry(word).or_insert(Function { number, class });
    }
    words
});

impl Function {
    /// Of a word in normal form.
    pub fn of(norm: &str) -> Function {
        WORDS.get(norm).copied().unwrap_or_default()
    }

    /// Whether it is none.
    pub fn is_content(self) -> bool {
        self.number == 0
    }

    /// Whether it is a mark of punctuation.
    pub fn is_mark(self) -> bool {
        (1..=4).contains(&self.class)
    }
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, Function};

    #[test]
    fn words_of_a_class_have_neighbouring_numbers() {
        let count: usize = CLASSES.iter().map(|line| line.split_whitespace().count()).sum();
        assert!(count < 256, "{count} numbers do not fit a byte");
        assert_eq!(Function::of("an").number, Function::of("the").number + 2);
        assert_eq!(Function::of("must").class, Function::of("may").class);
        assert!(Function::of("council").is_content() && !Function::of("of").is_content());
        assert!(Function::of(";").is_mark() && !Function::of("the").is_mark());
    }
}
