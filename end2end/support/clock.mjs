// The day of the tests: their centres start at one moment and in one time zone, so that no test depends on when or where it runs.
// today.spec.mjs alone runs on the day that it is. `cargo xtask test --at MOMENT` tries another day.

/** When every centre starts, unless it is told otherwise: on an ordinary Wednesday. Time goes on from there. */
export const NOW = process.env.WEATHERVANE_NOW || '2026-03-11T09:00+01:00';

/** Where the machine of every centre is: where clocks change twice a year. */
export const ZONE = 'Europe/Berlin';

/** The environment of a centre on the day of the tests. */
export const SET = { WEATHERVANE_NOW: NOW, TZ: ZONE };

/** The environment of a centre by the clock of this machine. */
export const TODAY = { WEATHERVANE_NOW: undefined };

const DAY_MS = 24 * 3600_000;
const local = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' });

/** The workday so many days from that of the tests, such as `2026-03-11`. One begins at four in the morning. */
export function day(ahead = 0) {
  const clock = Date.parse(`${local.format(new Date(NOW)).replace(' ', 'T')}Z`);
  return new Date(clock + (ahead * 24 - 4) * 3600_000).toISOString().slice(0, 10);
}

/** The Wednesday of the last ISO week of the first quarter in the tests' year, such as `2026-03-25`: a week later its figures are drawn. */
export function lastWednesdayOfQuarter() {
  const fourth = new Date(`${day().slice(0, 4)}-01-04T00:00Z`);
  return new Date(fourth.getTime() + (12 * 7 + 2 - ((fourth.getUTCDay() + 6) % 7)) * DAY_MS).toISOString().slice(0, 10);
}

/** The date so many days after another. */
export const daysAfter = (date, days) => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
