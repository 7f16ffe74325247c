// Admin pages: roster import, people, invitations.
import { searched } from '../support/pages.mjs';
import { fresh, roster } from '../support/people.mjs';
import { expect, sendUnchecked, test } from '../support/test.mjs';

test.beforeEach(async ({ context, admin }) => context.addCookies((await admin.storageState()).cookies));

const csv = (text, name = 'roster.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const someTeam = (mark) => ({ key: `team-${mark}`, name: `Team ${mark}` });

async function previewFile(page, file) {
  await page.getByLabel('A CSV file, up to 4 MB').setInputFiles(file);
  await page.getByRole('button', { name: 'Preview' }).click();
}

test('a roster with errors changes nothing and lists them by line; the corrected one is imported', async ({ page }) => {
  const mark = fresh();
  const team = someTeam(mark);
  const mia = { key: `mia-${mark}`, name: `Mia ${mark}`, team };
  const leo = { key: `leo-${mark}`, name: `Leo ${mark}`, roles: 'lead', team };

  await page.goto('/admin/import');
  await previewFile(page, csv(roster([mia, { ...leo, roles: 'pilot' }, { key: `nn-${mark}`, name: '', team }])));
  await expect(page.getByRole('alert')).toHaveText('2 problems to fix. Nothing was changed.');
  const wrong = page.getByRole('row').filter({ hasText: 'pilot' });
  await expect(wrong.getByRole('rowheader')).toHaveText('3');
  await expect(wrong).toContainText('roles');
  await expect(wrong).toContainText('Write agent, lead, psychologist or admin');
  await expect(page.getByRole('row').filter({ hasText: 'This cell is empty' }).getByRole('rowheader')).toHaveText('4');

  await page.getByRole('link', { name: 'Choose the corrected file' }).click();
  await previewFile(page, csv(roster([mia, leo])));
  await expect(page.getByRole('heading', { name: 'What will change' })).toBeVisible();
  await expect(page.locator('.change-counts').getByText('2', { exact: true })).toHaveCount(1);
  await expect(page.getByRole('row').filter({ hasText: mia.name })).toContainText('joins');

  const people = await page.context().newPage();
  await searched('/admin/people', mark)(people);
  await expect(people.getByText('No matches.')).toBeVisible();

  await page.getByRole('button', { name: 'Import 2 lines' }).click();
  await expect(page.locator('.notice.good[role=status]')).toHaveText('2 lines imported: 2 joined.');
  await people.reload();
  await expect(people.getByRole('row').filter({ hasText: mark })).toHaveCount(2);
});

test('a roster without changes has nothing to import', async ({ page, newcomers }) => {
  const { agents } = await newcomers({ joined: false });
  await page.goto('/admin/import');
  await previewFile(page, csv(roster(agents)));
  await expect(page.getByText('Everything in this file matches what’s here. There’s nothing to import.')).toBeVisible();
});

test('a missing file and an empty file show an error next to the field', async ({ page }) => {
  await page.goto('/admin/import');
  await sendUnchecked(page.locator('form[action="/api/preview_roster"]').first(), 'Preview');
  await expect(page.locator('#file-error')).toHaveText('Choose a file that isn’t empty.');
  await previewFile(page, csv(''));
  await expect(page.locator('#file-error')).toHaveText('Choose a file that isn’t empty.');
});

test('a preview that was replaced by a newer one is not imported', async ({ page, context }) => {
  const mark = fresh();
  const people = [{ key: `p-${mark}`, name: `Pia ${mark}`, team: someTeam(mark) }];
  await page.goto('/admin/import');
  await previewFile(page, csv(roster(people)));
  const second = await context.newPage();
  await second.goto('/admin/import');
  await previewFile(second, csv(roster([...people, { key: `q-${mark}`, name: `Quin ${mark}`, team: someTeam(mark) }])));
  await expect(second.locator('.change-counts')).toBeVisible();
  await page.getByRole('button', { name: 'Import one line' }).click();
  await expect(page.getByRole('alert')).toContainText('this one has expired. Choose the file again.');
});

test('adding a person shows errors next to their fields and keeps what was typed', async ({ page, newcomers }) => {
  const { agents } = await newcomers({ joined: false });
  const mark = fresh();
  await page.goto('/admin/people/add/person');
  await page.getByLabel('Sign-in name').fill(agents[0].key);
  await page.getByLabel('Name', { exact: true }).fill(`Nora ${mark}`);
  await page.getByLabel(/^Email/).fill('not an address');
  const form = page.locator('form[action="/api/save_person"]');
  await sendUnchecked(form, 'Add');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.locator('#person_id-error')).toHaveText('That sign-in name is taken. Choose another.');
  await expect(page.locator('#email-error')).toContainText('isn’t an email address');
  await page.getByRole('group', { name: 'Roles' }).getByLabel('Agent').uncheck();
  await sendUnchecked(form, 'Add');
  await expect(page.locator('#roles-error')).toHaveText('Choose at least one role.');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(`Nora ${mark}`);

  await page.getByLabel('Sign-in name').fill(`nora-${mark}`);
  await page.getByLabel(/^Email/).fill(`nora-${mark}@centre.example`);
  await page.getByLabel('Psychologist').check();
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.locator('.notice.good')).toHaveText(`Nora ${mark} has been added. Create an invitation below and pass it on.`);
});

test('a person is changed; leading a team without the lead role is rejected next to the field', async ({ page, newcomers }) => {
  const { agents, team } = await newcomers({ joined: false });
  await page.goto(`/admin/people/${encodeURIComponent(agents[0].key)}`);
  await page.getByText('Choose teams').click();
  await page.getByRole('group', { name: 'Lead of' }).getByLabel(team.name).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('#leads-error')).toHaveText('Tick Lead as well, or choose no teams here.');
  await expect(page.getByRole('group', { name: 'Lead of' }).getByLabel(team.name)).toBeChecked();
  await page.getByRole('group', { name: 'Roles' }).getByLabel('Lead').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.notice.good')).toHaveText('Saved. Team changes take effect today.');
  await expect(page.getByRole('row').filter({ has: page.getByRole('cell', { name: 'lead', exact: true }) })).toContainText(team.name);
});

test('people are found by name; a search without matches is empty', async ({ page, newcomers }) => {
  const { agents } = await newcomers({ joined: false });
  await page.goto('/admin/people');
  await page.getByLabel('Search').fill(agents[0].name);
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('row').filter({ hasText: agents[0].key })).toHaveCount(1);
  const nobody = `nobody-${fresh()}`;
  await page.getByLabel('Search').fill(nobody);
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('No matches.')).toBeVisible();
  await expect(page.getByLabel('Search')).toHaveValue(nobody);
  expect(page.url()).not.toContain(nobody);
});

test('changing nobody is rejected; a ticked person gets a last day', async ({ page, newcomers }) => {
  const { agents } = await newcomers({ joined: false });
  await searched('/admin/people', agents[0].key)(page);
  const many = page.locator('form#many');
  await page.getByText('Several people at once').click();
  await many.getByRole('button', { name: 'Create invitations' }).click();
  await expect(page.getByText('Tick at least one person first.')).toBeVisible();
  await page.getByLabel(`Choose ${agents[0].name}`).check();
  await many.getByLabel('Last day').press('Enter');
  await expect(page.locator('#ends_on-error')).toHaveText('Enter their last day.');
  await expect(page).not.toHaveURL('/admin/slips');
  await many.getByLabel('Last day').fill('2099-12-31');
  await many.getByRole('button', { name: 'Set the last day' }).click();
  await expect(page.locator('.notice.good')).toHaveText('One person changed.');
});

test('inviting nobody is rejected; inviting one person creates a slip', async ({ page, newcomers }) => {
  const { agents } = await newcomers({ joined: false });
  await page.goto('/admin/invitations');
  await page.getByText(/^Choose people/).click();
  await page.getByRole('button', { name: 'Create for selected people' }).click();
  await expect(page.getByText('Choose at least one person who belongs to the centre.')).toBeVisible();
  await page.getByText(/^Choose people/).click();
  await page.getByLabel(agents[0].name).check();
  await page.getByRole('button', { name: 'Create for selected people' }).click();
  await expect(page).toHaveURL('/admin/slips');
  await expect(page.locator('.slip')).toContainText(agents[0].name);
  await expect(page.locator('.slip .address')).toHaveText(/\/invitation\/\S+/);
});

test('actions of admins are logged for all admins', async ({ page, newcomers }) => {
  const { agents } = await newcomers({ joined: false });
  await page.goto('/admin/invitations');
  await page.getByText('Admin log').click();
  await expect(page.locator('.access-log li').filter({ hasText: `created an invitation for ${agents[0].name}` })).toBeVisible();
});
