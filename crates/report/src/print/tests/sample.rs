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

fn wave(n: u32) -> Option<ValueBand> {
    let low = 2.5 + f64::from((n * 7) % 5) * 0.35 - f64::from(n % 3) * 0.3;
    (n % 11 != 4).then_some(ValueBand { low, high: low + 0.8 })
}

pub fn some_bands(locale: Locale, room: ChartMedium, weeks: u32) -> Bands {
    let monday = |n: u32| Workday::from_number(20_000 - 4 + 7 * i32::try_from(n).unwrap());
    let weeks = (0..weeks).map(|n| WeekBand { begins: monday(n), band: wave(n) }).collect();
    Bands { locale, room, title: "The weather of the weeks".to_owned(), weeks }
}

pub fn some_shares(locale: Locale, room: ChartMedium) -> Shares {
    let shares = [(0.1, 0.2), (0.3, 0.4), (0.2, 0.3), (0.1, 0.2)];
    let text = |low: f64, high: f64| match locale {
        Locale::En => format!("{:.0}% to {:.0}%", low * 100.0, high * 100.0),
        Locale::ZhCn => format!("{:.0}%～{:.0}%", low * 100.0, high * 100.0),
    };
    let mut rows: Vec<ShareRow> = Weather::ALL
        .into_iter()
        .rev()
        .zip(shares)
        .map(|(weather, (low, high))| ShareRow {
            label: words::weather_name(locale, weather),
            weather: Some(weather),
            share: ShareBand::Between(ValueBand { low, high }),
            text: text(low, high),
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.weather.map(Weather::level)));
    let missing = Weather::ALL.into_iter().find(|w| rows.iter().all(|row| row.weather != Some(*w))).unwrap();
    let few = if locale == Locale::En { "few" } else { "少数" };
    rows.push(ShareRow {
        label: words::weather_name(locale, missing),
        weather: Some(missing),
        share: ShareBand::Few,
        text: few.to_owned(),
    });
    rows.sort_by_key(|row| std::cmp::Reverse(row.weather.map(Weather::level)));
    Shares { room, title: "How the month divides".to_owned(), rows }
}

pub fn some_ranked(locale: Locale, room: ChartMedium) -> RankedChart {
    let names = match locale {
        Locale::En => ["Long queues", "Slow systems", "Handling-time target", "Upset customers", "No help when stuck"],
        Locale::ZhCn => ["排队太长", "系统慢", "话务量压力大", "客户难沟通", "遇到难题没人帮"],
    };
    let row = |(n, label): (u32, &str)| {
        let low = 0.3 - 0.06 * f64::from(n);
        RankedRow {
            label: label.to_owned(),
            now: (n != 4).then_some(ValueBand { low, high: low + 0.05 }),
            before: (n != 1).then_some(ValueBand { low: low - 0.05, high: low }),
            text: if n == 4 { String::new() } else { format!("{:.0}–{:.0}%", low * 100.0, (low + 0.05) * 100.0) },
        }
    };
    RankedChart { room, title: "What was named most".to_owned(), rows: (0..).zip(names).map(row).collect() }
}

pub fn some_multiples(locale: Locale, room: ChartMedium, count: u32) -> Multiples {
    let names = match locale {
        Locale::En => ["Billing", "Broadband technical support", "Mobile", "Retention", "New customers"],
        Locale::ZhCn => ["账务组", "宽带技术支持二线", "移动业务", "挽留组", "新客户"],
    };
    let panel = |n: u32| Panel {
        name: format!("{} {}", names[(n % 5) as usize], n + 1),
        weeks: (0..26).map(|week| wave(week + n)).collect(),
    };
    Multiples { locale, room, title: "Team by team".to_owned(), panels: (0..count).map(panel).collect() }
}

pub fn some_hours(locale: Locale, room: ChartMedium) -> Categories {
    let category = |hour: u32| Category {
        label: format!("{hour:02}"),
        band: (8..20).contains(&hour).then(|| wave(hour)).flatten(),
        load: Some(f64::from((hour * 13) % 24) * 20.0 * f64::from(u8::from((7..21).contains(&hour)))),
    };
    let behind = if locale == Locale::En { "Calls an hour, at most 412" } else { "每小时来电，最多 412 通" };
    let title = "The hours of the day".to_owned();
    Categories { locale, room, title, categories: (0..24).map(category).collect(), behind: behind.to_owned() }
}

pub fn some_weekdays(locale: Locale, room: ChartMedium) -> Categories {
    let names = match locale {
        Locale::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        Locale::ZhCn => ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    };
    let category = |(n, label): (u32, &str)| Category { label: label.to_owned(), band: wave(n), load: None };
    let categories = (0..).zip(names).map(category).collect();
    Categories { locale, room, title: "The days of the week".to_owned(), categories, behind: String::new() }
}

fn charts(locale: Locale, captions: [&str; 6]) -> Vec<Block> {
    let room = ChartMedium::Paper;
    let charts = [
        bands(&some_bands(locale, room, 13)),
        shares(&some_shares(locale, room)),
        ranked(&some_ranked(locale, room)),
        multiples(&some_multiples(locale, room, 11)),
        categories(&some_weekdays(locale, room)),
        categories(&some_hours(locale, room)),
    ];
    let block = |(chart, caption): (Chart, &str)| Block::Chart { chart, caption: caption.to_owned() };
    charts.into_iter().zip(captions).map(block).collect()
}

pub fn english() -> Document {
    let mut charts = charts(
        Locale::En,
        [
            "Each step is a week: between these weathers lay what people said. Where there is nothing, too few answered, or nobody did.",
            "Filled as far as is certain, outlined as far as is possible. Hatched: a few.",
            "Bars are this month, brackets the month before.",
            "The same scale in each. A gap says nothing about anybody.",
            "All weeks of the month together.",
            "Columns are calls, the boxes weather.",
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
            "Made on 3 November 2026 from closed weeks. No figure stands for fewer than five people.".to_owned(),
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
            Block::Note("A dash stands where too few answered for a figure that says nothing about anybody, and also where nobody did. The two are not told apart on purpose.".into()),
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
            Block::Paragraph("Every figure is a band. It is as wide as it has to be so that no combination of this report with an earlier one tells anything about fewer than five people.".into()),
        ],
    }
}

pub fn chinese() -> Document {
    let mut charts = charts(
        Locale::ZhCn,
        [
            "每一格是一周：大家说的天气落在这两条线之间。空着的地方，要么回答的人太少，要么没有人回答。",
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
            "2026年11月3日根据已结束的各周生成。任何数字背后都不少于五个人。".to_owned(),
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
            Block::Note("横线表示回答的人太少，给出数字就会说到具体的人；没有人回答时也是横线。这两种情况是有意不加区分的。".into()),
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
