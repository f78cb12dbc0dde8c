/** Turns text with entities into nodes. Offsets count UTF-16 units, as in JavaScript. */
import { h, icon, langOf } from '../elements.js';
import * as api from '../api.js';
import { isPrivate, state } from '../state.js';
import { linkView } from './links.js';

const TAG = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  hashtag: 'span',
  cashtag: 'span',
};
const FOLDED_LINES = 3;

function reveal(event) {
  if (event.type === 'keydown' && !['Enter', ' '].includes(event.key)) return;
  const box = event.currentTarget;
  if (!box.classList.contains('spoiler')) return;
  event.preventDefault();
  box.classList.remove('spoiler');
  for (const name of ['role', 'tabindex', 'title']) box.removeAttribute(name);
}

export const spoiler = (tag = 'span', props = {}) =>
  h(tag, {
    role: 'button',
    tabindex: 0,
    title: 'Hidden text: press to show',
    onclick: reveal,
    onkeydown: reveal,
    ...props,
    class: `spoiler ${props.class || ''}`,
  });

function expandable() {
  const text = h('div', { class: 'quote-text' });
  const toggle = h(
    'button',
    { type: 'button', class: 'quote-toggle', 'aria-expanded': 'false', 'aria-label': 'Show the whole quotation' },
    icon('chev'),
  );
  const quote = h('blockquote', { class: 'expandable folded' }, text, toggle);
  quote.addEventListener('click', (event) => {
    if (event.target.closest('a, .spoiler') || quote.classList.contains('fits')) return;
    const open = !quote.classList.toggle('folded');
    toggle.setAttribute('aria-expanded', String(open));
    toggle.setAttribute('aria-label', open ? 'Fold the quotation' : 'Show the whole quotation');
  });
  return { outer: quote, inner: text };
}

/** Marks short quotations, which need no button to unfold; their height is known only after layout. */
export function settleQuotes(root) {
  for (const quote of root.querySelectorAll('.expandable.folded')) {
    const text = quote.firstElementChild;
    const lineHeight = parseFloat(getComputedStyle(text).lineHeight);
    quote.classList.toggle('fits', text.scrollHeight <= lineHeight * FOLDED_LINES + 2);
  }
}

function command(key, text) {
  const chat = state.chats[key];
  const whole = isPrivate(chat) || text.includes('@') ? text : `${text}@${state.bot.username}`;
  return h('button', { type: 'button', class: 'inline-command', onclick: () => api.sendText(key, whole) });
}

/** Returns {outer, inner}: the element of an entity, and the element for its text. */
function entityView(key, entity, text) {
  const same = (el) => ({ outer: el, inner: el });
  switch (entity.type) {
    case 'text_link':
      return same(linkView(key, entity.url, {}));
    case 'url':
      return same(linkView(key, text, {}));
    case 'email':
      return same(linkView(key, `mailto:${text}`, {}));
    case 'phone_number':
      return same(linkView(key, `tel:${text.replace(/[^+\d]/g, '')}`, {}));
    case 'mention':
      return same(linkView(key, `https://t.me/${text.slice(1)}`, {}));
    case 'text_mention':
      return same(linkView(key, `tg://user?id=${entity.user.id}`, {}));
    case 'bot_command':
      return same(command(key, text));
    case 'spoiler':
      return same(spoiler());
    case 'expandable_blockquote':
      return expandable();
    default:
      return same(h(TAG[entity.type] || 'span', { class: entity.type }));
  }
}

const isQuote = (entity) => entity.type.endsWith('blockquote') || entity.type === 'pre';

/** The nodes of a text, with entities nested as in Telegram. */
export function richText(key, text, entities = []) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const build = (parent, from, to, list) => {
    let at = from;
    for (let i = 0; i < list.length;) {
      const entity = list[i];
      const end = entity.offset + entity.length;
      const inside = list.slice(i + 1).filter((other) => other.offset < end);
      const view = entityView(key, entity, text.slice(entity.offset, end));
      const before = text.slice(at, entity.offset);
      parent.append(isQuote(entity) && before.endsWith('\n') ? before.slice(0, -1) : before, view.outer);
      build(view.inner, entity.offset, end, inside);
      at = end;
      i += 1 + inside.length;
      if (isQuote(entity) && text[at] === '\n') at += 1;
    }
    parent.append(text.slice(at, to));
    return parent;
  };
  return build(h('div', { class: 'text', lang: langOf(text) }), 0, text.length, sorted);
}
