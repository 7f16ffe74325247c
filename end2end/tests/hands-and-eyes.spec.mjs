// Accessibility: keyboard only, phone, forced colours, reduced motion, offline.
import { openAudience, openEnergy, openNote } from '../support/check-in.mjs';
import { NEEDS_SCRIPT, expect, test, withoutScript } from '../support/test.mjs';

/** Presses Tab until the focused element satisfies `fits`; every focused element must show its focus. */
async function tabTo(page, what, fits) {
  for (let presses = 0; presses < 60; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const holders = [element, element.parentElement, element.parentElement?.parentElement];
      // A transparent input over its label cannot show an outline itself.
      const around = (holder, pseudo) => {
        const { outlineWidth, outlineStyle, opacity } = getComputedStyle(holder, pseudo);
        return parseFloat(outlineWidth) > 0 && outlineStyle !== 'none' && opacity !== '0';
      };
      const shown = holders.some((holder) => holder && (around(holder) || around(holder, '::before')));
      return { name: element.name ?? '', value: element.value ?? '', tag: element.tagName, text: element.textContent.trim(), shown };
    });
    if (focused.tag !== 'BODY') expect(focused.shown, `the focus shows on ${focused.tag} ${focused.name} ${focused.text.slice(0, 40)}`).toBe(true);
    if (fits(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${what}`);
}

test('a complete check-in is made by keyboard, and the focus is always visible', async ({ page, agent }) => {
  expect(agent.key).toBeTruthy();
  await page.goto('/check-in');
  await tabTo(page, 'the weather', ({ name }) => name === 'weather');
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Rainy' })).toBeChecked();
  await tabTo(page, 'a stressor', ({ name }) => name === 'stressors[]');
  await page.keyboard.press('Space');
  await tabTo(page, 'the line that opens energy', ({ tag, text }) => tag === 'SUMMARY' && text === 'Energy');
  await page.keyboard.press('Enter');
  await tabTo(page, 'energy', ({ name }) => name === 'energy');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, 'the line that opens the note', ({ tag, text }) => tag === 'SUMMARY' && text === 'Note');
  await page.keyboard.press('Enter');
  await tabTo(page, 'the note', ({ name }) => name === 'note');
  await page.keyboard.type('Typed without a mouse.');
  await tabTo(page, 'the request to talk', ({ tag, text }) => tag === 'SUMMARY' && text === 'I’d like to talk');
  await page.keyboard.press('Space');
  await tabTo(page, 'whom to ask', ({ name }) => name === 'talk_to');
  await tabTo(page, 'the pill that names who sees it', ({ tag, text }) => tag === 'SUMMARY' && text.includes('Only you'));
  await page.keyboard.press('Enter');
  await tabTo(page, 'who sees it', ({ name }) => name === 'audience');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.audience').getByRole('radio', { name: 'My team' })).toBeChecked();
  await tabTo(page, 'Save', ({ tag, text }) => tag === 'BUTTON' && text === 'Save');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Saved: Rainy');
  await expect(page.getByRole('region', { name: 'Saved: Rainy' })).toContainText('Typed without a mouse.');
});

test('Esc closes what opened over the page, and the focus returns to what opened it', async ({ page, agent, javaScriptEnabled }) => {
  test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
  expect(agent.key).toBeTruthy();
  await page.goto('/check-in');
  for (const [menu, inside] of [['.audience-pill', 'input[name="audience"]:checked'], ['.menu', 'a[href="/account"]']]) {
    const opened = page.locator(menu);
    await opened.locator('summary').click();
    await opened.locator(inside).focus();
    await page.keyboard.press('Escape');
    await expect(opened).not.toHaveAttribute('open');
    await expect(opened.locator('summary')).toBeFocused();
  }
  // Somebody who writes goes on writing.
  await openNote(page);
  await page.locator('.audience-pill > summary').click();
  await page.locator('textarea[name="note"]').focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('.audience-pill')).not.toHaveAttribute('open');
  await expect(page.locator('textarea[name="note"]')).toBeFocused();
});

test('on a phone the language is switched with one tap, and the navigation is at the bottom', async ({ page, agent }) => {
  expect(agent.key).toBeTruthy();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/me');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page).toHaveURL('/me');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('你这一年的天气');
  const tabs = page.getByRole('navigation', { name: '主导航' });
  await expect(tabs.getByRole('link')).toHaveText(['记天气', '难受的电话', '我的天气', '我的班组', '找人聊聊']);
  const { y, height } = await tabs.boundingBox();
  expect(y + height).toBe(844);
  await tabs.getByRole('link', { name: '记天气' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('今天心里是什么天气？');
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How’s your weather today?');
});

test.describe('with forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('selected and unselected options differ by system colours', async ({ page, agent }) => {
    expect(agent.key).toBeTruthy();
    await page.goto('/check-in');
    const ground = (label) => label.evaluate((element) => getComputedStyle(element).backgroundColor);
    const cell = (label) => label.evaluate((element) => getComputedStyle(element, '::before').backgroundColor);
    await openEnergy(page);
    await openAudience(page);
    for (const [group, look] of [['.weather-choice label', ground], ['.tag-chip', ground], ['.audience .segments label', ground], ['.battery label', cell]]) {
      const [first, last] = [page.locator(group).first(), page.locator(group).nth(2)];
      await first.click();
      await expect(first.locator('input')).toBeChecked();
      // The colour may change over some frames.
      await expect.poll(async () => (await look(first)) === (await look(last)), group).toBe(false);
    }
    // Glyphs keep their colours, because otherwise their shapes are lost.
    const glyph = page.locator('.weather-choice .glyph').first();
    expect(await glyph.evaluate((element) => getComputedStyle(element).forcedColorAdjust)).not.toBe('auto');
  });
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves on the check-in, after saving, and on a board whose tile changes', async ({ page, newcomers, context, another, javaScriptEnabled }) => {
    const { lead, agents } = await newcomers({ lead: true });
    const still = async (shown) => expect(await shown.evaluate(() => document.getAnimations().length)).toBe(0);
    await context.addCookies(lead.cookies);
    await page.goto('/board');
    const colleague = await another(agents[0].cookies);
    await colleague.goto('/check-in');
    await colleague.locator('.weather-choice label', { hasText: 'Stormy' }).click();
    await still(colleague);
    await colleague.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(colleague.getByRole('heading', { level: 1 })).toHaveText('Saved: Stormy');
    await still(colleague);
    if (withoutScript({ javaScriptEnabled })) await page.reload();
    await expect(page.locator('.tile', { hasText: agents[0].name })).toHaveClass(/stormy/);
    await still(page);
  });
});

test('while offline the form keeps its content, and it is saved once online', async ({ page, agent, context, javaScriptEnabled }) => {
  test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
  expect(agent.key).toBeTruthy();
  await page.goto('/check-in');
  // The script has started once the keys work.
  await expect(async () => {
    await page.keyboard.press('4');
    await expect(page.getByRole('radio', { name: 'Rainy' })).toBeChecked({ timeout: 250 });
  }).toPass();
  await (await openNote(page)).fill('Kept in hand.');
  await context.setOffline(true);
  await expect(page.getByText('You’re offline. What you filled in is still here; save it once you’re back online.')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).toHaveURL('/check-in');
  await expect(page.locator('#note')).toHaveValue('Kept in hand.');
  await context.setOffline(false);
  await expect(page.getByText('You’re offline.')).toBeHidden();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Saved: Rainy');
  await expect(page.getByRole('region', { name: 'Saved: Rainy' })).toContainText('Kept in hand.');
});
