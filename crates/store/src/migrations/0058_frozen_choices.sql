-- One decision of today must not change weeks that have closed: who was counted in a week is kept when the week closes, and its month and
-- its quarter use that. NULL: the week is open, and the choice of the person holds.
ALTER TABLE climate_roster ADD COLUMN counted INTEGER CHECK (counted IN (0, 1));
-- From which day on, if the person chose it within the week or later. Without meaning while `counted` is NULL.
ALTER TABLE climate_roster ADD COLUMN counted_since INTEGER;

-- What held when these weeks closed is unknown: what holds now is kept from now on.
UPDATE climate_roster SET
    counted = coalesce((SELECT p.counted FROM person p WHERE p.id = climate_roster.person_id), 0),
    counted_since = (SELECT p.counted_since FROM person p WHERE p.id = climate_roster.person_id)
WHERE EXISTS (
    SELECT 1 FROM climate_closed c
    WHERE c.site_id = climate_roster.site_id AND c.period = date(climate_roster.monday * 86400, 'unixepoch')
);

-- When the person last chose whether they are counted, to the moment: a restored backup does not undo an opt-out that came after it, and
-- keeps a choice that came after the opt-out.
ALTER TABLE person ADD COLUMN counted_at INTEGER;
