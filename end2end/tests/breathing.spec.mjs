// The breathing guide: animated by default, and still but equally usable with reduced motion.
import { NEEDS_SCRIPT, expect, test, withoutScript } from '../support/test.mjs';

const moving = (page) =>
  page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === 'running').length);

const guide = (page) => page.locator('.breath-guide');

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves, and every phase is listed with its seconds', async ({ page, reading }) => {
    await reading('agent');
    for (const path of ['/suggestion/cyclic_sighing', '/suggestion/box_breathing']) {
      await page.goto(path);
      await expect(guide(page)).toBeVisible();
      for (const phase of await guide(page).locator('.words > span').all()) {
        await expect(phase).toBeVisible();
        await expect(phase).toHaveCSS('opacity', '1');
        await expect(phase.locator('.seconds')).toHaveText(/^\d+$/);
      }
      expect(await moving(page)).toBe(0);
      await expect(page.locator('.steps li').first()).toBeVisible();
    }
  });

  test('it starts, pauses and counts its rounds without moving', async ({ page, reading, javaScriptEnabled }) => {
    test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
    await reading('agent');
    await page.goto('/suggestion/box_breathing');
    await guide(page).getByRole('button', { name: 'Start' }).click();
    await expect(guide(page).getByRole('status')).toHaveText(/^Round 1 of \d+$/);
    expect(await moving(page)).toBe(0);
    await guide(page).getByRole('button', { name: 'Pause' }).click();
    await expect(guide(page).getByRole('button', { name: 'Resume' })).toBeVisible();
  });
});

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('without a script the style sheet moves the circle', async ({ page, reading, javaScriptEnabled }) => {
    test.skip(javaScriptEnabled !== false, 'this is about the style sheet alone');
    await reading('agent');
    await page.goto('/suggestion/cyclic_sighing');
    await expect(guide(page).getByRole('button')).toHaveCount(0);
    await expect.poll(() => moving(page)).toBeGreaterThan(0);
  });

  test('it runs through all rounds and says when the last one is over', async ({ page, reading, javaScriptEnabled }) => {
    test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
    await page.clock.install();
    await reading('agent');
    await page.goto('/suggestion/cyclic_sighing');
    await expect(guide(page)).toHaveClass(/ready/);
    await expect.poll(() => moving(page)).toBe(0);
    await guide(page).getByRole('button', { name: 'Start' }).click();
    await expect(guide(page).getByRole('status')).toHaveText(/^Round 1 of \d+$/);
    await expect.poll(() => moving(page)).toBeGreaterThan(0);
    await page.clock.runFor('15:00');
    await expect(guide(page).getByRole('status')).toHaveText('That was the last round. Stay a moment before you go on.');
    await guide(page).getByRole('button', { name: 'Again' }).click();
    await expect(guide(page).getByRole('status')).toHaveText(/^Round 1 of \d+$/);
  });
});
