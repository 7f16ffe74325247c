// The climate: psychologists read the whole centre, leads their own team, and nobody else any of it; and the choice to be counted.
import { readFile } from 'node:fs/promises';
import { monday } from '../support/clock.mjs';
import { firstReport } from '../support/pages.mjs';
import { expect, sendUnchecked, test } from '../support/test.mjs';

const title = (page) => page.getByRole('heading', { level: 1 });
const places = (page) => page.getByRole('navigation', { name: 'Places' });
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
  test('it opens with the whole site and states its limits', async ({ page, reading }) => {
    await open(page, reading, 'psychologist');
    const site = await places(page).locator('[aria-current=page]').textContent();
    await expect(title(page)).toHaveText(`Climate report: ${site}`);
    await expect(page.locator('.key-figures')).toContainText(/[0-9.]+–[0-9.]+/);
    await expect(page.getByText('It says nothing about any one person')).toBeVisible();
    await expect(page.getByText('Opening this page is logged')).toBeVisible();
  });

  test('a department and one of its teams are opened from the list', async ({ page, reading }) => {
    await open(page, reading, 'psychologist');
    const department = places(page).locator('.depth-1 a').first();
    const name = await department.textContent();
    await expect(places(page).locator('.depth-2')).toHaveCount(0);
    await department.click();
    await expect(page).toHaveURL(/\/climate\/department-/);
    await expect(title(page)).toHaveText(`Climate report: ${name}`);

    const team = places(page).locator('.depth-2 a').first();
    const called = await team.textContent();
    await team.click();
    await expect(page).toHaveURL(/\/climate\/team-/);
    await expect(title(page)).toHaveText(`Climate report: ${called}`);
    await expect(places(page).locator('[aria-current=page]')).toHaveText(called);
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

  test('weeks are shown instead of months, one earlier and one later', async ({ page, reading }) => {
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
    await expect(period(page)).not.toHaveText(/Week of/);
  });

  test('each chart has a table with the same figures', async ({ page, reading }) => {
    await open(page, reading, 'psychologist');
    const course = page.locator('section.card', { has: page.getByRole('heading', { name: 'Over time' }) });
    const table = course.getByRole('table', { name: /^Weekly range of weather for/ });
    await expect(table).toBeHidden();
    await course.getByText('Show as table').click();
    await expect(table).toBeVisible();
    await expect(table.getByRole('columnheader')).toHaveText(['Week', 'Range', 'In words']);
    await expect(table.getByRole('row').filter({ hasText: /\d\.\d\d–\d\.\d\d/ }).first()).toBeVisible();
  });

  test('it is exported as CSV, JSON and PDF', async ({ page, reading }) => {
    await open(page, reading, 'psychologist');
    for (const [name, type, starts] of [
      ['CSV', 'text/csv; charset=utf-8', '\uFEFFplace,name,period,part,'],
      ['JSON', 'application/json', '{"schema":"weathervane-climate-'],
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
        expect(file.suggestedFilename()).toMatch(new RegExp(`^climate-site-\\d+-\\d{4}-\\d{2}(-\\d{2})?\\.${name.toLowerCase()}$`));
        const text = await readFile(await file.path(), 'utf8');
        expect(text.slice(0, starts.length)).toBe(starts);
        if (name === 'JSON') expect(JSON.parse(text).figures.length).toBeGreaterThan(0);
      });
    }
  });

  test('a period without figures says so and links to the periods next to it', async ({ page, reading }) => {
    await open(page, reading, 'psychologist');
    const site = await places(page).locator('[aria-current=page]').textContent();
    const here = new URL(await places(page).locator('[aria-current=page]').getAttribute('href'), page.url()).pathname;
    await page.goto(`${here}?period=${monday(-40)}`);
    await expect(page.getByText(`There’s no figure for ${site} in this period.`)).toBeVisible();
    await expect(page.locator('.key-figures')).toHaveCount(0);
    await page.getByRole('link', { name: 'Later' }).click();
    await expect(page).toHaveURL(new RegExp(`period=${monday(-39)}$`));
  });

  test('an unknown unit or period is not found', async ({ page, reading, quiet }) => {
    await open(page, reading, 'psychologist');
    for (const path of ['/climate/site-9999', '/climate/everywhere', '/climate/site-1?period=yesterday']) {
      quiet.expects(404, path.split('?')[0]);
      expect((await page.goto(path)).status(), path).toBe(404);
    }
  });
});

test('a lead reads the climate of their own team and of no other unit', async ({ page, reading, another, doors, quiet }) => {
  await open(page, reading, 'lead');
  // A single team needs no list.
  await expect(places(page)).toHaveCount(0);
  await expect(title(page)).toHaveText(/^Climate report: .+/);
  await expect(page.getByText('Psychologists see the same page.')).toBeVisible();
  const file = await page.getByRole('link', { name: 'JSON' }).getAttribute('href');
  const team = new URL(file, page.url()).pathname.replace('/report.json', '');

  const elsewhere = team === '/climate/team-1' ? '/climate/team-2' : '/climate/team-1';
  const psychologist = await another(await doors('psychologist'));
  for (const path of [elsewhere, '/climate/department-1', '/climate/site-1']) {
    expect((await psychologist.goto(path)).status(), `${path} is there`).toBe(200);
    quiet.expects(404, path);
    expect((await page.goto(path)).status(), `${path} is not theirs`).toBe(404);
    expect((await page.request.get(`${path}/report.json`)).status()).toBe(404);
  }
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

test('an agent chooses not to be counted, and the page confirms it', async ({ page, agent }) => {
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
