// Switches reminders on and off in this browser. The form is hidden until this script knows that the browser can show notifications; what
// the browser's push service answers goes into the form, which is then sent like any other.
{
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const SCOPE = '/check-in';
  const form = document.querySelector('form[data-push]');
  const says = (which, shown = true) => {
    const line = document.querySelector(`[data-push-says="${which}"]`);
    if (line) line.hidden = !shown;
  };
  const possible = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

  /** The registration of the worker that shows reminders, once it runs. */
  const worker = async (version) => {
    const registration = await navigator.serviceWorker.register(`/offline-worker.js?${version}`, { scope: SCOPE });
    const starting = registration.installing ?? registration.waiting;
    while (!registration.active) await new Promise((resolve) => starting.addEventListener('statechange', resolve, { once: true }));
    return registration;
  };

  const subscribe = async () => {
    const { pushManager } = await worker(form.dataset.version);
    // One that is bound to another key of the centre takes nothing any more.
    await (await pushManager.getSubscription())?.unsubscribe();
    const applicationServerKey = bytes(form.dataset.pushKey);
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
    const { endpoint, keys } = subscription.toJSON();
    form.elements.endpoint.value = endpoint;
    form.elements.p256dh.value = keys.p256dh;
    form.elements.auth.value = keys.auth;
  };

  const switchOn = async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    says('failed', false);
    try {
      // Asked on a tap and never before: browsers block a site that asks unbidden.
      if ((await Notification.requestPermission()) === 'granted') {
        await subscribe();
        form.submit();
      } else {
        showState();
      }
    } catch {
      says('failed');
    }
    button.disabled = false;
  };

  const switchOff = async (event) => {
    event.preventDefault();
    const registration = await navigator.serviceWorker?.getRegistration(SCOPE);
    await (await registration?.pushManager?.getSubscription())?.unsubscribe().catch(() => {});
    form.submit();
  };

  const showState = () => {
    const blocked = possible && Notification.permission === 'denied';
    says('no-script', false);
    says('impossible', !possible);
    says('blocked', blocked);
    if (form.dataset.push === 'off') form.hidden = !possible || blocked;
  };

  if (form) {
    showState();
    form.addEventListener('submit', form.dataset.push === 'off' ? switchOn : switchOff);
  }
}
