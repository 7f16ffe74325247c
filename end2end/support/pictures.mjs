// Writes a screenshot of every page for each role, narrow and wide, light and dark, in both languages:
//
//   node support/pictures.mjs FOLDER [ROLE/PAGE…]
//
// It uses the centre at WEATHERVANE_URL with the sign-ins in WEATHERVANE_SIGN_INS (JSON: role → { name, password }), or else starts a
// demo with WEATHERVANE_BIN. `odd` and `odd/STATE` are the states of states.mjs, in a separate centre and in four looks that cover
// both themes, widths and languages. WEATHERVANE_CHROMIUM names a browser other than Playwright's own. WEATHERVANE_WINDOW=1 takes
// the window instead of the whole page.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startCentre } from './centre.mjs';
import { LOOKS } from './looks.mjs';
import { startOddCentre } from './odd-centre.mjs';
import { PAGES, awake } from './pages.mjs';
import { signedIn } from './people.mjs';
import { STATES } from './states.mjs';

const EVERY_LOOK = ['light', 'dark'].flatMap((theme) =>
  [390, 1280].flatMap((width) => ['en', 'zh-CN'].map((language) => ({ theme, width, language }))),
);

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node support/pictures.mjs FOLDER [ROLE/PAGE…]');
  process.exit(2);
}
const wants = (role, name) => wanted.length === 0 || wanted.includes(role) || wanted.includes(`${role}/${name}`);
const fullPage = !process.env.WEATHERVANE_WINDOW;

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.WEATHERVANE_CHROMIUM,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
let count = 0;
try {
  const pages = Object.entries(PAGES).map(([role, pages]) => [role, pages.filter(([name]) => wants(role, name))]);
  if (pages.some(([, some]) => some.length > 0)) await takePages(pages);
  const states = STATES.filter(([name]) => wants('odd', name));
  if (states.length > 0) await takeStates(states);
} finally {
  await browser.close();
}
console.log(`${count} pictures in ${folder}`);

async function takePages(pages) {
  const centre = process.env.WEATHERVANE_URL
    ? { url: process.env.WEATHERVANE_URL, people: JSON.parse(process.env.WEATHERVANE_SIGN_INS ?? '{}'), stop: async () => {} }
    : await startCentre('demo');
  try {
    for (const [role, some] of pages) {
      const api = role === 'nobody' || some.length === 0 ? undefined : await signedIn(centre.url, centre.people[role]);
      for (const look of EVERY_LOOK) {
        await inLook(centre.url, api, look, async (page) => {
          for (const [name, address] of some) {
            const path = typeof address === 'function' ? await address(page) : address;
            if (!path) continue;
            await page.goto(path);
            await picture(page, `${role}-${name}`, look);
          }
        });
      }
      await api?.dispose();
    }
  } finally {
    await centre.stop();
  }
}

async function takeStates(states) {
  const odd = await startOddCentre();
  try {
    for (const [name, who, open] of states) {
      for (const look of LOOKS) {
        await inLook(odd.url, who && (await odd.as(who)), look, async (page) => {
          await open(page, odd);
          await picture(page, `odd-${name}`, look);
        });
      }
    }
  } finally {
    await odd.stop();
  }
}

/** Opens a browser in a look, signed in like the client. */
async function inLook(baseURL, api, { theme, width, language }, act) {
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height: width < 600 ? 844 : 900 },
    deviceScaleFactor: width < 600 ? 2 : 1,
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const cookies = (await api?.storageState())?.cookies ?? [];
  await context.addCookies([...cookies, { name: 'weathervane_language', value: language, url: baseURL }]);
  await act(await context.newPage());
  await context.close();
}

async function picture(page, name, { theme, width, language }) {
  await awake(page);
  if (fullPage) {
    // The window is made as high as the page; otherwise the tab bar of a phone would appear in the middle of the picture.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height });
  }
  await page.screenshot({ path: join(folder, `${name}-${width}-${theme}-${language}.png`) });
  await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
  count += 1;
}
