/** Short notices: toasts, alerts, the banner and the two live regions for screen readers. */
import { $, h, icon } from './elements.js';
import { columnOf } from './columns.js';

const TOAST_MS = 3200;
const LINES_KEPT = 3;

/** Announces news in the polite live region. Lines are added, so that a new one does not replace an unread one. */
export function announce(text) {
  const region = $('[data-say]');
  region.append(h('p', {}, text));
  if (region.children.length > LINES_KEPT) region.firstElementChild.remove();
}
/** Interrupts the screen reader; only for faults and a lost server. */
export const announceUrgently = (text) => {
  $('[data-shout]').textContent = text;
};

function showFor(box, text) {
  box.textContent = text;
  box.hidden = false;
  announce(text);
  clearTimeout(box.timer);
  box.timer = setTimeout(() => {
    box.hidden = true;
  }, TOAST_MS);
}

export function toast(key, text) {
  const column = columnOf(key);
  if (column) showFor($('.toast', column), text);
}
export const pageToast = (text) => showFor($('[data-page-toast]'), text);

const waiting = [];
/** Shows a dialog that must be closed; a second one waits for the first. */
export function alert(title, text) {
  waiting.push([title, text]);
  const dialog = $('dialog.alert');
  if (!dialog.open) nextAlert(dialog);
}
function nextAlert(dialog) {
  const [title, text] = waiting.shift();
  $('#alert-title').textContent = title;
  $('#alert-text').textContent = text;
  dialog.showModal();
}
export function watchAlerts() {
  const dialog = $('dialog.alert');
  dialog.addEventListener('close', () => {
    if (waiting.length) nextAlert(dialog);
  });
}

/** Shows the banner with these nodes, or hides it without nodes. */
export function banner(...nodes) {
  const box = $('[data-banner]');
  box.hidden = !nodes.length;
  box.replaceChildren(...(nodes.length ? [icon('warn'), ...nodes] : []));
}

export const startingBanner = () => banner(h('span', {}, h('b', {}, 'Starting over '), '…'));

export const goneBanner = () =>
  banner(
    h(
      'span',
      {},
      h('b', {}, 'The simulated Telegram has stopped. '),
      'Start it again where you started it; this page joins by itself.',
    ),
  );
