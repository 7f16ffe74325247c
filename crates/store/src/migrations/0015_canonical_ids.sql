-- The canonical form of the ids of people and teams. Two spellings that nobody can tell apart (case, accents, full-width letters,
-- characters that nothing shows) were two people or two teams until now. The program fills in the form, which SQL cannot compute. It
-- stays null for an id that was given twice: that person or team is found by the exact spelling only, and nothing is lost.
ALTER TABLE person ADD COLUMN canonical TEXT;
CREATE UNIQUE INDEX person_canonical ON person (canonical);
ALTER TABLE team ADD COLUMN canonical TEXT;
CREATE UNIQUE INDEX team_canonical ON team (canonical);
