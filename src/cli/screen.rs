//! What kind of screen we write to.

use super::args::Color;
use colored::control;
use indicatif::{ProgressBar, ProgressStyle};
use retold::render::Paint;
use std::{
    io::{self, IsTerminal},
    sync::atomic::{AtomicBool, Ordering},
};

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

/// Whether progress stays hidden: asked for once, for the whole run.
static QUIET: AtomicBool = AtomicBool::new(false);

/// Hides progress from here on.
pub fn hide_progress(quiet: bool) {
    QUIET.store(quiet, Ordering::Relaxed);
}

/// A counter on standard error for long work; hidden where that is no terminal, or where the results go to it too.
pub fn progress(unit: &'static str) -> ProgressBar {
    if QUIET.load(Ordering::Relaxed) || io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {human_pos} {msg}, {per_sec}, {elapsed}");
    let bar = ProgressBar::new_spinner().with_message(unit);
    style.map(|style| bar.clone().with_style(style)).unwrap_or(bar)
}
