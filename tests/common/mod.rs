//! What several tests need.

use std::{fs, path::Path};

/// Holds `text` against a file of the project. Where they differ the test fails with the first line that does;
/// with `RETOLD_BLESS=1` the file is written anew.
pub fn golden(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("RETOLD_BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("a file of the project has a folder")).expect("the folder can be made");
        fs::write(&path, text).expect("the golden file can be written");
        return;
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    let mut lines = golden.lines().zip(text.lines()).enumerate();
    if let Some((number, (was, is))) = lines.find(|(_, (was, is))| was != is) {
        panic!("{file}:{}: differs\n  was: {was}\n  is:  {is}\n(RETOLD_BLESS=1 writes it anew)", number + 1);
    }
    assert_eq!(golden.lines().count(), text.lines().count(), "{file}: another number of lines (RETOLD_BLESS=1)");
}
