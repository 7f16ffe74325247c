-- Browsers of a site at which people check in without signing in. Each begins with a link that opens once.
CREATE TABLE kiosk (
    id          INTEGER PRIMARY KEY,
    label       TEXT NOT NULL,
    site_id     INTEGER NOT NULL REFERENCES site ON DELETE CASCADE,
    link_hash   BLOB UNIQUE,
    device_hash BLOB UNIQUE,
    made_by     INTEGER REFERENCES person ON DELETE SET NULL,
    made_at     INTEGER NOT NULL,
    CHECK ((link_hash IS NULL) <> (device_hash IS NULL))
) STRICT;

-- With what a person checks in there. They set both themselves.
CREATE TABLE kiosk_badge (
    person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    code      TEXT NOT NULL UNIQUE,
    -- Argon2id in PHC form.
    pin_hash  TEXT NOT NULL
) STRICT;
