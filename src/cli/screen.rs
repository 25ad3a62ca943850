//! What kind of screen we write to.

use super::args::Color;
use colored::control;
use retold::render::Paint;

/// Columns where no terminal tells its width.
const COLUMNS: usize = 100;

/// Decides on colour once, for the whole run.
pub fn paint(color: Color) -> Paint {
    match color {
        Color::Auto => {}
        Color::Always => control::set_override(true),
        Color::Never => control::set_override(false),
    }
    if control::SHOULD_COLORIZE.should_colorize() { Paint::Color } else { Paint::Plain }
}

/// Columns of the terminal; `COLUMNS` or a wide page where the output is piped.
pub fn width() -> usize {
    let variable = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0));
    terminal().or_else(variable).filter(|columns| *columns > 0).unwrap_or(COLUMNS)
}
