// Layout of temporary states: after saving, errors, previews, new links and ended ones.
import { openNote } from '../support/check-in.mjs';
import { LOOKS, TWO_LOOKS, expectAccessible, expectNothingCutOff, expectNoSidewaysScrolling, lookName, take } from '../support/looks.mjs';
import { checkIn, fresh, invite, join, roster, takeIn } from '../support/people.mjs';
import { expect, sendUnchecked, test, uncheck } from '../support/test.mjs';

/** Opens the state in each of the two looks and checks the layout. */
async function inBothLooks({ page, javaScriptEnabled, without }, open) {
  for (const look of TWO_LOOKS) {
    await test.step(lookName(look), async () => {
      await take(page, look);
      await open();
      await expectNoSidewaysScrolling(page);
      if (javaScriptEnabled !== false) await expectAccessible(page, without);
    });
  }
}

test('a saved check-in, its correction and a change of weather fit in both looks', async ({ page, agent, javaScriptEnabled }) => {
  await agent.checkIn({ weather: 2, energy: '2', 'stressors[]': ['queue_pressure'], note: 'A long morning.', talk_to: 'psychologist' });
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/check-in'));
  await expect(page.locator('.suggestion')).toBeVisible();
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/check-in?change=1'));
  await page.goto('/check-in');
  const amend = await page.locator('a[href^="/check-in?amend="]').getAttribute('href');
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto(amend));
});

test('a rejected check-in fits in both looks', async ({ page, agent, javaScriptEnabled }) => {
  expect(agent.key).toBeTruthy();
  await inBothLooks({ page, javaScriptEnabled }, async () => {
    await page.goto('/check-in');
    await uncheck(page.locator('.check-in-form'));
    await (await openNote(page)).fill('x'.repeat(501));
    await sendUnchecked(page.locator('.check-in-form'), /./);
    await expect(page.locator('#weather-error')).toBeVisible();
    await expect(page.locator('#note-error')).toBeVisible();
  });
});

test('the personal page fits in both looks on the first day, before and after a check-in', async ({ page, agent, javaScriptEnabled }) => {
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/me'));
  await agent.checkIn({ audience: 'team', note: 'Tea while it was hot.' });
  await inBothLooks({ page, javaScriptEnabled }, async () => {
    await page.goto('/me');
    await page.locator('#journal details summary').first().click();
  });
  await inBothLooks({ page, javaScriptEnabled }, async () => {
    await page.goto('/account');
    for (const fold of await page.locator('#rights details summary').all()) await fold.click();
  });
});

test('shared check-ins of a team fit in both looks: board, team page and wall', async ({ page, newcomers, context, another, javaScriptEnabled }) => {
  // Nobody operates the wall screen: it reloads by itself.
  const without = ['meta-refresh'];
  const { lead, agents } = await newcomers({ agents: 5, lead: true });
  await context.addCookies(lead.cookies);
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/board'));
  await page.locator('.wall-menu > summary').click();
  await page.locator('form[action="/api/make_wall"] button').click();
  const wall = await page.locator('#wall-url').inputValue();
  await inBothLooks({ page, javaScriptEnabled, without }, () => page.goto(wall));
  for (const [index, agent] of agents.entries()) {
    await agent.checkIn({ weather: index + 1, audience: 'team', 'stressors[]': ['queue_pressure', 'noise'], talk_to: 'lead' });
  }
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/board'));
  await inBothLooks({ page, javaScriptEnabled, without }, () => page.goto(wall));
  const colleague = await another(agents[0].cookies);
  await inBothLooks({ page: colleague, javaScriptEnabled }, () => colleague.goto('/team'));
});

test('an invitation fits in both looks, open and ended', async ({ page, newcomers, baseURL, quiet, javaScriptEnabled }) => {
  const { agents } = await newcomers({ joined: false });
  const { link, password } = agents[0];
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto(link));
  await (await join(baseURL, link, password)).dispose();
  quiet.expects(410, new URL(link).pathname);
  await inBothLooks({ page, javaScriptEnabled }, async () => {
    const response = await page.goto(link);
    expect(response.status()).toBe(410);
  });
});

test('a roster preview and the invitation slips fit in both looks', async ({ page, admin, newcomers, context, javaScriptEnabled }) => {
  const { agents, team } = await newcomers({ agents: 2, joined: false });
  await context.addCookies((await admin.storageState()).cookies);
  const look = (csv) => admin.post('/api/preview_roster', { multipart: { file: { name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) } } });
  await look('person_id,name,roles,email\nx1,,pilot,nobody\nx2,Some Body,agent,not an address\n');
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/admin/import?step=look'));
  await expect(page.locator('table.line-errors')).toBeVisible();
  await look(roster([{ key: `new-${agents[0].key}`, name: 'Somebody New', team }, { ...agents[0], name: 'Another Name' }]));
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/admin/import?step=look'));
  await expect(page.locator('.change-counts')).toBeVisible();
  await invite(admin, agents[0].key);
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/admin/slips'));
  await expect(page.locator('.slip')).toBeVisible();
  const print = page.locator('button[data-print]');
  if (javaScriptEnabled === false) return expect(print).toBeHidden();
  await page.evaluate(() => (window.print = () => document.body.setAttribute('data-printed', '')));
  await print.click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');
  await page.emulateMedia({ media: 'print' });
  await expect(print).toBeHidden();
  await expect(page.locator('.slip')).toBeVisible();
});

test('long names without spaces stay within their tile, their row and the page', async ({ page, admin, baseURL, context, javaScriptEnabled }) => {
  // Fourteen pages in four looks.
  test.slow();
  const mark = fresh();
  const long = (letter) => `${letter}olfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft${mark}`;
  const team = { key: `t${mark}`.repeat(5), name: long('T') };
  const people = [
    { key: `l${mark}`.repeat(6), name: long('L'), roles: 'lead', team },
    { key: `a${mark}`.repeat(6), name: long('A'), team },
    { key: `b${mark}`.repeat(6), name: long('B'), team },
  ];
  await takeIn(admin, people);
  const password = `blue sky over ${mark}`;
  const clients = [];
  for (const { key, roles } of people) clients.push(await join(baseURL, await invite(admin, key), password, roles ? undefined : 'team'));
  const [lead, agent, colleague] = clients;
  for (const api of [agent, colleague]) {
    await checkIn(api, { weather: 2, audience: 'team', 'stressors[]': ['queue_pressure', 'system_outage'], talk_to: 'lead' });
  }
  const found = new URL((await admin.post('/api/search_people', { form: { q: mark } })).url());
  const seen = [
    [lead, ['/board', '/trends', '/account']],
    [agent, ['/check-in', '/team', '/me', '/account']],
    [admin, [found.pathname + found.search, `/admin/people/${encodeURIComponent(people[1].key)}`, `/admin/people/${encodeURIComponent(people[0].key)}`, `/admin/teams/${encodeURIComponent(team.key)}`, '/admin/teams', '/admin/invitations', '/admin/slips']],
  ];
  for (const [api, paths] of seen) {
    await context.clearCookies();
    await context.addCookies((await api.storageState()).cookies);
    for (const look of javaScriptEnabled === false ? TWO_LOOKS : LOOKS) {
      await test.step(`${paths[0]} ${lookName(look)}`, async () => {
        await take(page, look);
        for (const path of paths) {
          await page.goto(path);
          await expectNoSidewaysScrolling(page);
          await expectNothingCutOff(page);
        }
      });
    }
  }
  for (const api of clients) await api.dispose();
});

test('a lead who lost the role sees what happened and nothing more of the team', async ({ page, admin, newcomers, context, quiet, javaScriptEnabled }) => {
  const { lead, agents } = await newcomers({ lead: true });
  await agents[0].checkIn({ weather: 2 });
  await context.addCookies(lead.cookies);
  await page.goto('/board');
  await expect(page.getByRole('heading', { name: agents[0].name })).toBeVisible();
  // The open board receives the change and reloads.
  for (const path of ['/board', '/trends', '/flags']) quiet.expects(404, path);
  await takeIn(admin, [{ ...lead, roles: 'agent' }]);
  await inBothLooks({ page, javaScriptEnabled }, async () => {
    for (const path of ['/trends', '/flags', '/board']) expect((await page.goto(path)).status()).toBe(404);
  });
  await take(page, LOOKS[3]);
  await page.goto('/board');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re no longer a lead');
  await expect(page.getByText('ask an admin to make you a lead again')).toBeVisible();
  await expect(page.getByText(agents[0].name)).toHaveCount(0);
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(page).toHaveURL(/\/(welcome|check-in)$/);
});

test('a cross-site form is rejected with a page that says what is safe', async ({ page, agent, baseURL, quiet, javaScriptEnabled }) => {
  expect(agent.key).toBeTruthy();
  quiet.expects(403, '/api/sign_out');
  await inBothLooks({ page, javaScriptEnabled }, async () => {
    await page.goto('about:blank');
    await page.setContent(`<form method="post" action="${baseURL}/api/sign_out"><button>Win a prize</button></form>`);
    await page.getByRole('button').click();
    await expect(page.locator('.error-details h1')).toBeVisible();
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('这次提交被挡下了');
  await expect(page.getByText('什么都没有改动。')).toBeVisible();
  await page.getByRole('link', { name: '回首页' }).click();
  await expect(page).toHaveURL('/check-in');
});
