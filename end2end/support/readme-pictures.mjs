// Takes the pictures of README.md:
//
//   node support/readme-pictures.mjs FOLDER
//
// in a demo that WEATHERVANE_BIN starts, on the day that WEATHERVANE_NOW sets. `cargo xtask pictures` runs it.
// WEATHERVANE_CHROMIUM names a browser other than Playwright's own.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startCentre } from './centre.mjs';
import { awake, firstReport } from './pages.mjs';
import { signedIn } from './people.mjs';

const CENTRE = ['--people', '60', '--days', '365', '--seed', process.env.WEATHERVANE_SEED ?? '7'];
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
const DESK = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 };

/** Each picture: the file's name, who is signed in, the window, the language, and how the page is opened and checked. */
const PICTURES = [
  ['board.png', 'lead', DESK, 'en', openBoard],
  ['check-in-phone-zh.png', 'agent', PHONE, 'zh-CN', openCheckIn],
  ['year.png', 'agent', DESK, 'en', openYear],
  ['climate.png', 'psychologist', DESK, 'en', openClimate],
];

/** A board with a flag about a person, whose tile says the same as the flag. */
async function openBoard(page) {
  await page.goto('/board');
  const tiles = await page.locator('.tile').evaluateAll((tiles) =>
    tiles.map((tile) => ({ name: tile.querySelector('h2').textContent.trim(), usual: tile.querySelector('.usual').textContent.trim() })),
  );
  const flags = await page.locator('.flag-card h3').allTextContents();
  const about = flags.flatMap((flag) => tiles.filter(({ name }) => flag.includes(name)).map((tile) => ({ flag, ...tile })));
  expect(about.length > 0, `a flag is about a person with a tile: ${JSON.stringify({ flags, tiles })}`);
  for (const { flag, name, usual } of about) {
    expect(/below usual$/.test(usual), `“${flag}”, but the tile of ${name} says “${usual}”`);
  }
}

/** The empty form of a person who has not checked in yet today. */
async function openCheckIn(page) {
  await page.goto('/check-in');
  expect((await page.locator('.check-in-form .weather-choice').count()) === 1, 'the check-in form is shown');
}

/** A person's own year, with something in it. */
async function openYear(page) {
  await page.goto('/me');
  expect((await page.locator('main svg').count()) > 0, 'the year is drawn');
}

/** The report of a week that is closed. */
async function openClimate(page) {
  await page.goto(await firstReport(page));
  expect((await page.locator('article.report .key-figures').count()) > 0, 'the report has figures');
}

function expect(holds, what) {
  if (!holds) throw new Error(`a picture would be wrong; choose another seed or day. Expected: ${what}`);
}

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node support/readme-pictures.mjs FOLDER');
  process.exit(2);
}
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.WEATHERVANE_CHROMIUM,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const centre = await startCentre('demo', CENTRE);
  try {
    for (const [name, role, window, language, open] of PICTURES) {
      const api = await signedIn(centre.url, centre.people[role]);
      const context = await browser.newContext({ baseURL: centre.url, ...window, colorScheme: 'light', reducedMotion: 'reduce' });
      const { cookies } = await api.storageState();
      await context.addCookies([...cookies, { name: 'weathervane_language', value: language, url: centre.url }]);
      const page = await context.newPage();
      await open(page);
      await awake(page);
      await page.screenshot({ path: join(folder, name) });
      console.log(join(folder, name));
      await context.close();
      await api.dispose();
    }
  } finally {
    await centre.stop();
  }
} finally {
  await browser.close();
}
