//! Gathering a text from the parts of a container.

use crate::model::{Block, Fields, Notice, Original, Role, Span};

/// A text on its way out of a container: paragraphs with their roles, and what the container says of it.
#[derive(Default)]
pub(super) struct Extract {
    text: String,
    blocks: Vec<Block>,
    /// What the container says of the text.
    pub fields: Fields,
    /// What could not be handled.
    pub notices: Vec<Notice>,
}

impl Extract {
    /// Of a format.
    pub fn new(format: &str) -> Extract {
        Extract { fields: Fields { format: format.to_owned(), ..Fields::default() }, ..Extract::default() }
    }

    /// Adds a block, white space folded; an empty one is none.
    pub fn block(&mut self, role: Role, text: &str) {
        let Some(text) = folded(text) else { return };
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(&text);
        self.blocks.push(Block { span: Span::new(start, self.text.len()), role });
    }

    /// Adds a block unless one of the same text is there, as where a field and the text both have the headline. A byline
    /// is the same with the writer's title behind it and without.
    pub fn block_once(&mut self, role: Role, text: &str) {
        let text = folded(text).unwrap_or_default();
        let ours = bare(&text).to_lowercase();
        let same = |block: &Block| {
            let theirs = bare(block.span.of(&self.text)).to_lowercase();
            let bylines = role == Role::Byline && block.role == Role::Byline;
            theirs == ours || bylines && (theirs.starts_with(&ours) || ours.starts_with(&theirs))
        };
        if !self.blocks.iter().any(same) {
            self.block(role, &text);
        }
    }

    /// Adds a plain text: a block for each paragraph.
    pub fn plain(&mut self, text: &str) {
        let mut paragraph = String::new();
        for line in text.lines() {
            if line.trim().is_empty() {
                self.block(Role::Body, &std::mem::take(&mut paragraph));
            } else {
                paragraph.push_str(line);
                paragraph.push('\n');
            }
        }
        self.block(Role::Body, &paragraph);
    }

    /// Whether a block has this role.
    pub fn has(&self, role: Role) -> bool {
        self.blocks.iter().any(|block| block.role == role)
    }

    /// Adds the blocks of a role that another extract has.
    pub fn take_from(&mut self, other: &Extract, role: Role) {
        for block in other.blocks.iter().filter(|block| block.role == role) {
            self.block(role, block.span.of(&other.text));
        }
    }

    /// The text of the first block with this role.
    pub fn first(&self, role: Role) -> Option<String> {
        self.blocks.iter().find(|block| block.role == role).map(|block| block.span.of(&self.text).to_owned())
    }

    /// Whether nothing to read was found.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The text, with a notice of what it was taken from.
    pub fn finish(mut self, name: &str, encoding: &str) -> Original {
        self.notices.insert(0, Notice { code: "extracted".into(), message: self.told(), span: None });
        Original {
            name: name.to_owned(),
            text: self.text,
            encoding: encoding.to_owned(),
            fields: self.fields,
            blocks: self.blocks,
            notices: self.notices,
        }
    }

    /// What was extracted, in plain words.
    fn told(&self) -> String {
        const ROLES: [(Role, &str, &str); 8] = [
            (Role::Headline, "headline", "headlines"),
            (Role::Byline, "byline", "bylines"),
            (Role::Dateline, "dateline", "datelines"),
            (Role::CrossHead, "cross-head", "cross-heads"),
            (Role::Body, "paragraph", "paragraphs"),
            (Role::ListItem, "list item", "list items"),
            (Role::Caption, "caption", "captions"),
            (Role::Credit, "credit", "credits"),
        ];
        let counted = ROLES.iter().filter_map(|(role, one, many)| {
            let count = self.blocks.iter().filter(|block| block.role == *role).count();
            (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
        });
        format!("Taken from {}: {}.", self.fields.format, counted.collect::<Vec<_>>().join(", "))
    }
}

/// A byline without its `By`.
fn bare(text: &str) -> &str {
    let (by, name) = text.split_at_checked(3).unwrap_or(("", text));
    if by.eq_ignore_ascii_case("by ") { name } else { text }
}

/// A text with its white space folded; none where nothing is left.
pub(super) fn folded(text: &str) -> Option<String> {
    let folded = text.split(char::is_whitespace).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    (!folded.is_empty()).then_some(folded)
}
