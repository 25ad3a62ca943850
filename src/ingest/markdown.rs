//! Markdown, as CommonMark defines it, with front matter between `---` lines.

use super::extract::{Extract, folded};
use crate::model::Role;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Whether a text is Markdown: by the name of its file, else by headings, links or front matter that plain text has not.
pub(super) fn is_markdown(name: &str, text: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let named = |extension: &&str| name.ends_with(*extension);
    if [".md", ".markdown", ".mdown"].iter().any(named) {
        return true;
    }
    let heading = |line: &str| {
        let marks = line.bytes().take_while(|byte| *byte == b'#').count();
        (1..=6).contains(&marks) && line[marks..].starts_with(' ') && line[marks..].trim().len() > 1
    };
    let headings = text.lines().filter(|line| heading(line)).count();
    let links = text.matches("](http").count() + text.matches("](/").count();
    let matter = text.starts_with("---\n") && front_matter(text).is_some();
    matter || headings > 0 && (text.starts_with('#') || headings + links > 1) || links > 1
}

/// The lines between the first two `---`, where each is a key with a value, and what comes after them.
fn front_matter(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---")?.trim_start_matches('\r').strip_prefix('\n')?;
    let end = rest.find("\n---")?;
    let is_pair = |line: &str| line.trim().is_empty() || line.starts_with([' ', '-', '#']) || line.contains(':');
    rest[..end].lines().all(is_pair).then_some((&rest[..end], &rest[end + "\n---".len()..]))
}

/// The story of a Markdown text.
pub(super) fn extract(text: &str) -> Extract {
    let mut extract = Extract::new("markdown");
    let matter = front_matter(text);
    matter.iter().for_each(|(matter, _)| fields(&mut extract, matter));
    let body = matter.map_or(text, |(_, body)| body);
    let headline = extract.fields.headline.clone();
    headline.iter().for_each(|headline| extract.block(Role::Headline, headline));
    let byline = extract.fields.byline.clone();
    byline.iter().for_each(|byline| extract.block(Role::Byline, byline));
    let mut walk = Walk { extract, role: Role::Body, text: String::new(), image: None };
    for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        walk.event(event);
    }
    walk.flush();
    let mut extract = walk.extract;
    if extract.fields.headline.is_none() {
        extract.fields.headline = extract.first(Role::Headline);
    }
    extract
}

fn fields(extract: &mut Extract, matter: &str) {
    for line in matter.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = folded(value.trim().trim_matches(['"', '\'']));
        let fields = &mut extract.fields;
        let field = match key.trim().to_ascii_lowercase().as_str() {
            "title" | "headline" => &mut fields.headline,
            "author" | "byline" => &mut fields.byline,
            "dateline" => &mut fields.dateline,
            "credit" => &mut fields.credit,
            "source" | "outlet" | "publisher" => &mut fields.outlet,
            "date" | "published" => &mut fields.date,
            "url" | "canonical" => &mut fields.url,
            "lang" | "language" => &mut fields.language,
            "version" => &mut fields.version,
            _ => continue,
        };
        *field = field.take().or(value);
    }
}

struct Walk {
    extract: Extract,
    role: Role,
    text: String,
    /// Where in the text the description of an image began.
    image: Option<usize>,
}

impl Walk {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.flush();
                let opens = level == HeadingLevel::H1 && !self.extract.has(Role::Body);
                self.role = if opens { Role::Headline } else { Role::CrossHead };
            }
            Event::Start(Tag::Item) => {
                self.flush();
                self.role = Role::ListItem;
            }
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_) | Tag::TableRow | Tag::TableHead | Tag::BlockQuote(_)) => {
                self.flush()
            }
            Event::Start(Tag::Image { title, .. }) => {
                // A title stands under the picture, a description in its place.
                self.image = Some(self.text.len());
                if !title.is_empty() {
                    self.text.push_str(&title);
                    self.text.push_str(". ");
                }
            }
            Event::End(TagEnd::Image) => {
                if let Some(start) = self.image.take() {
                    let caption = self.text.split_off(start.min(self.text.len()));
                    self.flush();
                    self.extract.block(Role::Caption, &caption);
                }
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Item) => {
                self.flush();
                self.role = Role::Body;
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::TableRow | TagEnd::TableHead | TagEnd::BlockQuote(_),
            ) => self.flush(),
            Event::End(TagEnd::TableCell) => self.text.push(' '),
            Event::Text(text) | Event::Code(text) => self.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            _ => {}
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        match self.role {
            // Front matter may have told the headline already, or another one.
            Role::Headline if self.extract.has(Role::Headline) => self.extract.block_once(Role::CrossHead, &text),
            role => self.extract.block(role, &text),
        }
        self.image = None;
    }
}
