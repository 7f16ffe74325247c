-- The library: what people mark in it for themselves, and the cases that they write for it.
CREATE TABLE library_mark (
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    -- Kind and key of an item: `reframing/not_about_you`, or `case/` and the id of a released case.
    item      TEXT NOT NULL,
    mark      TEXT NOT NULL CHECK (mark IN ('read', 'helped')),
    made_at   INTEGER NOT NULL,
    PRIMARY KEY (person_id, item, mark)
) STRICT, WITHOUT ROWID;

-- A case as its author has it. Only the author learns from it who wrote the case. The words are sealed with the author's shared key; they
-- are deleted as soon as the case is released or declined. The reply is the psychologist's sentence to the author, sealed in the same way.
CREATE TABLE own_case (
    id         BLOB PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    language   TEXT NOT NULL,
    -- Empty if the author chose none.
    stressor   TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'released', 'declined')),
    words      BLOB,
    reply      BLOB,
    written_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX own_case_by_person ON own_case (person_id);

-- A case in the library: a psychologist's version, without names. It has no column for its author and outlives the author's row.
CREATE TABLE released_case (
    id          BLOB PRIMARY KEY,
    language    TEXT NOT NULL,
    stressor    TEXT NOT NULL,
    title       TEXT NOT NULL,
    happened    TEXT NOT NULL,
    tried       TEXT NOT NULL,
    say         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
