// A centre with states that a demo does not reach: teams of sixty and of one, flags of every kind, and teams and people without
// entries. For pictures.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { startCentre } from './centre.mjs';
import { NOW, SET } from './clock.mjs';
import { invite, join, signedIn } from './people.mjs';

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
      return [key(team, index), dayOf(ago), '07:00', levelOf({ team, index }, ago), [...new Set(named)].join(';'), audience].join(',');
    });
  });
  return ['person_id,workday,time,weather,stressors,audience', ...lines].join('\n');
}

/**
 * Starts the centre. Also returns `as(person_id)`, which gives a signed-in client, and `admin`, Ada's client. Its leads joined before the
 * first check-in, because nobody sees what was said before they used their account.
 */
export async function startOddCentre() {
  const folder = await mkdtemp(path(tmpdir(), 'weathervane-odd-'));
  const take = async (run, what, text) => {
    const file = path(folder, `${what}.csv`);
    await writeFile(file, text);
    await run('import', what, file);
  };
  let invitation;
  const before = { ...SET, WEATHERVANE_NOW: new Date(Date.parse(NOW) - (DAYS + 1) * 24 * 3600_000).toISOString() };
  const past = await startCentre(
    'serve',
    [],
    async (run) => {
      await take(run, 'roster', roster());
      invitation = (await run('user', 'invite', 'ada')).trim().split('\n').pop();
    },
    before,
    folder,
  );
  const first = await join(past.url, invitation, PASSWORD);
  const leads = Object.keys(TEAMS).map((team) => `lead-${team}`);
  for (const lead of leads) await join(past.url, await invite(first, lead), PASSWORD);
  await past.stop();

  const centre = await startCentre('serve', [], (run) => take(run, 'check-ins', checkIns()), SET, folder);
  const signIn = (name) => signedIn(centre.url, { name, password: PASSWORD });
  const admin = await signIn('ada');
  const known = { ada: admin };
  const as = async (person) => {
    known[person] ??= leads.includes(person)
      ? await signIn(person)
      : await join(centre.url, await invite(admin, person), PASSWORD, 'lead');
    return known[person];
  };
  const stop = async () => {
    await centre.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...centre, admin, as, stop, password: PASSWORD };
}
