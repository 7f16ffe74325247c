//! The course of a self-test: its band, its points and its size.

use super::super::{ChartMedium, SelfTestCourse, self_test_course};
use domain::{Locale, Workday};

fn some(medium: ChartMedium, band: Option<(f64, f64)>) -> SelfTestCourse {
    let first = Workday::from_number(20_000);
    let points = vec![(first, 0.0), (first.plus(91), 12.0), (first.plus(182), 4.0)];
    SelfTestCourse { locale: Locale::En, medium, title: "A <course>".to_owned(), range: (0.0, 12.0), points, band }
}

#[test]
fn a_band_is_drawn_only_if_something_is_known_about_it() {
    let bands = |band| self_test_course(&some(ChartMedium::Page, band)).inside.matches("--chart-band").count();
    assert_eq!((bands(Some((0.0, 2.3))), bands(None)), (1, 0));
}

#[test]
fn every_result_has_a_point_within_the_picture_also_all_of_one_day() {
    for medium in [ChartMedium::Phone, ChartMedium::Page] {
        let course = some(medium, None);
        let first = course.points[0].0;
        let same_day = SelfTestCourse { points: vec![(first, 1.0), (first, 12.0)], ..course.clone() };
        for (course, count) in [(course, 3), (same_day, 2)] {
            let chart = self_test_course(&course);
            let centres: Vec<u32> = ["cx", "cy"].iter().flat_map(|axis| numbers(&chart.inside, axis)).collect();
            assert_eq!(centres.len(), 2 * count, "{}", chart.inside);
            assert!(numbers(&chart.inside, "cx").iter().all(|x| *x < chart.size.0), "{}", chart.inside);
            assert!(numbers(&chart.inside, "cy").iter().all(|y| *y < chart.size.1), "{}", chart.inside);
            assert!(chart.inside.starts_with("<title>A &lt;course&gt;</title>"), "{}", chart.inside);
        }
    }
}

/// The numbers of an attribute.
fn numbers(markup: &str, attribute: &str) -> Vec<u32> {
    let opening = format!(" {attribute}=\"");
    markup.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
}
