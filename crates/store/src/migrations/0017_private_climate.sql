-- Climate becomes differentially private: noise is drawn once for each period, and what was drawn is in a ledger outside this file.
-- Who is in which unit in a week, frozen before its first shift. Nobody is in two units or sites.
CREATE TABLE climate_roster (
    monday    INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    site_id   INTEGER NOT NULL,
    -- The index of the unit in the frozen roster of the site.
    unit      INTEGER NOT NULL,
    PRIMARY KEY (monday, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX climate_roster_by_person ON climate_roster (person_id);

-- The frozen rosters of sites: units and numbers of people, which may be shown. A person who is removed later changes nothing here.
CREATE TABLE climate_frozen (
    site_id INTEGER NOT NULL,
    monday  INTEGER NOT NULL,
    roster  TEXT NOT NULL,
    PRIMARY KEY (site_id, monday)
) STRICT, WITHOUT ROWID;

-- Which weeks (`2026-03-02`), months (`2026-03`) and quarters (`2026-Q1`) are closed. `drawn`: the ledger has figures. `undrawn`: there
-- are none, and never will be. `earlier`: closed by the disclosure control of earlier versions, whose figures could be broken.
CREATE TABLE climate_closed (
    site_id   INTEGER NOT NULL,
    period    TEXT NOT NULL,
    closed_at INTEGER NOT NULL,
    how       TEXT NOT NULL CHECK (how IN ('drawn', 'undrawn', 'earlier')),
    PRIMARY KEY (site_id, period)
) STRICT, WITHOUT ROWID;

-- What divides the people of a quarter, chosen before it begins. It holds until another is chosen.
CREATE TABLE climate_breakdown (
    from_quarter TEXT PRIMARY KEY,
    breakdown    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO climate_closed (site_id, period, closed_at, how)
SELECT site_id, date(monday * 86400, 'unixepoch'), closed_at, 'earlier' FROM climate_week;
-- With the source and a guess, answers could be worked out from what earlier versions released.
DROP TABLE climate_cell;
DROP TABLE climate_doings;
DROP TABLE climate_week;
