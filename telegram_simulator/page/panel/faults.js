/** The five switches for faults, and the banner that shows which are on. */
import { $, h } from '../elements.js';
import { state } from '../state.js';
import * as api from '../api.js';
import { announceUrgently, banner } from '../notices.js';

const blockerName = () => state.people[state.blocker]?.name || 'Somebody';

const FAULTS = {
  down: () => ['Telegram is down', 'calls are refused, the bot keeps its outbox'],
  flood: () => ['429 Too Many Requests', 'each send is put off for 3 seconds'],
  blocked: () => [`${blockerName()} blocks the bot`, `403 for ${blockerName()}, the others go on`],
  slow: () => ['Slow answers', 'every call takes 2.4 seconds'],
  drop: () => ['Dropped after commit', 'sent, but the bot never hears of it'],
};

const on = () => Object.keys(FAULTS).filter((name) => state.faults[name]);

function switchView(name) {
  const [title, what] = FAULTS[name]();
  return h(
    'label',
    { class: 'fault' },
    h('span', {}, h('b', {}, title), h('small', { id: `fault-${name}` }, what)),
    h('small', { class: 'fired', 'data-fired': name }),
    h('input', {
      type: 'checkbox',
      role: 'switch',
      'data-fault': name,
      'aria-describedby': `fault-${name}`,
      onchange: (event) => toggle(event.currentTarget, name),
    }),
  );
}

async function toggle(input, name) {
  if (!(await api.setFault(name, input.checked))) input.checked = !input.checked;
}

const calls = (count) => (count === 1 ? '1 call' : `${count} calls`);

function drawBanner() {
  const names = on();
  const hits = names.reduce((sum, name) => sum + (state.fired[name] || 0), 0);
  if (!names.length) return banner();
  const off = () => Promise.all(names.map((name) => api.setFault(name, false)));
  const titles = names.map((name) => FAULTS[name]()[0]).join(', ');
  const sentence = names.length === 1 ? `: ${FAULTS[names[0]]()[1]}.` : '.';
  return banner(
    h('span', {}, h('b', {}, titles), sentence, hits ? ` Hit ${calls(hits)} so far.` : ' No call hit yet.'),
    h('button', { type: 'button', onclick: off }, 'Switch off'),
  );
}

/** Builds the switches; their texts contain the name of a person. */
export const buildFaults = () => $('[data-faults=list]').replaceChildren(...Object.keys(FAULTS).map(switchView));

export function drawFaults() {
  for (const name of Object.keys(FAULTS)) {
    $(`[data-fault=${name}]`).checked = Boolean(state.faults[name]);
    $(`[data-fired=${name}]`).textContent = state.fired[name] ? `×${state.fired[name]}` : '';
  }
  $('[data-faults=count]').textContent = on().length ? `${on().length} on` : 'all off';
  drawBanner();
}

export const announceFault = (name) =>
  announceUrgently(`${FAULTS[name]()[0]}: ${state.faults[name] ? 'on' : 'off'}`);
