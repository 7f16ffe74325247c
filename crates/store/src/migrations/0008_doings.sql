-- What was released when the last week of a month closed of what was done in it and what helped: bands, nobody's name. A month of which
-- nothing is shown has no row, whether it is withheld or empty.
CREATE TABLE climate_doings (
    site_id INTEGER NOT NULL,
    year    INTEGER NOT NULL,
    month   INTEGER NOT NULL,
    figures TEXT NOT NULL,
    PRIMARY KEY (site_id, year, month)
) STRICT, WITHOUT ROWID;
