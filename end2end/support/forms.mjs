// Forms as somebody sends them whose browser checks nothing.

/** Makes a form one that a browser checks nothing of beforehand: what is wrong is then for the server to say. */
export async function uncheck(form) {
  await form.evaluate((element) => {
    element.noValidate = true;
    element.querySelectorAll('[maxlength]').forEach((field) => field.removeAttribute('maxlength'));
  });
}

/** Sends a form of which the browser checks nothing beforehand. */
export async function sendUnchecked(form, button) {
  await uncheck(form);
  await form.getByRole('button', { name: button }).click();
}
