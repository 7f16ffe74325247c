// Every page of every role: light and dark, narrow and wide, in both languages.
import { LOOKS, TWO_LOOKS, expectAccessible, expectNoSidewaysScrolling, expectRoomForThumbs, lookName, take } from '../support/looks.mjs';
import { PAGES, awake } from '../support/pages.mjs';
import { expect, test } from '../support/test.mjs';

for (const [role, pages] of Object.entries(PAGES)) {
  // flags.spec.mjs covers the page of a flag in a separate centre: here a flag may not exist today.
  for (const [name, address, status = 200] of pages.filter(([name]) => name !== 'flag')) {
    test(`${role}: the page ${name} fits in every look`, async ({ page, reading, quiet, javaScriptEnabled }) => {
      // axe-core checks each cell of long tables.
      if (name.startsWith('trends')) test.slow();
      if (role !== 'nobody') await reading(role);
      const path = typeof address === 'function' ? await address(page) : address;
      test.skip(!path, 'the centre of these tests has no such page yet: no quarter of it is over');
      if (status >= 400) quiet.expects(status, path);
      // axe-core needs scripts; the markup is the same without them, so two looks are enough there.
      for (const look of javaScriptEnabled === false ? TWO_LOOKS : LOOKS) {
        await test.step(lookName(look), async () => {
          await take(page, look);
          const response = await page.goto(path);
          expect(response.status()).toBe(status);
          await expect(page.locator('html')).toHaveAttribute('lang', look.language);
          await awake(page, javaScriptEnabled);
          await expectNoSidewaysScrolling(page);
          if (look.width < 600) await expectRoomForThumbs(page);
          // In English in both themes and widths: the language changes nothing that axe-core checks, which takes the most time.
          if (javaScriptEnabled !== false && look.language === 'en') await expectAccessible(page);
        });
      }
    });
  }
}
