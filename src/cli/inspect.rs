//! `retold inspect`: what is known of one text, shown to a person or given to a program.

use super::{
    Exit,
    args::{Inspect, InspectFormat},
    exit::Error,
};
use retold::{
    ingest,
    render::{Paint, inspection},
};
use std::io::{self, Write};

pub fn run(arguments: &Inspect, paint: Paint) -> Result<Exit, Error> {
    let original = ingest::read(&arguments.file, &ingest::Limits::default()).map_err(Error::new)?;
    let inspected = retold::inspect(original);
    let mut out = io::stdout().lock();
    match arguments.format {
        InspectFormat::Terminal => out.write_all(inspection::render(&inspected, paint).as_bytes())?,
        InspectFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &inspected).map_err(io::Error::from)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
