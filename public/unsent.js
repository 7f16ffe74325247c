// What is typed in the forms of a page stays while a small form draws the page again, in another language for example: the forms in which
// something was changed go along. The server reads each as its own, and never keeps a password.
{
  /** With more than this the whole could be too large; it goes along as far as there is room. */
  const ROOM = 40_000;

  const isChanged = (field) => {
    if (field.matches('input[type=checkbox], input[type=radio]')) return field.checked !== field.defaultChecked;
    if (field.matches('select')) {
      const options = [...field.options];
      if (!options.some((option) => option.defaultSelected)) return field.selectedIndex > 0;
      return options.some((option) => option.selected !== option.defaultSelected);
    }
    const isTyped = field.matches('textarea, input:not([type=hidden], [type=password], [type=file])');
    return isTyped && field.value !== field.defaultValue;
  };

  const fieldsOf = (form) => {
    const secret = new Set([...form.elements].filter((field) => field.type === 'password').map((field) => field.name));
    const sent = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !secret.has(name));
    return new URLSearchParams(sent);
  };

  document.addEventListener('submit', (event) => {
    if (!event.submitter?.matches('[data-redraw]')) return;
    const small = event.target;
    // A page that was left and comes back has them still.
    small.querySelectorAll('input[name=unsent_also]').forEach((field) => field.remove());
    let room = ROOM;
    for (const form of document.forms) {
      // A field can be called `action`, so the properties of the form may be fields.
      const name = form.getAttribute('action')?.match(/^\/api\/(\w+)$/)?.[1];
      if (form === small || !name || ![...form.elements].some(isChanged)) continue;
      const field = document.createElement('input');
      Object.assign(field, { type: 'hidden', name: 'unsent_also', value: `${name}?${fieldsOf(form)}` });
      room -= encodeURIComponent(field.value).length;
      if (room < 0) return;
      small.append(field);
    }
  });
}
