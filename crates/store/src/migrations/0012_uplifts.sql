-- What did a person good, next to what disturbed them: keys separated by `;`, as the stressors are.
ALTER TABLE check_in ADD COLUMN uplifts TEXT NOT NULL DEFAULT '';
-- Stressors about the person's lead are stored apart from the others, so that no statement that reads stressors can show them to
-- that lead. Their audience is 0 (only the person) or 1 (the lead).
ALTER TABLE check_in ADD COLUMN about_lead TEXT NOT NULL DEFAULT '';
ALTER TABLE check_in ADD COLUMN tag_audience INTEGER NOT NULL DEFAULT 0 CHECK (tag_audience IN (0, 1));
-- A centre can mark its own stressors as being about the lead.
ALTER TABLE stressor ADD COLUMN about_lead INTEGER NOT NULL DEFAULT 0 CHECK (about_lead IN (0, 1));
-- Earlier entries named the lead without being asked who may know: from now on only their person does.
UPDATE check_in
SET about_lead = 'lead_friction', stressors = trim(replace(';' || stressors || ';', ';lead_friction;', ';'), ';')
WHERE instr(';' || stressors || ';', ';lead_friction;') > 0;
