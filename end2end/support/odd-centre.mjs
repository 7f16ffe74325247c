// A centre with states that a demo does not reach: teams of sixty and of one, flags of every kind, and teams and people without
// entries. For pictures.
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { startCentre } from './centre.mjs';
import { NOW } from './clock.mjs';
import { fresh, invite, join } from './people.mjs';

// Long enough that one bad day raises a flag: limits are wider for people with a short history.
const DAYS = 90;
const PASSWORD = 'a quiet sky tonight';
const LONG = ['Bartholomew Constantine Featherstonehaugh-Wolfeschlegelsteinhausen', '阿卜杜热西提·买买提明', 'Li', '欧阳娜娜'];
const NAMED = ['queue_pressure', 'abusive_caller', 'system_outage', 'poor_sleep', 'noise', 'handling_time', 'shift_change', 'complaint'];
const USUAL = [4, 4, 5, 4, 3, 4, 4];

/** The teams: how many agents each has, and what they share with whom. */
const TEAMS = { big: [60, 'lead'], rough: [12, 'lead'], sky: [6, 'team'], few: [3, 'team'], solo: [1, 'lead'], fresh: [2, undefined] };

/** Weather levels of people in the rough team by days ago: each falls below the baseline in a different way. */
const ROUGH = [
  (ago) => (ago === 0 ? 1 : undefined),
  (ago) => (ago < 9 ? [2, 1, 2, 2, 3, 2, 3, 3, 3][ago] : undefined),
  (ago) => (ago < 12 ? 3 : undefined),
  (ago) => (ago >= 20 && ago < 30 ? 1 : undefined),
];

const dayOf = (ago) => new Date(Date.parse(NOW) - (ago * 24 + 4) * 3600_000).toISOString().slice(0, 10);
const key = (team, index) => `${team}-${String(index + 1).padStart(2, '0')}`;
const people = () => Object.entries(TEAMS).flatMap(([team, [count]]) => Array.from({ length: count }, (_, index) => ({ team, index })));

function roster() {
  const line = (id, name, roles, team) => [id, name, roles, team, team && `Team ${team}`, team && 'Hill', 'Hill House', 'UTC', 'en', dayOf(400)].join(',');
  const leads = Object.keys(TEAMS).map((team) => line(`lead-${team}`, `Lead of ${team}`, 'lead', team));
  const agents = people().map(({ team, index }) => line(key(team, index), LONG[index] ?? `Agent ${index + 1} ${team}`, 'agent', team));
  return ['person_id,name,roles,team_id,team,department,site,time_zone,language,starts_on', ...leads, ...agents, line('ada', 'Ada', 'admin', '')].join('\n');
}

function levelOf({ team, index }, ago) {
  const rough = team === 'rough' ? (ROUGH[index] ?? ((ago) => (ago < 3 && index < 9 ? 2 : undefined))) : undefined;
  const usual = USUAL[(ago * 3 + index * 5 + ((ago * index) % 4)) % 7];
  // In the team of sixty every weather occurs today.
  return rough?.(ago) ?? (ago === 0 && team !== 'rough' ? 5 - ((index * index) % 5) : usual);
}

function checkIns() {
  const lines = people().flatMap(({ team, index }) => {
    const audience = TEAMS[team][1];
    if (!audience) return [];
    return Array.from({ length: DAYS }, (_, ago) => {
      const named = team === 'rough' && ago === 0 ? ['system_outage'] : (ago + index) % 3 === 0 ? [NAMED[(ago + index) % 8], NAMED[(index * 3) % 8]] : [];
      return [key(team, index), dayOf(ago), '00:00', levelOf({ team, index }, ago), [...new Set(named)].join(';'), audience].join(',');
    });
  });
  return ['person_id,workday,time,weather,stressors,audience', ...lines].join('\n');
}

/** Starts the centre. Also returns `as(person_id)`, which gives a signed-in client, and `admin`, Ada's client. */
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
