//! A report of a month as it might be, in both languages, with every kind of block and chart.

use super::super::{Align, Block, Document, KeyFigure, RichText, Table, TableColumn};
use crate::charts::*;
use domain::{Locale, Weather, Workday};

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.to_owned() }
}

fn figure(label: &str, value: &str, explanation: &str) -> KeyFigure {
    KeyFigure { label: label.to_owned(), value: value.to_owned(), explanation: explanation.to_owned() }
}

fn table(caption: &str, heads: &[&str], rows: Vec<Vec<String>>) -> Table {
    let align = |number| if number == 0 { Align::Start } else { Align::End };
    let column = |(number, head): (usize, &&str)| TableColumn { head: (*head).to_owned(), align: align(number) };
    Table { caption: caption.to_owned(), columns: heads.iter().enumerate().map(column).collect(), rows }
}

pub fn long_table(rows: u32) -> Table {
    let row = |n: u32| vec![format!("Team {n:03}"), "fair to sunny".to_owned(), format!("{} to {}", n, n + 5)];
    table("Teams, week 44", &["Team", "Weather of the week", "People"], (1..=rows).map(row).collect())
}

fn wave(n: u32) -> Option<(f64, ValueBand)> {
    let low = 2.5 + f64::from((n * 7) % 5) * 0.35 - f64::from(n % 3) * 0.3;
    (n % 11 != 4).then_some((low + 0.2, ValueBand { low, high: low + 0.4 }))
}

fn weeks(locale: Locale) -> CourseChart {
    let monday = |n: u32| Workday::from_number(20_000 - 4 + 7 * i32::try_from(n).unwrap());
    let point = |n: u32| {
        let (value, band) = wave(n)?;
        Some(CoursePoint { from: monday(n), until: monday(n + 1), value, band })
    };
    CourseChart {
        locale,
        medium: ChartMedium::Paper,
        title: "The weather of the weeks".to_owned(),
        from: monday(0),
        until: monday(13),
        points: (0..13).filter_map(point).collect(),
        since: Some(monday(9)),
    }
}

fn rows(locale: Locale, scale: RangeScale, labels: &[&str]) -> Ranges {
    let estimate = |n: u32| match scale {
        RangeScale::Levels => wave(n),
        RangeScale::Shares => {
            let value = 0.3 / f64::from(n + 1);
            Some((value, ValueBand { low: (value - 0.03).max(0.0), high: value + 0.03 }))
        }
    };
    let row = |(n, label): (u32, &&str)| RangeRow {
        label: (*label).to_owned(),
        estimate: estimate(n),
        text: format!("{n}–{}", n + 1),
        weather: None,
        marked: n == 1,
    };
    let title = format!("{} rows", labels.len());
    Ranges { locale, medium: ChartMedium::Paper, title, scale, rows: (0..).zip(labels).map(row).collect() }
}

fn charts(locale: Locale, captions: [&str; 6]) -> Vec<Block> {
    let (named, places): ([&str; 5], [&str; 5]) = match locale {
        Locale::En => (
            ["Long queues", "Slow systems", "Handling-time target", "Upset customers", "No help when stuck"],
            ["Billing", "Broadband technical support", "Mobile", "Retention", "New customers"],
        ),
        Locale::ZhCn => (
            ["排队太长", "系统慢", "话务量压力大", "客户难沟通", "遇到难题没人帮"],
            ["账务组", "宽带技术支持二线", "移动业务", "挽留组", "新客户"],
        ),
    };
    let weathers: Vec<String> = Weather::ALL.into_iter().map(|weather| words::weather_name(locale, weather)).collect();
    let weathers: Vec<&str> = weathers.iter().map(String::as_str).collect();
    let charts = [
        course(&weeks(locale)),
        ranges(&rows(locale, RangeScale::Shares, &weathers)),
        ranges(&rows(locale, RangeScale::Shares, &named)),
        ranges(&rows(locale, RangeScale::Levels, &places)),
        ranges(&rows(locale, RangeScale::Levels, &named)),
        ranges(&rows(locale, RangeScale::Levels, &places)),
    ];
    let block = |(chart, caption): (Chart, &str)| Block::Chart { chart, caption: caption.to_owned() };
    charts.into_iter().zip(captions).map(block).collect()
}

pub fn english() -> Document {
    let mut charts = charts(
        Locale::En,
        [
            "Each block is a week: the line is its mean, the block its error. A gap is a week that was not drawn.",
            "Dots are the most plausible shares, blocks their errors.",
            "A diamond is a rise by more than chance.",
            "The same scale for all.",
            "All weeks of the month together.",
            "Six spans of four hours.",
        ],
    )
    .into_iter();
    let mut chart = move || charts.next().unwrap();
    let rows = [("Week 41", "fair", "60 to 80"), ("Week 42", "cloudy to fair", "60 to 80"), ("Week 43", "–", "–")];
    let rows = rows.map(|(a, b, c)| vec![a.to_owned(), b.to_owned(), c.to_owned()]).to_vec();
    Document {
        locale: Locale::En,
        centre: "Riverside service centre".to_owned(),
        title: "The climate of Riverside".to_owned(),
        subtitle: "October 2026".to_owned(),
        meta: vec![
            "Weeks 41 to 44 (5 October to 1 November 2026)".to_owned(),
            "Made on 3 November 2026 from closed weeks.".to_owned(),
        ],
        foot: "Figures are about groups. Nobody can be found in them.".to_owned(),
        made: Some(jiff::civil::date(2026, 11, 3).at(9, 30, 0, 0)),
        blocks: vec![
            heading(1, "In short"),
            Block::Paragraph(
                RichText::default()
                    .and("October was ")
                    .strong("mostly fair")
                    .and(", a little cloudier than September. Two weeks stand out: in week 42 the outage of the billing system filled the queues, and week 43 was the school holiday. What people named most is the queue; what helped most, by their own word, were short breaks that somebody else had arranged."),
            ),
            Block::KeyFigures(vec![
                figure("Weather of the month", "Mostly fair", "Between cloudy and fair in three of four weeks."),
                figure("Against September", "A little cloudier", "By about one step in ten days."),
                figure("Named most", "Long queues", "30 % to 35 % of all that was named."),
                figure("People in it", "80 to 100", "Of those who chose to be counted."),
            ]),
            heading(1, "The weeks"),
            chart(),
            Block::Table(table("The weeks in numbers", &["Week", "Weather", "People"], rows)),
            Block::Note("A dash is a week that was not drawn.".into()),
            heading(1, "How the month divides"),
            chart(),
            heading(1, "What was named"),
            Block::Paragraph("People may name what disturbed their day. These are shares of everything that was named, not of people.".into()),
            chart(),
            heading(1, "Teams and departments"),
            chart(),
            Block::Table(long_table(28)),
            Block::PageBreak,
            heading(1, "When"),
            heading(2, "Days of the week"),
            chart(),
            heading(2, "Hours of the day"),
            chart(),
            heading(1, "How to read this"),
            heading(3, "Bands"),
            Block::Paragraph("Every figure has random noise, so that no combination of this report with an earlier one reveals what one person said in one week.".into()),
        ],
    }
}

pub fn chinese() -> Document {
    let mut charts = charts(
        Locale::ZhCn,
        [
            "每一格是一周：横线是平均，色块是误差。空着的那一周没有数字。",
            "实心部分是确定的，外框是可能的上限；斜线表示“少数”。",
            "横条是本月，下方的括线是上个月。",
            "每张小图用同一个刻度。空白不代表任何人。",
            "全月各周合在一起看。",
            "浅色柱是来电量，方框是天气。",
        ],
    )
    .into_iter();
    let mut chart = move || charts.next().unwrap();
    let rows = [("第 41 周", "多云", "60～80"), ("第 42 周", "阴到多云", "60～80"), ("第 43 周", "–", "–")];
    let rows = rows.map(|(a, b, c)| vec![a.to_owned(), b.to_owned(), c.to_owned()]).to_vec();
    Document {
        locale: Locale::ZhCn,
        centre: "滨江客户服务中心".to_owned(),
        title: "情绪气候月报".to_owned(),
        subtitle: "2026年10月".to_owned(),
        meta: vec![
            "第 41 周至第 44 周（2026年10月5日至11月1日）".to_owned(),
            "2026年11月3日根据已结束的各周生成。".to_owned(),
        ],
        foot: "数字说的是群体，从中认不出任何人。".to_owned(),
        made: None,
        blocks: vec![
            heading(1, "概要"),
            Block::Paragraph(
                RichText::default()
                    .and("十月")
                    .strong("多数时候多云")
                    .and("，比九月略阴一些。有两周比较特别：第 42 周计费系统（Billing）故障，排队变长；第 43 周学校放假。大家提到最多的是排队，而大家自己说最有用的，是有人替他们安排好的短暂休息。这份报告里没有任何人的名字，也不能从中推断某一个人的情况。"),
            ),
            Block::KeyFigures(vec![
                figure("本月天气", "多云", "四周里有三周在阴和多云之间。"),
                figure("与九月相比", "略阴一些", "大约每十天差一档。"),
                figure("提到最多", "排队太长", "占全部提及的 30%～35%。"),
            ]),
            heading(1, "各周情况"),
            chart(),
            Block::Table(table("各周数字", &["周", "天气", "人数"], rows)),
            Block::Note("横线表示那一周没有数字。".into()),
            heading(1, "本月的分布"),
            chart(),
            heading(1, "大家提到的事"),
            chart(),
            heading(1, "班组与部门"),
            chart(),
            heading(1, "什么时候"),
            heading(2, "一周七天"),
            chart(),
            heading(2, "一天里的各个小时"),
            chart(),
        ],
    }
}
