-- Being counted in the climate of the centre: a choice of its own, made by the person; absent until it was made.
ALTER TABLE person ADD COLUMN counted INTEGER CHECK (counted IN (0, 1));
-- The first workday that counts; what was said before the choice does not.
ALTER TABLE person ADD COLUMN counted_since INTEGER;

-- What was released when a week closed, and is never worked out again: bands, no counts, nobody's name. What is withheld has no row,
-- as what is empty has none.
CREATE TABLE climate_cell (
    -- site, department or team, and its id. No foreign key: what was released stays when a team goes.
    place    TEXT NOT NULL,
    place_id INTEGER NOT NULL,
    monday   INTEGER NOT NULL,
    -- Empty for the place as a whole; otherwise which part of a site.
    slice    TEXT NOT NULL DEFAULT '',
    figures  TEXT NOT NULL,
    PRIMARY KEY (place, place_id, monday, slice)
) STRICT, WITHOUT ROWID;

-- Which weeks have closed, under which floor, and what the attack on it came to.
CREATE TABLE climate_week (
    site_id   INTEGER NOT NULL,
    monday    INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    floor     INTEGER NOT NULL,
    withheld  INTEGER NOT NULL,
    pinned    INTEGER NOT NULL,
    PRIMARY KEY (site_id, monday)
) STRICT, WITHOUT ROWID;

-- The calls of a queue in an interval, by the clock of the site, in minutes since 1970-01-01. Of queues, never of people.
CREATE TABLE call_load (
    queue          TEXT NOT NULL,
    starts         INTEGER NOT NULL,
    offered        INTEGER NOT NULL,
    handle_seconds INTEGER NOT NULL,
    agents         INTEGER NOT NULL,
    PRIMARY KEY (starts, queue)
) STRICT, WITHOUT ROWID;
