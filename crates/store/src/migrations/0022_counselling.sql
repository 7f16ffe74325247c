-- What passes between a person and a psychologist besides requests to talk. A referral holds a copy of each check-in that the person
-- picked, sealed to the psychologist's own key: the program itself cannot read it. A copy goes with its check-in and with its referral.
CREATE TABLE referral (
    id           BLOB PRIMARY KEY,
    person_id    INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    psychologist INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    asked_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_by_person ON referral (person_id);
CREATE INDEX referral_by_psychologist ON referral (psychologist);

CREATE TABLE referral_entry (
    referral_id BLOB NOT NULL REFERENCES referral ON DELETE CASCADE,
    person_id   INTEGER NOT NULL,
    check_in_id BLOB NOT NULL,
    with_note   INTEGER NOT NULL CHECK (with_note IN (0, 1)),
    content     BLOB NOT NULL,
    PRIMARY KEY (referral_id, check_in_id),
    FOREIGN KEY (person_id, check_in_id) REFERENCES check_in (person_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_entry_by_check_in ON referral_entry (person_id, check_in_id);

-- A time that a psychologist offers. Deleted a day after it.
CREATE TABLE slot (
    id           BLOB PRIMARY KEY,
    psychologist INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    starts_at    INTEGER NOT NULL,
    minutes      INTEGER NOT NULL CHECK (minutes > 0),
    place        TEXT NOT NULL,
    booked_by    INTEGER REFERENCES person ON DELETE SET NULL,
    -- Present if and only if somebody booked it.
    booked_at    INTEGER,
    -- The psychologist cancelled a booked time: the person who booked it still sees that.
    cancelled_at INTEGER,
    -- The person who had booked it cancelled.
    freed_at     INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX slot_by_psychologist ON slot (psychologist, starts_at);
CREATE INDEX slot_by_person ON slot (booked_by);

-- A talk that a psychologist holds for a group. Deleted a day after it, with the names.
CREATE TABLE group_talk (
    id           BLOB PRIMARY KEY,
    psychologist INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    title_en     TEXT NOT NULL,
    title_zh     TEXT NOT NULL,
    text_en      TEXT NOT NULL,
    text_zh      TEXT NOT NULL,
    starts_at    INTEGER NOT NULL,
    minutes      INTEGER NOT NULL CHECK (minutes > 0),
    place        TEXT NOT NULL,
    places       INTEGER NOT NULL CHECK (places > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_up (
    group_talk_id BLOB NOT NULL REFERENCES group_talk ON DELETE CASCADE,
    person_id     INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    -- Whether the psychologist may read the name.
    named         INTEGER NOT NULL CHECK (named IN (0, 1)),
    signed_up_at  INTEGER NOT NULL,
    PRIMARY KEY (group_talk_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_up_by_person ON sign_up (person_id);
