//! How things look on a terminal, apart from where they stand.

use crate::model::Severity;
use colored::{ColoredString, Colorize};

/// What a run of text is for; [`Paint`] decides how that looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Running text.
    #[default]
    Plain,
    /// Of less interest: numbers of sentences, folded pairs, rules.
    Dim,
    /// Titles and figures.
    Strong,
    /// Words that drifted.
    Marked(Severity),
    /// The name of a severity.
    Label(Severity),
}

/// Whether output carries colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// No escape sequences at all; what drifted stands in brackets.
    Plain,
    /// ANSI colours.
    Color,
}

impl Paint {
    /// The text in its style.
    pub fn paint(self, text: &str, style: Style) -> String {
        if self == Paint::Plain || text.is_empty() || style == Style::Plain {
            return text.to_owned();
        }
        styled(text, style).to_string()
    }
}

fn styled(text: &str, style: Style) -> ColoredString {
    match style {
        Style::Plain => text.normal(),
        Style::Dim => text.bright_black(),
        Style::Strong => text.bold(),
        Style::Marked(severity) => severity_color(text, severity).bold().underline(),
        Style::Label(severity) => severity_color(text, severity).bold(),
    }
}

fn severity_color(text: &str, severity: Severity) -> ColoredString {
    match severity {
        Severity::Critical => text.bright_red(),
        Severity::Major => text.yellow(),
        Severity::Minor => text.cyan(),
        Severity::Neutral => text.green(),
    }
}
