use lopdf::Document as Read;

use super::style::{BODY, BOTTOM, TOP};
use super::typesetter::{TextLine, Typesetter};
use super::*;
use sample::{chinese, english};

mod page_breaks;
mod sample;

fn made(document: &Document) -> Read {
    let bytes = pdf(document, &FontBook::of_system()).expect("a document (it needs the package fonts-noto-cjk)");
    Read::load_mem(&bytes).expect("a file that can be read")
}

/// The words of a page, without what only breaks lines.
fn words(file: &Read, page: u32) -> String {
    file.extract_text(&[page]).expect("text").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn all_words(file: &Read) -> String {
    (1..).zip(file.get_pages()).map(|(page, _)| words(file, page) + "\n").collect()
}

#[test]
fn the_words_of_both_languages_can_be_read_out_again() {
    let read = all_words(&made(&english()));
    for part in ["The climate of Riverside", "Weeks 41 to 44", "Mostly fair", "Of those who chose to be counted."] {
        assert!(read.contains(part), "{part} is not in {read}");
    }
    let read: String = all_words(&made(&chinese())).replace([' ', '\n'], "");
    for part in ["情绪气候月报", "多数时候多云", "客户难沟通", "这份报告里没有任何人的名字", "第1页，共"]
    {
        assert!(read.contains(part), "{part} is not in {read}");
    }
}

#[test]
fn the_words_within_a_chart_are_whole_words() {
    let (english, chinese) = (all_words(&made(&english())), all_words(&made(&chinese())));
    assert!(english.contains("Broadband technical support") && english.contains("Handling-time target"), "{english}");
    assert!(chinese.contains("宽带技术支持二线") && chinese.contains("话务量压力大"), "{chinese}");
}

#[test]
fn a_table_longer_than_a_page_has_its_head_on_every_page() {
    let mut document = english();
    document.blocks = vec![Block::Table(sample::long_table(90))];
    let file = made(&document);
    let pages = file.get_pages().len();
    assert!(pages >= 3, "{pages}");
    for page in 1..=u32::try_from(pages).unwrap() {
        let read = words(&file, page);
        assert_eq!(read.matches("Weather of the week").count(), 1, "page {page}: {read}");
        assert!(read.contains(&format!("Page {page} of {pages}")), "{read}");
    }
    let read = all_words(&file);
    for row in 1..=90 {
        assert_eq!(read.matches(&format!("Team {row:03}")).count(), 1, "Team {row:03}");
    }
}

#[test]
fn every_page_after_the_first_names_centre_and_title() {
    let file = made(&english());
    for page in 2..=u32::try_from(file.get_pages().len()).unwrap() {
        let read = words(&file, page);
        assert!(read.contains("Riverside service centre") && read.contains("The climate of Riverside"), "{read}");
    }
}

#[test]
fn it_holds_to_the_standard_for_accessible_documents() {
    for document in [english(), chinese()] {
        let fonts = FontBook::of_system().choose(&document).unwrap();
        let typesetter = Typesetter::new(&fonts, document.locale).unwrap();
        let mut tags = tags::Tags::default();
        let pages = pagination::paginate(blocks::flowables(&document, &typesetter, &mut tags));
        let file = draw::draw(&document, &typesetter, pages, tags, draw::Standard::Accessible);
        assert!(file.is_ok(), "{:?}", file.err());
    }
}

#[test]
fn fonts_are_in_the_file_and_only_the_letters_that_it_uses() {
    let bytes = pdf(&chinese(), &FontBook::of_system()).unwrap();
    assert!(bytes.len() < 600_000, "{} bytes", bytes.len());
    let file = Read::load_mem(&bytes).unwrap();
    let descriptors: Vec<_> = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| dictionary.has_type(b"FontDescriptor"))
        .collect();
    assert!(!descriptors.is_empty());
    for descriptor in descriptors {
        assert!(descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"), "{descriptor:?}");
    }
}

#[test]
fn without_a_font_it_says_which_package_brings_one() {
    let nothing = FontBook::of_files(&[]);
    assert_eq!(pdf(&english(), &nothing), Err(PrintError::NoFont(Script::Latin)));
    let error = pdf(&chinese(), &nothing).unwrap_err();
    assert_eq!(error, PrintError::NoFont(Script::Han));
    for locale in [Locale::En, Locale::ZhCn] {
        let sentence = error.sentence(locale);
        assert!(sentence.contains("fonts-noto-cjk"), "{sentence}");
    }
}

#[test]
fn a_sign_that_no_font_has_costs_nobody_the_report() {
    let mut document = english();
    document.title = "Team \u{10FFFD} and\u{7}friends".to_owned();
    assert!(pdf(&document, &FontBook::of_system()).is_ok());
}

#[test]
fn a_name_in_a_script_without_a_font_does_not_fail_the_whole_report() {
    let latin = FontBook::of_system().file_of("DejaVu Sans").expect("the package fonts-dejavu-core");
    let fonts = FontBook::of_files(&[latin]);
    for title in ["\u{738b}\u{82b3}", "\u{645}\u{631}\u{64a}\u{645}", "\u{1f327}\u{fe0f} team"] {
        let document = Document { title: title.to_owned(), ..english() };
        assert!(pdf(&document, &fonts).is_ok(), "{title}");
    }
    assert_eq!(pdf(&chinese(), &fonts), Err(PrintError::NoFont(Script::Han)), "its own language cannot be read");
}

#[test]
fn any_font_of_the_machine_serves_for_single_characters() {
    let arabic = Document { title: "\u{645}\u{631}\u{64a}\u{645}".to_owned(), ..chinese() };
    let han = FontBook::of_system().file_of("Noto Sans CJK SC").expect("the package fonts-noto-cjk");
    let mono = FontBook::of_system().file_of("DejaVu Serif").expect("the package fonts-dejavu-core");
    assert!(!FontBook::of_files(std::slice::from_ref(&han)).covers(&arabic));
    assert!(
        FontBook::of_files(&[han, mono]).covers(&Document { title: "\u{10d0}".to_owned(), ..chinese() }),
        "Georgian"
    );
}

#[test]
fn a_font_that_is_installed_later_is_found() {
    static INSTALLED: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);
    fn find() -> FontBook {
        if INSTALLED.load(std::sync::atomic::Ordering::SeqCst) {
            FontBook::of_system()
        } else {
            FontBook::of_files(&[])
        }
    }
    let fonts = InstalledFonts::new(find);
    assert_eq!(fonts.pdf(&english()), Err(PrintError::NoFont(Script::Latin)));
    INSTALLED.store(true, std::sync::atomic::Ordering::SeqCst);
    assert!(fonts.pdf(&english()).is_ok() && fonts.pdf(&chinese()).is_ok());
}

#[test]
fn a_note_stands_on_the_page_of_what_it_is_about() {
    let fonts = FontBook::of_system().choose(&english()).unwrap();
    let typesetter = Typesetter::new(&fonts, Locale::En).unwrap();
    for rows in 26..32 {
        let mut document = english();
        document.blocks = vec![Block::Table(sample::long_table(rows)), Block::Note("About the last team.".into())];
        let pages = pagination::paginate(blocks::flowables(&document, &typesetter, &mut tags::Tags::default()));
        let last: Vec<&flowable::Flowable> = pages.last().unwrap().iter().map(|(_, flowable)| flowable).collect();
        assert!(last.len() >= 3 && last[last.len() - 2].head.is_some(), "{rows} rows, {} flowables", last.len());
    }
}

#[test]
fn a_short_table_is_never_split() {
    let fonts = FontBook::of_system().choose(&english()).unwrap();
    let typesetter = Typesetter::new(&fonts, Locale::En).unwrap();
    for before in 20..36 {
        let mut document = english();
        document.blocks = vec![Block::Table(sample::long_table(before)), Block::Table(sample::long_table(12))];
        let pages = pagination::paginate(blocks::flowables(&document, &typesetter, &mut tags::Tags::default()));
        // Rows know the head of their table: those of the second are the last twelve.
        let rows: Vec<usize> = pages
            .iter()
            .enumerate()
            .flat_map(|(page, flowables)| flowables.iter().filter(|(_, f)| f.head.is_some()).map(move |_| page))
            .collect();
        let last = &rows[rows.len() - 12..];
        assert!(last.iter().all(|page| *page == last[0]), "{before} rows before: {last:?}");
    }
}

fn lines(text: &str, width: f32) -> Vec<String> {
    let document = Document { title: text.to_owned(), ..chinese() };
    let fonts = FontBook::of_system().choose(&document).unwrap();
    let typesetter = Typesetter::new(&fonts, document.locale).unwrap();
    let letters = |line: &TextLine| -> String {
        let glyphs =
            line.runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| &run.text[glyph.text_range.clone()]));
        glyphs.collect()
    };
    let lines = typesetter.set(&text.into(), &BODY, width);
    assert!(lines.iter().all(|line| line.width <= width + 0.1));
    lines.iter().map(letters).collect()
}

#[test]
fn chinese_breaks_anywhere_but_before_a_stop_or_after_a_bracket() {
    let text =
        "这一周大家说得最多的是（按提到的多少排列）：排队太长、系统慢、客户着急。其余的都很少有人提到，不必放在心上。";
    for width in 90_u8..140 {
        let lines = lines(text, f32::from(width));
        assert!(lines.len() > 3);
        assert_eq!(lines.concat(), text);
        for line in &lines {
            assert!(!line.starts_with(['。', '，', '、', '：', '）']), "{lines:?}");
            assert!(!line.ends_with('（'), "{lines:?}");
        }
    }
}

#[test]
fn words_are_not_torn_unless_they_are_longer_than_a_line() {
    let lines_of = lines("Fewer people than eight answered in these weeks, so nothing is said.", 100.0);
    for line in &lines_of[..lines_of.len() - 1] {
        assert!(line.ends_with([' ', ',']), "{lines_of:?}");
    }
    let torn = lines("Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik", 60.0);
    assert!(torn.len() > 3, "{torn:?}");
}
