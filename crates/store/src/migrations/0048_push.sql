-- Reminders to devices, through the push services of their browsers: off until an admin allows hosts (in setting, as push_hosts).
CREATE TABLE push_subscription (
    -- The browser that asked for reminders. The subscription ends with its session.
    session    BLOB PRIMARY KEY REFERENCES session (token_hash) ON DELETE CASCADE,
    person_id  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    host       TEXT NOT NULL,
    -- The address and the keys of the browser, sealed with the centre's key, which is in the file of keys. Nobody is shown them.
    device     BLOB NOT NULL,
    -- The SHA-256 of the address: a browser in which somebody else signs in has the same one, and reminds that person alone.
    address    BLOB NOT NULL UNIQUE,
    -- Until when the message counts that it received last, so that one that is tried again for another device does not come twice.
    received   INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX push_subscription_by_person ON push_subscription (person_id);

-- A message to a person goes to their devices instead of their address. It is queued for everybody on the shift, also for those who
-- have no device.
ALTER TABLE message ADD COLUMN by_push INTEGER NOT NULL DEFAULT 0 CHECK (by_push IN (0, 1));

-- What push services did not take: for each day and host. A line for each message would tell who gets them.
CREATE TABLE push_failure (
    day   INTEGER NOT NULL,
    host  TEXT NOT NULL,
    fault TEXT NOT NULL,
    PRIMARY KEY (day, host, fault)
) STRICT, WITHOUT ROWID;
