// A centre in which stand the states that a demo does not reach: a team of sixty and one of one, flags of every kind, teams and people
// of whom nothing is known yet. For looking at them.
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { startCentre } from './centre.mjs';
import { NOW } from './clock.mjs';
import { fresh, invite, join } from './people.mjs';

// Long enough that a lead is told of one bad day alone: the limits are wider, the shorter somebody is known.
const DAYS = 90;
const PASSWORD = 'a quiet sky tonight';
const LONG = ['Bartholomew Constantine Featherstonehaugh-Wolfeschlegelsteinhausen', '阿卜杜热西提·买买提明', 'Li', '欧阳娜娜'];
const NAMED = ['queue_pressure', 'abusive_caller', 'system_outage', 'poor_sleep', 'noise', 'handling_time', 'shift_change', 'complaint'];
const USUAL = [4, 4, 5, 4, 3, 4, 4];

/** The teams: how many agents each has, and what they share with whom. */
const TEAMS = { big: [60, 'lead'], rough: [12, 'lead'], sky: [6, 'team'], few: [3, 'team'], solo: [1, 'lead'], fresh: [2, undefined] };

/** What one of the rough team says, so many days ago: from a day on below the usual, each in a way of its own. */
const ROUGH = [
  (ago) => (ago === 0 ? 1 : undefined),
  (ago) => (ago < 9 ? [2, 1, 2, 2, 3, 2, 3, 3, 3][ago] : undefined),
  (ago) => (ago < 12 ? 3 : undefined),
  (ago) => (ago >= 20 && ago < 30 ? 1 : undefined),
];

const dayOf = (ago) => new Date(Date.parse(NOW) - (ago * 24 + 4) * 3600_000).toISOString().slice(0, 10);
const key = (team, place) => `${team}-${String(place + 1).padStart(2, '0')}`;
const people = () => Object.entries(TEAMS).flatMap(([team, [count]]) => Array.from({ length: count }, (_, place) => ({ team, place })));

function roster() {
  const line = (id, name, roles, team) => [id, name, roles, team, team && `Team ${team}`, team && 'Hill', 'Hill House', 'UTC', 'en', dayOf(400)].join(',');
  const leads = Object.keys(TEAMS).map((team) => line(`lead-${team}`, `Lead of ${team}`, 'lead', team));
  const agents = people().map(({ team, place }) => line(key(team, place), LONG[place] ?? `Agent ${place + 1} ${team}`, 'agent', team));
  return ['person_id,name,roles,team_id,team,department,site,time_zone,language,starts_on', ...leads, ...agents, line('ada', 'Ada', 'admin', '')].join('\n');
}

function said({ team, place }, ago) {
  const rough = team === 'rough' ? (ROUGH[place] ?? ((ago) => (ago < 3 && place < 9 ? 2 : undefined))) : undefined;
  const usual = USUAL[(ago * 3 + place * 5 + ((ago * place) % 4)) % 7];
  // Of the sixty every weather is there today.
  return rough?.(ago) ?? (ago === 0 && team !== 'rough' ? 5 - ((place * place) % 5) : usual);
}

function checkIns() {
  const lines = people().flatMap(({ team, place }) => {
    const audience = TEAMS[team][1];
    if (!audience) return [];
    return Array.from({ length: DAYS }, (_, ago) => {
      const named = team === 'rough' && ago === 0 ? ['system_outage'] : (ago + place) % 3 === 0 ? [NAMED[(ago + place) % 8], NAMED[(place * 3) % 8]] : [];
      return [key(team, place), dayOf(ago), '00:00', said({ team, place }, ago), [...new Set(named)].join(';'), audience].join(',');
    });
  });
  return ['person_id,workday,time,weather,stressors,audience', ...lines].join('\n');
}

/** Starts it. Gives also `as(person_id)`: somebody's client, signed in; and `admin`, that of Ada. */
export async function startOddCentre() {
  const mark = fresh();
  const invitations = {};
  const take = async (run, what, text) => {
    const file = path(tmpdir(), `weathervane-${what}-${mark}.csv`);
    await writeFile(file, text);
    await run('import', what, file);
  };
  const centre = await startCentre('serve', [], async (run) => {
    await take(run, 'roster', roster());
    await take(run, 'check-ins', checkIns());
    invitations.ada = (await run('user', 'invite', 'ada')).trim().split('\n').pop();
  });
  const admin = await join(centre.url, invitations.ada, PASSWORD);
  const known = { ada: admin };
  const as = async (person) => {
    const audience = person.startsWith('lead') ? undefined : 'lead';
    known[person] ??= await join(centre.url, await invite(admin, person), PASSWORD, audience);
    return known[person];
  };
  return { ...centre, admin, as, password: PASSWORD };
}
