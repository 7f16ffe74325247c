//! The charts of the climate: estimates with their intervals, in rows and over time.

use super::super::*;
use domain::{Locale, Workday};

const SIZES: [ChartMedium; 3] = [ChartMedium::Phone, ChartMedium::Page, ChartMedium::Paper];

fn interval(low: f64, high: f64) -> ValueBand {
    ValueBand { low, high }
}

fn monday(week: i32) -> Workday {
    Workday::from_number(19_996 + 7 * week)
}

fn point(week: i32, weeks: i32) -> CoursePoint {
    CoursePoint { from: monday(week), until: monday(week + weeks), value: 3.5, band: interval(3.2, 3.8) }
}

fn some_course(points: Vec<CoursePoint>) -> CourseChart {
    CourseChart {
        locale: Locale::En,
        medium: ChartMedium::Phone,
        title: "Weeks of <Billing>".to_owned(),
        from: monday(0),
        until: monday(10),
        points,
        since: Some(monday(4)),
    }
}

fn some_departments() -> Ranges {
    let row = |label: &str, estimate, marked| RangeRow {
        label: label.to_owned(),
        estimate,
        weather: None,
        text: "3.7 (3.5–3.9)".to_owned(),
        marked,
    };
    let rows = vec![
        row("Billing & orders", Some((3.7, interval(3.5, 3.9))), true),
        row("A department with a very long name indeed", Some((2.0, interval(1.0, 3.0))), false),
        row("Night", None, false),
    ];
    Ranges {
        locale: Locale::En,
        medium: ChartMedium::Page,
        title: "Departments".to_owned(),
        scale: RangeScale::Levels,
        rows,
    }
}

fn some_stressors() -> Ranges {
    let mut stressors = some_departments();
    stressors.scale = RangeScale::Shares;
    stressors.rows[0].estimate = Some((0.18, interval(0.15, 0.21)));
    stressors.rows[1].estimate = Some((0.02, interval(0.0, 0.05)));
    stressors
}

/// Every chart in a size.
fn all(medium: ChartMedium) -> [Chart; 3] {
    let weeks = (0..10).filter(|week| week % 4 != 3).map(|week| point(week, 1)).collect();
    [
        course(&CourseChart { medium, ..some_course(weeks) }),
        ranges(&Ranges { medium, ..some_departments() }),
        ranges(&Ranges { medium, ..some_stressors() }),
    ]
}

#[test]
fn a_course_has_its_shape() {
    insta::assert_snapshot!(course(&some_course(vec![point(0, 4), point(6, 1)])).inside);
}

#[test]
fn rows_of_ranges_have_their_shape() {
    insta::assert_snapshot!(ranges(&some_departments()).inside);
}

#[test]
fn a_page_lends_its_own_colours_and_paper_has_fixed_ones() {
    for chart in SIZES.into_iter().flat_map(all) {
        assert!(!chart.inside.contains('#') && !chart.inside.contains("style="), "{}", chart.inside);
        assert!(!chart.printed().contains("var("), "{}", chart.printed());
        assert!(chart.inside.starts_with("<title>") && !chart.title.is_empty(), "{}", chart.inside);
        assert!(!chart.inside.contains("<Billing>"), "{}", chart.inside);
    }
}

/// The numbers of an attribute, at any position.
fn numbers(markup: &str, attribute: &str) -> Vec<i32> {
    let opening = format!(" {attribute}=\"");
    let parts = markup.split(opening.as_str()).skip(1);
    parts.filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
}

#[test]
fn nothing_stands_outside_the_picture() {
    for medium in SIZES {
        for chart in all(medium) {
            assert_eq!(chart.size.0, medium.width().unsigned_abs());
            let (width, height) = (medium.width(), i32::try_from(chart.size.1).unwrap());
            assert!(numbers(&chart.inside, "x").iter().all(|x| (0..width).contains(x)), "{}", chart.inside);
            assert!(numbers(&chart.inside, "y").iter().all(|y| (0..height).contains(y)), "{}", chart.inside);
        }
    }
}

#[test]
fn a_period_is_as_wide_as_it_is_long() {
    // Four weeks, a gap of two, one week.
    let drawn = course(&some_course(vec![point(0, 4), point(6, 1)])).inside;
    let blocks = drawn.split("<rect").filter(|rect| rect.contains("--chart-band"));
    let widths: Vec<i32> = blocks.flat_map(|rect| numbers(rect, "width")).collect();
    let [long, short] = widths[..] else { panic!("{widths:?}: {drawn}") };
    assert!((f64::from(long + 2) / f64::from(short + 2) - 4.0).abs() < 0.3, "{widths:?}");
}

#[test]
fn a_change_by_more_than_chance_is_marked_by_shape() {
    let diamonds = |marked| {
        let mut departments = some_departments();
        departments.rows.iter_mut().for_each(|row| row.marked = marked);
        ranges(&departments).inside.matches("<polygon").count()
    };
    assert_eq!((diamonds(false), diamonds(true)), (0, 4));
}

#[test]
fn nothing_to_show_is_drawn_without_trouble() {
    assert!(course(&some_course(vec![])).inside.contains("Sunny"));
    assert!(ranges(&Ranges { rows: vec![], ..some_stressors() }).inside.contains("10%"));
}
