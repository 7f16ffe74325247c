// The page of a person's own weather: change, delete and export entries.
import { readFile } from 'node:fs/promises';
import { expect, sendUnchecked, test } from '../support/test.mjs';

const entry = (page) => page.locator('#journal .entry');
const audienceForm = (page) => entry(page).locator('form[action="/api/set_audience"]');
const message = (page) => page.locator('.notice.good');

test('the audience of an entry is narrowed in the journal', async ({ page, agent }) => {
  await agent.checkIn({ audience: 'team' });
  await page.goto('/me');
  await expect(entry(page).locator('.seen-by')).toContainText(agent.team.name);
  await entry(page).getByText('Change', { exact: false }).first().click();
  await audienceForm(page).locator('label', { hasText: 'Only me' }).click();
  await audienceForm(page).getByRole('button', { name: 'Save' }).click();
  await expect(message(page)).toHaveText('Saved. Visible to: Only me.');
  await expect(entry(page).locator('.seen-by')).toHaveText('Only you');
});

test('a missing audience shows an error next to the entry', async ({ page, agent }) => {
  await agent.checkIn();
  await page.goto('/me');
  await entry(page).locator('summary').click();
  const form = audienceForm(page);
  // A radio group cannot be cleared with the mouse or the keyboard.
  await form.evaluate((element) => element.querySelectorAll('[type=radio]').forEach((radio) => (radio.checked = false)));
  await sendUnchecked(form, 'Save');
  await expect(entry(page).locator('#audience-error')).toHaveText('Choose who can see it.');
  await expect(entry(page).locator('.seen-by')).not.toHaveText('Only you');
});

test('an entry is deleted', async ({ page, agent }) => {
  await agent.checkIn({ note: 'To be forgotten.' });
  await agent.checkIn({ weather: 5 });
  await page.goto('/me');
  const forgotten = entry(page).filter({ hasText: 'To be forgotten.' });
  await forgotten.locator('summary').click();
  await forgotten.getByRole('button', { name: 'Delete this check-in' }).click();
  await expect(message(page)).toHaveText('Check-in deleted.');
  await expect(entry(page)).toHaveCount(1);
  await expect(page.getByText('To be forgotten.')).toHaveCount(0);
});

test('the export contains the entries', async ({ page, agent }) => {
  await agent.checkIn({ weather: 2, note: 'Tea while it was hot.' });
  await page.goto('/account');
  for (const [name, holds] of [
    ['JSON', (text) => expect(JSON.stringify(JSON.parse(text))).toContain('Tea while it was hot.')],
    ['CSV', (text) => expect(text).toContain('Tea while it was hot.')],
  ]) {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${name.toLowerCase()}$`));
    holds(await readFile(await file.path(), 'utf8'));
  }
});

test('all past entries become private with one tap', async ({ page, agent }) => {
  await agent.checkIn({ audience: 'team' });
  await page.goto('/account');
  await page.getByRole('button', { name: 'Make everything private' }).click();
  await expect(message(page)).toHaveText('One check-in is now private.');
  await page.goto('/me');
  await expect(entry(page).locator('.seen-by')).toHaveText('Only you');
});

test('deleting everything needs the password and takes effect immediately', async ({ page, agent }) => {
  await agent.checkIn();
  await page.goto('/account');
  await page.getByText('Delete everything…').click();
  const form = page.locator('form[action="/api/delete_everything"]');
  await sendUnchecked(form, 'Delete one check-in');
  await expect(form.locator('#password-error')).toHaveText('Enter your password, so that nobody else at this desk can do this.');
  await form.getByLabel('Your password, to confirm it’s you').fill('not my password');
  await page.getByRole('button', { name: 'Delete one check-in' }).click();
  await expect(form.locator('#password-error')).toHaveText('That isn’t your password. Nothing was deleted.');
  await expect(page.getByRole('button', { name: 'Delete one check-in' })).toBeVisible();
  await form.getByLabel('Your password, to confirm it’s you').fill(agent.password);
  await page.getByRole('button', { name: 'Delete one check-in' }).click();
  await expect(message(page)).toHaveText('One check-in is deleted.');
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
});

test('the person sees who viewed their check-ins', async ({ page, newcomers, context, another }) => {
  const { lead, agents } = await newcomers({ lead: true });
  await context.addCookies(agents[0].cookies);
  await agents[0].checkIn();
  // The card on the person's page also lists opened reports; this list shows only views of their own check-ins.
  await page.goto('/looks');
  await expect(page.getByText('Nobody has viewed anything of yours')).toBeVisible();
  await (await another(lead.cookies)).goto('/board');
  await page.goto('/me');
  await expect(page.locator('.access-log')).toContainText(`${lead.name} opened the board with your tile`);
});

test('the charts of the year have tables with the same figures', async ({ page, reading }) => {
  await reading('agent');
  await page.goto('/me');
  await expect(page.getByRole('group', { name: 'The weather of each day of the last 53 weeks' })).toBeVisible();
  await page.locator('main summary', { hasText: 'As a table' }).first().click();
  await expect(page.getByRole('table', { name: 'Days by month and weather' })).toBeVisible();
});

test('the calendar shows 13 weeks on a phone, and a day opens its check-ins', async ({ page, agent }) => {
  await agent.checkIn({ weather: 2, note: 'Tea while it was hot.' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/me');
  const calendar = page.getByRole('group', { name: 'The weather of each day of the last 13 weeks' });
  await expect(calendar).toBeVisible();
  await expect(page.getByRole('group', { name: 'The weather of each day of the last 53 weeks' })).toBeHidden();
  await calendar.getByRole('link', { name: /: rainy$/ }).click();
  await expect(page).toHaveURL(/\/me\?day=[-0-9]+#journal$/);
  await expect(entry(page)).toHaveCount(1);
  await expect(entry(page)).toContainText('Tea while it was hot.');
  await page.getByRole('link', { name: 'Whole journal' }).click();
  await expect(page).toHaveURL('/me#journal');
});

test('a day can be opened with the keyboard', async ({ page, agent }) => {
  await agent.checkIn({ weather: 2 });
  await page.goto('/me');
  await page.getByLabel('Open a day').fill('2026-03-02');
  await page.getByRole('button', { name: 'Open', exact: true }).press('Enter');
  await expect(page.locator('#journal')).toContainText('No check-in on this day.');
});

test('the journal is searched, and a search that finds nothing says so', async ({ page, agent }) => {
  await agent.checkIn({ weather: 2, note: 'Tea while it was hot.' });
  await agent.checkIn({ weather: 5 });
  await page.goto('/me');
  const search = page.getByRole('searchbox', { name: 'Search notes and tags' });
  await search.fill('tea');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(entry(page)).toHaveCount(1);
  await expect(search).toHaveValue('tea');
  await search.fill('coffee');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.locator('#journal')).toContainText('Nothing found.');
  expect(page.url(), 'the history of the browser does not tell what was searched for').not.toContain('coffee');
  await page.reload();
  await expect(search).toHaveValue('coffee');
  await page.goBack();
  await expect(entry(page)).toHaveCount(1);
  await page.getByRole('link', { name: 'Whole journal' }).click();
  await page.getByLabel('Which check-ins').selectOption({ label: 'Sunny' });
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(entry(page)).toHaveCount(1);
});

test('a note is edited in the journal; a rejected one keeps what was typed', async ({ page, agent }) => {
  await agent.checkIn({ weather: 2, note: 'Tea while it was hott.' });
  await page.goto('/me');
  await entry(page).locator('summary').click();
  const note = entry(page).getByLabel('Note');
  await expect(note).toHaveValue('Tea while it was hott.');
  const long = 'y'.repeat(501);
  await note.fill(long);
  await entry(page).getByRole('button', { name: 'Save note' }).click();
  await expect(entry(page).locator('#note-error')).toContainText('Your note is 501 characters long; the limit is 500.');
  await expect(note).toHaveValue(long);
  await note.fill('Tea while it was hot.');
  await entry(page).getByRole('button', { name: 'Save note' }).click();
  await expect(message(page)).toHaveText('Note saved.');
  await expect(entry(page).locator('.note-own')).toHaveText('Tea while it was hot.');
  await expect(entry(page).locator('.seen-by')).toContainText('only you can read the note');
});

test('older entries are on the next page', async ({ page, reading }) => {
  await reading('agent');
  await page.goto('/me');
  const first = await entry(page).first().getAttribute('id');
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page).toHaveURL(/before=/);
  await expect(entry(page).first()).not.toHaveAttribute('id', first);
});
