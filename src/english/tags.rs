//! Parts of speech: the universal tag set and the Penn tags of Universal Dependencies' English treebanks.

use std::fmt;
use std::str::FromStr;

/// Defines an enum whose variants each have one written name, in the order of their codes.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All of them, in the order of their codes (`self as u8`).
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The name as the treebanks write it.
            pub const fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::english::tags::UnknownName;

            fn from_str(text: &str) -> Result<$name, Self::Err> {
                match text {
                    $($text => Ok($name::$variant),)*
                    _ => Err($crate::english::tags::UnknownName(text.to_string())),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}
pub(crate) use named;

/// A tag or relation name that the scheme does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName(pub String);

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "`{}` is not a name of this scheme", self.0)
    }
}

impl std::error::Error for UnknownName {}

named! {
    /// Universal part of speech (universaldependencies.org/u/pos).
    Upos {
        /// Adjective.
        Adj = "ADJ",
        /// Adposition: prepositions and verb particles' homographs.
        Adp = "ADP",
        /// Adverb.
        Adv = "ADV",
        /// Auxiliary verb, modal, copula.
        Aux = "AUX",
        /// Coordinating conjunction.
        Cconj = "CCONJ",
        /// Determiner.
        Det = "DET",
        /// Interjection.
        Intj = "INTJ",
        /// Common noun.
        Noun = "NOUN",
        /// Numeral.
        Num = "NUM",
        /// Particle: `not`, `'s`, infinitival `to`.
        Part = "PART",
        /// Pronoun.
        Pron = "PRON",
        /// Proper noun.
        Propn = "PROPN",
        /// Punctuation.
        Punct = "PUNCT",
        /// Subordinating conjunction.
        Sconj = "SCONJ",
        /// Symbol.
        Sym = "SYM",
        /// Verb.
        Verb = "VERB",
        /// Anything else.
        X = "X",
    }
}

named! {
    /// Part of speech of the Penn Treebank, as English EWT and GUM use it.
    Xpos {
        /// `$`: currency.
        Dollar = "$",
        /// `''`: closing quotation mark.
        CloseQuote = "''",
        /// `,`.
        Comma = ",",
        /// `-LRB-`: opening bracket.
        Lrb = "-LRB-",
        /// `-RRB-`: closing bracket.
        Rrb = "-RRB-",
        /// `.`: end of sentence.
        Stop = ".",
        /// `:`: colon, semicolon, dash.
        Colon = ":",
        /// Electronic address.
        Add = "ADD",
        /// Affix.
        Afx = "AFX",
        /// Coordinating conjunction.
        Cc = "CC",
        /// Cardinal number.
        Cd = "CD",
        /// Determiner.
        Dt = "DT",
        /// Existential `there`.
        Ex = "EX",
        /// Foreign word.
        Fw = "FW",
        /// Part of a word torn apart.
        Gw = "GW",
        /// Hyphen.
        Hyph = "HYPH",
        /// Preposition or subordinating conjunction.
        In = "IN",
        /// Adjective.
        Jj = "JJ",
        /// Adjective, comparative.
        Jjr = "JJR",
        /// Adjective, superlative.
        Jjs = "JJS",
        /// List item marker.
        Ls = "LS",
        /// Modal.
        Md = "MD",
        /// Superfluous punctuation.
        Nfp = "NFP",
        /// Noun, singular or mass.
        Nn = "NN",
        /// Proper noun, singular.
        Nnp = "NNP",
        /// Proper noun, plural.
        Nnps = "NNPS",
        /// Noun, plural.
        Nns = "NNS",
        /// Predeterminer.
        Pdt = "PDT",
        /// Possessive ending.
        Pos = "POS",
        /// Personal pronoun.
        Prp = "PRP",
        /// Possessive pronoun.
        PrpPoss = "PRP$",
        /// Adverb.
        Rb = "RB",
        /// Adverb, comparative.
        Rbr = "RBR",
        /// Adverb, superlative.
        Rbs = "RBS",
        /// Verb particle.
        Rp = "RP",
        /// Symbol.
        Sym = "SYM",
        /// Infinitival `to`.
        To = "TO",
        /// Interjection.
        Uh = "UH",
        /// Verb, base form.
        Vb = "VB",
        /// Verb, past tense.
        Vbd = "VBD",
        /// Verb, gerund or present participle.
        Vbg = "VBG",
        /// Verb, past participle.
        Vbn = "VBN",
        /// Verb, present, not third person singular.
        Vbp = "VBP",
        /// Verb, present, third person singular.
        Vbz = "VBZ",
        /// Determiner that asks or relates.
        Wdt = "WDT",
        /// Pronoun that asks or relates.
        Wp = "WP",
        /// Possessive `whose`.
        WpPoss = "WP$",
        /// Adverb that asks or relates.
        Wrb = "WRB",
        /// Unknown: text that no tag fits.
        Xx = "XX",
        /// Opening quotation mark.
        OpenQuote = "``",
    }
}

/// The part of speech of a token in both schemes; written `NOUN|NN`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn part of speech.
    pub xpos: Xpos,
}

impl Tag {
    /// The tag of both schemes.
    pub const fn new(upos: Upos, xpos: Xpos) -> Tag {
        Tag { upos, xpos }
    }

    /// Noun, proper noun or pronoun: what can name a party.
    pub fn is_nominal(self) -> bool {
        matches!(self.upos, Upos::Noun | Upos::Propn | Upos::Pron)
    }

    /// A main verb or an auxiliary.
    pub fn is_verbal(self) -> bool {
        matches!(self.upos, Upos::Verb | Upos::Aux)
    }

    /// Noun, proper noun, verb, adjective, adverb or number: what carries meaning by itself.
    pub fn is_content(self) -> bool {
        matches!(self.upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Adv | Upos::Num)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}|{}", self.upos, self.xpos)
    }
}

impl FromStr for Tag {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Tag, UnknownName> {
        let (upos, xpos) = text.split_once('|').ok_or_else(|| UnknownName(text.to_string()))?;
        Ok(Tag { upos: upos.parse()?, xpos: xpos.parse()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back_as_itself() {
        for &upos in Upos::ALL {
            for &xpos in Xpos::ALL {
                let tag = Tag::new(upos, xpos);
                assert_eq!(tag.to_string().parse(), Ok(tag));
            }
        }
    }

    #[test]
    fn codes_follow_the_order_of_the_list() {
        for (code, &xpos) in Xpos::ALL.iter().enumerate() {
            assert_eq!(code, xpos as usize);
        }
    }

    #[test]
    fn other_names_are_refused() {
        assert!("NOUN".parse::<Tag>().is_err());
        assert!("NOUN|nn".parse::<Tag>().is_err());
        assert!("|".parse::<Tag>().is_err());
    }
}
