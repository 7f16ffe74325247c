-- Thank-yous between colleagues, and praise of customers that its receiver writes down. The line is sealed: that of a thank-you to a person
-- or of praise with the receiver's shared key, so that it stays readable when the giver is erased; that to a team with the giver's.
CREATE TABLE thanks (
    id        BLOB PRIMARY KEY,
    -- One of the two.
    receiver  INTEGER REFERENCES person ON DELETE CASCADE,
    team_id   INTEGER REFERENCES team ON DELETE CASCADE,
    source    TEXT NOT NULL CHECK (source IN ('colleague', 'customer')),
    -- Absent for a customer's praise, and after the giver was erased.
    giver     INTEGER REFERENCES person ON DELETE SET NULL,
    -- Whether the giver's name may be shown with it.
    with_name INTEGER NOT NULL CHECK (with_name IN (0, 1)),
    glyph     TEXT NOT NULL,
    line      BLOB NOT NULL,
    given_at  INTEGER NOT NULL,
    -- Present if and only if the receiver shows it.
    shown_to  TEXT CHECK (shown_to IN ('team', 'wall')),
    shown_in  INTEGER REFERENCES team ON DELETE CASCADE,
    shown_at  INTEGER,
    CHECK ((receiver IS NULL) <> (team_id IS NULL)),
    CHECK ((shown_to IS NULL) = (shown_in IS NULL) AND (shown_to IS NULL) = (shown_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX thanks_by_receiver ON thanks (receiver, given_at);
CREATE INDEX thanks_by_team ON thanks (team_id, given_at);
CREATE INDEX thanks_by_giver ON thanks (giver, given_at);
CREATE INDEX thanks_by_shown ON thanks (shown_in, shown_at);

-- What the limits on giving count. Apart from the thank-yous: whether a receiver removed one must not show in a limit. Deleted after a day.
CREATE TABLE thanks_given (
    giver    INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    receiver INTEGER REFERENCES person ON DELETE CASCADE,
    team_id  INTEGER REFERENCES team ON DELETE CASCADE,
    given_at INTEGER NOT NULL
) STRICT;
CREATE INDEX thanks_given_by_giver ON thanks_given (giver, given_at);
