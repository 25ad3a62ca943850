//! Builds what retold embeds. Each subcommand is one file.
fn main() {}
