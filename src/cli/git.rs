//! Two revisions of one file, through the git program.

use super::exit::Error;
use retold::{
    ingest,
    model::{Original, Pair},
};
use std::{
    ffi::{OsStr, OsString},
    path::Path,
    process::Command,
};

/// The file at the first revision, and at the second or as it stands in the working tree.
pub fn originals(revisions: &[String], file: &OsStr, limits: &ingest::Limits) -> Result<Pair<Original>, Error> {
    let source = at(&revisions[0], file, limits)?;
    let copy = match revisions.get(1) {
        Some(revision) => at(revision, file, limits)?,
        None => ingest::read(Path::new(file), limits).map_err(Error::new)?,
    };
    Ok(Pair::new(source, copy))
}

fn at(revision: &str, file: &OsStr, limits: &ingest::Limits) -> Result<Original, Error> {
    let name = format!("{revision}:{}", file.to_string_lossy());
    if revision.starts_with('-') {
        return Err(Error::new(format!("`{revision}` is no revision")));
    }
    // `./` counts the path from the working folder, as people mean it.
    let mut object = OsString::from(format!("{revision}:{}", if Path::new(file).is_absolute() { "" } else { "./" }));
    object.push(file);
    let output =
        Command::new("git").args(["show", "--no-color", "--no-ext-diff", "--textconv"]).arg(&object).output().map_err(
            |error| Error::new(format!("git could not be started ({error}); install it, or compare two files")),
        )?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().next().unwrap_or("it gave no reason").trim_start_matches("fatal: ");
        return Err(Error::new(format!("{name}: git: {said}")));
    }
    ingest::from_bytes(&name, &output.stdout, limits).map_err(Error::new)
}
