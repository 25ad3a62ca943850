//! `retold compare`: one pair, shown to a person or given to a program.

use super::{
    Exit,
    args::{Compare, Format},
    exit::Error,
    screen,
};
use retold::{
    Options,
    render::{Paint, terminal, unified},
};
use std::io::{self, Write};

pub fn run(arguments: &Compare, paint: Paint) -> Result<Exit, Error> {
    let originals = arguments.pair.read()?;
    let options = Options {
        links: arguments.words,
        attributions: arguments.format == Format::Json,
        force: arguments.pair.force,
        ..Options::default()
    };
    let report = retold::compare(originals, &options);
    let mut out = io::stdout().lock();
    match arguments.format {
        Format::Terminal => {
            let width = arguments.width.unwrap_or_else(screen::width);
            let layout = terminal::Layout { width, paint, all: arguments.all };
            out.write_all(terminal::render(&report, layout).as_bytes())?;
        }
        Format::Unified => out.write_all(unified::render(&report, arguments.all).as_bytes())?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &report).map_err(io::Error::from)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(if super::stops(&report, arguments.fail_on) { Exit::Found } else { Exit::Done })
}
