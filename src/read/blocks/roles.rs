//! What each piece of a page is for.

use super::cues::{self, ends_sentence};
use super::list_marker;
use super::pieces::Piece;
use crate::model::{Block, Role};

/// The blocks of the pieces of a text, each with its role. Linear in the length of the text.
pub(super) fn roles(text: &str, pieces: Vec<Piece>) -> Vec<Block> {
    let mut page = Page {
        text,
        pieces: &pieces,
        folded: String::new(),
        at: 0,
        headline: None,
        blocks: Vec::with_capacity(pieces.len()),
    };
    for (at, piece) in pieces.iter().enumerate() {
        let part = page.part(at);
        page.at = at;
        page.folded = if part.len() <= LONGEST_CUE { cues::folded(part) } else { String::new() };
        let told = piece.role;
        let role =
            told.or_else(|| RULES.iter().find(|(_, holds)| holds(&page)).map(|(role, _)| *role)).unwrap_or_default();
        if role == Role::Headline {
            page.headline = Some(at);
        }
        page.blocks.push(Block { span: piece.span, role });
    }
    page.blocks
}

/// Longer blocks, in bytes, are running text whatever words they have.
const LONGEST_CUE: usize = 300;

/// Bytes of the longest title.
const LONGEST_TITLE: usize = 300;

/// How many pieces at either end of a text may hold what stands only there.
const EDGE: usize = 6;

/// Whether a role's cues hold of the block that a page stands at.
type Rule = fn(&Page) -> bool;

/// In order: the first that holds tells the role. Where none does, it is body.
const RULES: &[(Role, Rule)] = &[
    (Role::TranslationNotice, |page| page.at_edge() && cues::is_translation_notice(&page.folded)),
    (Role::Boilerplate, |page| cues::is_boilerplate(&page.folded)),
    (Role::Credit, |page| cues::is_credit(&page.folded)),
    (Role::Byline, |page| cues::is_byline(page.here())),
    (Role::Byline, |page| page.at_foot() && cues::is_author_note(&page.folded)),
    (Role::Dateline, |page| cues::is_date(&page.folded)),
    (Role::Boilerplate, |page| page.repeats_headline()),
    (Role::Caption, |page| cues::opens_caption(&page.folded)),
    (Role::Caption, |page| page.repeats_caption()),
    (Role::Caption, |page| page.describes_picture()),
    (Role::ListItem, |page| page.is_list_item()),
    (Role::Headline, |page| page.is_headline()),
    (Role::CrossHead, |page| page.is_cross_head()),
];

/// A text while its pieces are told apart, one after the other.
struct Page<'t> {
    text: &'t str,
    pieces: &'t [Piece],
    /// The piece in question, folded; empty where it is long.
    folded: String,
    at: usize,
    headline: Option<usize>,
    /// The pieces before.
    blocks: Vec<Block>,
}

impl<'t> Page<'t> {
    fn part(&self, at: usize) -> &'t str {
        self.pieces[at].span.of(self.text)
    }

    fn here(&self) -> &'t str {
        self.part(self.at)
    }

    fn next(&self) -> Option<&'t Piece> {
        self.pieces.get(self.at + 1)
    }

    fn words(&self) -> usize {
        self.here().split_whitespace().take(60).count()
    }

    fn at_edge(&self) -> bool {
        self.at < EDGE || self.at_foot()
    }

    fn at_foot(&self) -> bool {
        self.at > 0 && self.at + EDGE >= self.pieces.len()
    }

    /// Whether running text stood before.
    fn is_within_story(&self) -> bool {
        self.blocks.iter().rev().take(20).any(|block| block.role == Role::Body)
    }

    /// The headline again, over a picture or as a link.
    fn repeats_headline(&self) -> bool {
        self.headline.is_some_and(|at| self.part(at) == self.here())
    }

    /// The caption above again.
    fn repeats_caption(&self) -> bool {
        let captions = self.blocks.iter().rev().take(3).filter(|block| block.role == Role::Caption);
        captions.map(|block| block.span.of(self.text)).any(|caption| caption == self.here())
    }

    /// A few words whose like stands in the caption below: what a page shows where the picture is missing.
    fn describes_picture(&self) -> bool {
        let Some(caption) = self.next().filter(|next| next.role == Some(Role::Caption)) else { return false };
        let caption = cues::folded(caption.span.of(self.text));
        let known = || caption.split(|c: char| !c.is_alphanumeric());
        let words = || self.folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let shared = words().filter(|word| known().any(|known| known == *word)).count();
        !self.folded.is_empty() && self.words() <= 20 && shared * 10 >= words().count() * 7
    }

    /// An item with a marker; a hyphen or number alone marks one only next to others.
    fn is_list_item(&self) -> bool {
        let marked = |at: usize| self.pieces.get(at).is_some_and(|piece| list_marker(piece.span.of(self.text)) > 0);
        let sure = self.here().starts_with(['•', '⁃', '◦', '‣', '▪', '●', '■']);
        marked(self.at) && (sure || marked(self.at + 1) || self.at > 0 && marked(self.at - 1))
    }

    /// The first line of a story that is set like a title, over something else.
    fn is_headline(&self) -> bool {
        self.headline.is_none() && !self.is_within_story() && self.next().is_some() && self.is_title(28)
    }

    /// A line within a story that is set like a title, over something else.
    fn is_cross_head(&self) -> bool {
        (self.is_within_story() || self.headline.is_some())
            && self.next().is_some_and(|next| next.role.is_none())
            && self.is_title(14)
            && !is_reported(self.here())
    }

    /// Whether the piece looks like a title of at most so many words: no sentence, or all in capitals, or each word with one.
    fn is_title(&self, most: usize) -> bool {
        let part = self.here();
        if part.len() > LONGEST_TITLE {
            return false;
        }
        let unfinished = part.ends_with([',', ':', ';']);
        let opens = part.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
        match () {
            _ if unfinished || !opens => false,
            _ if is_capitals(part) => self.words() <= most.max(25),
            _ if ends_sentence(part) && !part.ends_with('?') && !is_title_case(part) => false,
            _ => self.words() <= if part.ends_with('?') { most.min(12) } else { most },
        }
    }
}

/// `“…,” Chang said`: speech that a page cut short is no title.
fn is_reported(part: &str) -> bool {
    [",\"", ",”", ",'", ",’", ".\"", ".”", "!”", "?”", "!\"", "?\""].iter().any(|mark| part.contains(mark))
}

/// Whether all letters are capitals, in two words at least.
fn is_capitals(part: &str) -> bool {
    !part.contains(char::is_lowercase)
        && part.contains(char::is_whitespace)
        && part.chars().filter(|c| c.is_alphabetic()).count() >= 5
}

/// Whether nearly all longer words begin with a capital.
fn is_title_case(part: &str) -> bool {
    let is_long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).nth(3).is_some();
    let is_small = |word: &&str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    let long = || part.split_whitespace().filter(is_long);
    let small = long().filter(is_small).take(4).count();
    small < 4 && long().count() >= 2 && small * 5 <= long().count()
}
