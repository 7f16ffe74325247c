//! The time at which an addressee comes: `now`, or a time of day.

use jiff::civil::Time;
use jiff::{Timestamp, ToSpan, Zoned};

/// The text is neither `now` nor a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATime;

/// Returns the moment that `text` names, where the clock shows `now`: `now` itself, or the next time that the clock
/// shows `HH:MM`. A time that has passed today means tomorrow; the present minute is not past.
///
/// # Errors
/// If the text is neither.
pub fn appointment(text: &str, now: &Zoned) -> Result<Timestamp, NotATime> {
    let text = text.trim();
    if text == "now" {
        return Ok(now.timestamp());
    }
    // Chinese keyboards type the full-width colon.
    let time = Time::strptime("%H:%M", text.replace('\u{ff1a}', ":")).map_err(|_| NotATime)?;
    let minute = Time::new(now.hour(), now.minute(), 0, 0).map_err(|_| NotATime)?;
    if time == minute {
        return Ok(now.timestamp());
    }
    let date = if time < minute { now.date().saturating_add(1.day()) } else { now.date() };
    let moment = date.to_datetime(time).to_zoned(now.time_zone().clone()).map_err(|_| NotATime)?;
    Ok(moment.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, now: &str) -> Result<String, NotATime> {
        let now: Zoned = now.parse().expect("a moment");
        let moment = appointment(text, &now)?.to_zoned(now.time_zone().clone());
        Ok(moment.strftime("%Y-%m-%d %H:%M").to_string())
    }

    #[test]
    fn a_time_that_is_to_come_is_today_and_a_past_one_tomorrow() {
        let now = "2026-03-11T10:20:30[Asia/Shanghai]";
        assert_eq!(at("10:40", now).as_deref(), Ok("2026-03-11 10:40"));
        assert_eq!(at(" 9:05 ", now).as_deref(), Ok("2026-03-12 09:05"));
        assert_eq!(at("14\u{ff1a}00", now).as_deref(), Ok("2026-03-11 14:00"));
        assert_eq!(at("now", now).as_deref(), Ok("2026-03-11 10:20"));
        assert_eq!(at("10:20", now).as_deref(), Ok("2026-03-11 10:20"), "the present minute is not past");
    }

    #[test]
    fn a_night_shift_appointment_after_midnight_is_on_the_next_date() {
        assert_eq!(at("00:30", "2026-12-31T23:50[Asia/Shanghai]").as_deref(), Ok("2027-01-01 00:30"));
    }

    #[test]
    fn a_time_that_a_clock_change_skips_is_an_hour_later() {
        assert_eq!(at("02:30", "2026-03-28T23:00[Europe/Berlin]").as_deref(), Ok("2026-03-29 03:30"));
    }

    #[test]
    fn what_is_no_time_of_day_is_refused() {
        for text in ["", "soon", "25:00", "10:60", "10", "10:40:00 tomorrow"] {
            assert_eq!(at(text, "2026-03-11T10:20[Asia/Shanghai]"), Err(NotATime), "{text}");
        }
    }
}
