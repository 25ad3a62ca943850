//! What is taken in, from which encodings, and how a refusal reads.

use retold::ingest::{self, Error, Limits};
use std::fs;

fn bytes(bytes: &[u8]) -> Result<retold::model::Original, Error> {
    ingest::from_bytes("story.txt", bytes, &Limits::default())
}

/// Asserts that a refusal names the file and says each of the words.
#[track_caller]
fn refuses<T: std::fmt::Debug>(result: Result<T, Error>, words: &[&str]) {
    let message = result.expect_err("it should be refused").to_string();
    assert!(words.iter().all(|word| message.contains(word)), "{message}");
}

#[test]
fn one_story_in_seven_encodings_is_one_text() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/encodings");
    let plain = fs::read_to_string(format!("{folder}/utf-8.txt")).expect("the fixture");
    for (file, encoding) in [
        ("utf-8.txt", "UTF-8"),
        ("utf-8-bom.txt", "UTF-8"),
        ("utf-16le-bom.txt", "UTF-16LE"),
        ("utf-16be-bom.txt", "UTF-16BE"),
        ("utf-16le.txt", "UTF-16LE"),
        ("utf-16be.txt", "UTF-16BE"),
        ("windows-1252.txt", "windows-1252"),
    ] {
        let original = ingest::read(format!("{folder}/{file}"), &Limits::default()).expect("the fixture is text");
        assert_eq!((original.text.as_str(), original.encoding.as_str()), (plain.as_str(), encoding), "{file}");
        assert!(original.notices.is_empty(), "{file}");
    }
}

#[test]
fn a_few_curly_quotes_are_enough_for_windows_1252() {
    assert_eq!(bytes(b"\x93Done,\x94 she said \x96 at last.").expect("text").text, "“Done,” she said – at last.");
}

#[test]
fn damaged_bytes_are_shown_and_told() {
    let original = bytes(
        "“Done,” she said – “at last…” — and it was, “really.”\u{2014}".as_bytes().split_last().expect("bytes").1,
    )
    .expect("text");
    assert_eq!(original.encoding, "UTF-8");
    let notice = &original.notices[0];
    assert_eq!(
        (notice.code.as_str(), notice.span.map(|span| span.of(&original.text))),
        ("malformed-bytes", Some("\u{FFFD}"))
    );
}

#[test]
fn what_is_no_text_is_refused_with_a_remedy() {
    refuses(bytes(b""), &["story.txt", "has no text", "check"]);
    refuses(bytes("\u{FEFF} \r\n\u{200B}".as_bytes()), &["story.txt", "has no text"]);
    refuses(bytes(b"%PDF-1.7 and so on"), &["story.txt", "not text", "plain text"]);
    refuses(bytes(&[0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2, 3, 0, 0, 0]), &["story.txt", "not text"]);
    let limits = Limits { bytes: 2 << 20 };
    refuses(
        ingest::from_bytes("story.txt", &vec![b'a'; (2 << 20) + 1], &limits),
        &["story.txt", "2 MiB", "raise the limit"],
    );
    assert!(ingest::from_bytes("story.txt", &vec![b'a'; 2 << 20], &limits).is_ok(), "the limit itself is allowed");
}

#[test]
fn what_cannot_be_opened_is_refused_with_a_remedy() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    refuses(ingest::read(path("missing.txt"), &Limits::default()), &["missing.txt", "no such file", "check the path"]);
    refuses(ingest::read(path(""), &Limits::default()), &["is a directory", "give one of the files"]);
    fs::write(path("large.txt"), [b'a'; 100]).expect("a file");
    refuses(
        ingest::read(path("large.txt"), &Limits { bytes: 99 }),
        &["large.txt", "larger than the limit of 99 bytes"],
    );
}

#[test]
fn a_file_without_permission_is_refused_with_a_remedy() {
    let cause = || std::io::Error::from(std::io::ErrorKind::PermissionDenied);
    let refused = Error::of("secret.txt", cause());
    assert!(matches!(refused, Error::Forbidden { .. }));
    refuses(Err::<(), _>(refused), &["secret.txt", "no permission"]);
}

#[test]
fn a_name_is_shown_without_what_a_terminal_would_obey() {
    refuses(ingest::read("no\u{1b}[31m\n€.txt", &Limits::default()), &["no\\u{1b}[31m\\n€.txt"]);
}
