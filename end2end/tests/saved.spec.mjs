// The page after saving: people first in a storm, a fact and one good call on a bright day, one line to undo and correct.
import { expectLayout } from '../support/looks.mjs';
import { expect, test } from '../support/test.mjs';

test('in a storm the lead’s name comes before the suggestion', async ({ page, newcomers, context, javaScriptEnabled }) => {
  const { lead, agents } = await newcomers({ lead: true });
  await context.addCookies(agents[0].cookies);
  await agents[0].checkIn({ weather: 1 });
  await page.goto('/check-in');
  const people = page.getByRole('region', { name: 'You don’t have to get through this alone' });
  await expect(people).toContainText(lead.name);
  const [first, second] = [await people.boundingBox(), await page.locator('.suggestion').boundingBox()];
  expect(first.y).toBeLessThan(second.y);
  await expectLayout(page, javaScriptEnabled);
});

test('on a bright day one good call is kept, for the person alone', async ({ page, agent, javaScriptEnabled }) => {
  await agent.checkIn({ weather: 5 });
  await page.goto('/check-in');
  const card = page.getByRole('region', { name: 'Keep one good call?' });
  await card.getByRole('button', { name: 'Keep it' }).click();
  await expect(card.locator('#line-error')).toHaveText('Write a line first, or just leave it for today.');
  const line = card.getByLabel('What went well?');
  await line.fill('y'.repeat(201));
  await card.getByRole('button', { name: 'Keep it' }).click();
  await expect(card.locator('#line-error')).toContainText('Your line is 201 characters long; the limit is 200.');
  await expect(line).toHaveValue('y'.repeat(201));
  await expectLayout(page, javaScriptEnabled);
  await line.fill('She said: you’re the first who explained it.');
  await card.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.locator('.notice.good')).toHaveText('Kept. Only you can read it.');
  const kept = page.getByRole('region', { name: 'Kept for a rainy day' });
  await expect(kept).toContainText('you’re the first who explained it.');
  await expectLayout(page, javaScriptEnabled);
  await kept.getByRole('link', { name: 'My weather' }).click();
  await expect(page.locator('#good')).toContainText('you’re the first who explained it.');
});

test('after a storm that clears up, the suggestion of the storm is gone', async ({ page, agent }) => {
  await agent.checkIn({ weather: 1 });
  await page.goto('/check-in');
  await expect(page.locator('.suggestion')).toBeVisible();
  await agent.checkIn({ weather: 5 });
  await page.goto('/check-in');
  await expect(page.locator('.suggestion')).toHaveCount(0);
  await expect(page.locator('.people-first')).toHaveCount(0);
});
