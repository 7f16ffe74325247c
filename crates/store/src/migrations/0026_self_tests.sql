-- Self-tests of a person, in one sealed record of constant size for everybody who has an own key, also for those who never took one.
-- Neither the number of rows nor a row tells that a test was taken; `self_tests/record.rs` says how.
CREATE TABLE self_test_record (
    person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    -- The generation of the own key that the record is sealed to. One from before a reset of the password stays until it is unlocked.
    generation INTEGER NOT NULL,
    -- When the record began: with its key, or when the person deleted what they said.
    begun_at   INTEGER NOT NULL,
    -- The Monday of the week of the last sign-in, for the retention period. Taking a test does not change it.
    week       INTEGER NOT NULL,
    content    BLOB NOT NULL,
    PRIMARY KEY (person_id, generation)
) STRICT, WITHOUT ROWID;

-- What goes with a referral besides check-ins: the scores of one self-test or nothing, sealed to the psychologist's own key, with one size
-- for both. None for referrals from before.
ALTER TABLE referral ADD COLUMN attached BLOB;
