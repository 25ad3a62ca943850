use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A text as it was taken in, before anything is known of its structure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Original {
    /// Where it came from: a path, `-`, or an id. Shown to people, never opened.
    pub name: String,
    /// The decoded text. All offsets point into it.
    pub text: String,
    /// The encoding that the bytes were in, by its WHATWG name (`UTF-8`, `windows-1252`, …).
    pub encoding: String,
    /// What the container said of the text (a feed, a page's metadata). Empty for plain text.
    pub fields: Fields,
    /// Blocks whose role the container already told; empty where it told none.
    pub blocks: Vec<Block>,
    /// What could not be handled on the way in.
    pub notices: Vec<Notice>,
}

/// What a container says of its text: each as it was written there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Fields {
    /// The format that the text was extracted from (`plain`, `html`, `ninjs`, …); empty for plain text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub format: String,
    /// Headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Place and date line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    /// Agency or provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// Date of publication or of this version, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The publishing outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Address or identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Language, BCP 47.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Version number or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// A text read: blocks, sentences, tokens and quotations over the text as it came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The text and what came with it.
    pub original: Original,
    /// Blocks in the order of the text, not overlapping; every visible character is in one.
    pub blocks: Vec<Block>,
    /// Sentences in the order of the text; each lies in one block.
    pub sentences: Vec<Sentence>,
    /// Tokens in the order of the text; each lies in one sentence.
    pub tokens: Vec<Token>,
    /// Direct quotations in the order of the text; they may nest.
    pub quotations: Vec<Quotation>,
    /// The normal forms of all tokens, one after the other; see [`Document::norm`].
    pub norms: String,
    /// What could not be handled while reading.
    pub notices: Vec<Notice>,
}

impl Document {
    /// The text as it came.
    pub fn text(&self) -> &str {
        &self.original.text
    }

    /// The words of a token as they stand in the text.
    pub fn form(&self, token: usize) -> &str {
        self.tokens[token].span.of(&self.original.text)
    }

    /// The normal form of a token: composed (NFC), lower case, straight quotes and plain hyphens, without soft hyphens
    /// and zero-width characters.
    pub fn norm(&self, token: usize) -> &str {
        let start = if token == 0 { 0 } else { self.tokens[token - 1].norm_end };
        &self.norms[start as usize..self.tokens[token].norm_end as usize]
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: usize) -> &[Token] {
        &self.tokens[self.sentences[sentence].tokens.clone()]
    }

    /// The sentences that are compared, as the roles of their blocks tell, in the order of the text.
    pub fn compared(&self) -> impl Iterator<Item = usize> {
        (0..self.sentences.len()).filter(|&sentence| self.role_of(sentence).is_compared())
    }

    /// The role of the block in which a sentence stands.
    pub fn role_of(&self, sentence: usize) -> Role {
        self.blocks[self.sentences[sentence].block].role
    }

    /// The text of a sentence as it stands.
    pub fn sentence_text(&self, sentence: usize) -> &str {
        self.sentences[sentence].span.of(&self.original.text)
    }

    /// The text span from the first to the last of a range of tokens; empty at the start for an empty range.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.cover(last.span),
            _ => Span::default(),
        }
    }
}

/// A paragraph, heading, list item, caption or line of boilerplate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Block {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What it is for.
    pub role: Role,
}

/// What a block of a news text is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The title of the story.
    Headline,
    /// A heading within the story.
    CrossHead,
    /// Running text.
    #[default]
    Body,
    /// An item of a list.
    ListItem,
    /// The text under a picture.
    Caption,
    /// Who wrote it.
    Byline,
    /// Place and date.
    Dateline,
    /// Agency, photo credit, copyright or correction notice.
    Credit,
    /// A notice that the text was translated by machine.
    TranslationNotice,
    /// Calls to action, navigation, forms, related topics, app promotion.
    Boilerplate,
}

impl Role {
    /// Whether blocks of this role are held against the other text. The others are listed only.
    pub fn is_compared(self) -> bool {
        matches!(self, Role::Headline | Role::CrossHead | Role::Body | Role::ListItem | Role::Caption)
    }
}

/// A sentence, without the white space around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// Indexes of its tokens in [`Document::tokens`].
    pub tokens: Range<usize>,
}

/// A word, number, mark of punctuation or symbol, cut as in Universal Dependencies' English treebanks: `do|n't`,
/// `China|'s`, `well|-|known`, `$|240`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Where its normal form ends in [`Document::norms`]; it starts where that of the token before ends. In 32 bits, for
    /// there are as many tokens as a fifth of the bytes.
    pub norm_end: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether it follows the token before without white space.
    pub glued: bool,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, periods of abbreviations, digits after a letter.
    Word,
    /// Starts with a digit: numbers, ordinals, times, years.
    Number,
    /// Punctuation, quotation marks included.
    Punctuation,
    /// Currency, percent, arithmetic, emoji and other signs.
    Symbol,
}

/// A direct quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening to the closing mark, marks included. One that goes on over several paragraphs is one quotation.
    pub span: Span,
    /// Between the marks.
    pub content: Span,
    /// Who is quoted, where the sentence names one.
    pub speaker: Option<Span>,
    /// How deep it stands within other quotations; 0 for one that stands by itself.
    pub depth: usize,
}

/// Who said what, and how: the parts may be in several places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    /// The speaker.
    pub source: Vec<Span>,
    /// The words that say it was said (`said`, `according to`).
    pub cue: Vec<Span>,
    /// What was said.
    pub content: Vec<Span>,
}

/// What could not be handled, or what a reader should know of how a text was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Notice {
    /// A stable identifier, such as `unbalanced-quotation`.
    pub code: String,
    /// In plain words.
    pub message: String,
    /// Where, in the text that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}
