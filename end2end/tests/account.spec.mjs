// The account page: password, sessions, and the audience of new check-ins.
import { openAudience } from '../support/check-in.mjs';
import { TWO_LOOKS, expectAccessible, expectNoSidewaysScrolling, expectRoomForThumbs, lookName, take } from '../support/looks.mjs';
import { expect, sendUnchecked, test } from '../support/test.mjs';

async function change(page, current, password, again = password) {
  const form = page.locator('form[action="/api/change_password"]');
  await form.getByLabel('Current password').fill(current);
  await form.getByLabel('New password', { exact: true }).fill(password);
  await form.getByLabel('Repeat new password').fill(again);
  await sendUnchecked(form, 'Change password');
}

test('changing the password requires the current one and ends the other sessions', async ({ page, agent, another }) => {
  const elsewhere = await another();
  await elsewhere.goto('/sign-in');
  await elsewhere.getByLabel('Sign-in name or email').fill(agent.key);
  await elsewhere.getByLabel('Password').fill(agent.password);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere).toHaveURL('/check-in');

  await page.goto('/account');
  await change(page, 'not my password', 'a long enough new one');
  await expect(page.locator('#current-error')).toHaveText('That isn’t your current password.');
  await expect(page.locator('#account-current')).toHaveValue('');
  await change(page, agent.password, 'short', 'shorter');
  await expect(page.locator('#password-error')).toContainText('That’s 5 characters;');
  await change(page, agent.password, 'a long enough new one', 'another one');
  await expect(page.locator('#again-error')).toHaveText('The two passwords don’t match. Enter both again.');
  await elsewhere.goto('/check-in');
  await expect(elsewhere).toHaveURL('/check-in');

  await change(page, agent.password, 'a long enough new one');
  await expect(page.locator('.notice.good')).toHaveText('Password changed. You’ve been signed out everywhere else.');
  await elsewhere.goto('/check-in');
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.goto('/check-in');
  await expect(page).toHaveURL('/check-in');
});

test('staying signed in on the own phone asks for the password', async ({ page, agent }) => {
  await page.goto('/account');
  const form = page.locator('form[action="/api/keep_signed_in"]');
  await sendUnchecked(form, 'This is my own phone: stay signed in for 90 days');
  await expect(page.locator('#phone_password-error')).toBeVisible();
  await form.getByLabel('Your password, to stay signed in on this phone').fill(agent.password);
  await form.getByRole('button').click();
  await expect(page.locator('.notice.good')).toContainText('You stay signed in on this phone for 90 days.');
});

test('the audience of new check-ins is chosen by the person and has no default', async ({ page, agent }) => {
  expect(agent.key).toBeTruthy();
  await page.goto('/account');
  const form = page.locator('form[action="/api/choose_audience"]');
  // A radio group cannot be cleared with the mouse or the keyboard.
  await form.evaluate((element) => element.querySelectorAll('[type=radio]').forEach((radio) => (radio.checked = false)));
  await sendUnchecked(form, 'Save');
  await expect(page.locator('#audience-error')).toHaveText('Choose one of the three. “Only me” is perfectly fine.');
  await form.locator('label', { hasText: 'My team' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.notice.good')).toContainText('New check-ins now start with “My team”.');
  await page.goto('/check-in');
  await openAudience(page);
  await expect(page.getByRole('group', { name: 'Who sees this' }).getByRole('radio', { name: 'My team' })).toBeChecked();
});

test('the account page lists sessions and ends one other session or all of them', async ({ page, agent, another, quiet, javaScriptEnabled }) => {
  test.slow();
  const elsewhere = [];
  for (const _ of [1, 2, 3]) {
    const other = await another();
    await other.goto('/sign-in');
    await other.getByLabel('Sign-in name or email').fill(agent.key);
    await other.getByLabel('Password').fill(agent.password);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await expect(other).toHaveURL('/check-in');
    elsewhere.push(other);
  }
  const still = async () => {
    const here = await Promise.all(elsewhere.map(async (other) => new URL((await other.goto('/check-in')).url()).pathname === '/check-in'));
    return here.filter(Boolean).length;
  };
  for (const look of TWO_LOOKS) {
    await test.step(lookName(look), async () => {
      await take(page, look);
      await page.goto('/account');
      await expect(page.locator('#sessions li')).toHaveCount(4);
      await expectNoSidewaysScrolling(page);
      if (look.width < 600) await expectRoomForThumbs(page);
      if (javaScriptEnabled !== false) await expectAccessible(page);
    });
  }
  await take(page, { theme: 'light', width: 1280, language: 'en' });
  await page.goto('/account');
  const list = page.locator('#sessions li');
  await expect(list.first()).toContainText('This browser');
  await expect(list.first().getByRole('button')).toHaveCount(0);

  // A page that was opened earlier still offers a session that has ended.
  const older = await page.context().newPage();
  await older.goto('/account');
  await list.nth(1).getByRole('button', { name: 'Sign it out' }).click();
  await expect(page.locator('.notice.good[role=status]')).toHaveText('Session signed out.');
  await expect(list).toHaveCount(3);
  expect(await still()).toBe(2);
  quiet.expects(404, '/api/sign_out_elsewhere');
  await older.locator('#sessions li').nth(1).getByRole('button', { name: 'Sign it out' }).click();
  await expect(older.getByRole('heading', { level: 1 })).toHaveText('This is no longer available');
  await expect(older.getByText('Nothing was changed.')).toBeVisible();

  await page.getByRole('button', { name: 'Sign out of all 2 others' }).click();
  await expect(page.locator('.notice.good[role=status]')).toHaveText('Signed out everywhere else. This is now your only session, and any calendar link you had no longer works.');
  await expect(list).toHaveCount(1);
  expect(await still()).toBe(0);
  await page.goto('/check-in');
  await expect(page).toHaveURL('/check-in');
});
