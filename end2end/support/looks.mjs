// Looks (theme, width and language) and the layout checks that a page must pass in each.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

/** Both themes at both widths; each theme and each width once in each language. */
export const LOOKS = [
  { theme: 'light', width: 390, language: 'en' },
  { theme: 'dark', width: 390, language: 'zh-CN' },
  { theme: 'light', width: 1280, language: 'zh-CN' },
  { theme: 'dark', width: 1280, language: 'en' },
];

/** Two looks that cover both themes, widths and languages, for temporary states and for pages without axe. */
export const TWO_LOOKS = [LOOKS[0], { theme: 'dark', width: 1280, language: 'zh-CN' }];

export const lookName = ({ theme, width, language }) => `${width} ${theme} ${language}`;

/** Makes the browser show pages in a look. */
export async function take(page, { theme, width, language }) {
  await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  const url = process.env.WEATHERVANE_URL;
  await page.context().addCookies([{ name: 'weathervane_language', value: language, url }]);
}

/** Switches a page from English to a language, as a reader does. */
export async function speak(page, language) {
  if (language !== 'en') await page.getByRole('button', { name: '中文' }).click();
}

/** The page does not scroll sideways. */
export async function expectNoSidewaysScrolling(page) {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5);
    return [`${scrollWidth} > ${clientWidth}`, ...outside.slice(0, 5).map((element) => element.outerHTML.slice(0, 160))];
  });
  expect.soft(wide, 'nothing pushes the page sideways').toEqual([]);
}

/** Nothing overflows its card. Overflow can be hidden or cover a neighbour without making the page scroll. */
export async function expectNothingCutOff(page) {
  const cut = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('main :is(.card, .tile, .option, td, th, li, .slip), header')];
    return boxes.flatMap((box) => {
      const edge = box.getBoundingClientRect();
      // On a phone the headings of a table are for screen readers only.
      const unseen = edge.width <= 1 || box.closest('thead')?.getBoundingClientRect().width <= 1;
      if (unseen || getComputedStyle(box).overflowX === 'auto') return [];
      const over = [...box.querySelectorAll('*')].find((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const shown = width > 1 && element.checkVisibility() && !element.closest('.visually-hidden, .table-wrap, svg, .chart, .menu-panel');
        return shown && getComputedStyle(element).position !== 'absolute' && (right > edge.right + 1 || left < edge.left - 1);
      });
      const text = box.scrollWidth > box.clientWidth + 1 && !['inline', 'contents'].includes(getComputedStyle(box).display);
      return over || (text && !box.matches(':has(.visually-hidden), :has(.chart), :has(.table-wrap)')) ? [(over ?? box).outerHTML.slice(0, 160)] : [];
    });
  });
  expect.soft([...new Set(cut)], 'nothing reaches over the edge of its box').toEqual([]);
}

/**
 * On a phone every control is high enough for a thumb. Links within a sentence are exempt; for an input inside a label, the label
 * counts.
 */
export async function expectRoomForThumbs(page) {
  const low = await page.evaluate((minimum) => {
    const pressed = [...document.querySelectorAll('main :is(a[href], button, summary, select, textarea, input:not([type=hidden])), header :is(a, button, summary), footer a')];
    return pressed.flatMap((element) => {
      const row = element.closest('.flag-row, .people-table tr');
      const thing = element.matches('input') ? (element.closest('label') ?? element) : element;
      const { width, height } = thing.getBoundingClientRect();
      const hidden = width === 0 || height === 0 || !thing.checkVisibility({ visibilityProperty: true }) || width <= 1;
      // A link that is stretched over its row makes the whole row the control.
      if (hidden || (row && getComputedStyle(element, '::after').position === 'absolute')) return [];
      if (element.matches('a') && getComputedStyle(element).display === 'inline') return [];
      return height >= minimum - 0.5 ? [] : [`${Math.round(height)} px: ${element.outerHTML.slice(0, 120)}`];
    });
  }, 44);
  expect.soft(low, 'every control is high enough for a thumb').toEqual([]);
}

/** axe-core finds nothing. `without` names rules that do not apply to the page; the caller gives the reason. */
export async function expectAccessible(page, without = []) {
  // Legacy mode: in one frame and without a second page, because there are no frames here. Every rule runs on every element.
  // Elements that pass are not described, which saves a quarter of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.disableRules(without).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary?.replaceAll('\n', ' ')} ${node.html.slice(0, 160)}`),
  );
  expect.soft(found, 'axe-core finds nothing').toEqual([]);
}

/** An open page passes every check of its layout in both looks; axe runs only with JavaScript. Leaves a wide, light page in English. */
export async function expectLayout(page, javaScriptEnabled) {
  for (const look of TWO_LOOKS) {
    await test.step(lookName(look), async () => {
      await take(page, look);
      await expectNoSidewaysScrolling(page);
      await expectNothingCutOff(page);
      if (look.width < 600) await expectRoomForThumbs(page);
      if (javaScriptEnabled !== false) await expectAccessible(page);
    });
  }
  await take(page, { theme: 'light', width: 1280, language: 'en' });
}
