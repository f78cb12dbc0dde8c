/** A popup menu. Escape, a click elsewhere or a choice closes it, and the focus returns. */
import { $$, h, langOf } from './elements.js';

const GAP = 6;
const EDGE = 8;

function place(menu, opener) {
  const at = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.min(Math.max(EDGE, at.left), innerWidth - width - EDGE);
  const above = at.top - height - GAP;
  const below = Math.min(at.bottom + GAP, innerHeight - height - EDGE);
  menu.style.left = `${left}px`;
  menu.style.top = `${above >= EDGE ? above : Math.max(EDGE, below)}px`;
}

function walk(menu, event) {
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = $$('[role^="menuitem"]', menu);
  items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
}

function entryView(entry, choose) {
  const { text, hint, act, brief, checked } = entry;
  return h(
    'button',
    {
      type: 'button',
      role: brief ? 'menuitemcheckbox' : 'menuitem',
      class: brief ? 'brief' : '',
      'aria-checked': brief ? String(Boolean(checked)) : null,
      'aria-label': brief ? entry.label : null,
      onclick: () => choose(act),
    },
    entry.icon,
    h('b', { lang: langOf(text) }, text),
    hint && h('span', { lang: langOf(hint) }, hint),
  );
}

/** entries: [{text, hint?, icon?, act, brief?}]; brief ones are in a row at the top (reactions). */
export function openMenu(opener, label, entries) {
  const menu = h('div', {
    class: 'menu',
    role: 'menu',
    'aria-label': label,
    popover: 'auto',
    onkeydown: (event) => walk(menu, event),
  });
  const choose = (act) => {
    menu.hidePopover();
    act();
  };
  const brief = entries.filter((entry) => entry.brief).map((entry) => entryView(entry, choose));
  menu.append(
    ...(brief.length ? [h('div', { class: 'brief-row', role: 'group', 'aria-label': 'Reactions' }, brief)] : []),
    ...entries.filter((entry) => !entry.brief).map((entry) => entryView(entry, choose)),
  );
  menu.addEventListener('toggle', ({ newState }) => {
    if (newState === 'open') return;
    opener.setAttribute('aria-expanded', 'false');
    if (menu.contains(document.activeElement) || document.activeElement === document.body)
      opener.focus?.({ preventScroll: true });
    menu.remove();
  });
  // inside a landmark, so that screen readers find it where the button is
  (opener.closest('main, aside, nav, header, footer') || document.body).append(menu);
  opener.setAttribute('aria-expanded', 'true');
  menu.showPopover();
  place(menu, opener);
  $$('[role^="menuitem"]', menu)[0]?.focus();
}
