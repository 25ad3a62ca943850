//! What is known of one text, for a person at a terminal: sentence by sentence, each as its words with their tags and
//! heads, as who does what to whom and what its operators govern; then who is quoted, who said what, who is named, what pronouns and definite phrases stand for, and what
//! hints at a retelling.

use super::{
    Paint,
    style::Style,
    text::{shown, width},
};
use crate::model::{Inspection, NameReport, ParsedSentence, Passage, PredicateReport, Role, ScopeReport, WordReport};
use std::fmt::Write;

/// The inspection as lines of text.
pub fn render(inspection: &Inspection, paint: Paint) -> String {
    let mut page = Page { out: String::new(), paint };
    let document = &inspection.document;
    let blocks = document.blocks.len();
    page.title(&format!(
        "{}: {}, {blocks} blocks, {} sentences",
        document.name,
        document.encoding,
        inspection.sentences.len()
    ));
    for (index, sentence) in inspection.sentences.iter().enumerate() {
        page.sentence(index, sentence, &document.text);
    }
    page.section(
        "quotations",
        document.quotations.iter().map(|quotation| {
            let speaker = quotation.speaker.as_ref().map_or("nobody named".to_owned(), |speaker| speaker.text.clone());
            (speaker, quotation.span.of(&document.text).to_owned())
        }),
    );
    let parts = |spans: &[[usize; 2]]| {
        let words: Vec<&str> = spans.iter().filter_map(|&[start, end]| document.text.get(start..end)).collect();
        words.join(" … ")
    };
    page.section(
        "attributions",
        document.attributions.iter().map(|found| {
            let said = [parts(&found.source), parts(&found.cue)]
                .map(|words| if words.is_empty() { "–".to_owned() } else { words });
            (said.join(" · "), parts(&found.content))
        }),
    );
    page.section(
        "names",
        inspection.names.iter().map(|name| (format!("{} ({})", name.name, name.kind), mentions(name))),
    );
    page.section(
        "pronouns and definite phrases",
        inspection.references.iter().map(|reference| {
            let antecedent = reference.antecedent.as_ref().map_or("unresolved", |antecedent| &antecedent.text);
            (format!("{} at {}", reference.passage.text, reference.passage.span.start), antecedent.to_owned())
        }),
    );
    page.section(
        "hints of a retelling, none of them a proof",
        inspection.marks.iter().map(|mark| {
            (
                format!("{} risk {:.1} at {}", mark.rule, mark.risk, mark.span.start),
                format!("“{}”: {}", mark.text, mark.message),
            )
        }),
    );
    page.section("notices", document.notices.iter().map(|notice| (notice.code.clone(), notice.message.clone())));
    page.out
}

/// `Gordon Chang, Chang ×3`: each way of naming, in the order of the text, with how often.
fn mentions(name: &NameReport) -> String {
    let mut ways: Vec<(&str, usize)> = Vec::new();
    for Passage { text, .. } in &name.mentions {
        match ways.iter_mut().find(|(way, _)| way == text) {
            Some((_, times)) => *times += 1,
            None => ways.push((text, 1)),
        }
    }
    let way = |(way, times): (&str, usize)| if times > 1 { format!("{way} ×{times}") } else { way.to_owned() };
    ways.into_iter().map(way).collect::<Vec<_>>().join(", ")
}

/// Text under way. Writing to a String cannot fail.
struct Page {
    out: String,
    paint: Paint,
}

impl Page {
    fn title(&mut self, title: &str) {
        let _ = writeln!(self.out, "{}", self.paint.paint(&shown(title), Style::Strong));
    }

    fn dim(&self, text: &str) -> String {
        self.paint.paint(text, Style::Dim)
    }

    fn sentence(&mut self, index: usize, sentence: &ParsedSentence, text: &str) {
        let place = format!("{} {} {}–{}", index + 1, role(sentence.role), sentence.span.start, sentence.span.end);
        let _ = writeln!(self.out, "\n{}  {}", self.dim(&place), shown(sentence.span.of(text)));
        self.words(&sentence.words);
        for predicate in &sentence.predicates {
            self.predicate(predicate, &sentence.words);
        }
        for scope in &sentence.scopes {
            self.scope(scope, &sentence.words);
        }
        for quantity in &sentence.quantities {
            let _ = writeln!(
                self.out,
                "  {} {}  = {}",
                self.dim("quantity"),
                shown(&quantity.passage.text),
                shown(&quantity.value)
            );
        }
    }

    /// A table of the words: form, tag, relation, head.
    fn words(&mut self, words: &[WordReport]) {
        let forms: Vec<String> = words.iter().map(|word| shown(&word.passage.text).into_owned()).collect();
        let column = forms.iter().map(|form| width(form)).max().unwrap_or(0).min(WIDEST);
        for (word, form) in words.iter().zip(&forms) {
            let gap = " ".repeat(column.saturating_sub(width(form)));
            let head = word.head.and_then(|head| forms.get(head)).map_or("", |form| form.as_str());
            let arrow = if head.is_empty() { "" } else { "← " };
            let tags = self.dim(&format!("{:5} {:5}", word.upos, word.xpos));
            let _ = writeln!(self.out, "    {form}{gap}  {tags} {:12} {arrow}{head}", word.deprel);
        }
    }

    /// `arrest (past passive)  agent the guards · patient the driver`
    fn predicate(&mut self, predicate: &PredicateReport, words: &[WordReport]) {
        let mut line =
            format!("  {} {}", self.dim(&predicate.kind), self.paint.paint(&shown(&predicate.lemma), Style::Strong));
        if !predicate.marks.is_empty() {
            line.push_str(&self.dim(&format!(" ({})", shown(&predicate.marks.join(" ")))));
        }
        let mut separator = "  ";
        for argument in &predicate.arguments {
            let phrase = match argument.role.as_str() {
                // What is said or wanted is told by a line of its own: its verb will do here.
                "content" => words.get(argument.word).map_or("", |word| word.passage.text.as_str()),
                _ => argument.passage.text.as_str(),
            };
            let _ = write!(line, "{separator}{} {}", self.dim(&argument.role), shown(phrase));
            separator = " · ";
        }
        let _ = writeln!(self.out, "{line}");
    }

    /// `condition if  given rains · governs play · perhaps go`
    fn scope(&mut self, scope: &ScopeReport, words: &[WordReport]) {
        let mut line =
            format!("  {} {}", self.dim(&scope.kind), self.paint.paint(&shown(&scope.passage.text), Style::Strong));
        let mut separator = "  ";
        for (name, governed) in [("given", &scope.given), ("governs", &scope.governs), ("perhaps", &scope.perhaps)] {
            let forms: Vec<&str> =
                governed.iter().filter_map(|&word| Some(words.get(word)?.passage.text.as_str())).collect();
            if !forms.is_empty() {
                let _ = write!(line, "{separator}{} {}", self.dim(name), shown(&forms.join(", ")));
                separator = " · ";
            }
        }
        let _ = writeln!(self.out, "{line}");
    }

    /// A list of names and what belongs to each; nothing where the list is empty.
    fn section(&mut self, title: &str, rows: impl Iterator<Item = (String, String)>) {
        let mut rows = rows.peekable();
        if rows.peek().is_some() {
            self.out.push('\n');
            self.title(title);
        }
        for (name, what) in rows {
            let _ = writeln!(self.out, "  {}  {}", self.dim(&shown(&name)), shown(&what));
        }
    }
}

/// Longer words do not widen the table.
const WIDEST: usize = 24;

fn role(role: Role) -> &'static str {
    match role {
        Role::Headline => "headline",
        Role::CrossHead => "cross-head",
        Role::Body => "body",
        Role::ListItem => "list item",
        Role::Caption => "caption",
        Role::Byline => "byline",
        Role::Dateline => "dateline",
        Role::Credit => "credit",
        Role::TranslationNotice => "translation notice",
        Role::Boilerplate => "boilerplate",
    }
}
