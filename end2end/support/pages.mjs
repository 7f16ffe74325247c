// Every page by role, for the tests that check all pages and for pictures.mjs.
/** `[name, path]` by role; for a page without a fixed address, the path is a function of the browser page. */
export const PAGES = {
  nobody: [
    ['sign-in', '/sign-in'],
    ['sign-in-code', '/sign-in/code'],
    ['privacy', '/privacy'],
    ['help-now', '/help-now'],
    ['offline', '/check-in/offline'],
    ['wall-code', '/wall'],
    ['nowhere', '/nowhere', 404],
  ],
  agent: [
    ['check-in', '/check-in'],
    ['welcome', '/welcome'],
    ['counted', '/counted'],
    ['recovery', '/recovery'],
    ['passkey', '/passkey'],
    ['suggestion', '/suggestion/micro_break'],
    ['breathing', '/suggestion/cyclic_sighing'],
    ['me', '/me'],
    ['team', '/team'],
    ['tough-call', '/tough-call'],
    ['tough-call-kind', '/tough-call?source=abuse'],
    ['tough-call-reset', savedToughCall],
    ['support', '/support'],
    ['psychologist', '/psychologist'],
    ['referral', '/psychologist/referral'],
    ['supporter', '/supporter'],
    ['thanks', '/thanks'],
    ['events', '/events'],
    ['library', '/library'],
    ['library-found', '/library?stressor=complaint'],
    ['library-none', searched('/library', 'zebra')],
    ['library-card', '/library/reframing/not_about_you'],
    ['library-words', '/library/words/upset_caller'],
    ['library-empathy', '/library/empathy/late_delivery'],
    ['library-role-play', '/library/role_play/ending_a_call'],
    ['library-case', '/library/case/wedding_dress'],
    ['year', '/me/year?make=yes&months=yes&tags=yes&helped=yes&good=yes'],
    ['library-courses', '/library/course'],
    ['library-course', '/library/course/first_month'],
    ['library-phrases', '/library/words'],
    ['library-for-leads', '/library/case/third_rainy_week'],
    ['library-write', '/library/write'],
    ['self-tests', '/me/tests'],
    ['self-test', '/me/tests/phq_4?take=1'],
    ['self-test-result', '/me/tests/phq_4'],
    ['self-test-parts', '/me/tests/cbi'],
    ['self-test-licences', '/me/tests/licences'],
    ['stressors', '/stressors'],
    ['stressors-changed', firstSource('/stressors?show=changed')],
    ['stressors-propose', '/stressors/propose'],
    ['stressors-quarter', '/stressors/quarter'],
    ['breaks', '/breaks'],
    ['looks', '/looks'],
    ['looks-reports', '/looks?of=reports'],
    ['account', '/account'],
    ['privacy', '/privacy'],
    ['not-yours', '/board', 404],
  ],
  lead: [
    ['board', '/board'],
    ['floor', '/floor'],
    ['stressors', '/stressors'],
    ['requests', '/requests'],
    ['resets', '/resets'],
    ['trends', '/trends'],
    ['trends-52', '/trends?weeks=52'],
    ['flags', '/flags'],
    ['flag', firstFlag],
    ['flags-taken', '/flags?state=taken'],
    ['follow-ups', '/follow-ups'],
    ['events', '/events'],
    ['event-lift', pastEvent],
    ['climate', firstReport],
    ['account', '/account'],
  ],
  psychologist: [
    ['requests', '/requests'],
    ['appointments', '/appointments'],
    ['climate', firstReport],
    ['climate-week', earlierReport],
    ['climate-department', '/climate/department-1'],
    ['climate-year', yearReport],
    ['library', '/library'],
    ['library-review', '/library/review'],
    ['privacy', '/privacy'],
    ['account', '/account'],
  ],
  admin: [
    ['first-steps', '/admin'],
    ['second-factor', '/second-factor'],
    ['people', '/admin/people'],
    ['people-none', searched('/admin/people', 'nobody-is-called-so')],
    ['person', firstPerson],
    ['person-new', '/admin/people/add/person'],
    ['import', '/admin/import'],
    ['schedule-import', '/admin/schedule'],
    ['teams', '/admin/teams'],
    ['one-team', firstTeam],
    ['stressors', '/admin/stressors'],
    ['register', '/admin/register'],
    ['register-one', firstSource('/admin/register')],
    ['centre', '/admin/centre'],
    ['messages', '/admin/messages'],
    ['company-sign-in', '/admin/sign-in'],
    ['tokens', '/admin/tokens'],
    ['webhooks', '/admin/webhooks'],
    ['looks', '/admin/looks'],
    ['looks-climate', '/admin/looks?kind=climate'],
    ['invitations', '/admin/invitations'],
    ['slips', '/admin/slips'],
    ['account', '/account'],
  ],
};

/** Searches on a page. Returns the address of what is found, which names the search for the session of this browser. */
export function searched(path, words) {
  return async (page) => {
    await page.goto(path);
    await page.getByRole('searchbox').fill(words);
    await page.getByRole('searchbox').press('Enter');
    await page.waitForURL(/[?&]search=/);
    const { pathname, search } = new URL(page.url());
    return pathname + search;
  };
}

/** The page after one of the tough calls of the demo's agent. */
async function savedToughCall(page) {
  await page.goto('/me');
  return page.locator('#tough-calls a[href^="/tough-call/"]').first().getAttribute('href');
}

/** What changed after a past event of the demo. */
async function pastEvent(page) {
  await firstReport(page);
  await page.goto('/events');
  return page.locator('a[href^="/events/"]:not([href$=".ics"])').first().getAttribute('href');
}

async function firstFlag(page) {
  await page.goto('/flags');
  const flags = page.locator('.flag-row h2 a');
  // A simulated centre may have no flag today.
  return (await flags.count()) > 0 ? flags.first().getAttribute('href') : undefined;
}

/** The last quarters of the demo's first site. */
async function yearReport(page) {
  await firstReport(page);
  const link = page.locator('a[href^="/climate/year"]').first();
  return (await link.count()) > 0 ? link.getAttribute('href') : undefined;
}

/** A job draws the weeks of a demo after the server has started; before that there is no report. */
export async function firstReport(page) {
  const until = Date.now() + 60_000;
  do {
    await page.goto('/climate');
    if ((await page.locator('article.report').count()) > 0) return '/climate';
  } while (Date.now() < until);
  throw new Error('no week of the demo was drawn in time');
}

async function earlierReport(page) {
  await page.goto(await firstReport(page));
  return page.locator('a[rel=prev]').first().getAttribute('href');
}

function firstSource(list) {
  return async (page) => {
    await page.goto(list);
    return page.locator('.source-words').first().getAttribute('href');
  };
}

async function firstPerson(page) {
  await page.goto('/admin/people?role=lead');
  return page.locator('.people-table th a').first().getAttribute('href');
}

async function firstTeam(page) {
  await page.goto('/admin/teams');
  return page.locator('.people-table th a').first().getAttribute('href');
}

/** Waits until the islands of a page have started, if it has any and the browser runs scripts. */
export async function awake(page, javaScriptEnabled) {
  if (javaScriptEnabled === false) return;
  if (await page.locator('.board .live').count()) await page.locator('.board .live.on').waitFor();
  if (await page.locator('leptos-island .breath-guide').count()) await page.locator('.breath-guide button').waitFor();
}
