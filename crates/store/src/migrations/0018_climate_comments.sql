-- What a psychologist adds to a climate report in their own words, with what they recommend and who sees to it. It is signed: the name
-- is that of its author. One comment of each author per unit and period; a new one replaces it.
CREATE TABLE climate_comment (
    unit_kind  TEXT NOT NULL,
    unit_id    INTEGER NOT NULL,
    period     TEXT NOT NULL,
    person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    comment    TEXT NOT NULL,
    action     TEXT NOT NULL,
    owner      TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (unit_kind, unit_id, period, person_id)
) STRICT, WITHOUT ROWID;
