// Takes the pictures of README.md and README.zh-CN.md:
//
//   node support/readme-pictures.mjs FOLDER
//
// in two demos that WEATHERVANE_BIN starts, an English and a Chinese one, on the day that WEATHERVANE_NOW sets, each made from the first
// seed whose pictures do not contradict themselves. `cargo xtask pictures` runs it.
// WEATHERVANE_CHROMIUM names a browser other than Playwright's own.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startCentre } from './centre.mjs';
import { NOW, ZONE } from './clock.mjs';
import { awake, firstReport } from './pages.mjs';
import { signedIn } from './people.mjs';

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);
const CENTRE = ['--people', '60', '--days', '365'];
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
const DESK = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 };
/** The highest window in which a README still shows a picture well. */
const MAX_HEIGHT = 1500;
/** What is left free around what a picture shows. */
const MARGIN = 24;

/** What makes a seed unfit for pictures. */
class Unfit extends Error {}

function expect(holds, what) {
  if (!holds) throw new Unfit(`expected: ${what}`);
}

/**
 * Each language: its demo, where the machine of the demo and the browser are, what the checks read, and the pictures. Each picture has the
 * file's name, who is signed in, the window, and how the page is opened and checked; that returns what the text of the README says is in
 * the picture.
 */
const LANGUAGES = [
  {
    language: 'en',
    browser: 'en-GB',
    when: { WEATHERVANE_NOW: NOW, TZ: ZONE },
    words: { below: /below usual$/, aboutLead: 'Friction with my lead', byMonth: 'By month', course: 'Over time' },
    pictures: [
      ['board.png', 'lead', DESK, openBoard],
      ['year.png', 'agent', DESK, openYear],
      ['climate.png', 'psychologist', DESK, openClimate],
    ],
  },
  {
    language: 'zh-CN',
    browser: 'zh-CN',
    when: { WEATHERVANE_NOW: NOW.replace(/(Z|[+-]\d\d:\d\d)$/, '+08:00'), TZ: 'Asia/Shanghai' },
    words: { below: /不如平时$/, aboutLead: '和班长有摩擦', byMonth: '按月', course: '变化趋势' },
    pictures: [
      ['check-in-phone-zh.png', 'agent', PHONE, openCheckIn],
      ['board-zh.png', 'lead', DESK, openBoard],
      ['year-zh.png', 'agent', DESK, openYear],
      ['climate-zh.png', 'psychologist', DESK, openClimate],
    ],
  },
];

/** A board whose first flag is about a person with a tile, and on which no tile contradicts a flag. */
async function openBoard(page, words) {
  await page.goto('/board');
  const tiles = await page.locator('.tile').evaluateAll((tiles) =>
    tiles.map((tile) => ({ name: tile.querySelector('h3').textContent.trim(), usual: tile.querySelector('.usual').textContent.trim() })),
  );
  const flags = await page.locator('.flag-line h3').allTextContents();
  const about = (flag) => tiles.find(({ name }) => flag.includes(name));
  expect(flags.length > 0 && about(flags[0]), 'the first flag is about a person with a tile');
  for (const flag of flags.filter(about)) {
    const { usual } = about(flag);
    expect(words.below.test(usual), `the tile of “${flag}” does not say “${usual}”`);
  }
  expect((await page.locator('.tile .chip', { hasText: words.aboutLead }).count()) === 0, 'no tile is about the lead');
  return {
    'who might like a chat': page.locator('section[aria-labelledby=chat-h]'),
    'how many people share which weather': page.locator('.sky-strip'),
    'a tile for each of them': page.locator('.tiles'),
  };
}

/** The empty form of a person who has not checked in yet today. */
async function openCheckIn(page) {
  await page.goto('/check-in');
  expect((await page.locator('.check-in-form .weather-choice').count()) === 1, 'the check-in form is shown');
  // The form takes the focus when it opens; its ring would look like a choice.
  await page.evaluate(() => document.activeElement?.blur());
  return { 'checking in': page.locator('.check-in-form .weather-choice') };
}

/** A person's own year, with a rainy or stormy day and what came up on it. */
async function openYear(page) {
  await page.goto('/me');
  expect((await page.locator('main svg').count()) > 1, 'the year and the trend are drawn');
  const year = page.locator('section.card', { has: page.locator('.calendar-year') });
  return { 'a year of weather': year };
}

/** The report of the site by month: its averages with their intervals, month by month. */
async function openClimate(page, words) {
  await page.goto(await firstReport(page));
  await page.getByRole('link', { name: words.byMonth, exact: true }).click();
  const section = page.locator('section.card').filter({ has: page.getByRole('heading', { name: words.course, exact: true }) });
  expect((await section.locator('.for-page figure').count()) > 0, 'averages are drawn over time');
  return { 'averages with their intervals over time': section };
}

/**
 * Makes the window show what the picture is about: from the top of the page if it fits there, otherwise scrolled and as high as it needs.
 * A seed whose page has not all of it, or too much between its parts, is unfit.
 */
async function frame(page, { viewport }, shown) {
  const boxes = async () => {
    const found = [];
    for (const [what, locator] of Object.entries(shown)) {
      expect((await locator.count()) === 1, `the page shows ${what}`);
      const box = await locator.boundingBox();
      expect(box && box.height > 0, `${what} can be seen`);
      found.push({ what, top: box.y, bottom: box.y + box.height });
    }
    return found;
  };
  const before = await boxes();
  const bottom = Math.max(...before.map((box) => box.bottom));
  // The head of the page stays in sight and would cover what is scrolled under it.
  const head = await page.locator('.site-header').evaluate((header) => header.getBoundingClientRect().height);
  let height = viewport.height;
  if (bottom > height) {
    const top = Math.min(...before.map((box) => box.top)) - head - MARGIN;
    height = Math.max(height, Math.ceil(bottom - top + MARGIN));
    expect(height <= MAX_HEIGHT, `a window of ${height} px is not too high`);
    await page.setViewportSize({ width: viewport.width, height });
    await page.evaluate((y) => window.scrollTo(0, y), top);
  }
  for (const { what, top, bottom } of await boxes()) {
    expect(top >= 0 && bottom <= height, `the picture has ${what}`);
  }
}

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node support/readme-pictures.mjs FOLDER');
  process.exit(2);
}
await mkdir(folder, { recursive: true });
for (const language of LANGUAGES) {
  const browser = await chromium.launch({
    executablePath: process.env.WEATHERVANE_CHROMIUM,
    // A field for a date follows the language of the browser, not that of the page.
    env: { ...process.env, LANGUAGE: language.browser.replace('-', '_') },
    args: [`--lang=${language.browser}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    await takeAll(browser, language);
  } finally {
    await browser.close();
  }
}

/** Takes the pictures of a language, with the first seed that is fit for all of them. */
async function takeAll(browser, language) {
  const reasons = [];
  for (const seed of SEEDS) {
    try {
      await takePictures(browser, language, seed);
      console.log(`taken with seed ${seed}`);
      return;
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      reasons.push(`seed ${seed}: ${error.message}`);
    }
  }
  throw new Error(`no seed is fit for the pictures in ${language.language}; choose another day:\n${reasons.join('\n')}`);
}

async function takePictures(browser, { language, browser: locale, when, words, pictures }, seed) {
  const centre = await startCentre('demo', [...CENTRE, '--lang', language, '--seed', String(seed)], undefined, when);
  try {
    for (const [name, role, window, open] of pictures) {
      const api = await signedIn(centre.url, centre.people[role]);
      const context = await browser.newContext({
        baseURL: centre.url,
        ...window,
        locale,
        timezoneId: when.TZ,
        colorScheme: 'light',
        reducedMotion: 'reduce',
      });
      const { cookies } = await api.storageState();
      await context.addCookies([...cookies, { name: 'weathervane_language', value: language, url: centre.url }]);
      try {
        const page = await context.newPage();
        const shown = await open(page, words);
        await awake(page);
        await frame(page, window, shown);
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
