use super::*;

#[test]
fn a_list_is_read_with_every_separator() {
    for text in
        ["a;b", "a, b", "a\u{3001}b", "a\u{ff0c}b", "a\u{ff1b} b;", "a/b", "a + b", "a & b", "a|b", "a\nb", "a\r\nb"]
    {
        assert_eq!(list(text), ["a", "b"], "{text:?}");
    }
}

#[test]
fn dates_are_read_year_first_in_every_spreadsheet_format() {
    for text in [
        "2026-03-09",
        "2026/3/9",
        "2026.03.09",
        "2026\u{5e74}3\u{6708}9\u{65e5}",
        "20260309",
        "2026/3/9 0:00",
        "2026-03-09 00:00:00",
        "2026-03-09T00:00:00",
        "2026-03-09T00:00:00Z",
        "46090",
        "46090.0",
        "\u{ff12}\u{ff10}\u{ff12}\u{ff16}/3/9",
        "2026年3月9号",
        "2026 年 3 月 9 日",
        "2026年3月9日 星期一",
        "2026/3/9 周一",
        "2026.3.9.",
        "'2026-03-09",
        "2026-03-09 00:00:00.000",
        "2026-03-09T00:00:00+08:00",
        "2026/3/9 12:00:00 AM",
        "2026/3/9 上午 12:00:00",
        "9 Mar 2026",
        "March 9, 2026",
        "09-Mar-2026",
        "9-Mar-26",
        "Mar 9, 26",
    ] {
        assert_eq!(date(text, None).map(|day| day.to_string()).as_deref(), Ok("2026-03-09"), "{text}");
    }
    for text in [
        "09/03/2026",
        "2026-02-30",
        "2026-3",
        "soon",
        "-2026-03-09",
        "2026/3/9 8:30",
        "2026/3/9 12:00:00",
        "2026/3/9 12:00 PM",
        "9 Mar 69",
        "31 Feb 2026",
        "9 Ma 2026",
        "20261301",
        "460",
        "460900",
        "",
    ] {
        assert_eq!(date(text, None), Err(ImportProblemKind::NotADate), "{text}");
    }
}

#[test]
fn dates_with_the_year_last_are_read_in_a_known_order_only() {
    let day = |text: &str, order| date(text, Some(order)).map(|day| day.to_string());
    for text in ["9/3/2026", "09.03.2026", "9-3-2026 0:00", "9/3/26", "09.03.26"] {
        assert_eq!(day(text, DateOrder::DayFirst).as_deref(), Ok("2026-03-09"), "{text}");
        assert_eq!(day(text, DateOrder::MonthFirst).as_deref(), Ok("2026-09-03"), "{text}");
        assert_eq!(date(text, None), Err(ImportProblemKind::NotADate));
    }
    assert!(day("2026/3/9", DateOrder::MonthFirst).is_ok());
    assert_eq!(day("1/2/68", DateOrder::DayFirst).as_deref(), Ok("2068-02-01"));
    // These may be of another century, or have the year first.
    for text in ["1/2/69", "1/2/5", "26-03-09", "26年3月9日", "26/03/09"] {
        for order in [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)] {
            assert_eq!(date(text, order), Err(ImportProblemKind::UnclearYear), "{text}");
        }
    }
}

#[test]
fn a_date_with_the_year_last_tells_in_which_orders_it_can_be_read() {
    use DateOrder::{DayFirst, MonthFirst};
    for (text, orders) in [
        ("9/3/2026", Some((vec![DayFirst, MonthFirst], true))),
        ("3/3/2026", Some((vec![DayFirst, MonthFirst], false))),
        ("31/3/2026", Some((vec![DayFirst], false))),
        ("3/31/2026", Some((vec![MonthFirst], false))),
        ("9.3.2026", Some((vec![DayFirst], false))),
        ("31/31/2026", Some((vec![], false))),
        ("9/3/26", Some((vec![DayFirst, MonthFirst], true))),
        ("26-03-09", None),
        ("2026/3/9", None),
        ("soon", None),
    ] {
        assert_eq!(possible_orders(text), orders, "{text}");
    }
}

#[test]
fn times_are_read_by_the_twenty_four_hour_clock() {
    for text in ["07:05", "7:05", "07:05:00", "07\u{ff1a}05"] {
        assert_eq!(time(text), Ok(jiff::civil::time(7, 5, 0, 0)), "{text}");
    }
    for text in ["24:00", "7", "7pm", ""] {
        assert_eq!(time(text), Err(ImportProblemKind::NotATime), "{text}");
    }
}

#[test]
fn a_formula_is_written_as_text_and_read_back() {
    for text in ["=1+1", "+a", "-a", "@x", "\t=1", "\r=1", "\u{ff1d}1", "'=1", "''=1", "'quoted'", "a=1", "", "'"] {
        let written = for_spreadsheet(text);
        assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}']), "{text:?}");
        assert_eq!(from_spreadsheet(&written), text);
    }
    for number in ["-0.4", "+1", "'-1", "a;-5;b"] {
        assert_eq!((for_spreadsheet(number), from_spreadsheet(number)), (number.to_owned(), number.to_owned()));
    }
}

#[test]
fn a_formula_after_a_sign_that_ends_cells_elsewhere_is_text_too() {
    for text in ["x;=HYPERLINK(1)", "a\n=1+1", "a\t@b;+c", ";'=1", "a;'b", "=a;=b", "\t=1;-2;=3"] {
        let written = for_spreadsheet(text);
        for part in written.split(CUTS) {
            assert!(!is_like_a_formula(part) || part.starts_with('\''), "{text:?}: {written:?}");
        }
        assert_eq!(from_spreadsheet(&written), text);
    }
}

#[test]
fn a_number_is_read_with_a_decimal_comma_and_wide_digits() {
    assert_eq!(["4,0", "310,4", " \u{ff14} ", "4.5"].map(number), [Ok(4.0), Ok(310.4), Ok(4.0), Ok(4.5)]);
    assert!(["1,234", "1,2,3", "soon", ""].into_iter().all(|text| number(text).is_err()));
}

#[test]
fn a_whole_number_may_have_decimals_that_are_zero() {
    assert_eq!([whole_number("4.0"), whole_number(" \u{ff14} "), whole_number("4,00")], ["4", "4", "4"]);
    assert_eq!([whole_number("4.5"), whole_number("4."), whole_number("sunny")], ["4.5", "4.", "sunny"]);
}
