// Submits forms without the browser's own validation.

/** Turns off the browser's validation of a form, so that the server reports errors. */
export async function uncheck(form) {
  await form.evaluate((element) => {
    element.noValidate = true;
    element.querySelectorAll('[maxlength]').forEach((field) => field.removeAttribute('maxlength'));
  });
}

/** Submits a form without the browser's validation. */
export async function sendUnchecked(form, button) {
  await uncheck(form);
  await form.getByRole('button', { name: button }).click();
}
