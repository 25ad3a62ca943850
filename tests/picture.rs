//! The picture in the README is real output: it is made here.

mod common;

use common::golden;
use retold::{
    Options, compare, ingest,
    model::Pair,
    render::{Paint, terminal},
};
use std::path::Path;

#[test]
fn the_picture_in_the_readme_is_real_output() {
    let folder = Path::new("fixtures/spun-copy");
    let read = |file: &str| ingest::read(folder.join(file), &ingest::Limits::default()).expect("a fixture is readable");
    let report = compare(Pair::new(read("source.txt"), read("copy.txt")), &Options::default());
    colored::control::set_override(true);
    let layout = terminal::Layout { width: 110, paint: Paint::Color, all: false };
    // anstyle-svg forgets the parameters behind that of an underline.
    let screen = terminal::render(&report, layout).replace("\x1b[1;4;", "\x1b[1;4m\x1b[");
    golden("docs/picture.svg", &anstyle_svg::Term::new().render_svg(&screen));
}
