/** Which chat is shown: the tabs of the phone layout, keyboard shortcuts, counts of new messages. */
import { $, $$, h, icon, langOf, narrow } from './elements.js';
import { columnOf, hueOfChat, initialsOf, shortNameOf } from './columns.js';
import { settle } from './chat/scrolling.js';
import { isPrivate, state } from './state.js';

export const PANEL = 'panel';
const VIEW = 'view';
/** The chat that was shown before the page was loaded again. */
export const lastView = () => sessionStorage.getItem(VIEW);

function tab(key) {
  const panel = key === PANEL;
  const name = panel ? 'Panel' : shortNameOf(key);
  const sign = panel
    ? icon('sliders')
    : h('span', { class: isPrivate(state.chats[key]) ? null : 'small-sign' }, initialsOf(key));
  const unread = state.unread[key];
  return h(
    'button',
    {
      type: 'button',
      class: panel ? 'hue-group' : hueOfChat(key),
      'data-view': key,
      'aria-current': state.view === key ? 'page' : null,
      onclick: () => show(key),
    },
    h('span', { class: 'avatar', 'aria-hidden': 'true' }, sign),
    h('span', { class: 'tab-name', lang: langOf(name) }, name),
    unread > 0 && h('span', { class: 'badge' }, String(unread), h('span', { class: 'sr' }, ' new')),
  );
}

export function drawTabs() {
  const bar = $('.tabs');
  const focused = document.activeElement?.closest?.('.tabs button')?.dataset.view;
  bar.replaceChildren(...[...state.order, PANEL].map(tab));
  if (focused)
    $$('button', bar)
      .find((el) => el.dataset.view === focused)
      ?.focus();
}

/** Shows a chat or the panel. On wide screens all chats are visible anyway. */
export function show(key) {
  state.view = key;
  sessionStorage.setItem(VIEW, key);
  state.unread[key] = 0;
  $('.app').toggleAttribute('data-panel', key === PANEL);
  for (const each of state.order) columnOf(each)?.toggleAttribute('data-shown', each === key);
  drawTabs();
  if (narrow.matches) $('.tabs [aria-current]').scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (columnOf(key)) settle(key);
  document.dispatchEvent(new Event('looked'));
}

/** Scrolls to a chat and puts the focus into it. */
export function visit(key) {
  show(key);
  if (key === PANEL) return $('.rail button')?.focus();
  columnOf(key).scrollIntoView({ inline: 'nearest', block: 'nearest' });
  return $('.messages', columnOf(key)).focus({ preventScroll: true });
}

/** Alt+1 … Alt+9: a chat, Alt+0: the panel. */
export function watchShortcuts() {
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || !/^Digit\d$/.test(event.code)) return;
    const key = event.code === 'Digit0' ? PANEL : state.order[Number(event.code.at(-1)) - 1];
    if (!key) return;
    event.preventDefault();
    visit(key);
  });
  narrow.addEventListener('change', () => {
    if (state.view) show(state.view);
  });
}
