// Prints the page with its print button. The button is hidden until this script can do it; without it the browser's own menu prints.
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
