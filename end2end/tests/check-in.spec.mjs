// The check-in: two taps, and everything that may follow.
import { NEEDS_SCRIPT, expect, sendUnchecked, test, uncheck, withoutScript } from '../support/test.mjs';

const weather = (page, name) => page.locator('.weather-choice label', { hasText: name });
const button = (page, name) => page.getByRole('button', { name, exact: true });
const heading = (page) => page.getByRole('heading', { level: 1 });

async function sayIt(page, name) {
  await page.goto('/check-in');
  await weather(page, name).click();
  await button(page, 'Save').click();
  await expect(heading(page)).toHaveText(`${name}. Noted.`);
}

test.beforeEach(async ({ agent }) => {
  expect(agent.key).toBeTruthy();
});

test('a check-in is two taps: a weather, and Save', async ({ page }) => {
  await page.goto('/check-in');
  await expect(heading(page)).toHaveText('How is the weather?');
  await weather(page, 'Rainy').click();
  await button(page, 'Save').click();
  await expect(page).toHaveURL('/check-in');
  await expect(heading(page)).toHaveText('Rainy. Noted.');
  await page.reload();
  await expect(heading(page)).toHaveText('Rainy. Noted.');
});

test('all that can be said comes back as it was said', async ({ page }) => {
  await page.goto('/check-in');
  await weather(page, 'Stormy').click();
  await page.locator('.battery label').nth(1).click();
  await page.locator('.stressors .pick').first().click();
  const named = (await page.locator('.stressors .pick').first().textContent()).trim();
  await page.locator('#note').fill('Three callers in a row.');
  await page.locator('.wish').click();
  await page.locator('.audience label', { hasText: 'Only me' }).click();
  await expect(page.locator('.says-me')).toBeVisible();
  await expect(page.locator('.wish-hint')).toBeVisible();
  await button(page, 'Save').click();
  const saved = page.getByRole('region', { name: 'Stormy. Noted.' });
  await expect(saved).toContainText('energy low');
  await expect(saved).toContainText('only you see it');
  await expect(saved).toContainText('Three callers in a row.');
  await expect(saved).toContainText(named);
});

test('after saving one thing is offered, which one tap puts away', async ({ page }) => {
  await sayIt(page, 'Stormy');
  const card = page.locator('.suggestion');
  await expect(card).toContainText('One thing for today');
  await expect(card.locator('.why')).toHaveText('For a stormy day.');
  await button(page, 'Not today').click();
  await expect(page.locator('.notice.good[role=status]')).toHaveText('Put away for this shift.');
  await expect(card).toHaveCount(0);
});

test('whether it helped can be said; saying nothing is answered beside the question', async ({ page }) => {
  await sayIt(page, 'Rainy');
  await page.locator('.suggestion .buttons a').click();
  await expect(page).toHaveURL(/\/suggestion\//);
  await sendUnchecked(page.locator('.helped-form'), 'Save');
  await expect(page.locator('#outcome-error')).toHaveText('Choose one of the two, or go back without an answer.');
  await page.locator('.helped-form label', { hasText: 'It helped' }).click();
  await button(page, 'Save').click();
  await expect(page).toHaveURL('/check-in');
  await expect(page.locator('.notice.good[role=status]')).toHaveText('Noted: it helped. It will come up a little more often.');
  await expect(page.locator('.suggestion')).toContainText('You said that it helped.');
});

test('undo takes it back whole', async ({ page }) => {
  await sayIt(page, 'Stormy');
  await button(page, 'Undo').click();
  await expect(page.locator('.notice.good[role=status]')).toHaveText('Undone. Nothing of it was kept.');
  await expect(heading(page)).toHaveText('How is the weather?');
  await page.goto('/me');
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
});

test('a change of weather is a second entry, and the day keeps both', async ({ page }) => {
  await sayIt(page, 'Rainy');
  await page.getByRole('link', { name: 'The weather has changed' }).click();
  await expect(heading(page)).toHaveText('Has the weather changed?');
  await sendUnchecked(page.locator('.check-in-form'), 'Save the change');
  await expect(page.locator('#weather-error')).toHaveText('Choose a weather, then save.');
  await expect(heading(page)).toHaveText('Has the weather changed?');
  await weather(page, 'Fair').click();
  await button(page, 'Save the change').click();
  await expect(heading(page)).toHaveText('Fair. Noted.');
  await expect(page.locator('.day-so-far li')).toHaveCount(2);
});

test('a correction takes the place of what was said; one that cannot be saved keeps what was typed', async ({ page }) => {
  await sayIt(page, 'Cloudy');
  await page.getByRole('link', { name: 'Change this' }).click();
  await expect(heading(page)).toHaveText('Change what you said');
  await expect(page.getByRole('radio', { name: 'Cloudy' })).toBeChecked();
  await weather(page, 'Sunny').click();
  const long = 'y'.repeat(501);
  await uncheck(page.locator('.check-in-form'));
  await page.locator('#note').fill(long);
  await sendUnchecked(page.locator('.check-in-form'), 'Save the correction');
  await expect(page.locator('#note-error')).toContainText('The note is 501 characters long; 500 fit.');
  await expect(page.locator('#note')).toHaveValue(long);
  await expect(page.getByRole('radio', { name: 'Sunny' })).toBeChecked();
  await page.locator('#note').fill('Better now.');
  await button(page, 'Save the correction').click();
  await expect(heading(page)).toHaveText('Sunny. Noted.');
  await expect(page.locator('.day-so-far li')).toHaveCount(1);
});

test('without a weather nothing is saved, it is said where, and what was typed is kept', async ({ page }) => {
  await page.goto('/check-in');
  await page.locator('#note').fill('Typed before.');
  await page.locator('.stressors .pick').first().click();
  await page.locator('.audience label', { hasText: 'My team' }).click();
  await sendUnchecked(page.locator('.check-in-form'), 'Save');
  await expect(page.getByRole('alert')).toHaveText('Not saved yet. One place below needs a look.');
  await expect(page.locator('#weather-error')).toHaveText('Choose a weather, then save.');
  await expect(page.locator('#note')).toHaveValue('Typed before.');
  await expect(page.locator('.stressors input').first()).toBeChecked();
  await expect(page.getByRole('group', { name: 'Who sees this' }).getByRole('radio', { name: 'My team' })).toBeChecked();
  await weather(page, 'Fair').click();
  await button(page, 'Save').click();
  await expect(heading(page)).toHaveText('Fair. Noted.');
});

test('a note that is too long comes back whole with its error beside it', async ({ page }) => {
  const long = `${'A long day. '.repeat(42)}`.trim();
  await page.goto('/check-in');
  await weather(page, 'Rainy').click();
  // As it is pasted: the browser cuts nothing off.
  await page.locator('#note').fill(long);
  await sendUnchecked(page.locator('.check-in-form'), 'Save');
  await expect(page.locator('#note-error')).toContainText(`The note is ${long.length} characters long; 500 fit.`);
  await expect(page.locator('#note')).toHaveValue(long);
  await expect(page.locator('#note')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('radio', { name: 'Rainy' })).toBeChecked();
});

test('the arrows choose among the weathers, as in any group', async ({ page }) => {
  await page.goto('/check-in');
  await expect(page.getByRole('radio', { name: 'Sunny' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Fair' })).toBeChecked();
});

test.describe('with a script', () => {
  test.skip(withoutScript, NEEDS_SCRIPT);

  test('the keys 1 to 5 choose from the left while the group has the focus', async ({ page }) => {
    await page.goto('/check-in');
    await expect(page.getByText('Keys 1 to 5 choose.')).toBeVisible();
    for (const [key, name] of [['4', 'Rainy'], ['1', 'Sunny'], ['5', 'Stormy'], ['2', 'Fair'], ['3', 'Cloudy']]) {
      // Until the script is awake a key does nothing.
      await expect(async () => {
        await page.keyboard.press(key);
        await expect(page.getByRole('radio', { name })).toBeChecked({ timeout: 250 });
      }).toPass();
    }
    await page.locator('#note').fill('');
    await page.locator('#note').press('1');
    await expect(page.locator('#note')).toHaveValue('1');
    await expect(page.getByRole('radio', { name: 'Cloudy' })).toBeChecked();
    await page.getByRole('radio', { name: 'Cloudy' }).focus();
    await page.keyboard.press('Enter');
    await expect(heading(page)).toHaveText('Cloudy. Noted.');
  });

  test('taps and words from before the script is awake are kept', async ({ page }) => {
    let wake;
    const asleep = new Promise((resolve) => (wake = resolve));
    await page.route(/\.wasm$/, async (route) => {
      await asleep;
      await route.continue();
    });
    await page.goto('/check-in', { waitUntil: 'commit' });
    await weather(page, 'Rainy').click();
    await page.locator('#note').fill('Early.');
    const arrived = page.waitForResponse(/\.wasm$/);
    wake();
    await arrived;
    await page.getByRole('radio', { name: 'Rainy' }).focus();
    await expect(page.getByRole('radio', { name: 'Rainy' })).toBeChecked();
    await expect(page.locator('#note')).toHaveValue('Early.');
    // Awake once a key is heard.
    await expect(async () => {
      await page.keyboard.press('5');
      await expect(page.getByRole('radio', { name: 'Stormy' })).toBeChecked({ timeout: 250 });
    }).toPass();
    await expect(page.locator('#note')).toHaveValue('Early.');
    await button(page, 'Save').click();
    await expect(heading(page)).toHaveText('Stormy. Noted.');
  });
});

test.describe('where scripts are off', () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled !== false, 'this is about what must not be promised without a script');

  test('no keys are promised', async ({ page }) => {
    await page.goto('/check-in');
    await expect(page.getByText('Keys 1 to 5 choose.')).toBeHidden();
  });
});
