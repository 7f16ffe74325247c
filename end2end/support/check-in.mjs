// Opens the folded parts of the check-in form.

/** Opens the note and returns its field. */
export async function openNote(page) {
  await page.locator('.optional-fields summary').nth(1).click();
  return page.locator('#note');
}

/** Opens the energy. */
export const openEnergy = (page) => page.locator('.optional-fields summary').first().click();

/** Opens the pill that says to whom, and returns the choice. */
export async function openAudience(page) {
  await page.locator('.audience-pill > summary').click();
  return page.locator('.audience');
}
