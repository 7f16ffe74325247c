-- With which probability a suggestion was chosen, and when the person answered: an effect can be estimated from answers only if the
-- probability of each is known, and a later choice depends only on answers before it. Both are unknown for earlier answers.
ALTER TABLE suggestion ADD COLUMN propensity REAL;
ALTER TABLE suggestion ADD COLUMN answered_at INTEGER;

-- Since when suggestions are chosen by what helped (1) or all alike (0). Without a row they are chosen by what helped.
CREATE TABLE suggestion_policy (
    since  INTEGER PRIMARY KEY,
    learns INTEGER NOT NULL
) STRICT;

-- The secret that choices follow from, so that a page shows the same suggestion each time it is opened.
INSERT INTO setting (key, value) VALUES ('suggestion_seed', lower(hex(randomblob(32))));
