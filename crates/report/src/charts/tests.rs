use super::*;
use domain::{Locale, Weather, Workday};

fn day(number: i32) -> Workday {
    Workday::from_number(20_000 + number)
}

fn some_trend() -> Trend {
    let levels = [4.0, 5.0, 4.0, 3.0, 1.0];
    let dots = (0..).zip(levels).map(|(n, level)| Dot { day: day(n * 3), level, flagged: level < 2.0 });
    Trend {
        locale: Locale::En,
        medium: ChartMedium::HalfPage,
        title: "Yours & <mine>".to_owned(),
        about: "Five days".to_owned(),
        from: day(-20),
        to: day(20),
        dots: dots.collect(),
        band: vec![BandStep { from: day(-10), band: Some((2.6, 5.4)) }],
        centre: vec![],
        limits: vec![vec![(day(-20), 2.0), (day(20), 2.0)]],
    }
}

#[test]
fn a_trend_has_its_shape() {
    insta::assert_snapshot!(trend(&some_trend()).inside);
}

#[test]
fn an_evidence_chart_has_its_shape() {
    let shifts =
        [4, 4, 3, 2, 1].map(|level| EvidenceShift { weather: Weather::nearest(f64::from(level)), counted: level < 3 });
    let evidence = EvidenceChart {
        locale: Locale::ZhCn,
        title: "五个班".to_owned(),
        shifts: shifts.to_vec(),
        band: Some((2.6, 4.4)),
    };
    insta::assert_snapshot!(super::evidence(&evidence).inside);
}

#[test]
fn no_chart_carries_a_fixed_colour_a_style_or_a_text_that_is_markup() {
    let named = vec![
        ParetoBar { label: "Queue <pressure>".to_owned(), count: 3 },
        ParetoBar { label: "投诉".to_owned(), count: 1 },
    ];
    let pareto = pareto(&Pareto { locale: Locale::En, title: "a < b".to_owned(), named });
    for chart in [trend(&some_trend()), pareto] {
        assert!(!chart.inside.contains('#'), "{}", chart.inside);
        assert!(!chart.inside.contains("style="), "{}", chart.inside);
        assert!(!chart.inside.contains("<mine>") && !chart.inside.contains("<pressure>"), "{}", chart.inside);
    }
}

#[test]
fn a_line_does_not_guess_what_lay_in_a_long_silence() {
    let mut broken = some_trend();
    broken.dots = vec![
        Dot { day: day(-15), level: 4.0, flagged: false },
        Dot { day: day(-14), level: 4.0, flagged: false },
        Dot { day: day(10), level: 4.0, flagged: false },
        Dot { day: day(11), level: 3.0, flagged: false },
    ];
    let lines = trend(&broken).inside.matches("stroke=\"var(--chart-line)\"").count();
    assert_eq!(lines, 2);
}

#[test]
fn nothing_to_show_is_drawn_without_trouble() {
    let mut empty = some_trend();
    (empty.dots, empty.band, empty.limits) = (vec![], vec![], vec![]);
    assert!(trend(&empty).inside.contains("Sunny"));
    let none = Pareto { locale: Locale::En, title: String::new(), named: vec![] };
    assert!(pareto(&none).inside.contains("100%"));
}

mod climate;
mod self_test;
