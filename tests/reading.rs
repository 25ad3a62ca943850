//! What reading makes of texts: blocks and roles, sentences, tokens, quotations; and what holds for any text at all.

use proptest::prelude::*;
use retold::model::{Block, Document, Original, Role, Span, TokenKind, is_invisible};
use retold::read;

fn read(text: &str) -> Document {
    read::document(Original { text: text.to_owned(), ..Original::default() }, false)
}

fn sentences(text: &str) -> Vec<String> {
    let document = read(text);
    (0..document.sentences.len()).map(|i| document.sentence_text(i).to_owned()).collect()
}

fn tokens(text: &str) -> String {
    let document = read::document(Original { text: text.to_owned(), ..Original::default() }, true);
    (0..document.tokens.len()).map(|i| document.form(i)).collect::<Vec<_>>().join("|")
}

fn norms(text: &str) -> String {
    let document = read(text);
    (0..document.tokens.len()).map(|i| document.norm(i)).collect::<Vec<_>>().join("|")
}

fn roles(text: &str) -> Vec<(Role, String)> {
    let document = read(text);
    document.blocks.iter().map(|block| (block.role, block.span.of(document.text()).to_owned())).collect()
}

/// The contents of the quotations, each after its depth and before its speaker.
fn quotations(text: &str) -> Vec<String> {
    let document = read(text);
    let shown = |i: usize| {
        let quotation = &document.quotations[i];
        let speaker = quotation.speaker.map_or(String::new(), |span| format!(" — {}", span.of(document.text())));
        format!("{}{}{speaker}", "> ".repeat(quotation.depth), quotation.content.of(document.text()))
    };
    (0..document.quotations.len()).map(shown).collect()
}

/// Asserts that `|` marks the ends of the sentences of a text.
#[track_caller]
fn ends(marked: &str) {
    let expected: Vec<_> = marked.split('|').map(str::trim).collect();
    assert_eq!(sentences(&marked.replace('|', "")), expected);
}

mod sentence_ends {
    use super::*;

    #[test]
    fn at_full_stops_and_other_closing_marks() {
        ends("The vote is over.| Was it close?| Very!| Counting took a night.");
        ends("Enough!!| Go home.| What now?!| Nobody knew.");
    }

    #[test]
    fn not_within_numbers_and_addresses() {
        ends("It cost $4.50 in all.| The change was 50 cents.");
        ends("Write to ann.lee@example.org.| See https://example.org/a.b?c=d.| Then wait.");
    }

    #[test]
    fn not_after_titles_and_initials() {
        ends("Dr. Helen R. Ward met Gen. Ruiz on Mt. Etna.| Prof. Okafor stayed.");
        ends("Sen. J. K. Malone spoke first.| Rep. Diaz followed.");
    }

    #[test]
    fn after_a_letter_that_is_a_word() {
        ends("The prize went to you and I.| Did Arthur I. Cole object?");
        ends("They went on to plan B.| The rest left.");
    }

    #[test]
    fn after_an_abbreviation_only_where_a_sentence_opens() {
        ends("She sold it to Lund, Berg & Co. in May.");
        ends("She sold it to Lund, Berg & Co.| It paid in May.");
        ends("He grew up in the U.K. and left.| He works for the U.K. Treasury now.");
        ends("He grew up in the U.K.| When did he leave?");
        ends("They sell pens, ink, etc.| Nobody buys them.");
    }

    #[test]
    fn not_between_an_abbreviation_and_its_number() {
        ends("See p. 12 and fig. 3 of vol. 2.| Nothing else matters.");
        ends("On Sept. 4 the No. 2 reactor failed.| Is the answer no.| Nobody says.");
    }

    #[test]
    fn after_a_time_of_day_unless_it_opens_the_sentence() {
        ends("At 7 a.m. Mrs. Lowe rang the bell.| Nobody came until 9 p.m.| Mr. Lowe was asleep.");
        ends("The doors open at 6 p.m. Eastern time.");
    }

    #[test]
    fn with_the_marks_that_close_them() {
        ends("“We are done.”| She left the room.| (Nobody followed.)| It rained.");
        ends("He shouted, \"Stop there!\" and ran.");
        ends("\"Is it true?\" Mayor Lind asked.| No answer came.");
    }

    #[test]
    fn with_the_notes_that_refer_to_them() {
        ends("The fort fell in 1702.[3]| It was rebuilt in stone. [4]| Rain ruined it.");
        ends("The play was “a triumph of patience.” (Cole 81).| It ran for years.");
    }

    #[test]
    fn at_an_ellipsis_that_ends_one() {
        ends("I thought of the sea....| He said nothing.");
        ends("The sea . . . was calm that day.| We … well, we waited.");
        ends("The letter breaks off there. . . .| Her brother kept it.".replace(". . . .|", ".| . . .").as_str());
    }

    #[test]
    fn at_the_stops_of_other_scripts() {
        ends("The fair opened。|Crowds came！ |Why？ |Nobody knew 。| It rained.".replace(" |", "| ").as_str());
        ends("The sign read 東京 and little else.");
    }

    #[test]
    fn where_words_were_run_together() {
        ends("The harbour closed.|Ships waited outside.|“Nobody told us,” a captain said.");
        ends("The photo shows the quay in 2019.|(Nobody claimed it.)");
    }

    #[test]
    fn before_the_next_item_of_a_list() {
        ends("1.) Boil the water.| 2.) Add the leaves.| 3.) Wait");
        ends("a. a red pen| b. a blue pen");
        ends("• bread| • milk| • eggs");
        ends("She came in 2. place in the old style of numbering.");
    }

    #[test]
    fn not_at_a_mark_that_belongs_to_a_name() {
        ends("She left Yahoo! News for a bank.");
    }

    #[test]
    fn not_at_line_breaks_within_one() {
        ends(
            "The bridge over the narrow strait between the two islands was closed\nto lorries on Friday.| Cars may pass.",
        );
    }
}

mod token_cuts {
    use super::*;

    #[test]
    fn clitics_stand_apart() {
        assert_eq!(
            tokens("They don't know Ann’s or the boys' plans, I'd've said."),
            "They|do|n't|know|Ann|’s|or|the|boys|'|plans|,|I|'d|'ve|said|."
        );
        assert_eq!(tokens("We cannot, won't and shouldn’t."), "We|can|not|,|wo|n't|and|should|n’t|.");
    }

    #[test]
    fn apostrophes_within_words_stay() {
        assert_eq!(
            tokens("O'Neill saw Shi'ite men at 9 o'clock in the '90s."),
            "O'Neill|saw|Shi'ite|men|at|9|o'clock|in|the|'90s|."
        );
    }

    #[test]
    fn hyphens_cut_compounds_but_not_prefixes() {
        assert_eq!(
            tokens("The well-known ex-minister, pro-Delhi, took a two-year post-war loan."),
            "The|well|-|known|ex-minister|,|pro-Delhi|,|took|a|two|-|year|post-war|loan|."
        );
        assert_eq!(tokens("Call 555-0142 from 3-5 on 2022-03-07."), "Call|555-0142|from|3|-|5|on|2022-03-07|.");
    }

    #[test]
    fn numbers_keep_their_marks() {
        assert_eq!(
            tokens("$240, 43%, 1,200 or 4.1m at 9:30 for 2/3 of US$5bn"),
            "$|240|,|43|%|,|1,200|or|4.1m|at|9:30|for|2/3|of|US$|5bn"
        );
        assert_eq!(tokens("5pm, 35mm, 2010–2015, 10,11 and 20th"), "5|pm|,|35|mm|,|2010|–|2015|,|10|,|11|and|20th");
    }

    #[test]
    fn abbreviations_keep_their_periods() {
        assert_eq!(
            tokens("Mr. Fox of the U.S. left at 5 p.m. on Sept. 3."),
            "Mr.|Fox|of|the|U.S.|left|at|5|p.m.|on|Sept.|3|."
        );
        assert_eq!(tokens("The answer is no."), "The|answer|is|no|.");
    }

    #[test]
    fn tokenised_text_comes_out_as_it_was() {
        for text in [
            "He said : `` I do n't know , '' and left .",
            "Italy 's La Repubblica paid $ 240 for the U.S. edition .",
            "Mr. Fazio ca n't stay ( so far ) .",
        ] {
            assert_eq!(tokens(text), text.replace(' ', "|"));
        }
    }

    #[test]
    fn a_token_tells_its_kind_and_whether_it_is_glued() {
        let document = read("Up 5% (again).");
        let kinds: Vec<_> = document.tokens.iter().map(|token| (token.kind, token.glued)).collect();
        use TokenKind::*;
        assert_eq!(
            kinds,
            [
                (Word, false),
                (Number, false),
                (Symbol, true),
                (Punctuation, false),
                (Word, true),
                (Punctuation, true),
                (Punctuation, true)
            ]
        );
    }

    #[test]
    fn normal_forms_are_plain() {
        assert_eq!(
            norms("“Naı\u{308}ve” — Cafe\u{301}s’ co\u{AD}op\u{200B} ‘E‑mail’…"),
            "\"|naı\u{308}ve|\"|-|cafés|'|coop|'|e-mail|'|..."
        );
        assert_eq!(norms("``Stop''"), "\"|stop|\"");
    }
}

mod blocks {
    use super::*;
    use Role::*;

    #[track_caller]
    fn is(role: Role, line: &str) {
        let story = format!(
            "The council met on Tuesday and voted on the plan.\n\nNobody spoke against it, the mayor said.\n\n{line}\n\nThe plan goes to the county next week.\n"
        );
        let found = roles(&story).into_iter().find(|(_, text)| line.contains(text.as_str()) || text.contains(line));
        assert_eq!(found.map(|(role, _)| role), Some(role), "{line}");
    }

    #[test]
    fn calls_to_action_are_boilerplate() {
        for line in [
            "CLICK HERE FOR THE MORNING NEWS APP",
            "NewYou can listen to the Harbour Post article now!",
            "Related Topics",
            "Sign up to get the week in your inbox!",
            "LEAVE A REPLY",
            "Please enter your comment!",
            "Read more: How the plan came about",
            "Follow the Post on X, Facebook and Instagram.",
            "- ENDS -",
            "Home World Council votes on harbour plan as...",
        ] {
            is(Boilerplate, line);
        }
    }

    #[test]
    fn sentences_that_resemble_them_are_body() {
        for line in [
            "Readers may sign up at the town hall until Friday, the mayor said.",
            "He asked the crowd to follow the rules and to listen to the article of faith they had sworn.",
            "Related costs rose to 4 million, she said.",
            "By Monday the square was empty.",
            "Monday was quiet.",
            "The translation was done by a machine, critics said.",
        ] {
            is(Body, line);
        }
    }

    #[test]
    fn headings_within_a_story_are_cross_heads() {
        is(CrossHead, "COUNTY SAYS HARBOUR PLAN 'SOUND' IN WAKE OF COUNCIL VOTE");
        is(CrossHead, "A Plan Long in the Making");
        is(Body, "“We will build it,” the mayor said of the harbour");
    }

    #[test]
    fn notices_of_machine_translation_in_many_languages() {
        for line in [
            "Este artículo fue traducido automáticamente.",
            "Dieser Text wurde maschinell übersetzt.",
            "Cet article a été traduit automatiquement.",
            "この記事は自動翻訳されています。",
            "本文由机器翻译",
            "Эта статья переведена: машинный перевод.",
            "This page was translated by Google Translate.",
        ] {
            assert_eq!(roles(&format!("{line}\n\nThe council met on Tuesday."))[0].0, TranslationNotice, "{line}");
        }
        assert_eq!(roles("Machine translation has come far, experts say.\n\nIt is used widely.")[0].0, Body);
    }

    #[test]
    fn a_credit_is_set_apart_from_its_caption_and_captions_come_doubled() {
        let text = "The council met.\n\nthe harbour\n\nBoats lie in the harbour at dawn. (AP Photo/Ann Lee) (AP Photo/Ann Lee)\n\nIt met again.";
        let expected = [
            (Body, "The council met."),
            (Caption, "the harbour"),
            (Caption, "Boats lie in the harbour at dawn."),
            (Credit, "(AP Photo/Ann Lee) (AP Photo/Ann Lee)"),
            (Body, "It met again."),
        ];
        assert_eq!(roles(text), expected.map(|(role, text)| (role, text.to_owned())));
    }

    #[test]
    fn what_was_glued_before_the_story_is_set_apart() {
        let text = " date 2022-03-07 Council ‘all in’ on harbour, mayor says\n\nBy Ann Lee\n\nMonday, March 7, 2022\n\nHARBOUR TOWN (Reuters) - The council met on Tuesday and voted on the plan.";
        let expected = [
            (Dateline, "date 2022-03-07"),
            (Headline, "Council ‘all in’ on harbour, mayor says"),
            (Byline, "By Ann Lee"),
            (Dateline, "Monday, March 7, 2022"),
            (Dateline, "HARBOUR TOWN (Reuters) -"),
            (Body, "The council met on Tuesday and voted on the plan."),
        ];
        assert_eq!(roles(text), expected.map(|(role, text)| (role, text.to_owned())));
    }

    #[test]
    fn items_are_told_from_dashes() {
        let text = "In Short\n\n  • The council voted.\n  • The county is next.\n\nThe council met on Tuesday.";
        let found: Vec<_> = roles(text).into_iter().map(|(role, _)| role).collect();
        assert_eq!(found, [Headline, ListItem, ListItem, Body]);
        is(Body, "- said nobody, ever.");
    }

    #[test]
    fn wrapped_lines_are_joined_and_paragraphs_a_line_are_not() {
        let wrapped = "The council met on Tuesday in the old town hall and voted on\nthe plan for the harbour, which has divided the town for\nyears. Nobody spoke against it.\n\nThe county decides next week, and the mayor expects that it\nwill agree to the plan, as it did in the case of the quay in\n2019.";
        assert_eq!(read(wrapped).blocks.len(), 2);
        let lines = "The council met on Tuesday in the old town hall and voted on the plan.\nNobody spoke against it.\nThe county decides next week, the mayor said after the session ended.\nHe expects that it will agree.";
        assert_eq!(read(lines).blocks.len(), 4);
    }

    #[test]
    fn blocks_that_the_container_told_are_kept() {
        let text = "Skip\nHarbour plan\nThe council met.";
        let told = vec![
            Block { span: Span::new(5, 17), role: Role::Headline },
            Block { span: Span::new(18, 34), role: Role::Body },
        ];
        let document =
            read::document(Original { text: text.to_owned(), blocks: told.clone(), ..Original::default() }, false);
        assert_eq!(document.blocks[0], Block { span: Span::new(0, 4), role: Role::Boilerplate });
        assert_eq!(document.blocks[1..], told);
    }

    #[test]
    fn one_sentence_is_one_body_block() {
        let document = read::document(
            Original { text: " It rained. \n\nIt poured, “badly.” ".to_owned(), ..Original::default() },
            true,
        );
        assert_eq!((document.blocks.len(), document.sentences.len(), document.quotations.len()), (1, 1, 1));
        assert_eq!(document.sentence_text(0), "It rained. \n\nIt poured, “badly.”");
    }
}

/// A page with most of what pages put around a story.
#[test]
fn the_furniture_of_a_page_is_told_from_its_story() {
    let page = include_str!("../fixtures/page-furniture/story.txt");
    let found: Vec<_> = roles(page).into_iter().map(|(role, _)| role).collect();
    use Role::*;
    let expected = [
        TranslationNotice,
        Boilerplate,
        Headline,
        Byline,
        Dateline,
        Boilerplate,
        Dateline,
        Body,
        Caption,
        Caption,
        Credit,
        Body,
        CrossHead,
        Body,
        Boilerplate,
        CrossHead,
        ListItem,
        ListItem,
        Body,
        Byline,
        Boilerplate,
        Boilerplate,
        Boilerplate,
        Boilerplate,
    ];
    assert_eq!(found, expected);
}

mod quoted {
    use super::*;

    #[test]
    fn speakers_stand_after_before_and_above() {
        assert_eq!(
            quotations("\"We are done,\" Ann Lee told the Post. \"It took years.\""),
            ["We are done, — Ann Lee", "It took years. — Ann Lee"]
        );
        assert_eq!(quotations("“We are done,” said Ann Lee, the mayor."), ["We are done, — Ann Lee"]);
        assert_eq!(quotations("Ann Lee, the mayor of the town, said: “We are done.”"), ["We are done. — Ann Lee"]);
        assert_eq!(quotations("The work is “far from done,” according to the mayor."), ["far from done, — the mayor"]);
        assert_eq!(quotations("Mayor Ann Lee said:\n\n“We are done.”"), ["We are done. — Mayor Ann Lee"]);
    }

    #[test]
    fn partial_quotations_have_the_subject_of_their_verb() {
        assert_eq!(
            quotations("The mayor called it “a mess” and said the work was “far from done.”"),
            ["a mess — The mayor", "far from done. — The mayor"]
        );
        assert_eq!(quotations("The so-called “plan” cost millions."), ["plan"]);
    }

    #[test]
    fn marks_of_all_shapes() {
        assert_eq!(quotations("« C'est la vie », said the mayor."), ["C'est la vie — the mayor"]);
        assert_eq!(quotations("„Genug“, said the mayor."), ["Genug — the mayor"]);
        assert_eq!(quotations("`` We do n't know , '' said the mayor ."), ["We do n't know , — the mayor"]);
        assert_eq!(quotations("He backs the ‘harbour plan'\" as it stands."), ["harbour plan — He"]);
        assert_eq!(quotations("'It is over,' the mayor said."), ["It is over, — the mayor"]);
    }

    #[test]
    fn quotations_nest() {
        assert_eq!(
            quotations("“The ‘harbour plan’ is dead,” the mayor said."),
            ["The ‘harbour plan’ is dead, — the mayor", "> harbour plan"]
        );
    }

    #[test]
    fn apostrophes_and_measures_are_no_quotations() {
        for text in [
            "It's the boys' plan, isn't it, in the '90s?",
            "He is 6' 2\" tall, she 5'10\".",
            "Rock 'n' roll ain't dead, 'em or us.",
            "The Smiths' and the Joneses' cars",
        ] {
            assert_eq!(quotations(text), [""; 0], "{text}");
        }
        assert_eq!(quotations("‘The boys’ plan was ours,’ she said."), ["The boys’ plan was ours, — she"]);
    }

    #[test]
    fn a_quotation_goes_on_where_the_next_paragraph_opens_with_its_mark() {
        let text = "Ann Lee said: “We are done.\n\n“It took years, but it is over.”\n\nNobody spoke.";
        assert_eq!(quotations(text), ["We are done.\n\n“It took years, but it is over. — Ann Lee"]);
        assert!(read(text).notices.is_empty());
    }

    #[test]
    fn a_quotation_that_is_not_closed_ends_with_its_sentence_and_is_told() {
        let document = read("He said “we are done. Nobody spoke.\n\nIt rained.");
        assert_eq!(document.quotations[0].content.of(document.text()), "we are done.");
        assert_eq!(document.notices[0].code, "unbalanced-quotation");
    }
}

/// Texts of what is hard: marks, blanks of all kinds, letters with accents, clitics, line breaks.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("The mayor said"),
        Just(" "),
        Just("\n"),
        Just("\n\n"),
        Just("\r\n"),
        Just("."),
        Just(". "),
        Just("“"),
        Just("”"),
        Just("\""),
        Just("'"),
        Just("’s"),
        Just("n't"),
        Just(","),
        Just("U.S."),
        Just("1,200"),
        Just("$"),
        Just("5'10\""),
        Just("‘"),
        Just("…"),
        Just(". . ."),
        Just("-"),
        Just("—"),
        Just("(AP Photo/X)"),
        Just("\u{A0}"),
        Just("\u{AD}"),
        Just("\u{200B}"),
        Just("e\u{301}"),
        Just("😀"),
        Just("• "),
        Just("2) "),
        Just("a. "),
        Just("http://a.b/"),
        Just("@x"),
        Just("[3]"),
        Just("By Ann"),
        Just("date 2022-03-07 "),
        Just("東京"),
        Just("\u{1b}[31m"),
        Just("\u{202E}"),
        Just("Dr."),
        Just("No. "),
    ];
    prop_oneof![prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat()), any::<String>(),]
}

/// A gap without the control sequences of terminals, which are no words.
fn without_sequences(gap: &str) -> String {
    let mut parts = gap.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let part = part.trim_start_matches(|c| ('\x20'..'\x40').contains(&c));
        plain.push_str(part.strip_prefix(|c| ('\x40'..'\x7f').contains(&c)).unwrap_or(part));
    }
    plain
}

proptest! {
    #[test]
    fn what_is_read_covers_the_text_in_order(text in texts(), one_sentence in any::<bool>()) {
        let visible = |c: char| !c.is_whitespace() && !is_invisible(c) && !c.is_control();
        let document = read::document(Original { text: text.clone(), ..Original::default() }, one_sentence);
        let covered = |spans: &mut dyn Iterator<Item = Span>, whole: Span| {
            let mut at = whole.start;
            for span in spans {
                assert!(span.start >= at && span.end <= whole.end && !span.is_empty(), "{span:?} of {whole:?}");
                assert!(!without_sequences(&text[at..span.start]).contains(visible), "{:?} is lost", &text[at..span.start]);
                at = span.end;
            }
            assert!(!without_sequences(&text[at..whole.end]).contains(visible), "{:?} is lost", &text[at..whole.end]);
        };
        covered(&mut document.blocks.iter().map(|block| block.span), Span::new(0, text.len()));
        for (index, block) in document.blocks.iter().enumerate() {
            covered(&mut document.sentences.iter().filter(|sentence| sentence.block == index).map(|sentence| sentence.span), block.span);
        }
        let mut next = 0;
        for sentence in &document.sentences {
            prop_assert_eq!(sentence.tokens.start, next);
            next = sentence.tokens.end;
            covered(&mut document.tokens[sentence.tokens.clone()].iter().map(|token| token.span), sentence.span);
        }
        prop_assert_eq!(next, document.tokens.len());
        let mut norm = 0;
        for (index, token) in document.tokens.iter().enumerate() {
            prop_assert!(norm <= token.norm_end as usize);
            norm = token.norm_end as usize;
            prop_assert!(document.norms.is_char_boundary(norm));
            prop_assert_eq!(token.glued, index > 0 && document.tokens[index - 1].span.end == token.span.start);
        }
    }

    #[test]
    fn quotations_lie_within_the_text_and_nest(text in texts()) {
        let document = read(&text);
        for pair in document.quotations.windows(2) {
            prop_assert!(pair[0].span.start <= pair[1].span.start);
            prop_assert!(!pair[0].span.overlaps(pair[1].span) || pair[0].span.contains(pair[1].span));
        }
        for quotation in &document.quotations {
            prop_assert!(quotation.span.contains(quotation.content) && !quotation.content.is_empty());
            prop_assert!(document.text().is_char_boundary(quotation.content.start) && document.text().is_char_boundary(quotation.content.end));
            prop_assert!(quotation.speaker.is_none_or(|speaker| !speaker.is_empty() && speaker.end <= text.len()));
        }
    }

    #[test]
    fn reading_is_the_same_each_time(text in texts()) {
        prop_assert_eq!(read(&text), read(&text));
    }
}
