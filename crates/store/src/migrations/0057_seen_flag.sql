-- A lead decides about a flag as it is at that moment. What it does later on the same day was taken for known, because
-- only days were compared. NULL: work of an earlier version, for which days are compared as before.
ALTER TABLE flag_work ADD COLUMN seen_severity TEXT;
ALTER TABLE flag_work ADD COLUMN seen_times_open INTEGER;
