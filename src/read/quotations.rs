//! Direct quotations, by their marks.
//!
//! Marks are taken from the tokens, so an apostrophe within a word or of a clitic is none. Straight, curly and angle marks
//! are told to be opening or closing by the blanks around them and by what is open; a mark that pairs with one of another
//! shape (`‘…'`, `“…"`) closes it all the same.

use crate::model::{Document, Notice, Quotation, Role, Span, TokenKind};

/// How deep quotations may nest; deeper marks are not looked at.
const DEEPEST: usize = 4;

/// How many tokens are looked through to tell a plural's apostrophe from a closing mark.
const REACH: usize = 60;

/// Single or double marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Single,
    Double,
}

/// What a mark may be, by its shape.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Opening,
    Closing,
    Either,
}

/// A quotation that is not closed yet.
struct Open {
    family: Family,
    shape: Shape,
    /// The token of the opening mark.
    token: usize,
    /// The last single mark within that might close it: a wrongly paired one.
    stray: Option<usize>,
}

/// The quotations of a document that has its tokens, in the order of the text, without speakers; and what was odd about
/// them. Linear in the number of tokens.
pub(super) fn quotations(document: &Document) -> (Vec<Quotation>, Vec<Notice>) {
    let mut scan = Scan { document, open: Vec::new(), found: Vec::new(), notices: Vec::new() };
    for (index, sentence) in document.sentences.iter().enumerate() {
        let opens_block = index == 0 || document.sentences[index - 1].block != sentence.block;
        if opens_block {
            scan.leave(sentence.tokens.start, Some(document.blocks[sentence.block].role));
        }
        for token in sentence.tokens.clone() {
            scan.mark(token, opens_block && token == sentence.tokens.start);
        }
    }
    scan.leave(document.tokens.len(), None);
    scan.found.sort_by_key(|quotation| quotation.span.start);
    (scan.found, scan.notices)
}

struct Scan<'d> {
    document: &'d Document,
    open: Vec<Open>,
    found: Vec<Quotation>,
    notices: Vec<Notice>,
}

impl Scan<'_> {
    /// Settles what is open at the end of a block. A double quotation goes on where the next paragraph opens with the same
    /// marks; single ones were apostrophes.
    fn leave(&mut self, end: usize, next: Option<Role>) {
        let Some(outer) = self.open.iter().position(|open| open.family == Family::Double) else {
            return self.open.clear();
        };
        let goes_on = next == Some(Role::Body)
            && matches!(self.shape(end), Some((Family::Double, shape)) if shape != Shape::Closing && shape == self.open[outer].shape);
        self.open.truncate(outer + 1);
        self.open.drain(..outer);
        if goes_on {
            return;
        }
        let Some(open) = self.open.pop() else { return };
        match open.stray {
            Some(stray) => self.found(open.token, stray),
            None => self.unbalanced(open.token),
        }
    }

    /// Looks at a token; `opens_block` where it is the first of its block.
    fn mark(&mut self, token: usize, opens_block: bool) {
        let Some((family, shape)) = self.shape(token) else { return };
        let is_open = |open: &Open| open.family == family;
        let goes_on =
            opens_block && family == Family::Double && shape != Shape::Closing && self.open.iter().any(is_open);
        if goes_on {
            return;
        }
        match shape {
            Shape::Opening => self.opens(token, family, shape),
            Shape::Closing => self.closes(token, family),
            Shape::Either if self.is_measure(token, family) => {}
            Shape::Either => match (family, self.hugs(token), self.open.iter().any(is_open)) {
                (_, Hug::Next, false) => self.opens(token, family, shape),
                (Family::Double, Hug::Both | Hug::Neither, false) => self.opens(token, family, shape),
                (Family::Double, Hug::Next, true) if self.open.last().is_some_and(|open| open.family != family) => {
                    self.opens(token, family, shape)
                }
                _ => self.closes(token, family),
            },
        }
    }

    fn opens(&mut self, token: usize, family: Family, shape: Shape) {
        if self.open.len() < DEEPEST {
            self.open.push(Open { family, shape, token, stray: None });
        }
    }

    /// Closes the innermost quotation of the family, with what is left open within it; an apostrophe closes none.
    fn closes(&mut self, token: usize, family: Family) {
        let same = self.open.iter().rposition(|open| open.family == family);
        match same {
            Some(_) if family == Family::Single && self.is_plural(token) => {}
            Some(at) => {
                let open = self.open.swap_remove(at);
                self.open.truncate(at);
                self.found(open.token, token);
            }
            None if family == Family::Double => {
                if let Some(open) = self.open.pop() {
                    self.found(open.token, token);
                }
            }
            None if self.follows_stop(token) => {
                if let Some(open) = self.open.last_mut() {
                    open.stray = Some(token);
                }
            }
            None => {}
        }
    }

    /// Takes in the quotation between two marks, unless nothing is between them.
    fn found(&mut self, first: usize, last: usize) {
        let (opening, closing) = (self.document.tokens[first].span, self.document.tokens[last].span);
        let text = self.document.text();
        let content = super::characters::trimmed(text, Span::new(opening.end, closing.start.max(opening.end)));
        if !content.is_empty() {
            self.found.push(Quotation { span: opening.cover(closing), content, speaker: None, depth: self.open.len() });
        }
    }

    /// Takes in a quotation that nothing closes: to the end of its sentence.
    fn unbalanced(&mut self, first: usize) {
        let document = self.document;
        let mark = document.tokens[first].span;
        let sentence = document.sentences.partition_point(|sentence| sentence.tokens.end <= first);
        // What was closed within it lies in it, whatever sentences that took.
        let within = self.found.iter().rev().take_while(|quotation| quotation.span.start > mark.start);
        let end = within.map(|quotation| quotation.span.end).fold(document.sentences[sentence].span.end, usize::max);
        let content = super::characters::trimmed(document.text(), Span::new(mark.end, end.max(mark.end)));
        if self.notices.len() < MOST_NOTICES {
            let message =
                "A quotation is opened here and not closed in its paragraph; it is taken to end with its sentence.";
            self.notices.push(Notice {
                code: "unbalanced-quotation".to_owned(),
                message: message.to_owned(),
                span: Some(mark),
            });
        }
        if !content.is_empty() {
            self.found.push(Quotation { span: mark.cover(content), content, speaker: None, depth: 0 });
        }
    }

    /// The family and shape of a token that may be a quotation mark.
    fn shape(&self, token: usize) -> Option<(Family, Shape)> {
        if self.document.tokens.get(token)?.kind != TokenKind::Punctuation {
            return None;
        }
        Some(match self.document.form(token) {
            "\"" | "＂" => (Family::Double, Shape::Either),
            "“" if self.closes_low(token) => (Family::Double, Shape::Closing),
            "“" | "„" | "‟" | "``" => (Family::Double, Shape::Opening),
            "”" => (Family::Double, Shape::Closing),
            "''" => (Family::Double, Shape::Either),
            "«" | "»" => (Family::Double, self.angle(token)),
            "‘" | "‚" | "‛" | "`" => (Family::Single, Shape::Opening),
            "'" | "’" => (Family::Single, Shape::Either),
            "‹" | "›" => (Family::Single, self.angle(token)),
            _ => return None,
        })
    }

    /// Whether `“` closes what `„` opened.
    fn closes_low(&self, token: usize) -> bool {
        self.hugs(token) != Hug::Next && self.open.last().is_some_and(|open| self.document.form(open.token) == "„")
    }

    /// Angle marks point either way by the custom of the country: told by the blanks around them, else as in French.
    fn angle(&self, token: usize) -> Shape {
        match (self.hugs(token), self.document.form(token)) {
            (Hug::Next, _) => Shape::Opening,
            (Hug::Previous, _) => Shape::Closing,
            (_, "«" | "‹") => Shape::Opening,
            _ => Shape::Closing,
        }
    }

    /// On which side a mark touches a word.
    fn hugs(&self, token: usize) -> Hug {
        let tokens = &self.document.tokens;
        let opener = |token: usize| {
            matches!(
                self.document.form(token),
                "(" | "[" | "—" | "–" | "-" | "--" | "/" | "“" | "‘" | "\"" | "'" | "``" | "`"
            )
        };
        let stop = |token: usize| matches!(self.document.form(token), "," | "." | ";" | ":" | "!" | "?" | ")" | "]");
        let starts = !tokens[token].glued || token == 0;
        let ends = tokens.get(token + 1).is_none_or(|next| !next.glued || stop(token + 1));
        match (starts, ends) {
            (true, false) => Hug::Next,
            (false, true) => Hug::Previous,
            (true, true) => Hug::Neither,
            (false, false) if opener(token - 1) => Hug::Next,
            (false, false) if tokens[token + 1].kind == TokenKind::Punctuation => Hug::Previous,
            (false, false) => Hug::Both,
        }
    }

    /// Feet, inches, minutes: `6'`, `5'10"`. After a number a mark closes only what is open.
    fn is_measure(&self, token: usize, family: Family) -> bool {
        let tokens = &self.document.tokens;
        let after_number = tokens[token].glued && token > 0 && tokens[token - 1].kind == TokenKind::Number;
        let after_feet = token > 0 && self.document.form(token - 1).contains(['\'', '’']);
        after_number && (after_feet && family == Family::Double || !self.open.iter().any(|open| open.family == family))
    }

    /// Whether a single mark is the apostrophe of a plural (`the boys’ house’`): after an s, before a word, with another
    /// mark to come that may close.
    fn is_plural(&self, token: usize) -> bool {
        let tokens = &self.document.tokens;
        let after_s = tokens[token].glued && self.document.norm(token - 1).ends_with('s');
        let before_word = tokens.get(token + 1).is_some_and(|next| !next.glued && next.kind == TokenKind::Word);
        let closer = || {
            let rest = (token + 1..tokens.len()).take(REACH);
            rest.filter(|&later| matches!(self.shape(later), Some((Family::Single, shape)) if shape != Shape::Opening))
                .any(|later| tokens[later].glued && tokens.get(later + 1).is_none_or(|next| !next.glued))
        };
        after_s && before_word && closer()
    }

    /// Whether a mark stands right after a stop, as a closing one does.
    fn follows_stop(&self, token: usize) -> bool {
        token > 0
            && self.document.tokens[token].glued
            && matches!(self.document.form(token - 1), "." | "," | "!" | "?" | "…" | "...")
    }
}

/// On which side a mark touches what it quotes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hug {
    Next,
    Previous,
    Both,
    Neither,
}

/// How many unbalanced quotations are told of.
const MOST_NOTICES: usize = 20;
