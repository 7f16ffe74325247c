-- What a site or a team does for joy, rest or a change of place.
CREATE TABLE event (
    id         BLOB PRIMARY KEY,
    organiser  INTEGER REFERENCES person ON DELETE SET NULL,
    -- One of the two.
    site_id    INTEGER REFERENCES site ON DELETE CASCADE,
    team_id    INTEGER REFERENCES team ON DELETE CASCADE,
    title_en   TEXT NOT NULL,
    title_zh   TEXT NOT NULL,
    text_en    TEXT NOT NULL,
    text_zh    TEXT NOT NULL,
    starts_at  INTEGER NOT NULL,
    minutes    INTEGER NOT NULL CHECK (minutes > 0),
    place      TEXT NOT NULL,
    planned_at INTEGER NOT NULL,
    CHECK ((site_id IS NULL) <> (team_id IS NULL))
) STRICT, WITHOUT ROWID;

-- Who comes. Deleted a day after the event: what it did is read from figures of everybody, never of those who came.
CREATE TABLE event_sign_up (
    event_id     BLOB NOT NULL REFERENCES event ON DELETE CASCADE,
    person_id    INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    -- Whether the organiser may read the name.
    named        INTEGER NOT NULL CHECK (named IN (0, 1)),
    signed_up_at INTEGER NOT NULL,
    PRIMARY KEY (event_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_sign_up_by_person ON event_sign_up (person_id);
