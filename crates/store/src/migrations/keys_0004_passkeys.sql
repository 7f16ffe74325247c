-- The secret half of an own key is wrapped by passkeys too. SQLite changes no constraint of a table: it is made anew.
CREATE TABLE wrapping_by_more (
    person_id  INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    by         TEXT NOT NULL CHECK (by IN ('password', 'code', 'later', 'passkey')),
    salt       BLOB NOT NULL,
    wrapped    BLOB NOT NULL,
    PRIMARY KEY (person_id, generation, by, salt)
) STRICT, WITHOUT ROWID;

INSERT INTO wrapping_by_more (person_id, generation, by, salt, wrapped)
    SELECT person_id, generation, by, salt, wrapped FROM wrapping;

DROP TABLE wrapping;

ALTER TABLE wrapping_by_more RENAME TO wrapping;
