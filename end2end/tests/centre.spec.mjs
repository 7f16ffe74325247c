// Admin settings: teams, leads, shifts, stressors and the privacy budget, with one invalid submission of each form.
import { TWO_LOOKS, expectAccessible, expectNoSidewaysScrolling, expectRoomForThumbs, lookName, take } from '../support/looks.mjs';
import { day } from '../support/clock.mjs';
import { fresh } from '../support/people.mjs';
import { startCentre } from '../support/centre.mjs';
import { expect, sendUnchecked, test } from '../support/test.mjs';

test.beforeEach(async ({ context, admin }) => context.addCookies((await admin.storageState()).cookies));

/** Checks the layout of a page with a rejected form, which has a banner and field errors. */
async function expectLayoutWithErrors(page, javaScriptEnabled, causeErrors) {
  for (const look of TWO_LOOKS) {
    await test.step(lookName(look), async () => {
      await take(page, look);
      await causeErrors();
      await expectNoSidewaysScrolling(page);
      if (look.width < 600) await expectRoomForThumbs(page);
      if (javaScriptEnabled !== false) await expectAccessible(page);
    });
  }
  await take(page, { theme: 'light', width: 1280, language: 'en' });
}

const formOf = (page, action) => page.locator(`form[action="/api/${action}"]`);

/** Submits a form in either language. */
const submit = (page, action) => sendUnchecked(formOf(page, action), /./);

test('adding a team shows errors next to their fields and keeps what was typed', async ({ page, javaScriptEnabled }) => {
  const mark = fresh();
  const open = async () => {
    await page.goto('/admin/teams');
    if (!(await page.locator('#team_id').isVisible())) await page.locator('#add summary').click();
  };
  await expectLayoutWithErrors(page, javaScriptEnabled, async () => {
    await open();
    await page.locator('#name').fill(`Team ${mark}`);
    await submit(page, 'add_team');
    await expect(page.getByRole('alert')).toContainText('2');
  });
  await open();
  await page.getByLabel('Name', { exact: true }).fill(`Team ${mark}`);
  await submit(page, 'add_team');
  await expect(page.getByRole('alert')).toHaveText('Not done yet. Please check 2 fields below.');
  await expect(page.locator('#team_id-error')).toHaveText('Enter a short ID for the team, such as t7.');
  await expect(page.locator('#department-error')).toHaveText('Enter the team’s department.');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(`Team ${mark}`);

  await page.getByLabel('Team ID').fill(`team-${mark}`);
  await page.getByLabel('Department').fill('Tests');
  await page.getByRole('button', { name: 'Add team' }).click();
  await expect(page).toHaveURL(new RegExp(mark));
  await expect(page.locator('.notice.good[role=status]')).toHaveText(`Team ${mark} has been added. Now choose its lead and add people.`);
  await page.getByRole('link', { name: 'All teams' }).click();
  await expect(page.getByRole('row').filter({ hasText: `team-${mark}` })).toContainText('nobody');

  await open();
  await page.getByLabel('Team ID').fill(`team-${mark}`);
  await page.getByLabel('Name', { exact: true }).fill('Another');
  await page.getByLabel('Department').fill('Tests');
  await submit(page, 'add_team');
  await expect(page.getByRole('alert')).toHaveText('Not done yet. Please check one field below.');
  await expect(page.locator('#team_id-error')).toHaveText('That team ID is taken. Choose another.');
});

test('a team is renamed, but not to an empty name', async ({ page, newcomers }) => {
  const { team } = await newcomers({ joined: false });
  await page.goto(`/admin/teams/${encodeURIComponent(team.key)}`);
  await page.getByLabel('Name', { exact: true }).fill('');
  await submit(page, 'rename_team');
  await expect(page.locator('#name-error')).toHaveText('Enter the team’s name.');
  await page.getByLabel('Name', { exact: true }).fill(`${team.name} renamed`);
  await submit(page, 'rename_team');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${team.name} renamed`);
});

test('a deputy is named and removed; an unknown name and a past day are rejected', async ({ page, newcomers, javaScriptEnabled }) => {
  const { team, agents } = await newcomers({ joined: false });
  const [{ key, name }] = agents;
  const address = `/admin/teams/${encodeURIComponent(team.key)}`;
  await expectLayoutWithErrors(page, javaScriptEnabled, async () => {
    await page.goto(address);
    await page.locator('#person').fill('nobody-at-all');
    await page.locator('#from').fill(day(-3));
    await submit(page, 'name_lead');
    await expect(page.locator('#person-error')).toBeVisible();
  });
  await expect(page.locator('#from-error')).toBeVisible();
  await page.goto(address);
  await page.getByLabel('Sign-in name').fill('nobody-at-all');
  await submit(page, 'name_lead');
  await expect(page.locator('#person-error')).toHaveText('Nobody has the sign-in name “nobody-at-all”. You’ll find all sign-in names under People.');
  await expect(page.getByLabel('Sign-in name')).toHaveValue('nobody-at-all');
  await page.getByLabel('Sign-in name').fill(key);
  await page.locator('#until').fill(day(9));
  await submit(page, 'name_lead');
  await expect(page.locator('.notice.good[role=status]')).toHaveText(`${name} now leads ${team.name}. The team has been told.`);

  const row = page.locator('#leads').getByRole('row').filter({ hasText: name });
  await row.locator('input[type=date]').fill(day(-3));
  await submit(page, 'end_lead');
  await expect(page.getByRole('alert')).toHaveText('That day has passed. Choose today or later, or leave it empty to end it now. Nothing was changed.');
  // What was typed is kept.
  await row.locator('input[type=date]').fill('');
  await row.getByRole('button', { name: 'End' }).click();
  await expect(page.locator('.notice.good[role=status]')).toHaveText(`${name} no longer leads ${team.name}.`);
  await expect(row).toHaveCount(0);
});

test('a shift is added to a team and removed; an invalid shift is rejected next to its field', async ({ page, newcomers, javaScriptEnabled }) => {
  const { team } = await newcomers({ joined: false });
  await expectLayoutWithErrors(page, javaScriptEnabled, async () => {
    await page.goto(`/admin/teams/${encodeURIComponent(team.key)}`);
    await page.locator('#shift_pattern').fill('after lunch');
    await submit(page, 'add_shift');
    await expect(page.locator('#shift_pattern-error')).toBeVisible();
  });
  await page.goto(`/admin/teams/${encodeURIComponent(team.key)}`);
  await page.getByLabel('New shift').fill('after lunch');
  await submit(page, 'add_shift');
  await expect(page.locator('#shift_pattern-error')).toContainText('Write a name, start and end');
  await expect(page.getByLabel('New shift')).toHaveValue('after lunch');
  await page.getByLabel('New shift').fill('late 14:00-22:00');
  await submit(page, 'add_shift');
  const shift = page.locator('#shifts li').filter({ hasText: 'late 14:00-22:00' });
  await expect(shift).toContainText('one person');
  await shift.getByRole('button', { name: 'Remove' }).click();
  await expect(shift).toHaveCount(0);
});

test('a custom stressor is added, hidden and offered again; one without names is rejected', async ({ page, newcomers, another, javaScriptEnabled }) => {
  const { agents } = await newcomers();
  const mark = fresh();
  await expectLayoutWithErrors(page, javaScriptEnabled, async () => {
    await page.goto('/admin/stressors');
    await submit(page, 'add_stressor');
    await expect(page.locator('#en-error')).toBeVisible();
  });
  await page.goto('/admin/stressors');
  await page.getByLabel('Name in English').fill(`Printer ${mark}`);
  await submit(page, 'add_stressor');
  await expect(page.locator('#zh-error')).toHaveText('Enter a short Chinese name, as it should appear in the check-in.');
  await expect(page.getByLabel('Name in English')).toHaveValue(`Printer ${mark}`);
  await page.getByLabel('Name in Chinese').fill(`打印机 ${mark}`);
  await submit(page, 'add_stressor');
  await expect(page.locator('.notice.good[role=status]')).toHaveText(`“Printer ${mark}” can be picked from the next check-in on.`);

  const theirs = await another(agents[0].cookies);
  const chip = theirs.locator('.tag-chip', { hasText: `Printer ${mark}` });
  await theirs.goto('/check-in');
  await expect(chip).toHaveCount(1);
  const row = page.locator('.rows li').filter({ hasText: `Printer ${mark}` });
  await row.getByRole('button', { name: `Hide: Printer ${mark}` }).click();
  await expect(row).toContainText('hidden');
  await theirs.goto('/check-in');
  await expect(chip).toHaveCount(0);
  await row.getByRole('button', { name: `Show again: Printer ${mark}` }).click();
  await expect(row).not.toContainText('hidden');
  // Other tests share this centre.
  await row.getByRole('button', { name: `Hide: Printer ${mark}` }).click();
  await expect(row).toContainText('hidden');
});

test('the privacy budget cannot be raised, and lowering it needs a confirmation', async ({ page, javaScriptEnabled }) => {
  await expectLayoutWithErrors(page, javaScriptEnabled, async () => {
    await page.goto('/admin/centre');
    await page.locator('#budget').fill('3');
    await submit(page, 'lower_privacy_budget');
    await expect(page.locator('#understood-error')).toBeVisible();
  });
  await page.goto('/admin/centre');
  await page.getByLabel('New budget').fill('3');
  await submit(page, 'lower_privacy_budget');
  await expect(page.locator('#budget-error')).toHaveText('It’s 2.0 now, and can only be lowered.');
  await expect(page.locator('#understood-error')).toHaveText('Tick the box first: this can’t be undone.');
  await expect(page.getByLabel('New budget')).toHaveValue('3');
});

test('the breakdown of the coming quarter is one of four', async ({ page }) => {
  await page.goto('/admin/centre');
  const hour = page.getByLabel('By time of day');
  await hour.evaluate((box) => { box.value = 'moon'; });
  await hour.check();
  await submit(page, 'choose_breakdown');
  await expect(page.locator('#breakdown-error')).toHaveText('Choose one of the four. Nothing was changed.');
  await page.goto('/admin/centre');
  await page.getByLabel('By shift').check();
  await submit(page, 'choose_breakdown');
  await expect(page.getByLabel('By shift')).toBeChecked();
});

test('published rules are switched on and off; an unknown rule changes nothing', async ({ page }) => {
  await page.goto('/admin/centre');
  const low = page.getByLabel('40% or more rainy or stormy on one day');
  await expect(low).not.toBeChecked();
  await low.evaluate((box) => { box.value = 'moon'; });
  await low.check();
  await submit(page, 'choose_rules');
  await expect(page.locator('#rules-error')).toContainText('Nothing was changed');
  await page.goto('/admin/centre');
  await low.check();
  await submit(page, 'choose_rules');
  await expect(low).toBeChecked();
  // Other tests share this centre.
  await low.uncheck();
  await submit(page, 'choose_rules');
  await expect(low).not.toBeChecked();
});

test('the privacy budget is lowered once the admin confirms that it cannot be raised', async ({ page }) => {
  // A separate centre, because the change would affect all other tests.
  const centre = await startCentre('serve');
  try {
    await page.goto(new URL(centre.setUp, centre.url).href);
    await page.getByLabel('Your name').fill('Ada Admin');
    await page.getByLabel('Name of the centre').fill('Hill House');
    await page.getByLabel('Password', { exact: true }).fill('clear sky tonight');
    await page.getByLabel('Repeat password').fill('clear sky tonight');
    await page.getByRole('button', { name: 'Set up' }).click();
    await expect(page).toHaveURL(new URL('/admin', centre.url).href);
    await page.goto(new URL('/admin/centre', centre.url).href);
    await page.getByLabel('New budget').fill('1.5');
    await page.getByLabel('I understand that it can’t be raised again.').check();
    await page.getByRole('button', { name: 'Lower budget' }).click();
    await expect(page.locator('.notice.good[role=status]')).toHaveText('The privacy budget is 1.5 from now on.');
    await expect(page.locator('#privacy-budget')).toContainText('The budget is 1.5 for each person and week.');
  } finally {
    // No request of the page is to meet a server that has stopped.
    await page.goto('about:blank');
    await centre.stop();
  }
});

test('an invitation is withdrawn, and its page says so', async ({ page, newcomers, quiet }) => {
  const { agents } = await newcomers({ joined: false });
  const [{ key, name, link }] = agents;
  await page.goto(`/admin/people/${encodeURIComponent(key)}`);
  const second = await page.context().newPage();
  await second.goto(`/admin/people/${encodeURIComponent(key)}`);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.locator('.notice.good[role=status]')).toHaveText(`${name}’s invitation was cancelled. Its link no longer works.`);
  await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
  // The other tab still shows the button.
  await second.getByRole('button', { name: 'Cancel' }).click();
  await expect(second.getByRole('alert')).toHaveText(`${name} has no open invitation: it was used, has expired, or was already cancelled.`);
  quiet.expects(410, new URL(link).pathname);
  expect((await page.goto(link)).status()).toBe(410);
  await expect(page.getByText('It was cancelled.')).toBeVisible();
  await page.goto('/admin/invitations');
  await expect(page.getByRole('row').filter({ hasText: key })).toContainText('cancelled');
});

test('a first workday is set, rejected if it is after the last one, and cleared', async ({ page, newcomers }) => {
  const { agents } = await newcomers({ joined: false });
  const first = page.getByLabel('First day');
  await page.goto(`/admin/people/${encodeURIComponent(agents[0].key)}`);
  await first.fill(day(20));
  await page.getByLabel('Last day').fill(day(10));
  await submit(page, 'save_person');
  await expect(page.locator('#ends_on-error')).toBeVisible();
  await expect(first).toHaveValue(day(20));
  await page.getByLabel('Last day').fill('');
  await submit(page, 'save_person');
  await expect(page.locator('.notice.good')).toHaveText('Saved. Team changes take effect today.');
  await expect(first).toHaveValue(day(20));
  await first.fill('');
  await submit(page, 'save_person');
  await expect(page.locator('.notice.good')).toBeVisible();
  await page.reload();
  await expect(first).toHaveValue('');
});
