-- What a centre made of the list of stressors: its own, and those that it does not offer. Entries keep the keys that they name,
-- so nothing here is ever taken away: what is no longer wanted is only no longer offered.
CREATE TABLE stressor (
    id        INTEGER PRIMARY KEY,
    key       TEXT NOT NULL UNIQUE,
    -- Group and names of one's own; absent for one that is built in.
    grouping  TEXT,
    en        TEXT,
    zh        TEXT,
    offered   INTEGER NOT NULL DEFAULT 1
) STRICT;
