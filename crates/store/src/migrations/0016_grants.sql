-- Somebody with a new role sees only what was said after it was granted, to the minute, whatever first workday is stated. A membership
-- without a moment is of an earlier version: its first workday decides alone.
ALTER TABLE membership ADD COLUMN granted_at INTEGER;
-- Since when somebody is a psychologist; absent if they became one in an earlier version.
ALTER TABLE person ADD COLUMN psychologist_since INTEGER;

-- A password that was replaced with an invitation. Until it is confirmed, the account sees nothing that others said before it.
CREATE TABLE account_reset (
    id           INTEGER PRIMARY KEY,
    person_id    INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    at           INTEGER NOT NULL,
    -- Who made the invitation; absent for the command line.
    invited_by   INTEGER REFERENCES person ON DELETE SET NULL,
    confirmed_at INTEGER,
    -- The colleague who confirmed it; absent if the recovery code did.
    confirmed_by INTEGER REFERENCES person ON DELETE SET NULL
) STRICT;
CREATE INDEX account_reset_by_person ON account_reset (person_id);

-- Whom a notice is about, in which team, from which workday, how much of it, and whose doing it was. Notices refer to people instead of
-- repeating their names: two people of one name differ by their ids, and somebody who is erased leaves no name behind.
ALTER TABLE notice ADD COLUMN subject INTEGER REFERENCES person ON DELETE CASCADE;
ALTER TABLE notice ADD COLUMN team_id INTEGER REFERENCES team;
ALTER TABLE notice ADD COLUMN from_day INTEGER;
ALTER TABLE notice ADD COLUMN amount INTEGER;
ALTER TABLE notice ADD COLUMN by_person INTEGER REFERENCES person ON DELETE SET NULL;
CREATE INDEX notice_by_subject ON notice (subject) WHERE subject IS NOT NULL;

-- The time zone and the shifts that were in force before a change, and the moment until which "today" follows them: the next day.
ALTER TABLE site ADD COLUMN earlier_zone TEXT;
ALTER TABLE site ADD COLUMN earlier_until INTEGER;
ALTER TABLE person ADD COLUMN earlier_zone TEXT;
ALTER TABLE person ADD COLUMN earlier_shifts TEXT;
ALTER TABLE person ADD COLUMN earlier_until INTEGER;
