// Takes the pictures of README.md:
//
//   node support/readme-pictures.mjs FOLDER
//
// in a demo that WEATHERVANE_BIN starts, on the day that WEATHERVANE_NOW sets, made from the first seed whose pictures do not
// contradict themselves. `cargo xtask pictures` runs it.
// WEATHERVANE_CHROMIUM names a browser other than Playwright's own.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startCentre } from './centre.mjs';
import { awake, firstReport } from './pages.mjs';
import { signedIn } from './people.mjs';

const SEEDS = Array.from({ length: 40 }, (_, place) => place + 1);
const CENTRE = ['--people', '60', '--days', '365'];
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
const DESK = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 };

/** What makes a seed unfit for pictures. */
class Unfit extends Error {}

function expect(holds, what) {
  if (!holds) throw new Unfit(`expected: ${what}`);
}

/** Each picture: the file's name, who is signed in, the window, the language, and how the page is opened and checked. */
const PICTURES = [
  ['board.png', 'lead', DESK, 'en', openBoard],
  ['check-in-phone-zh.png', 'agent', PHONE, 'zh-CN', openCheckIn],
  ['year.png', 'agent', DESK, 'en', openYear],
  ['climate.png', 'psychologist', DESK, 'en', openClimate],
];

/** A board whose first flag is about a person with a tile, and on which no tile contradicts a flag. */
async function openBoard(page) {
  await page.goto('/board');
  const tiles = await page.locator('.tile').evaluateAll((tiles) =>
    tiles.map((tile) => ({ name: tile.querySelector('h3').textContent.trim(), usual: tile.querySelector('.usual').textContent.trim() })),
  );
  const flags = await page.locator('.flag-line h3').allTextContents();
  const about = (flag) => tiles.find(({ name }) => flag.includes(name));
  expect(flags.length > 0 && about(flags[0]), 'the first flag is about a person with a tile');
  for (const flag of flags.filter(about)) {
    const { usual } = about(flag);
    expect(/below usual$/.test(usual), `the tile of “${flag}” does not say “${usual}”`);
  }
  expect((await page.locator('.tile .chip', { hasText: 'Friction with my lead' }).count()) === 0, 'no tile is about the lead');
}

/** The empty form of a person who has not checked in yet today. */
async function openCheckIn(page) {
  await page.goto('/check-in');
  expect((await page.locator('.check-in-form .weather-choice').count()) === 1, 'the check-in form is shown');
  // The form takes the focus when it opens; its ring would look like a choice.
  await page.evaluate(() => document.activeElement?.blur());
}

/** A person's own year, with a rainy or stormy day and what came up on it. */
async function openYear(page) {
  await page.goto('/me');
  expect((await page.locator('main svg').count()) > 1, 'the year and the trend are drawn');
}

/** The report of the site by month: three sentences, and the departments with their intervals. */
async function openClimate(page) {
  await page.goto(await firstReport(page));
  await page.getByRole('link', { name: 'By month', exact: true }).click();
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
  const reasons = [];
  for (const seed of SEEDS) {
    try {
      await takePictures(seed);
      console.log(`taken with seed ${seed}`);
      break;
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      reasons.push(`seed ${seed}: ${error.message}`);
    }
  }
  if (reasons.length === SEEDS.length) throw new Error(`no seed is fit for pictures; choose another day:\n${reasons.join('\n')}`);
} finally {
  await browser.close();
}

async function takePictures(seed) {
  const centre = await startCentre('demo', [...CENTRE, '--seed', String(seed)]);
  try {
    for (const [name, role, window, language, open] of PICTURES) {
      const api = await signedIn(centre.url, centre.people[role]);
      const context = await browser.newContext({ baseURL: centre.url, ...window, colorScheme: 'light', reducedMotion: 'reduce' });
      const { cookies } = await api.storageState();
      await context.addCookies([...cookies, { name: 'weathervane_language', value: language, url: centre.url }]);
      try {
        const page = await context.newPage();
        await open(page);
        await awake(page);
        await page.screenshot({ path: join(folder, name) });
        console.log(join(folder, name));
      } finally {
        await context.close();
        await api.dispose();
      }
    }
  } finally {
    await centre.stop();
  }
}
