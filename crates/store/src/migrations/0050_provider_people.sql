-- The company sign-in can add people and grant roles, if an admin switches that on. By default it does neither.
-- The domains of e-mail addresses whose people are added at their first sign-in, separated by spaces; empty if nobody is.
ALTER TABLE identity_provider ADD COLUMN added_domains TEXT NOT NULL DEFAULT '';
-- The claim that names roles; empty if roles come from the roster alone.
ALTER TABLE identity_provider ADD COLUMN role_claim TEXT NOT NULL DEFAULT '';
-- What the claim says of a psychologist and of an admin; empty if it says nothing of that role.
ALTER TABLE identity_provider ADD COLUMN psychologist_value TEXT NOT NULL DEFAULT '';
ALTER TABLE identity_provider ADD COLUMN admin_value TEXT NOT NULL DEFAULT '';

-- Which of a person's roles came from the claim: only these end with it.
CREATE TABLE provider_role (
    person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    roles     INTEGER NOT NULL
) STRICT;
