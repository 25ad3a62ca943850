//! Stories out of the formats that newsrooms exchange: told by content, with what the container says of them.

use retold::{
    ingest::{self, Error, Limits},
    model::{Original, Role},
};
use std::{fs, io::Write, path::Path};

fn read(name: &str, text: &str) -> Original {
    ingest::from_bytes(name, text.as_bytes(), &Limits::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn blocks(original: &Original, role: Role) -> Vec<&str> {
    original.blocks.iter().filter(|block| block.role == role).map(|block| block.span.of(&original.text)).collect()
}

fn told(original: &Original) -> &str {
    let notice = original.notices.iter().find(|notice| notice.code == "extracted");
    &notice.expect("the report says what was extracted").message
}

const NINJS_1: &str = r#"{"uri": "urn:story:1", "type": "text", "version": "3", "versioncreated": "2024-05-01T10:00:00Z",
  "language": "en", "headline": "Quay to close", "byline": "Mara Lind", "located": "Lisk",
  "body_xhtml": "<p>The quay closes in May, the mayor said.</p><h2>Costs</h2><p>It cost &pound;3m &amp; more.</p>",
  "body_text": "The quay closes in May, the mayor said. It cost £3m & more.",
  "associations": {"photo": {"type": "picture", "uri": "urn:p:1", "description_text": "The quay at dawn."}}}"#;

const NINJS_3: &str = r#"{"uri": "urn:story:1", "standard": {"name": "ninjs", "version": "3.0"}, "type": "text",
  "versionCreated": "2024-05-01T10:00:00Z", "by": "Mara Lind",
  "headlines": [{"role": "main", "value": "Quay to close"}],
  "bodies": [{"role": "main", "contentType": "text/plain", "value": "The quay closes in May, the mayor said.\n\nIt cost £3m & more."}],
  "associations": [{"name": "photo", "type": "picture", "descriptions": [{"value": "The quay at dawn."}]}]}"#;

#[test]
fn ninjs_of_any_version_gives_headline_byline_paragraphs_and_captions() {
    for (name, text) in [("1.json", NINJS_1), ("3.json", NINJS_3), ("no extension", NINJS_1)] {
        let story = read(name, text);
        assert_eq!(story.fields.format, "ninjs");
        assert_eq!(blocks(&story, Role::Headline), ["Quay to close"]);
        assert_eq!(blocks(&story, Role::Byline), ["Mara Lind"]);
        assert_eq!(blocks(&story, Role::Body), ["The quay closes in May, the mayor said.", "It cost £3m & more."]);
        assert_eq!(blocks(&story, Role::Caption), ["The quay at dawn."]);
        assert_eq!(story.fields.date.as_deref(), Some("2024-05-01T10:00:00Z"));
        assert!(told(&story).contains("2 paragraphs"), "{}", told(&story));
    }
}

#[test]
fn json_that_is_no_news_stays_a_text_and_broken_news_says_where() {
    assert_eq!(read("x.json", "{\"colour\": \"red\"}").fields.format, "");
    let broken = NINJS_1.replace("\"located\"", "located");
    let error = ingest::from_bytes("story.json", broken.as_bytes(), &Limits::default()).expect_err("it is broken");
    assert!(error.to_string().starts_with("story.json:2:") && !error.to_string().contains("at line"), "{error}");
}

const NITF: &str = r#"<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd">
<nitf><head><title>Not this</title><docdata><doc-id id-string="S1"/><date.issue norm="20240501"/><doc.copyright holder="Coast Wire"/></docdata></head>
<body><body.head><hedline><hl1>Quay to close</hl1><hl2>Costs rise</hl2></hedline><byline>By <person>Mara Lind</person></byline>
<dateline><location>LISK</location>, <story.date>May 1</story.date></dateline></body.head>
<body.content><p>The quay <em>closes</em> in May.</p>
<media media-type="image"><media-reference source="q.jpg"/><media-caption>The quay at dawn.</media-caption><media-producer>Coast Photo</media-producer></media>
<ul><li>No cars</li></ul><p>It cost &#163;3m &mdash; &quot;a lot&quot;.</p></body.content><body.end><tagline>Coast Wire</tagline></body.end></body></nitf>"#;

#[test]
fn nitf_gives_the_parts_of_a_story_in_their_roles() {
    let story = read("story.xml", NITF);
    assert_eq!(story.fields.format, "nitf");
    assert_eq!(blocks(&story, Role::Headline), ["Quay to close"]);
    assert_eq!(blocks(&story, Role::CrossHead), ["Costs rise"]);
    assert_eq!(blocks(&story, Role::Byline), ["By Mara Lind"]);
    assert_eq!(blocks(&story, Role::Dateline), ["LISK, May 1"]);
    assert_eq!(blocks(&story, Role::Body), ["The quay closes in May.", "It cost £3m — \"a lot\"."]);
    assert_eq!(blocks(&story, Role::Caption), ["The quay at dawn."]);
    assert_eq!(blocks(&story, Role::ListItem), ["No cars"]);
    assert_eq!(blocks(&story, Role::Credit), ["Coast Photo", "Coast Wire"]);
    assert_eq!(story.fields.credit.as_deref(), Some("Coast Wire"));
}

#[test]
fn newsml_g2_gives_the_item_with_its_metadata_whatever_its_prefix() {
    let inner = NITF.split_once("<nitf>").expect("an nitf element").1;
    let item = format!(
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:1\" version=\"4\" xml:lang=\"en\">\
         <itemMeta><provider literal=\"Coast\"/><versionCreated>2024-05-01T10:00:00Z</versionCreated></itemMeta>\
         <contentMeta><headline>Quay to close</headline><by>Mara Lind</by><creditline>Coast Wire</creditline></contentMeta>\
         <contentSet><inlineXML contenttype=\"application/nitf+xml\"><nitf>{inner}</inlineXML></contentSet></newsItem>"
    );
    let prefixed = "<n:newsMessage xmlns:n=\"http://iptc.org/std/nar/2006-10-01/\"><n:itemSet><n:newsItem guid=\"u\">\
         <n:contentMeta><n:headline>Quay to close</n:headline></n:contentMeta><n:contentSet>\
         <n:inlineData contenttype=\"text/plain\">The quay closes in May.\n\nIt cost £3m — \"a lot\".</n:inlineData>\
         </n:contentSet></n:newsItem></n:itemSet></n:newsMessage>";
    for text in [item.as_str(), prefixed] {
        let story = read("item.xml", text);
        assert_eq!(story.fields.format, "newsml-g2");
        assert_eq!(blocks(&story, Role::Headline), ["Quay to close"]);
        assert_eq!(blocks(&story, Role::Body), ["The quay closes in May.", "It cost £3m — \"a lot\"."]);
    }
    let story = read("item.xml", &item);
    assert_eq!((story.fields.version.as_deref(), story.fields.language.as_deref()), (Some("4"), Some("en")));
    assert_eq!((story.fields.outlet.as_deref(), story.fields.byline.as_deref()), (Some("Coast"), Some("Mara Lind")));
}

#[test]
fn what_the_markup_leaves_to_the_layout_stands_between_the_words() {
    let nitf = "<nitf><head><docdata><date.release norm=\"20240501\"/></docdata></head><body><body.head>\
        <byline><person>Mara Lind</person><byttl>harbour writer</byttl></byline></body.head><body.content>\
        <p>It took <num>1<frac><frac-num>1</frac-num><frac-den>2</frac-den></frac></num> hours, or \
        <frac><frac-num>3</frac-num><frac-sep>/</frac-sep><frac-den>4</frac-den></frac> of a shift.</p></body.content>\
        <body.end><bibliography>No words of the story</bibliography></body.end></body></nitf>";
    let story = read("story.xml", nitf);
    assert_eq!(blocks(&story, Role::Byline), ["Mara Lind, harbour writer"]);
    assert_eq!(blocks(&story, Role::Body), ["It took 1 1/2 hours, or 3/4 of a shift."]);
    assert_eq!(story.fields.date.as_deref(), Some("20240501"));
    let item = format!(
        "<newsMessage><itemSet><newsItem guid=\"u\"><contentMeta><by>Mara Lind</by></contentMeta><contentSet>\
         <inlineXML>{nitf}</inlineXML></contentSet></newsItem><newsItem guid=\"p\"><contentMeta>\
         <description role=\"drol:caption\">The quay at dawn.</description></contentMeta></newsItem></itemSet></newsMessage>"
    );
    let story = read("item.xml", &item);
    assert_eq!(blocks(&story, Role::Byline), ["Mara Lind"], "told once, with the title or without");
    assert_eq!(blocks(&story, Role::Caption), ["The quay at dawn."], "of the picture that comes with the story");
}

#[test]
fn ninjs_may_hold_nitf_several_headlines_and_credits_of_pictures() {
    let story = read(
        "story.json",
        r#"{"uri": "urn:story:2", "headlines": [{"role": "sub", "value": "Costs rise"}, {"role": "main", "value": "Quay to close"}],
        "body_nitf": "<block><p>The quay closes.</p><p>It cost &#163;3m.</p></block>",
        "associations": [{"type": "picture", "description_caption": "The quay at dawn.", "creditline": "Coast Photo"}]}"#,
    );
    assert_eq!(blocks(&story, Role::Headline), ["Quay to close"]);
    assert_eq!(blocks(&story, Role::Body), ["The quay closes.", "It cost £3m."]);
    assert_eq!(
        (blocks(&story, Role::Caption), blocks(&story, Role::Credit)),
        (vec!["The quay at dawn."], vec!["Coast Photo"])
    );
}

#[test]
fn entities_of_a_document_s_own_are_neither_expanded_nor_fetched() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE nitf [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">\
                <!ENTITY x SYSTEM \"file:///etc/passwd\">]><nitf><body><body.content><p>One &b; two &x;.</p></body.content></body></nitf>";
    let story = read("bomb.xml", bomb);
    assert_eq!(blocks(&story, Role::Body), ["One &b; two &x;."]);
    assert!(story.notices.iter().any(|notice| notice.code == "unknown-entities"));
}

#[test]
fn broken_xml_says_where_it_breaks() {
    for (text, place) in [
        ("<nitf>\n<body>\n<p>One</body></nitf>", "s.xml:3:"),
        ("<nitf><body><p>One", "s.xml:1:"),
        ("<newsItem guid='u'><contentMeta></contentMeta></newsItem>", "s.xml:1:1"),
    ] {
        let error = ingest::from_bytes("s.xml", text.as_bytes(), &Limits::default()).expect_err("it is broken");
        assert!(matches!(error, Error::Broken { .. }) && error.to_string().starts_with(place), "{text}: {error}");
    }
}

const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>Quay to close | Coast Daily</title>
<meta property="og:site_name" content="Coast Daily"><meta name="author" content="Mara Lind">
<link rel="canonical" href="https://example.org/quay"><script>var x = "no words";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>Quay to close</h1><p class="byline">By Mara Lind</p>
<p>The northern quay closes in May, the mayor said on Monday, after a long debate in the council that ended at midnight.</p>
<figure><img src="q.jpg" alt="quay"><figcaption>The quay at dawn.</figcaption></figure>
<p>It cost &pound;3m, more than the council had set aside, and the work will go on until the first ferries sail in June.</p>
<h2>What comes next</h2>
<p>“We will not leave anyone behind,” Ilse Brandt told the council, and the shops along the water are to be paid, she said.</p>
<p>The council meets again in spring, when the last of the bridges is to be opened to cars, buses and bicycles again.</p></article>
<footer><p>Copyright Coast Daily. All rights reserved.</p><a href="/terms">Terms</a></footer></body></html>"#;

#[test]
fn a_page_gives_its_main_content_and_not_its_furniture() {
    let story = read("page.html", PAGE);
    assert_eq!(story.fields.format, "html");
    assert_eq!(blocks(&story, Role::Headline), ["Quay to close"]);
    let body = blocks(&story, Role::Body);
    assert!(body.len() == 4 && body[0].starts_with("The northern quay"), "{body:#?}");
    assert_eq!(blocks(&story, Role::Caption), ["The quay at dawn."]);
    assert_eq!(blocks(&story, Role::CrossHead), ["What comes next"]);
    assert!(!story.text.contains("Home") && !story.text.contains("no words"), "{}", story.text);
    assert_eq!(story.fields.byline.as_deref(), Some("Mara Lind"));
    assert_eq!(story.fields.outlet.as_deref(), Some("Coast Daily"));
}

#[test]
fn a_fragment_of_a_page_is_read_too_and_a_text_with_an_angle_is_none() {
    let story = read("x", "<p>The quay closes.</p><p>It cost £3m.</p>");
    assert_eq!(blocks(&story, Role::Body), ["The quay closes.", "It cost £3m."]);
    assert_eq!(read("x", "<3 hearts for the quay, they said.").fields.format, "");
    assert_eq!(read("x", "< p > is no tag.").fields.format, "");
}

#[test]
fn deep_and_large_markup_is_taken_without_harm() {
    let deep = format!("<div>{}The quay closes.{}</div>", "<div>".repeat(20_000), "</div>".repeat(20_000));
    assert!(read("deep.html", &deep).text.contains("The quay closes."));
    let xml = format!(
        "<nitf><body><body.content>{}<p>The quay.</p>{}</body.content></body></nitf>",
        "<block>".repeat(50_000),
        "</block>".repeat(50_000)
    );
    assert_eq!(blocks(&read("deep.xml", &xml), Role::Body), ["The quay."]);
    let items = format!(
        "<newsMessage>{}<contentSet><inlineData>The quay.</inlineData></contentSet>{}</newsMessage>",
        "<newsItem>".repeat(50_000),
        "</newsItem>".repeat(50_000)
    );
    assert_eq!(blocks(&read("items.xml", &items), Role::Body), ["The quay."], "one item, whatever is in it");
    let paragraphs = format!(
        "<w:document><w:body>{}<w:r><w:t>The quay.</w:t></w:r>{}</w:body></w:document>",
        "<w:p>".repeat(50_000),
        "</w:p>".repeat(50_000)
    );
    let story = ingest::from_bytes("deep.docx", &docx(&paragraphs), &Limits::default()).expect("it is a document");
    assert_eq!(blocks(&story, Role::Body), ["The quay."]);
}

#[test]
fn markdown_is_told_by_headings_links_or_its_name() {
    let text = "---\ntitle: Quay to close\nauthor: Mara Lind\ndate: 2024-05-01\n---\n\n# Quay to close\n\n\
                The **northern** quay [closes](https://example.org) in May.\n\n## Costs\n\n- No cars\n- No bikes\n\n\
                ![quay](q.jpg \"The quay at dawn\")\n\n> It cost £3m.\n";
    let story = read("story.md", text);
    assert_eq!(story.fields.format, "markdown");
    assert_eq!(blocks(&story, Role::Headline), ["Quay to close"], "once, though field and text have it");
    assert_eq!(blocks(&story, Role::Body), ["The northern quay closes in May.", "It cost £3m."]);
    assert_eq!(blocks(&story, Role::ListItem), ["No cars", "No bikes"]);
    assert_eq!(blocks(&story, Role::CrossHead), ["Costs"]);
    assert!(blocks(&story, Role::Caption)[0].starts_with("The quay at dawn"));
    assert_eq!(story.fields.date.as_deref(), Some("2024-05-01"));
    assert_eq!(read("x", "# Quay\n\nIt closes.\n").fields.format, "markdown");
    assert_eq!(read("x", "We are #1\n\nIt closes at 5 * 3.\n").fields.format, "");
}

fn docx(document: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let core =
        "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:creator>Mara Lind</dc:creator></cp:coreProperties>";
    for (name, text) in [("word/document.xml", document), ("docProps/core.xml", core)] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part can be begun");
        archive.write_all(text.as_bytes()).expect("a part can be written");
    }
    archive.finish().expect("the archive can be closed").into_inner()
}

#[test]
fn a_word_document_gives_its_paragraphs_by_their_styles() {
    let document = r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>
        <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Quay to close</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">The quay </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>closes</w:t><w:tab/><w:t>in May.</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Costs</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>No cars</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t>The quay at dawn.</w:t></w:r></w:p>
        </w:body></w:document>"#;
    let story = ingest::from_bytes("story.docx", &docx(document), &Limits::default()).expect("it is a document");
    assert_eq!(story.fields.format, "docx");
    assert_eq!(blocks(&story, Role::Headline), ["Quay to close"]);
    assert_eq!(blocks(&story, Role::Body), ["The quay closes in May."], "what was deleted is not in it");
    assert_eq!(blocks(&story, Role::ListItem), ["No cars"]);
    assert_eq!(blocks(&story, Role::Caption), ["The quay at dawn."]);
    assert_eq!(story.fields.byline.as_deref(), Some("Mara Lind"));
}

#[test]
fn broken_archives_and_bombs_are_refused() {
    let whole = docx("<w:document><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>");
    let cut = &whole[..whole.len() / 2];
    assert!(matches!(ingest::from_bytes("s.docx", cut, &Limits::default()), Err(Error::Broken { .. })));
    let large =
        format!("<w:document><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>", "a".repeat(200_000));
    let bomb = docx(&large);
    assert!(bomb.len() < 10_000, "it is small in the archive");
    assert!(matches!(ingest::from_bytes("s.docx", &bomb, &Limits { bytes: 100_000 }), Err(Error::TooLarge { .. })));
    let broken =
        ingest::from_bytes("s.docx", &docx("<w:document><w:body>"), &Limits::default()).expect_err("it is broken");
    assert!(broken.to_string().contains("broken DOCX"), "{broken}");
}

#[test]
fn the_published_examples_of_the_standards_are_taken_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/formats");
    let mut taken = 0;
    for (kind, format) in [("ninjs", "ninjs"), ("newsml", "newsml-g2")] {
        for file in fs::read_dir(folder.join(kind)).into_iter().flatten().flatten() {
            let story = ingest::read(file.path(), &Limits::default());
            let story = story.unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(story.fields.format, format, "{}", file.path().display());
            assert!(!blocks(&story, Role::Headline).is_empty() || !story.text.is_empty(), "{}", file.path().display());
            assert!(story.fields.url.is_some(), "{}", file.path().display());
            taken += 1;
        }
    }
    if taken == 0 {
        eprintln!("skipped: no published examples at {}", folder.display());
    }
}

#[cfg(unix)]
#[test]
fn a_path_that_is_not_utf_8_is_read() {
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, "The quay closes.").expect("a file can be written");
    let story = ingest::read(&path, &Limits::default()).expect("it is read");
    assert!(story.name.ends_with("caf\u{fffd}.txt") && story.text == "The quay closes.");
}
