-- Lasting changes of which the person said that they are to stay: what is usual is learned anew from them.
CREATE TABLE new_normal (
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    -- own: in the person's own sight; shared: in that of their leads.
    sight     TEXT NOT NULL CHECK (sight IN ('own', 'shared')),
    since     INTEGER NOT NULL,
    said_on   INTEGER NOT NULL,
    PRIMARY KEY (person_id, sight, since)
) STRICT, WITHOUT ROWID;
