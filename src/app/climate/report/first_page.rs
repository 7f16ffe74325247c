//! The part of a report that is ready to send.

use super::{ReportWriter, columns, level_band};
use crate::app::climate::gathered::{MentionWithTrend, Mentions, UnitRow};
use content::interventions;
use domain::{StressorKey, UpliftKey, Workday};
use insight::climate::Period;
use insight::climate::estimate::{Direction, MentionTrend};
use report::charts::{self, RangeRow, RangeScale, Ranges};
use report::print::{Align, Block, RichText, Table};
use words::climate as said;
use words::{dates, t};

/// Stressors on the first page if nothing rose, and uplifts.
const MAX_NAMED: usize = 5;
const MAX_UPLIFTS: usize = 3;
/// Interventions that helped, on the first page.
const MAX_HELPED: usize = 3;

impl ReportWriter<'_> {
    pub(super) fn first_page(&mut self) -> Vec<Block> {
        let mut blocks = vec![self.heading(t!(self.locale, "climate-section-short"))];
        blocks.extend(self.sentences().into_iter().map(|sentence| Block::Paragraph(sentence.into())));
        blocks.extend(self.comments());
        blocks.extend(self.units());
        blocks.extend(self.named());
        blocks.extend(self.helped());
        blocks
    }

    /// Three sentences: the state; the change that exceeds chance, or that there is none; the largest rise among
    /// stressors.
    fn sentences(&self) -> Vec<String> {
        let (locale, gathered) = (self.locale, self.gathered);
        let Some(now) = &gathered.now else {
            let place = gathered.name.clone();
            return vec![match gathered.within_site {
                true => t!(locale, "climate-within-site", place = place, site = gathered.site.clone()),
                false => t!(locale, "climate-undrawn", place = place),
            }];
        };
        let (low, high) = (level_band(now.mean).low, level_band(now.mean).high);
        let state = t!(
            locale,
            "climate-say-state",
            when = said::period(locale, gathered.period),
            place = gathered.name.clone(),
            words = words::mean(locale, now.mean.value),
            value = format!("{:.1}", now.mean.value),
            low = format!("{low:.1}"),
            high = format!("{high:.1}")
        );
        vec![state, self.change(), self.largest_rise()]
    }

    fn change(&self) -> String {
        let (locale, gathered) = (self.locale, self.gathered);
        let by = |levels: f64| format!("{:.1}", levels.abs().max(0.1));
        if let Some(shift) = &gathered.stated.shift {
            let (since, by) = (dates::full_day(locale, shift.since), by(shift.by.value));
            return match shift.direction {
                Direction::Brighter => t!(locale, "climate-say-shift-brighter", since = since, by = by),
                _ => t!(locale, "climate-say-shift-rougher", since = since, by = by),
            };
        }
        match &gathered.stated.change {
            Some(change) if change.direction == Direction::Brighter => {
                t!(locale, "climate-say-brighter", by = by(change.difference.value))
            }
            Some(change) if change.direction == Direction::Rougher => {
                t!(locale, "climate-say-rougher", by = by(change.difference.value))
            }
            Some(_) => t!(locale, "climate-say-unclear"),
            None => t!(locale, "climate-say-nothing-before"),
        }
    }

    fn largest_rise(&self) -> String {
        let locale = self.locale;
        let compared = |mentions: &Mentions| mentions.stressors.iter().any(|(_, trend)| trend.is_some());
        let Some(mentions) = self.gathered.mentions.as_ref().filter(|mentions| compared(mentions)) else {
            return t!(locale, "climate-say-no-rise-yet");
        };
        // Stressors are those of the whole site, also in the report of a department.
        let period = said::period(locale, mentions.compared);
        let when = match self.is_site() {
            true => period,
            false => t!(locale, "climate-say-of-site", when = period, site = self.gathered.site.clone()),
        };
        match &mentions.largest_rise {
            Some((mention, trend)) => {
                let stressor = self.stressor(&mention.key);
                let share = format!("{:.0}", 100.0 * mention.share.value);
                match trend {
                    Some(MentionTrend::New) => {
                        t!(locale, "climate-say-new", when = when, stressor = stressor, share = share)
                    }
                    _ => t!(locale, "climate-say-risen", when = when, stressor = stressor, share = share),
                }
            }
            None => t!(locale, "climate-say-nothing-rose", when = when),
        }
    }

    pub(super) fn comments(&self) -> Vec<Block> {
        let (locale, comments) = (self.locale, &self.gathered.comments);
        if comments.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![self.heading(t!(locale, "climate-section-comment"))];
        for comment in comments {
            let lines = comment.comment.lines().filter(|line| !line.trim().is_empty());
            blocks.extend(lines.map(|line| Block::Paragraph(line.to_owned().into())));
            let recommended = |key: String, text: &str| {
                let text = text.replace('\n', " ");
                (!text.is_empty()).then(|| Block::Paragraph(RichText::default().strong(key).and(text)))
            };
            blocks.extend(recommended(t!(locale, "climate-comment-recommends"), &comment.action));
            blocks.extend(recommended(t!(locale, "climate-comment-sees-to-it"), &comment.owner));
            let zone = self.gathered.zone.clone();
            let day = Workday(comment.written_at.to_zoned(zone).date());
            let signed = t!(
                locale,
                "climate-comment-signature",
                name = comment.signed.clone(),
                day = dates::full_day(locale, day)
            );
            blocks.push(Block::Note(signed.into()));
        }
        blocks
    }

    fn units(&mut self) -> Vec<Block> {
        let (locale, gathered) = (self.locale, self.gathered);
        if gathered.units.is_empty() {
            return Vec::new();
        }
        let title = t!(locale, "climate-units-title", count = gathered.units.len());
        // A unit with a longer period than the report says so.
        let label = |unit: &UnitRow| match unit.period == gathered.period {
            true => unit.name.clone(),
            false => {
                let period = short_period(self.locale, unit.period);
                t!(locale, "climate-unit-other-period", name = unit.name.clone(), period = period)
            }
        };
        let rows = gathered.units.iter().map(|unit| RangeRow {
            label: label(unit),
            estimate: Some((unit.now.mean.value, level_band(unit.now.mean))),
            text: said::level(locale, unit.now.mean),
            weather: None,
            marked: unit.stated.direction().is_some_and(|direction| direction != Direction::Unclear),
        });
        let chart = charts::ranges(&Ranges {
            locale,
            medium: self.medium,
            title: title.clone(),
            scale: RangeScale::Levels,
            rows: rows.collect(),
        });
        let direction = |unit: &UnitRow| {
            let stated = unit.stated.direction();
            stated.map_or_else(|| t!(locale, "climate-trend-none"), |direction| said::direction(locale, direction))
        };
        let table = Table {
            caption: title,
            columns: columns([
                (t!(locale, "climate-table-department"), Align::Start),
                (t!(locale, "climate-table-level"), Align::End),
                (t!(locale, "climate-table-change"), Align::Start),
                (t!(locale, "climate-table-roster"), Align::End),
            ]),
            rows: gathered
                .units
                .iter()
                .map(|unit| {
                    vec![label(unit), said::level(locale, unit.now.mean), direction(unit), unit.now.people.to_string()]
                })
                .collect(),
        };
        let mut blocks = vec![self.heading(t!(locale, "climate-section-departments"))];
        blocks.extend(self.chart(chart, t!(locale, "climate-units-caption"), table));
        blocks
    }

    /// What rose, and what is mentioned most: stressors and uplifts.
    fn named(&self) -> Vec<Block> {
        let locale = self.locale;
        let Some(mentions) = self.gathered.mentions.as_ref().filter(|_| self.is_site()) else { return Vec::new() };
        let when = said::period(locale, mentions.period);
        let mut blocks = vec![self.heading(t!(locale, "climate-section-named"))];
        let shown = |named: &[MentionWithTrend], most: usize| -> Vec<MentionWithTrend> {
            let rose = |named: &MentionWithTrend| matches!(named.1, Some(MentionTrend::New | MentionTrend::Risen));
            let mut kept: Vec<MentionWithTrend> = named
                .iter()
                .enumerate()
                .filter(|(index, named)| *index < most || rose(named))
                .map(|(_, n)| n.clone())
                .collect();
            // New first, then risen, then the rest, each from the most frequent on.
            kept.sort_by_key(|(_, trend)| trend.unwrap_or(MentionTrend::Unchanged));
            kept
        };
        let stressors = shown(&mentions.stressors, MAX_NAMED);
        if !stressors.is_empty() {
            let caption = t!(locale, "climate-stressors-title", when = when.clone());
            blocks.push(Block::Table(self.mentions_table(caption, false, &stressors)));
        }
        let uplifts = shown(&mentions.uplifts, MAX_UPLIFTS);
        if !uplifts.is_empty() {
            let caption = t!(locale, "climate-uplifts-title", when = when);
            blocks.push(Block::Table(self.mentions_table(caption, true, &uplifts)));
        }
        blocks
    }

    pub(super) fn mentions_table(&self, caption: String, uplifts: bool, named: &[MentionWithTrend]) -> Table {
        let locale = self.locale;
        // The shares of a quarter are next to the trends of its last month.
        let month = self.gathered.mentions.as_ref().filter(|mentions| mentions.period != mentions.compared);
        let trend = match month {
            Some(mentions) => t!(locale, "climate-table-trend-of", when = said::period(locale, mentions.compared)),
            None => t!(locale, "climate-table-trend"),
        };
        let first = if uplifts { t!(locale, "climate-table-uplift") } else { t!(locale, "climate-table-stressor") };
        let label = |key: &str| if uplifts { self.uplift(key) } else { self.stressor(key) };
        Table {
            caption,
            columns: columns([
                (first, Align::Start),
                (t!(locale, "climate-table-share"), Align::End),
                (trend, Align::Start),
            ]),
            rows: named
                .iter()
                .map(|(mention, trend)| {
                    vec![label(&mention.key), said::share(locale, mention.share), said::trend(locale, *trend)]
                })
                .collect(),
        }
    }

    /// The label of a stressor by its key.
    pub(super) fn stressor(&self, key: &str) -> String {
        let key = key.parse::<StressorKey>().map_err(|_| key.to_owned());
        key.map_or_else(|text| text, |key| self.stressors.label(self.locale, &key).to_owned())
    }

    /// The label of an uplift by its key.
    fn uplift(&self, key: &str) -> String {
        let key = key.parse::<UpliftKey>().map_err(|_| key.to_owned());
        key.map_or_else(|text| text, |key| content::uplifts().label(self.locale, &key).to_owned())
    }

    fn helped(&self) -> Vec<Block> {
        let locale = self.locale;
        let quarter = self.gathered.quarter.as_ref().filter(|_| self.is_site());
        let Some((quarter, helped)) = quarter.and_then(|quarter| Some((quarter.quarter, quarter.helped.as_ref()?)))
        else {
            return Vec::new();
        };
        let when = said::period(locale, Period::Quarter(quarter));
        let mut blocks = vec![self.heading(t!(locale, "climate-section-helped"))];
        if helped.is_empty() {
            blocks.push(Block::Paragraph(t!(locale, "climate-helped-none", when = when).into()));
            return blocks;
        }
        let rows = helped.iter().take(MAX_HELPED).map(|helped| {
            let title = interventions().title(locale, &helped.intervention).to_owned();
            vec![title, said::times(locale, helped.helped), said::times(locale, helped.not)]
        });
        blocks.push(Block::Table(Table {
            caption: t!(locale, "climate-helped-title", when = when),
            columns: columns([
                (t!(locale, "climate-table-suggestion"), Align::Start),
                (t!(locale, "climate-table-helped"), Align::End),
                (t!(locale, "climate-table-not-helped"), Align::End),
            ]),
            rows: rows.collect(),
        }));
        blocks
    }
}

/// A period for a label: a week by its day, a month, a quarter.
fn short_period(locale: domain::Locale, period: Period) -> String {
    match period {
        Period::Week(monday) => dates::short_day(locale, monday),
        other => said::period(locale, other),
    }
}
