//! What the page after saving shows: the entry, the people to turn to in a storm, a suggestion, a warm fact, and the
//! week on its last shift.

use super::offer;
use super::recent_days::{self, RecentDays};
use super::recipients::{Recipients, TeamReaders};
use crate::app::own_week::{OwnWeek, own_week};
use crate::app::suggestion::{self, SuggestionCard};
use crate::app::talk::phone_numbers::{self, PhoneNumberView};
use crate::app::talk::support::{self, TalkChoice};
use crate::app::tough_calls;
use crate::app::tough_calls::question::ToughQuestion;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::{Audience, CheckIn, Energy, Locale, Weather};
use insight::climate::Epsilon;
use insight::series::series;
use insight::trends::week::ends_week;
use insight::warm_facts::{WarmFact, is_bright, warm_fact};
use store::{Range, SuggestionOffer};
use words::{dates, t};

/// With this energy or less, a person who asks for a talk is shown the people to turn to.
const EMPTY: u8 = 1;

/// What was said in this shift, and what follows from it.
#[derive(Clone, Debug)]
pub struct SavedView {
    /// The entry's id.
    pub id: String,
    /// Its weather.
    pub weather: Weather,
    /// When, how much energy, who sees it: in one line.
    pub line: String,
    /// The stressors and uplifts that were picked.
    pub tags: Vec<String>,
    /// The note.
    pub note: Option<String>,
    /// That it can be undone and corrected, and until when; none once the shift is over.
    pub until: Option<String>,
    /// Who to turn to, in a storm.
    pub people: Option<PeopleFirst>,
    /// What is asked about tough calls of the shifts before; instead of an offer.
    pub tough: Option<ToughQuestion>,
    /// What is offered.
    pub suggestion: Option<SuggestionCard>,
    /// What a good day leaves behind.
    pub good: Option<GoodMoment>,
    /// The week, on its last shift.
    pub week: Option<OwnWeek>,
    /// The budget of the climate, where the person is asked whether they are counted: until they have chosen, or put
    /// the question away.
    pub ask_counted: Option<Epsilon>,
    /// Today and the last days.
    pub recent_days: RecentDays,
}

/// The people that somebody can turn to.
#[derive(Clone, Debug)]
pub struct PeopleFirst {
    /// Whom they can ask for a talk, by name: lead, deputy, psychologist.
    pub people: Vec<TalkChoice>,
    /// Whom they can call now.
    pub phone_numbers: Vec<PhoneNumberView>,
    /// Whether they have asked for a talk already.
    pub asked: bool,
}

/// What a good day leaves behind.
#[derive(Clone, Debug)]
pub struct GoodMoment {
    /// The check-in that a good thing is kept from.
    pub check_in: String,
    /// A warm fact, and what its words mean.
    pub fact: Option<(String, String)>,
    /// The good thing that was kept today.
    pub kept: Option<String>,
}

/// That a check-in of this shift can be undone and corrected until the shift ends, which may be after midnight.
fn until(context: &RequestContext, signed_in: &SignedIn) -> String {
    let (ends, locale) = (signed_in.shift.ends, context.visitor.locale);
    let today = context.visitor.now.to_zoned(signed_in.person().time_zone.clone()).date();
    let time = dates::time(ends.time());
    if ends.date() > today {
        t!(locale, "check-in-until-tomorrow", time = time)
    } else {
        t!(locale, "check-in-until", time = time)
    }
}

/// Loads the [`SavedView`] for an entry of this shift. `entries` are the person's own of the last weeks, oldest first.
pub(super) async fn load(
    context: &RequestContext,
    entry: &CheckIn,
    entries: &[CheckIn],
) -> Result<SavedView, AppError> {
    let signed_in = context.allowed(Action::OwnWeather, Subject::Person(entry.person))?;
    let (locale, store, today) = (context.visitor.locale, &context.app.store, signed_in.today());
    let readers = TeamReaders::load(context, entry.team, entry.workday).await?;
    let person = signed_in.person();
    let ask_counted = match signed_in.is_undecided() && !person.counted_put_off {
        true => Some(store.climate().highest_loss().await?),
        false => None,
    };
    let basis = offer::basis(store, entry.person, today).await?;
    let bright = is_bright(entry.weather);
    let fact = if bright { warm_fact(&basis.entries) } else { None };
    let own = offer::tallies(&basis.stored);
    let offer = offer::of_shift(entry.person, basis, today, entry.shift_key());
    // At most one thing is asked of a person in a shift without their asking: a suggestion that they answered, or that
    // the page after a tough call showed, was the one.
    let was_shown = |offer: &SuggestionOffer| offer.outcome.is_some() || offer::is_on_tough_call(offer);
    let tough = match offer.as_ref().is_some_and(was_shown) {
        true => None,
        false => tough_calls::question::of_shift(context, signed_in, entry, entries).await?,
    };
    let good = match bright {
        true => Some(good_moment(context, entry, fact).await?),
        false => None,
    };
    let days = series(entries);
    let asks = !store.talk_requests().of_asker(signed_in.own.clone()).await?.is_empty()
        || store.supporters().of_asker(signed_in.own.clone()).await?.is_some();
    let people = match needs_people(entry, asks) {
        true => Some(PeopleFirst {
            people: support::choices(context, signed_in).await?,
            phone_numbers: phone_numbers::load(context).await?,
            asked: asks,
        }),
        false => None,
    };
    let stressors = store.stressors().list();
    Ok(SavedView {
        id: entry.id.to_string(),
        weather: entry.weather,
        line: line(locale, entry, &readers.at(entry.said_at), &person.time_zone),
        tags: entry
            .own_stressors()
            .map(|key| stressors.label(locale, key))
            .chain(entry.uplifts.iter().map(|key| content::uplifts().label(locale, key)))
            .map(str::to_owned)
            .collect(),
        note: entry.note.as_ref().map(|note| words::note(locale, note)),
        until: entry.belongs_to(&signed_in.shift).then(|| until(context, signed_in)),
        people,
        suggestion: offer
            .filter(|offer| tough.is_none() && still_fits(offer, entry))
            .and_then(|offer| suggestion::card(locale, &stressors, store.settings().interventions(), &offer, &own)),
        tough,
        good,
        week: ends_week(&days, entry.workday).then(|| own_week(locale, &days, entry.workday)),
        ask_counted,
        recent_days: recent_days::load(signed_in, locale, entries, &readers),
    })
}

/// When it was said, with how much energy, and who sees it.
fn line(locale: Locale, entry: &CheckIn, recipients: &Recipients, zone: &jiff::tz::TimeZone) -> String {
    let time = dates::time(entry.said_at.to_zoned(zone.clone()).time());
    let energy = |energy: Energy| t!(locale, "check-in-saved-energy", energy = words::energy(locale, energy.bars()));
    let parts =
        [Some(time), entry.energy.map(energy), Some(recipients.seen(locale, entry.audience)), note_seen(locale, entry)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(words::DOT)
}

fn note_seen(locale: Locale, entry: &CheckIn) -> Option<String> {
    entry.note.as_ref().map(|_| match entry.note_audience {
        Audience::Me => t!(locale, "check-in-note-for-me"),
        Audience::Lead => t!(locale, "check-in-note-for-lead"),
        Audience::Team => t!(locale, "check-in-note-for-team"),
    })
}

/// People come first in a storm, and for somebody without energy who asks for a talk.
fn needs_people(entry: &CheckIn, asks: bool) -> bool {
    let empty = entry.energy.is_some_and(|energy| energy.bars() <= EMPTY);
    entry.weather == Weather::Stormy || (empty && asks)
}

/// Whether an offer suits the weather of the entry. One that was answered stays as it was offered, perhaps on a worse
/// weather earlier in the shift, and so does one on a tough call.
fn still_fits(offer: &SuggestionOffer, entry: &CheckIn) -> bool {
    (offer.outcome.is_none() && !offer::is_on_tough_call(offer)) || !is_bright(entry.weather)
}

async fn good_moment(
    context: &RequestContext,
    entry: &CheckIn,
    fact: Option<WarmFact>,
) -> Result<GoodMoment, AppError> {
    let signed_in = context.allowed(Action::OwnWeather, Subject::Person(entry.person))?;
    let locale = context.visitor.locale;
    let today = Range { from: entry.workday, to: entry.workday };
    let kept = context.app.store.good_things().list(signed_in.own.clone(), today).await?.pop();
    Ok(GoodMoment {
        check_in: kept.as_ref().map_or(entry.id, |kept| kept.check_in).to_string(),
        fact: fact.map(|fact| (words::warm_fact::sentence(locale, &fact), meaning(locale, &fact))),
        kept: kept.map(|kept| words::note(locale, &kept.line)),
    })
}

fn meaning(locale: Locale, fact: &WarmFact) -> String {
    let bright = fact.counts_bright().then(|| t!(locale, "saved-fact-bright"));
    words::in_a_row(locale, bright.into_iter().chain([t!(locale, "saved-fact-own")]))
}
