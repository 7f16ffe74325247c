-- The schedule of single days, which precedes shift patterns. Of what a file says about a day, only the hours of work are stored.
CREATE TABLE planned_day (
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    workday    INTEGER NOT NULL,
    -- As `07:00-15:00`, several separated by `;`; empty for a day off.
    hours      TEXT NOT NULL,
    planned_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, workday)
) STRICT, WITHOUT ROWID;

-- Planned days that were changed less than two days before the shift, for the person.
CREATE TABLE plan_change (
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    workday    INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, workday)
) STRICT, WITHOUT ROWID;
