// Writes a picture of every page, as each role, narrow and wide, light and dark, in both languages:
//
//   node support/pictures.mjs FOLDER [ROLE/PAGE…]
//
// of the centre at WEATHERVANE_URL with the sign-ins of WEATHERVANE_SIGN_INS (JSON: role → { name, password }); without these, of a
// demo that WEATHERVANE_BIN starts. `lead/board` alone gives the picture that README opens with: lead-board-1280-light-en.png.
// WEATHERVANE_CHROMIUM names a browser other than Playwright's own. WEATHERVANE_WINDOW=1 takes the window and not the whole page.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startCentre } from './centre.mjs';
import { PAGES, awake } from './pages.mjs';
import { signedIn } from './people.mjs';

const THEMES = ['light', 'dark'];
const WIDTHS = [390, 1280];
const LANGUAGES = ['en', 'zh-CN'];

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node support/pictures.mjs FOLDER [ROLE/PAGE…]');
  process.exit(2);
}
const fullPage = !process.env.WEATHERVANE_WINDOW;

await mkdir(folder, { recursive: true });
const centre = process.env.WEATHERVANE_URL
  ? { url: process.env.WEATHERVANE_URL, people: JSON.parse(process.env.WEATHERVANE_SIGN_INS ?? '{}'), stop: async () => {} }
  : await startCentre('demo');
const browser = await chromium.launch({
  executablePath: process.env.WEATHERVANE_CHROMIUM,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
let count = 0;
try {
  for (const [role, pages] of Object.entries(PAGES)) {
    const some = pages.filter(([name]) => wanted.length === 0 || wanted.includes(`${role}/${name}`));
    if (some.length === 0) continue;
    const cookies = role === 'nobody' ? [] : await cookiesOf(centre.people[role]);
    for (const theme of THEMES) for (const width of WIDTHS) for (const language of LANGUAGES) {
      const context = await browser.newContext({
        baseURL: centre.url,
        viewport: { width, height: width < 600 ? 844 : 900 },
        deviceScaleFactor: width < 600 ? 2 : 1,
        colorScheme: theme,
        reducedMotion: 'reduce',
      });
      await context.addCookies([...cookies, { name: 'weathervane_language', value: language, url: centre.url }]);
      const page = await context.newPage();
      for (const [name, address] of some) {
        const path = typeof address === 'function' ? await address(page) : address;
        if (!path) continue;
        await page.goto(path);
        await awake(page);
        await page.screenshot({ path: join(folder, `${role}-${name}-${width}-${theme}-${language}.png`), fullPage });
        count += 1;
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await centre.stop();
}
console.log(`${count} pictures in ${folder}`);

async function cookiesOf(person) {
  if (!person) throw new Error('a sign-in is missing; see WEATHERVANE_SIGN_INS');
  const api = await signedIn(centre.url, person);
  const { cookies } = await api.storageState();
  await api.dispose();
  return cookies;
}
