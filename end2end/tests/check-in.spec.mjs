// The check-in: two taps, and all optional fields.
import { openAudience, openEnergy, openNote } from '../support/check-in.mjs';
import { NEEDS_SCRIPT, expect, sendUnchecked, test, uncheck, withoutScript } from '../support/test.mjs';

const weather = (page, name) => page.locator('.weather-choice label', { hasText: name });
const button = (page, name) => page.getByRole('button', { name, exact: true });
const heading = (page) => page.getByRole('heading', { level: 1 });

async function checkIn(page, name) {
  await page.goto('/check-in');
  await weather(page, name).click();
  await button(page, 'Save').click();
  await expect(heading(page)).toHaveText(`Saved: ${name}`);
}

test.beforeEach(async ({ agent }) => {
  expect(agent.key).toBeTruthy();
});

test('a check-in is two taps: a weather, and Save', async ({ page }) => {
  await page.goto('/check-in');
  await expect(heading(page)).toHaveText('How’s your weather today?');
  await weather(page, 'Rainy').click();
  await button(page, 'Save').click();
  await expect(page).toHaveURL('/check-in');
  await expect(heading(page)).toHaveText('Saved: Rainy');
  await page.reload();
  await expect(heading(page)).toHaveText('Saved: Rainy');
});

test('every field of a check-in is saved and shown', async ({ page }) => {
  await page.goto('/check-in');
  await weather(page, 'Stormy').click();
  await openEnergy(page);
  await page.locator('.battery label').nth(1).click();
  await page.locator('.stressors .tag-chip').first().click();
  const named = (await page.locator('.stressors .tag-chip').first().textContent()).trim();
  await (await openNote(page)).fill('Three callers in a row.');
  await (await openAudience(page)).locator('label', { hasText: 'Only me' }).click();
  await expect(page.locator('.audience-note-me')).toBeVisible();
  await button(page, 'Save').click();
  const saved = page.getByRole('region', { name: 'Saved: Stormy' });
  await expect(saved).toContainText('energy low');
  await expect(saved).toContainText('only you see it');
  await expect(saved).toContainText('Three callers in a row.');
  await expect(saved).toContainText(named);
});

test('after saving, a suggestion is offered and dismissed with one tap', async ({ page }) => {
  await checkIn(page, 'Stormy');
  const card = page.locator('.suggestion');
  await expect(card).toContainText('One thing for today');
  await expect(card.locator('.why')).toHaveText('For a stormy day.');
  await button(page, 'Not today').click();
  await expect(page.locator('.notice.good[role=status]')).toHaveText('Hidden for this shift.');
  await expect(card).toHaveCount(0);
});

test('an outcome can be given; an empty answer shows an error next to the question', async ({ page }) => {
  await checkIn(page, 'Rainy');
  await page.locator('.suggestion .buttons a').click();
  await expect(page).toHaveURL(/\/suggestion\//);
  await sendUnchecked(page.locator('.outcome-form'), 'Save');
  await expect(page.locator('#outcome-error')).toHaveText('Choose one, or go back without answering.');
  await page.locator('.outcome-form label', { hasText: 'It helped' }).click();
  await button(page, 'Save').click();
  await expect(page).toHaveURL('/check-in');
  await expect(page.locator('.notice.good[role=status]')).toHaveText('Saved: it helped. You’ll find it in My weather, under “What helped you”.');
  await expect(page.locator('.suggestion')).toContainText('You said it helped.');
});

test('undo removes the whole check-in', async ({ page }) => {
  await checkIn(page, 'Stormy');
  await button(page, 'Undo').click();
  await expect(page.locator('.notice.good[role=status]')).toHaveText('Undone. Nothing was kept.');
  await expect(heading(page)).toHaveText('How’s your weather today?');
  await page.goto('/me');
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
});

test('a change of weather is a second entry, and both are kept', async ({ page }) => {
  await checkIn(page, 'Rainy');
  await page.getByRole('link', { name: 'My weather has changed' }).click();
  await expect(heading(page)).toHaveText('Has your weather changed?');
  await sendUnchecked(page.locator('.check-in-form'), 'Save the change');
  await expect(page.locator('#weather-error')).toHaveText('Choose your weather, then save.');
  await expect(heading(page)).toHaveText('Has your weather changed?');
  await weather(page, 'Fair').click();
  await button(page, 'Save the change').click();
  await expect(heading(page)).toHaveText('Saved: Fair');
  await expect(page.locator('.todays-entries li')).toHaveCount(2);
});

test('a correction replaces the entry; a rejected correction keeps what was typed', async ({ page }) => {
  await checkIn(page, 'Cloudy');
  await page.getByRole('link', { name: 'Correct this' }).click();
  await expect(heading(page)).toHaveText('Correct your check-in');
  await expect(page.getByRole('radio', { name: 'Cloudy' })).toBeChecked();
  await weather(page, 'Sunny').click();
  const long = 'y'.repeat(501);
  await uncheck(page.locator('.check-in-form'));
  await (await openNote(page)).fill(long);
  await sendUnchecked(page.locator('.check-in-form'), 'Save the correction');
  await expect(page.locator('#note-error')).toContainText('Your note is 501 characters long; the limit is 500.');
  await expect(page.locator('#note')).toHaveValue(long);
  await expect(page.getByRole('radio', { name: 'Sunny' })).toBeChecked();
  await page.locator('#note').fill('Better now.');
  await button(page, 'Save the correction').click();
  await expect(heading(page)).toHaveText('Saved: Sunny');
  await expect(page.locator('.todays-entries li')).toHaveCount(1);
});

test('without a weather nothing is saved, the field shows an error, and what was typed is kept', async ({ page }) => {
  await page.goto('/check-in');
  await (await openNote(page)).fill('Typed before.');
  await page.locator('.stressors .tag-chip').first().click();
  await (await openAudience(page)).locator('label', { hasText: 'My team' }).click();
  await sendUnchecked(page.locator('.check-in-form'), 'Save');
  await expect(page.getByRole('alert')).toHaveText(/^Not saved yet\. \S/);
  await expect(page.locator('#weather-error')).toHaveText('Choose your weather, then save.');
  await expect(page.locator('#note')).toHaveValue('Typed before.');
  await expect(page.locator('.stressors .tag-chip input').first()).toBeChecked();
  await expect(page.locator('.audience-pill summary')).toContainText('Only you');
  await openAudience(page);
  await expect(page.getByRole('group', { name: 'Who sees this' }).getByRole('radio', { name: 'My team' })).toBeChecked();
  await weather(page, 'Fair').click();
  await button(page, 'Save').click();
  await expect(heading(page)).toHaveText('Saved: Fair');
});

test('a note that is too long comes back complete with an error next to it', async ({ page }) => {
  const long = `${'A long day. '.repeat(42)}`.trim();
  await page.goto('/check-in');
  await weather(page, 'Rainy').click();
  // As if pasted: the browser must not cut it off.
  await (await openNote(page)).fill(long);
  await sendUnchecked(page.locator('.check-in-form'), 'Save');
  await expect(page.locator('#note-error')).toContainText(`Your note is ${long.length} characters long; the limit is 500.`);
  await expect(page.locator('#note')).toHaveValue(long);
  await expect(page.locator('#note')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('radio', { name: 'Rainy' })).toBeChecked();
});

test('the tags follow the weather, and what was picked stays in view', async ({ page }) => {
  await page.goto('/check-in');
  const [good, bad] = ['.uplifts', '.stressors'].map((group) => page.locator(`${group} > .chips`));
  await weather(page, 'Sunny').click();
  await expect(good).toBeVisible();
  await expect(bad).toBeHidden();
  await good.getByLabel('A good call').click();
  await weather(page, 'Stormy').click();
  await expect(bad).toBeVisible();
  await expect(good).toBeVisible();
  await good.getByLabel('A good call').click();
  await expect(good).toBeHidden();
  await page.locator('.uplifts .unfold').click();
  await expect(good).toBeVisible();
});

test('a tag about the lead asks at once who may know, and nobody is the first answer', async ({ page, newcomers, context }) => {
  const { agents } = await newcomers({ lead: true });
  await context.addCookies(agents[0].cookies);
  await page.goto('/check-in');
  await weather(page, 'Rainy').click();
  const question = page.getByRole('group', { name: 'This one is about your lead. Who may know?' });
  await expect(question).toBeHidden();
  await page.locator('.stressors .more-tags summary').click();
  await page.getByLabel('Friction with my lead').click();
  await expect(question).toBeVisible();
  await expect(question.getByRole('radio').first()).toBeChecked();
  await expect(question.getByRole('radio', { name: 'Nobody' })).toBeChecked();
  await button(page, 'Save').click();
  await expect(heading(page)).toHaveText('Saved: Rainy');
  await expect(page.locator('.saved-card')).toContainText('Friction with my lead');
});

test('the bar with Save and to whom is on a phone’s first screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/check-in');
  for (const part of ['.weather-choice', '.stressors .tag-chip >> nth=0', '.audience-pill', '.save-row > .button']) {
    await expect(page.locator(part)).toBeInViewport({ ratio: 1 });
  }
  const [bar, tabs] = [await page.locator('.save-row').boundingBox(), await page.locator('.nav').boundingBox()];
  expect(bar.y + bar.height).toBeLessThanOrEqual(tabs.y);
  const choice = await openAudience(page);
  await expect(choice).toBeInViewport({ ratio: 1 });
});

test('the arrow keys choose a weather, as in any radio group', async ({ page }) => {
  await page.goto('/check-in');
  await expect(page.getByRole('radio', { name: 'Sunny' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Fair' })).toBeChecked();
});

test.describe('with a script', () => {
  test.skip(withoutScript, NEEDS_SCRIPT);

  test('the keys 1 to 5 choose a weather from the left while the group has the focus', async ({ page }) => {
    await page.goto('/check-in');
    await expect(page.getByText('Press 1–5 to choose.')).toBeVisible();
    for (const [key, name] of [['4', 'Rainy'], ['1', 'Sunny'], ['5', 'Stormy'], ['2', 'Fair'], ['3', 'Cloudy']]) {
      // Before the script has started, a key does nothing.
      await expect(async () => {
        await page.keyboard.press(key);
        await expect(page.getByRole('radio', { name })).toBeChecked({ timeout: 250 });
      }).toPass();
    }
    await openNote(page);
    await page.locator('#note').press('1');
    await expect(page.locator('#note')).toHaveValue('1');
    await expect(page.getByRole('radio', { name: 'Cloudy' })).toBeChecked();
    await page.getByRole('radio', { name: 'Cloudy' }).focus();
    await page.keyboard.press('Enter');
    await expect(heading(page)).toHaveText('Saved: Cloudy');
  });

  test('the keys work on a device that is never idle', async ({ page }) => {
    await page.addInitScript(() => {
      window.requestIdleCallback = (run, options) => (options?.timeout ? setTimeout(run, options.timeout) : 0);
    });
    await page.goto('/check-in');
    await expect(async () => {
      await page.keyboard.press('4');
      await expect(page.getByRole('radio', { name: 'Rainy' })).toBeChecked({ timeout: 250 });
    }).toPass();
  });

  test('taps and text from before the script starts are kept', async ({ page }) => {
    let wake;
    const asleep = new Promise((resolve) => (wake = resolve));
    await page.route(/\.wasm$/, async (route) => {
      await asleep;
      await route.continue();
    });
    await page.goto('/check-in', { waitUntil: 'commit' });
    await weather(page, 'Rainy').click();
    await (await openNote(page)).fill('Early.');
    const arrived = page.waitForResponse(/\.wasm$/);
    wake();
    await arrived;
    await page.getByRole('radio', { name: 'Rainy' }).focus();
    await expect(page.getByRole('radio', { name: 'Rainy' })).toBeChecked();
    await expect(page.locator('#note')).toHaveValue('Early.');
    // The script has started once a key works.
    await expect(async () => {
      await page.keyboard.press('5');
      await expect(page.getByRole('radio', { name: 'Stormy' })).toBeChecked({ timeout: 250 });
    }).toPass();
    await expect(page.locator('#note')).toHaveValue('Early.');
    await button(page, 'Save').click();
    await expect(heading(page)).toHaveText('Saved: Stormy');
  });
});

test.describe('without a script', () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled !== false, 'this is about what must not be promised without a script');

  test('the hint about keys is not shown', async ({ page }) => {
    await page.goto('/check-in');
    await expect(page.getByText('Press 1–5 to choose.')).toBeHidden();
  });
});
