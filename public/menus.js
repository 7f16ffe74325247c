// The one rule for what opens over a page: Esc closes it, and the focus returns to what opened it.
document.addEventListener('keydown', (event) => {
  // While a word is composed, Esc belongs to the input method.
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
  const open = [...document.querySelectorAll('details[data-menu][open]')];
  const focused = document.activeElement;
  const menu = open.findLast((one) => one.contains(focused)) ?? open.at(-1);
  if (!menu) return;
  menu.open = false;
  // Somebody who types elsewhere goes on there.
  if (focused === document.body || menu.contains(focused)) menu.querySelector('summary').focus();
});
