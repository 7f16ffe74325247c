//! A person's year in review: made on request from their own entries, in the parts that they choose. Nothing of it is
//! stored.

use axum::Extension;
use axum::extract::{OriginalUri, State};
use axum::response::Response;

use super::triggers::{self, TriggersView};
use super::what_helped;
use crate::app::climate::files::printed;
use crate::state::AppState;
use crate::web::address::{query_value, with_query};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::file_response;
use crate::web::visitor::Visitor;
use ::report::charts::{self, ChartMedium, CourseChart, CoursePoint, ValueBand};
use ::report::print::{Align, Block, Document, KeyFigure, RichText, Table, TableColumn};
use content::Stressors;
use domain::access::{Action, Subject};
use domain::{Locale, Weather, Workday};
use insight::series::{Day, series};
use insight::suggestion::choice::ChoicePolicy;
use insight::trends::calendar;
use jiff::civil::DateTime;
use store::{GoodThing, Range, SuggestionOffer};
use words::{dates, t};

/// The page.
pub const PAGE: &str = "/me/year";
/// The file.
const FILE: &str = "/me/year.pdf";
/// How far back it goes, in days.
const DAYS: i32 = 365;
/// From this many days on a month can be the brightest.
const MIN_DAYS_OF_A_MONTH: u32 = 5;

/// What the person wants in it. The sentences on the year are always there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearParts {
    /// Months.
    pub months: bool,
    /// What comes up on rainy and on bright days.
    pub tags: bool,
    /// What helped.
    pub helped: bool,
    /// The good things that were kept, in the person's own words.
    pub good: bool,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct YearView {
    /// What was asked for; before anything is, everything but the person's own words.
    pub parts: YearParts,
    /// The review, with charts for a page and for a phone; none until it is asked for.
    pub review: Option<(Document, Document)>,
    /// The address of the file.
    pub pdf: String,
}

impl YearParts {
    /// Reads what an address asks for; none if it asks for nothing yet.
    pub fn read(value: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let wants = |name| value(name).as_deref() == Some("yes");
        let parts = Self { months: wants("months"), tags: wants("tags"), helped: wants("helped"), good: wants("good") };
        wants("make").then_some(parts)
    }

    fn address(self, path: &str) -> String {
        let yes = |wanted: bool| if wanted { "yes" } else { "" };
        with_query(
            path,
            &[
                ("make", "yes"),
                ("months", yes(self.months)),
                ("tags", yes(self.tags)),
                ("helped", yes(self.helped)),
                ("good", yes(self.good)),
            ],
        )
    }
}

/// Loads the page. Before the person asks for the review, nothing of their entries is read.
///
/// # Errors
/// If the viewer does not check in here, or the store cannot be read.
pub async fn load(context: RequestContext, parts: Option<YearParts>) -> Result<YearView, AppError> {
    context.allowed(Action::OwnWeather, Subject::None)?;
    let Some(parts) = parts else {
        let parts = YearParts { months: true, tags: true, helped: true, good: false };
        return Ok(YearView { parts, review: None, pdf: parts.address(FILE) });
    };
    let year = Year::gather(&context, parts).await?;
    let review = (year.document(ChartMedium::Page), year.document(ChartMedium::Phone));
    Ok(YearView { parts, review: Some(review), pdf: parts.address(FILE) })
}

/// `GET /me/year.pdf`
pub async fn pdf(
    State(app): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    OriginalUri(uri): OriginalUri,
) -> Response {
    let context = RequestContext { app, visitor };
    let address = uri.to_string();
    let parts = YearParts::read(|name| query_value(&address, name)).unwrap_or_default();
    match Year::gather(&context, parts).await {
        Ok(year) => {
            let (name, locale) = (format!("year-{}", year.today), year.locale);
            printed(name, locale, move || year.document(ChartMedium::Paper)).await
        }
        Err(refusal) => file_response::error(&refusal, PAGE),
    }
}

/// What a review is made of.
struct Year {
    locale: Locale,
    parts: YearParts,
    name: String,
    today: Workday,
    made: DateTime,
    days: Vec<Day>,
    good: Vec<GoodThing>,
    rated: Vec<SuggestionOffer>,
    stressors: std::sync::Arc<Stressors>,
}

impl Year {
    async fn gather(context: &RequestContext, parts: YearParts) -> Result<Self, AppError> {
        let me = context.allowed(Action::OwnHistory, Subject::None)?;
        let (store, today) = (&context.app.store, me.today());
        let range = Range { from: today.plus(1 - DAYS), to: today };
        let entries = store.check_ins().own(me.own.clone(), range).await?;
        let rated = store.suggestions().since(me.person().id, range.from).await?;
        let of_year = |offer: &SuggestionOffer| (range.from..=today).contains(&offer.workday);
        Ok(Self {
            locale: context.visitor.locale,
            parts,
            name: me.person().name.clone(),
            today,
            made: context.visitor.now.to_zoned(me.person().time_zone.clone()).datetime(),
            days: series(&entries),
            good: store.good_things().list(me.own.clone(), range).await?,
            rated: rated.into_iter().filter(of_year).collect(),
            stressors: store.stressors().list(),
        })
    }

    fn document(&self, medium: ChartMedium) -> Document {
        let locale = self.locale;
        let mut blocks = self.short();
        blocks.extend(self.parts.months.then(|| self.months(medium)).into_iter().flatten());
        blocks.extend(self.parts.tags.then(|| self.tags()).into_iter().flatten());
        blocks.extend(self.parts.helped.then(|| self.helped()).into_iter().flatten());
        blocks.extend(self.parts.good.then(|| self.good()).into_iter().flatten());
        blocks.push(Block::Note(t!(locale, "me-year-note").into()));
        let (from, to) = (dates::full_day(locale, self.today.plus(1 - DAYS)), dates::full_day(locale, self.today));
        Document {
            locale,
            centre: self.name.clone(),
            title: t!(locale, "me-year"),
            subtitle: String::new(),
            meta: vec![
                t!(locale, "me-year-span", from = from, to = to),
                t!(locale, "climate-meta-made", moment = dates::moment(locale, self.made)),
            ],
            foot: t!(locale, "me-year-foot"),
            made: Some(self.made),
            blocks,
        }
    }

    fn heading(text: String) -> Block {
        Block::Heading { level: 2, text }
    }

    fn count(&self, weather: impl Fn(Weather) -> bool) -> usize {
        self.days.iter().filter(|day| weather(day.weather)).count()
    }

    /// The year in three sentences and three numbers.
    fn short(&self) -> Vec<Block> {
        let locale = self.locale;
        let mut blocks = vec![Self::heading(t!(locale, "climate-section-short"))];
        let most = Weather::ALL.into_iter().max_by_key(|weather| self.count(|of| of == *weather));
        let Some(most) = most.filter(|_| !self.days.is_empty()) else {
            blocks.push(Block::Paragraph(t!(locale, "me-year-nothing").into()));
            return blocks;
        };
        let mut sentences = vec![
            t!(locale, "me-year-days", days = self.days.len()),
            t!(locale, "me-year-most", weather = words::weather(locale, most), days = self.count(|of| of == most)),
        ];
        sentences.extend(self.brightest());
        blocks.extend(sentences.into_iter().map(|sentence| Block::Paragraph(sentence.into())));
        let figure =
            |label: String, value: usize| KeyFigure { label, value: value.to_string(), explanation: String::new() };
        blocks.push(Block::KeyFigures(vec![
            figure(t!(locale, "me-year-figure-days"), self.days.len()),
            figure(t!(locale, "me-year-figure-bright"), self.count(|of| of.level() >= Weather::Fair.level())),
            figure(t!(locale, "me-year-figure-good"), self.good.len()),
        ]));
        blocks
    }

    /// The month with the brightest average, if there are at least two to compare. There is no sentence on the darkest.
    fn brightest(&self) -> Option<String> {
        let table = calendar::year(&self.days, self.today).table;
        let known: Vec<_> =
            table.iter().filter(|month| month.days.iter().sum::<u32>() >= MIN_DAYS_OF_A_MONTH).collect();
        let level = |first: Workday| mean(&self.levels(first));
        let brightest = known.iter().max_by(|one, other| level(one.first).total_cmp(&level(other.first)))?;
        let month = dates::month(self.locale, brightest.first);
        (known.len() > 1).then(|| t!(self.locale, "me-year-brightest", month = month))
    }

    /// The levels of the days of a month, ascending.
    fn levels(&self, first: Workday) -> Vec<f64> {
        let inside = |day: &&Day| Workday(day.workday.0.first_of_month()) == first;
        let mut levels: Vec<f64> = self.days.iter().filter(inside).map(|day| f64::from(day.weather.level())).collect();
        levels.sort_by(f64::total_cmp);
        levels
    }

    /// Each month: its average with the middle half of its days, and its days by weather.
    fn months(&self, medium: ChartMedium) -> Vec<Block> {
        let locale = self.locale;
        let mut months = calendar::year(&self.days, self.today).table;
        months.reverse();
        let (Some(first), Some(last)) = (months.first(), months.last()) else { return Vec::new() };
        let until = |first: Workday| Workday(first.0.last_of_month()).plus(1);
        let points = months.iter().map(|month| {
            let levels = self.levels(month.first);
            CoursePoint {
                from: month.first,
                until: until(month.first),
                value: mean(&levels),
                band: middle_half(&levels),
            }
        });
        let title = t!(locale, "me-year-months-title");
        let chart = charts::course(&CourseChart {
            locale,
            medium,
            title: title.clone(),
            from: first.first,
            until: until(last.first),
            points: points.collect(),
            since: None,
        });
        let rows = months.iter().map(|month| {
            let days = month.days.iter().map(ToString::to_string);
            std::iter::once(dates::month(locale, month.first)).chain(days).collect()
        });
        let heads = Weather::ALL.map(|weather| (words::weather_name(locale, weather), Align::End));
        let table = Table {
            caption: title,
            columns: columns([(t!(locale, "me-month"), Align::Start)].into_iter().chain(heads)),
            rows: rows.collect(),
        };
        let caption = t!(locale, "me-year-months-caption");
        vec![Self::heading(t!(locale, "me-year-months")), Block::Chart { chart, caption }, Block::Table(table)]
    }

    fn tags(&self) -> Vec<Block> {
        let locale = self.locale;
        let rain = triggers::on_rain(locale, &self.stressors, &self.days);
        let sun = triggers::on_sun(locale, &self.days);
        let on_rain = [t!(locale, "me-triggers"), t!(locale, "me-triggers-table"), t!(locale, "me-triggers-low")];
        let on_sun = [t!(locale, "me-sun"), t!(locale, "me-sun-table"), t!(locale, "me-sun-bright")];
        let mut blocks = of_days(locale, on_rain, rain);
        blocks.extend(of_days(locale, on_sun, sun));
        blocks
    }

    fn helped(&self) -> Vec<Block> {
        let locale = self.locale;
        // Only what was rated: a mark in the library is not an answer to a suggestion.
        let found = what_helped::what_helped(locale, &self.rated, Vec::new(), ChoicePolicy::Uniform, self.today);
        let rated = found.map(|found| found.rated).unwrap_or_default();
        let heading = Self::heading(t!(locale, "me-year-helped"));
        if rated.is_empty() {
            return vec![heading, Block::Paragraph(t!(locale, "me-year-helped-none").into())];
        }
        let table = Table {
            caption: t!(locale, "me-year-helped-title"),
            columns: columns([
                (t!(locale, "climate-table-suggestion"), Align::Start),
                (t!(locale, "me-year-answers"), Align::End),
            ]),
            rows: rated.into_iter().map(|one| vec![one.title, one.times]).collect(),
        };
        vec![heading, Block::Table(table)]
    }

    /// The good things that were kept, oldest first.
    fn good(&self) -> Vec<Block> {
        let locale = self.locale;
        let mut blocks = vec![Self::heading(t!(locale, "me-good"))];
        if self.good.is_empty() {
            blocks.push(Block::Paragraph(t!(locale, "me-year-good-none").into()));
        }
        blocks.extend(self.good.iter().map(|good| {
            let line = words::note(locale, &good.line);
            Block::Paragraph(RichText::default().strong(dates::full_day(locale, good.workday)).and("  ").and(line))
        }));
        blocks
    }
}

/// What comes up on one kind of days: the sentence, and a table if there is something.
fn of_days(locale: Locale, [heading, caption, on_kind]: [String; 3], found: TriggersView) -> Vec<Block> {
    let mut blocks = vec![Year::heading(heading), Block::Paragraph(found.sentence.into())];
    if !found.found.is_empty() {
        let of = |some: u32, all: u32| t!(locale, "me-of", some = some, all = all);
        let row = |one: triggers::TriggerView| {
            let [on, kind, on_others, others] = one.counts;
            vec![one.label, of(on, kind), of(on_others, others)]
        };
        blocks.push(Block::Table(Table {
            caption,
            columns: columns([
                (t!(locale, "me-triggers-named"), Align::Start),
                (on_kind, Align::End),
                (t!(locale, "me-triggers-others"), Align::End),
            ]),
            rows: found.found.into_iter().map(row).collect(),
        }));
    }
    blocks
}

fn columns(heads: impl IntoIterator<Item = (String, Align)>) -> Vec<TableColumn> {
    heads.into_iter().map(|(head, align)| TableColumn { head, align }).collect()
}

fn mean(levels: &[f64]) -> f64 {
    let count = u32::try_from(levels.len()).unwrap_or(u32::MAX);
    levels.iter().sum::<f64>() / f64::from(count.max(1))
}

/// From the lower to the upper quartile of ascending levels.
fn middle_half(levels: &[f64]) -> ValueBand {
    let at =
        |quarters: usize| levels.get((levels.len().saturating_sub(1) * quarters + 2) / 4).copied().unwrap_or_default();
    ValueBand { low: at(1), high: at(3) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let parts = YearParts { months: true, tags: false, helped: true, good: true };
        let address = parts.address(PAGE);
        assert_eq!(YearParts::read(|name| query_value(&address, name)), Some(parts), "{address}");
        assert_eq!(YearParts::read(|name| query_value("/me/year?months=yes", name)), None, "nothing was asked for");
    }

    #[test]
    fn the_middle_half_leaves_out_the_lowest_and_the_highest_quarter() {
        let band = middle_half(&[1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!((band.low, band.high), (2.0, 4.0));
        let one = middle_half(&[3.0]);
        assert_eq!((one.low, one.high), (3.0, 3.0));
    }
}
