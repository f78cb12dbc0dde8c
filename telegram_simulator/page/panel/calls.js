/** The log of Bot API calls, newest first; a click on a row shows its request and response. */
import { $, h, icon, langOf } from '../elements.js';
import { hueOfChat, nameOf } from '../columns.js';
import { state } from '../state.js';
import { seconds } from '../times.js';
import * as api from '../api.js';
import { pageToast } from '../notices.js';

const ROWS_KEPT = 400;
const isBad = (call) => call.verdict !== 'valid';

/** Parses parameters that a form sent as JSON text. */
function unpacked(value) {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch (problem) {
    if (problem instanceof SyntaxError) return value; // a text that only begins like JSON
    throw problem;
  }
}
const pretty = (value) =>
  typeof value === 'string' ? value : JSON.stringify(value, (name, each) => unpacked(each), 2);

async function open(id) {
  let call;
  try {
    call = await api.ask(`call?id=${encodeURIComponent(id)}`);
  } catch (problem) {
    return pageToast(problem.message);
  }
  const dialog = $('dialog.call');
  $('#call-title').textContent = call.method;
  $('[data-call=about]').textContent =
    `${seconds(call.at)} · ${call.http || 'no answer'} · ${call.ms} ms · ${call.verdict}`;
  $('[data-call=request]').textContent = pretty(call.request);
  $('[data-call=response]').textContent = call.response == null ? 'none' : pretty(call.response);
  return dialog.showModal();
}

function rowView(call) {
  const bad = isBad(call);
  const who = nameOf(call.chat);
  const words = bad ? call.error || call.what : call.what;
  return h(
    'tr',
    { class: bad ? 'bad' : '' },
    h('td', {}, h('time', {}, seconds(call.at))),
    h(
      'td',
      { class: 'method' },
      h(
        'button',
        { type: 'button', 'aria-label': `${call.method}: request and response`, onclick: () => open(call.id) },
        call.method,
      ),
    ),
    h(
      'td',
      { class: call.chat ? hueOfChat(call.chat) : '' },
      call.chat && [h('span', { class: 'dot', 'aria-hidden': 'true' }), who === 'The group' ? 'the group' : who],
    ),
    h('td', { class: 'what', lang: langOf(words) }, words || ''),
    h('td', { class: 'num' }, String(call.ms)),
    h('td', {}, h('span', { class: `chip ${bad ? 'chip-bad' : ''}` }, call.http ? String(call.http) : 'none')),
    h('td', { class: `verdict ${bad ? 'open' : ''}` }, icon(bad ? 'warn' : 'check'), call.verdict),
  );
}

function drawCount() {
  const bad = state.calls.filter(isBad).length;
  const total = state.calls.length;
  $('[data-log=count]').textContent = total
    ? `${total === 1 ? '1 call' : `${total} calls`} · ${bad ? `${bad} with a problem` : 'all answered, schema valid'}`
    : 'none yet';
}

export function drawCalls() {
  $('[data-log=rows]').replaceChildren(...[...state.calls].reverse().map(rowView));
  drawCount();
}

export function addCall(call) {
  const rows = $('[data-log=rows]');
  rows.prepend(rowView(call));
  if (rows.children.length > ROWS_KEPT) rows.lastElementChild.remove();
  drawCount();
}

export const drawPolled = () => {
  $('[data-log=poll]').textContent = `getUpdates ×${state.polled}`;
};

export const callActions = {
  log: (button) => button.setAttribute('aria-expanded', String($('.log').toggleAttribute('data-open'))),
  'only-problems': (box) => $('.log').toggleAttribute('data-problems', box.checked),
};
