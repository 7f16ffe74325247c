//! The charts of released figures: bands, shares, ranks.

use super::super::*;
use domain::Locale;
use domain::{Weather, Workday};

const SIZES: [ChartMedium; 3] = [ChartMedium::Phone, ChartMedium::Page, ChartMedium::Paper];

fn interval(low: f64, high: f64) -> ValueBand {
    ValueBand { low, high }
}

fn some_weeks(bands: &[Option<ValueBand>]) -> Bands {
    let week =
        |(n, band): (i32, &Option<ValueBand>)| WeekBand { begins: Workday::from_number(19_996 + 7 * n), band: *band };
    let weeks = (0..).zip(bands).map(week).collect();
    Bands { locale: Locale::En, room: ChartMedium::Phone, title: "Weeks of <Billing>".to_owned(), weeks }
}

fn some_shares() -> Shares {
    let row =
        |weather, label: &str, share| ShareRow { label: label.to_owned(), weather, share, text: "…".to_owned() };
    let rows = vec![
        row(Some(Weather::Sunny), "Sunny", ShareBand::Between(interval(0.2, 0.3))),
        row(Some(Weather::Stormy), "Stormy", ShareBand::Few),
        row(None, "Fair & cloudy", ShareBand::Unsaid),
    ];
    Shares { room: ChartMedium::Paper, title: "Shares".to_owned(), rows }
}

fn some_ranks() -> RankedChart {
    let row = |label: &str, now, before| RankedRow { label: label.to_owned(), now, before, text: "a third".to_owned() };
    let rows = vec![
        row("Long queues", Some(interval(0.3, 0.35)), Some(interval(0.2, 0.25))),
        row("Slow systems", None, Some(interval(0.1, 0.15))),
    ];
    RankedChart { room: ChartMedium::Page, title: "Ranks".to_owned(), rows }
}

fn some_panels(count: usize) -> Multiples {
    let weeks = vec![Some(interval(3.0, 4.0)), None, Some(interval(2.0, 3.0))];
    let panel = |n| Panel { name: format!("Team {n} of the night shift in Riverside"), weeks: weeks.clone() };
    Multiples {
        locale: Locale::ZhCn,
        room: ChartMedium::Phone,
        title: "Teams".to_owned(),
        panels: (0..count).map(panel).collect(),
    }
}

fn some_hours() -> Categories {
    let category = |hour: u32| Category {
        label: format!("{hour:02}"),
        band: (hour != 3).then(|| interval(2.5, 3.5)),
        load: Some(f64::from(hour)),
    };
    Categories {
        locale: Locale::En,
        room: ChartMedium::Phone,
        title: "Hours".to_owned(),
        categories: (0..24).map(category).collect(),
        behind: "Calls an hour, at most 23".to_owned(),
    }
}

#[test]
fn bands_over_time_have_their_shape() {
    insta::assert_snapshot!(bands(&some_weeks(&[Some(interval(3.0, 4.0)), Some(interval(2.0, 3.0)), None])).inside);
}

#[test]
fn shares_have_their_shape() {
    insta::assert_snapshot!(shares(&some_shares()).inside);
}

#[test]
fn ranks_have_their_shape() {
    insta::assert_snapshot!(ranked(&some_ranks()).inside);
}

#[test]
fn small_multiples_have_their_shape() {
    insta::assert_snapshot!(multiples(&some_panels(2)).inside);
}

#[test]
fn bands_by_category_have_their_shape() {
    let mut few = some_hours();
    few.categories.truncate(4);
    insta::assert_snapshot!(categories(&few).inside);
}

/// Every chart in a size.
fn all(room: ChartMedium) -> [Chart; 5] {
    let weeks: Vec<_> = (0..52).map(|n| (n % 5 != 0).then(|| interval(2.0, 3.0))).collect();
    [
        bands(&Bands { room, ..some_weeks(&weeks) }),
        shares(&Shares { room, ..some_shares() }),
        ranked(&RankedChart { room, ..some_ranks() }),
        multiples(&Multiples { room, ..some_panels(20) }),
        categories(&Categories { room, ..some_hours() }),
    ]
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
    for room in SIZES {
        for chart in all(room) {
            assert_eq!(chart.size.0, room.width().unsigned_abs());
            let (width, height) = (room.width(), i32::try_from(chart.size.1).unwrap());
            assert!(numbers(&chart.inside, "x").iter().all(|x| (0..width).contains(x)), "{}", chart.inside);
            assert!(numbers(&chart.inside, "y").iter().all(|y| (0..height).contains(y)), "{}", chart.inside);
        }
    }
}

#[test]
fn a_week_without_a_band_is_a_gap_and_the_ribbon_begins_anew() {
    let band = Some(interval(3.0, 4.0));
    let ribbons =
        |weeks: &[Option<ValueBand>]| bands(&some_weeks(weeks)).inside.matches("stroke=\"var(--chart-line)\"").count();
    assert_eq!(ribbons(&[band, band, band]), 1);
    assert_eq!(ribbons(&[band, None, band]), 2);
    assert_eq!(ribbons(&[None, None, None]), 0);
}

#[test]
fn a_few_are_drawn_alike_however_few_and_whatever_weather() {
    let few = |weather| {
        let row =
            ShareRow { label: "A".to_owned(), weather: Some(weather), share: ShareBand::Few, text: "few".to_owned() };
        let drawn = shares(&Shares { room: ChartMedium::Page, title: "Few".to_owned(), rows: vec![row] }).inside;
        drawn.replace("--rainy-line", "--line").replace("--sunny-line", "--line")
    };
    assert_eq!(few(Weather::Rainy), few(Weather::Sunny));
    let strokes = few(Weather::Sunny).matches("stroke=\"var(--line)\"").count();
    assert!(strokes > 4, "no hatching: {}", few(Weather::Sunny));
}

#[test]
fn hours_on_a_phone_are_named_at_even_steps() {
    let drawn = categories(&some_hours()).inside;
    let names: Vec<u32> = drawn.split('\n').filter_map(|line| line.trim().parse().ok()).collect();
    assert!(names.len() >= 6, "{drawn}");
    let step = names[1] - names[0];
    assert!(names.windows(2).all(|pair| pair[1] - pair[0] == step), "{names:?}");
}

#[test]
fn nothing_to_show_is_drawn_without_trouble() {
    assert!(bands(&some_weeks(&[])).inside.contains("Sunny"));
    assert!(shares(&Shares { rows: vec![], ..some_shares() }).inside.contains("100%"));
    assert!(ranked(&RankedChart { rows: vec![], ..some_ranks() }).inside.contains("<title>"));
    assert!(multiples(&some_panels(0)).inside.contains("<title>"));
    assert!(categories(&Categories { categories: vec![], ..some_hours() }).inside.contains("Stormy"));
}
