-- One good thing that a person keeps from a check-in: a line of their own, for them alone, sealed like a private note. It goes with its
-- check-in.
CREATE TABLE good_thing (
    person_id   INTEGER NOT NULL,
    check_in_id BLOB NOT NULL,
    line        BLOB NOT NULL,
    kept_at     INTEGER NOT NULL,
    PRIMARY KEY (person_id, check_in_id),
    FOREIGN KEY (person_id, check_in_id) REFERENCES check_in (person_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
