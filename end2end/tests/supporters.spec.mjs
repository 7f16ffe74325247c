// Supporters: from volunteering to the question afterwards, in both languages; declining; and the form of a supporter. Each test has a
// centre of its own: in a shared one, the supporters of other tests would be offered too.
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { startCentre } from '../support/centre.mjs';
import { SET } from '../support/clock.mjs';
import { join } from '../support/people.mjs';
import { expect, test as base } from '../support/test.mjs';

const PASSWORD = 'blue sky over the ridge';
const LINE = 'The third one shouted at me';
const PEOPLE = { asker: ['Ning Shu', 't1'], supporter: ['Hao Yu', 't2'], other: ['Tang Li', 't3'] };

const test = base.extend({
  /** A centre of three teams with one agent each; `people` gives their cookies and names. */
  centre: async ({}, use) => {
    const folder = await mkdtemp(path(tmpdir(), 'weathervane-supporters-'));
    const lines = Object.entries(PEOPLE).map(([key, [name, team]]) => `${key},${name},agent,${team},Care,North`);
    const file = path(folder, 'roster.csv');
    await writeFile(file, ['person_id,name,roles,team_id,department,site', 'ada,Ada Quist,admin,,,North', ...lines, ''].join('\n'));
    const links = {};
    const centre = await startCentre(
      'serve',
      [],
      async (run) => {
        await run('import', 'roster', file);
        for (const key of Object.keys(PEOPLE)) links[key] = (await run('user', 'invite', key)).trim().split('\n').pop();
      },
      SET,
      folder,
    );
    const people = {};
    for (const [key, [name]] of Object.entries(PEOPLE)) {
      const api = await join(centre.url, links[key], PASSWORD, 'lead');
      people[key] = { name, cookies: (await api.storageState()).cookies };
      await api.dispose();
    }
    await use({ url: centre.url, people });
    await centre.stop();
    await rm(folder, { recursive: true, force: true });
  },
  baseURL: async ({ centre }, use) => use(centre.url),
});

/** What the two people read in each language. */
const TEXTS = {
  en: {
    volunteer: 'Be a supporter', customers: 'Customers', welcome: 'You’re a supporter now', choice: 'A supporter', send: 'Send', asking: 'We’re asking supporters',
    offer: 'A colleague would like to talk', can: 'Yes, I can', willing: (name) => `${name} would be glad to talk with you.`, agree: (name) => `Yes, talk with ${name}`,
    come: 'I’ll come now', coming: (name) => `${name} is coming now.`, talked: 'We talked', good: 'Was it good to talk?', yes: 'Yes, it was', answered: 'Your answer is for you alone',
    notThis: 'Not this time', another: 'I’d rather talk with someone else', nobody: 'No supporter can talk right now.', others: 'Ask someone else',
  },
  'zh-CN': {
    volunteer: '我愿意', customers: '客户', welcome: '你现在是帮带同事了', choice: '帮带同事', send: '发送', asking: '正在替你问帮带同事',
    offer: '有位同事想聊聊', can: '可以，我来', willing: (name) => `${name}愿意和你聊聊。`, agree: (name) => `好，和${name}聊`,
    come: '我这就过去', coming: (name) => `${name}这就过来。`, talked: '聊过了', good: '聊得还好吗？', yes: '挺好的', answered: '回答只留给你自己',
    notThis: '这次不方便', another: '想换一位', nobody: '现在没有帮带同事能聊。', others: '找别人聊',
  },
};

/** Opens a page of the centre in this language. */
async function open(page, address, language) {
  await page.goto(address);
  if (language !== 'en') {
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  }
}

for (const [language, says] of Object.entries(TEXTS)) {
  /** Volunteers in this language and returns the page. */
  const volunteers = async (page) => {
    await open(page, '/supporter', language);
    await page.locator('label', { hasText: says.customers }).first().click();
    await page.getByRole('button', { name: says.volunteer, exact: true }).click();
    await expect(page.locator('.notice.good')).toContainText(says.welcome);
    return page;
  };

  /** Asks for a supporter in this language. */
  const asks = async (page) => {
    await open(page, '/support', language);
    await page.locator('#ask label', { hasText: says.choice }).first().click();
    await page.locator('#topic').selectOption({ label: says.customers });
    await page.locator('#line').fill(LINE);
    await page.getByRole('button', { name: says.send, exact: true }).click();
    await expect(page.locator('#talk-status')).toContainText(says.asking);
  };

  test(`both agree, talk, and the asker says whether it was good (${language})`, async ({ page, centre, context, another, javaScriptEnabled }) => {
    test.slow();
    const { asker, supporter } = centre.people;
    const live = javaScriptEnabled !== false;
    const other = await volunteers(await another(supporter.cookies));
    await context.addCookies(asker.cookies);
    await page.setViewportSize({ width: 390, height: 844 });
    await asks(page);

    // The supporter reads the topic, and neither a name nor a word.
    if (!live) await other.reload();
    const waiting = other.locator('#supporter-asked');
    await expect(waiting).toContainText(says.offer);
    await expect(waiting).toContainText(says.customers);
    await expect(waiting).not.toContainText(asker.name);
    await expect(waiting).not.toContainText(LINE);
    await waiting.getByRole('button', { name: says.can }).click();

    // The asker reads who it would be, and agrees.
    if (!live) await page.reload();
    const status = page.locator('#talk-status');
    await expect(status).toContainText(says.willing(supporter.name));
    await expect(waiting).not.toContainText(asker.name);
    await status.getByRole('button', { name: says.agree(supporter.name) }).click();

    // Only now the supporter reads the name and the line, and comes.
    if (!live) await other.reload();
    await expect(waiting).toContainText(asker.name);
    await expect(waiting).toContainText(LINE);
    await waiting.getByRole('button', { name: says.come }).click();
    if (!live) await page.reload();
    await expect(status).toContainText(says.coming(supporter.name));
    await waiting.getByRole('button', { name: says.talked }).click();

    // Afterwards the asker alone is asked.
    if (!live) await page.reload();
    await expect(status).toContainText(says.good);
    await expect(other.locator('main')).not.toContainText(says.good);
    await status.getByRole('button', { name: says.yes }).click();
    await expect(page.locator('.notice.good')).toContainText(says.answered);
    await expect(page.locator('#talk-status .talk-status')).toHaveCount(0);
  });

  test(`either of the two declines, and nobody learns why (${language})`, async ({ page, centre, context, another, javaScriptEnabled }) => {
    test.slow();
    const { asker, supporter, other } = centre.people;
    const live = javaScriptEnabled !== false;
    const one = await volunteers(await another(supporter.cookies));
    const two = await volunteers(await another(other.cookies));
    await context.addCookies(asker.cookies);
    await asks(page);
    if (!live) await one.reload();
    await one.locator('#supporter-asked').getByRole('button', { name: says.notThis }).click();
    await expect(one.locator('#supporter-asked .supporter-offer')).toHaveCount(0);

    // The next one agrees; the asker would rather talk with somebody else, and nobody is left.
    await expect(page.locator('#talk-status')).toContainText(says.asking);
    if (!live) await two.reload();
    await two.locator('#supporter-asked').getByRole('button', { name: says.can }).click();
    if (!live) await page.reload();
    await page.getByRole('button', { name: says.another }).click();
    await expect(page.locator('#talk-status')).toContainText(says.nobody);
    await expect(page.locator('#talk-status').getByRole('link', { name: says.others })).toBeVisible();
    if (!live) await two.reload();
    await expect(two.locator('#supporter-asked .supporter-offer')).toHaveCount(0);
    await expect(two.locator('main')).not.toContainText(asker.name);
  });
}

test('a supporter without a language, or with one quiet hour of two, reads what is missing; pausing and stopping work', async ({ page, centre, context }) => {
  await context.addCookies(centre.people.supporter.cookies);
  await open(page, '/supporter', 'en');
  await page.locator('label', { hasText: 'English' }).click();
  await page.getByLabel('From').fill('22:00');
  await page.getByRole('button', { name: 'Be a supporter', exact: true }).click();
  await expect(page.locator('#languages-error')).toHaveText('Choose at least one language.');
  await expect(page.locator('#quiet_from-error')).toContainText('two different times');
  await expect(page.getByLabel('From')).toHaveValue('22:00');
  await page.locator('label', { hasText: 'English' }).click();
  await page.getByLabel('Until').fill('06:30');
  await page.getByRole('button', { name: 'Be a supporter', exact: true }).click();
  await expect(page.getByLabel('Until')).toHaveValue('06:30');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.locator('main')).toContainText('You’re paused');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.locator('main')).not.toContainText('You’re paused');
  await page.getByRole('button', { name: 'Stop being a supporter' }).click();
  await expect(page.getByRole('button', { name: 'Be a supporter', exact: true })).toBeVisible();
});
