// The climate: psychologists read the whole centre, leads the department and site of their team, and nobody else any of it; and the
// choice to be counted.
import { readFile } from 'node:fs/promises';
import { startCentre } from '../support/centre.mjs';
import { firstReport } from '../support/pages.mjs';
import { signedIn } from '../support/people.mjs';
import { expect, sendUnchecked, test as ofTheSmallDemo } from '../support/test.mjs';

/** A demo with departments that have figures of their own, and with a quarter that has closed. */
const test = ofTheSmallDemo.extend({
  centre: [
    async ({}, use) => {
      const centre = await startCentre('demo', ['--people', '120', '--days', '190', '--seed', '7']);
      await use(centre);
      await centre.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ centre }, use) => use(centre.url),
  doors: [
    async ({ centre }, use) => {
      const known = new Map();
      await use(async (role) => {
        if (!known.has(role)) {
          const api = await signedIn(centre.url, centre.people[role]);
          known.set(role, (await api.storageState()).cookies);
          await api.dispose();
        }
        return known.get(role);
      });
    },
    { scope: 'worker' },
  ],
});

const title = (page) => page.getByRole('heading', { level: 1 });
const places = (page) => page.getByRole('navigation', { name: 'Sites and departments' });
const period = (page) => page.locator('.report-when strong');
const periodInUrl = (page) => new URL(page.url()).searchParams.get('period');
const weekLater = (week, weeks) => new Date(Date.parse(week) + weeks * 7 * 24 * 3600_000).toISOString().slice(0, 10);

/** Opens the climate in that role, after waiting for the first report. */
async function open(page, reading, role) {
  test.slow();
  await reading(role);
  await page.goto(await firstReport(page));
}

test.describe('for a psychologist', () => {
  test('it opens with the whole site, three sentences and its limits', async ({ page, reading }) => {
    await open(page, reading, 'psychologist');
    const site = await places(page).locator('[aria-current=page]').textContent();
    await expect(title(page)).toHaveText(`Climate report: ${site}`);
    const short = page.locator('section.card', { has: page.getByRole('heading', { name: 'In short' }) });
    await expect(short.getByRole('paragraph')).toHaveCount(3);
    await expect(short).toContainText(/between [2-5]\.\d and [2-5]\.\d/);
    await expect(page.getByText('It says nothing about any one person')).toBeVisible();
    await expect(page.getByText('Opening this page is logged')).toBeVisible();
  });

  test('a department is opened from the list, and no team is in it', async ({ page, reading, quiet }) => {
    await open(page, reading, 'psychologist');
    const department = places(page).locator('.depth-1 a').first();
    const name = await department.textContent();
    await department.click();
    await expect(page).toHaveURL(/\/climate\/department-/);
    await expect(title(page)).toHaveText(`Climate report: ${name}`);
    await expect(places(page).locator('.depth-2')).toHaveCount(0);
    quiet.expects(404, '/climate/team-1');
    expect((await page.goto('/climate/team-1')).status()).toBe(404);
  });

  test('on a phone the list is folded and opens with a tap', async ({ page, reading }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, reading, 'psychologist');
    const department = places(page).locator('.depth-1 a').first();
    await expect(department).toBeHidden();
    await places(page).locator('summary').click();
    await department.click();
    await expect(page).toHaveURL(/\/climate\/department-/);
  });

  test('weeks, months and quarters are shown, one earlier and one later', async ({ page, reading }) => {
    await open(page, reading, 'psychologist');
    await page.getByRole('link', { name: 'By week', exact: true }).click();
    await expect(page.getByRole('link', { name: 'By week', exact: true })).toHaveAttribute('aria-current', 'true');
    await expect(period(page)).toHaveText(/^Week of /);
    const [week, here] = [periodInUrl(page), await period(page).textContent()];

    await page.getByRole('link', { name: 'Earlier' }).click();
    await expect(page).toHaveURL(new RegExp(`period=${weekLater(week, -1)}$`));
    await expect(period(page)).not.toHaveText(here);
    await page.getByRole('link', { name: 'Later' }).click();
    await expect(page).toHaveURL(new RegExp(`period=${week}$`));
    await expect(period(page)).toHaveText(here);

    await page.getByRole('link', { name: 'By month', exact: true }).click();
    await expect(page).toHaveURL(/period=\d{4}-\d{2}$/);
    await page.getByRole('link', { name: 'By quarter', exact: true }).click();
    await expect(page).toHaveURL(/period=\d{4}-Q\d$/);
    await expect(period(page)).toHaveText(/^Q\d \d{4}$/);
  });

  test('each chart has a table with the same figures', async ({ page, reading }) => {
    await open(page, reading, 'psychologist');
    const course = page.locator('section.card', { has: page.getByRole('heading', { name: 'Over time' }) });
    const table = course.getByRole('table', { name: /^Weather in / });
    await expect(table).toBeHidden();
    await course.getByText('Show as table').click();
    await expect(table).toBeVisible();
    await expect(table.getByRole('columnheader')).toHaveText(['Period', 'Average (95% interval)', 'In words']);
    await expect(table.getByRole('row').filter({ hasText: /\d\.\d \(\d\.\d–\d\.\d\)/ }).first()).toBeVisible();
  });

  test('it is exported as CSV, JSON and PDF', async ({ page, reading }) => {
    await open(page, reading, 'psychologist');
    for (const [name, type, starts] of [
      ['CSV', 'text/csv; charset=utf-8', '\uFEFFplace,name,period,figure,'],
      ['JSON', 'application/json', '{"schema":"weathervane-climate-3"'],
      ['PDF', 'application/pdf', '%PDF-'],
    ]) {
      await test.step(name, async () => {
        const link = page.getByRole('link', { name, exact: true });
        const answer = await page.request.get(await link.getAttribute('href'));
        expect(answer.status()).toBe(200);
        expect(answer.headers()['content-type']).toBe(type);
        const download = page.waitForEvent('download');
        await link.click();
        const file = await download;
        expect(file.suggestedFilename()).toMatch(new RegExp(`^climate-site-\\d+-\\d{4}-(Q\\d|\\d{2}(-\\d{2})?)\\.${name.toLowerCase()}$`));
        const text = await readFile(await file.path(), 'utf8');
        expect(text.slice(0, starts.length)).toBe(starts);
        if (name === 'JSON') expect(JSON.parse(text).estimates.length).toBeGreaterThan(0);
      });
    }
  });

  test('a comment is refused without words, signed, shown with name and date, and removed', async ({ page, reading }) => {
    await open(page, reading, 'psychologist');
    const form = page.locator('form[action="/api/sign_climate_comment"]');
    await expect(form.getByLabel('Your comment')).toHaveValue('');
    await sendUnchecked(form, 'Sign and add');
    await expect(page.locator('#comment-error')).toHaveText('Write your comment first.');
    await form.getByLabel('Your comment').fill('x'.repeat(1501));
    await sendUnchecked(form, 'Sign and add');
    await expect(page.locator('#comment-error')).toHaveText('Use no more than 1500 characters.');

    await form.getByLabel('Your comment').fill('The outage cost everybody nerves.');
    await form.getByLabel('What you recommend').fill('Test the new billing screen first');
    await form.getByLabel('Who takes care of it').fill('Head of operations');
    await form.getByRole('button', { name: 'Sign and add' }).click();
    await expect(page.locator('.notice.good')).toHaveText('Your comment is on the report.');
    const comment = page.locator('section.card', { has: page.getByRole('heading', { name: 'The psychologist’s comment' }) });
    await expect(comment).toContainText('The outage cost everybody nerves.');
    await expect(comment).toContainText(/Signed by .+, \d+ \w+ \d{4}/);
    // Never pre-filled, not even with what was signed before.
    await expect(form.getByLabel('Your comment')).toHaveValue('');
    await page.getByRole('button', { name: 'Remove my comment' }).click();
    await expect(comment).toHaveCount(0);
  });

  test('an unknown unit or period is not found', async ({ page, reading, quiet }) => {
    await open(page, reading, 'psychologist');
    for (const path of ['/climate/site-9999', '/climate/everywhere', '/climate/site-1?period=yesterday']) {
      quiet.expects(404, path.split('?')[0]);
      expect((await page.goto(path)).status(), path).toBe(404);
    }
  });
});

test('a lead reads the climate of the department and site of their team, and of no other department', async ({ page, reading, another, doors, quiet }) => {
  await open(page, reading, 'lead');
  await expect(title(page)).toHaveText(/^Climate report: .+/);
  await expect(page.getByRole('button', { name: 'Sign and add' })).toHaveCount(0);
  const own = await places(page).locator('.depth-1 a').evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
  expect((await page.goto('/climate/site-1')).status()).toBe(200);

  const psychologist = await another(await doors('psychologist'));
  await psychologist.goto('/climate/site-1');
  const all = await places(psychologist).locator('.depth-1 a').evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
  const elsewhere = all.find((path) => !own.includes(path));
  expect(elsewhere, 'the demo has several departments').toBeTruthy();
  quiet.expects(404, elsewhere);
  expect((await page.goto(elsewhere)).status()).toBe(404);
  expect((await page.request.get(`${elsewhere}/report.json`)).status()).toBe(404);
});

test('an agent cannot open the climate, and sees who opened it', async ({ page, reading, another, doors, quiet }) => {
  const psychologist = await another(await doors('psychologist'));
  test.slow();
  await psychologist.goto(await firstReport(psychologist));
  await reading('agent');
  await page.goto('/looks?of=reports');
  await expect(page.locator('main')).toContainText((await title(psychologist).textContent()).replace('Climate report: ', ''));
  await expect(page.getByRole('link', { name: 'Climate', exact: true })).toHaveCount(0);
  quiet.expects(404, '/climate');
  expect((await page.goto('/climate')).status()).toBe(404);
  expect((await page.request.get('/climate/site-1/report.pdf')).status()).toBe(404);
});

ofTheSmallDemo('an agent chooses not to be counted, and the page confirms it', async ({ page, agent }) => {
  expect(agent.key).toBeTruthy();
  await page.goto('/account');
  const form = page.locator('form[action="/api/choose_counted"]');
  await expect(form.getByRole('radio', { name: 'Count me', exact: false }).first()).toBeChecked();
  // A radio group cannot be cleared with the mouse or the keyboard.
  await form.evaluate((element) => element.querySelectorAll('[type=radio]').forEach((radio) => (radio.checked = false)));
  await sendUnchecked(form, 'Save');
  await expect(page.locator('#counted-error')).toHaveText('Choose one.');

  await form.locator('label', { hasText: 'Don’t count me' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.notice.good')).toHaveText('Saved. You’re no longer counted, starting with the weeks still open.');
  await page.goto('/account');
  await expect(form.getByRole('radio', { name: 'Don’t count me' })).toBeChecked();
});
