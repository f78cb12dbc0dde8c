/** The list of messages of one chat: drawn as a whole once, then changed message by message. */
import { $, $$, h } from '../elements.js';
import { part } from '../columns.js';
import { state } from '../state.js';
import { day } from '../times.js';
import { blockOf, dropBlock, setBlock } from './blocks.js';
import { emptyView } from './empty.js';
import { messageView } from './message.js';
import { settleQuotes } from './richtext.js';
import { bring, follows, markNewest, settle } from './scrolling.js';

const dayOf = (item) => day(item.message.date * 1000);
const box = (key) => part(key, '.messages');
const itemsOf = (key, ids) => ids.map((id) => state.chats[key].items.get(id));

function block(key, ids) {
  const view = messageView(key, itemsOf(key, ids));
  setBlock(key, ids, view);
  return view;
}

function append(key, item) {
  const messages = box(key);
  const last = $$('.message, .service', messages).at(-1);
  const before = last?.ids && state.chats[key].items.get(last.ids.at(-1));
  const album = item.message.media_group_id;
  if (album && before?.message.media_group_id === album) {
    const view = block(key, [...last.ids, item.message.message_id]);
    last.replaceWith(view);
    return view;
  }
  if (!before || dayOf(before) !== dayOf(item)) messages.append(h('p', { class: 'day' }, dayOf(item)));
  const view = block(key, [item.message.message_id]);
  if (before && before.author === item.author && last.matches('.message') && dayOf(before) === dayOf(item))
    view.classList.add('follows');
  messages.append(view);
  return view;
}

function fill(key) {
  const { items } = state.chats[key];
  box(key).replaceChildren();
  if (!items.size) box(key).append(emptyView(key));
  for (const item of items.values()) append(key, item);
  settleQuotes(box(key));
  markNewest(key);
}

export function drawMessages(key) {
  fill(key);
  settle(key);
}

/** Draws older messages above the others, which stay where they are. */
export function drawOlder(key) {
  const messages = box(key);
  const below = messages.scrollHeight - messages.scrollTop;
  fill(key);
  messages.scrollTop = messages.scrollHeight - below;
}

/** Adds a new message at the end. */
export function addMessage(key, item) {
  $('.empty', box(key))?.remove();
  if (state.chats[key].items.size === 1) box(key).replaceChildren();
  $('.typing', box(key))?.remove();
  const followed = follows(key);
  const view = append(key, item);
  view.classList.add('arrives');
  settleQuotes(view);
  markNewest(key, view);
  // A line such as "pinned a message" must not push the buttons away.
  if (view.matches('.service')) {
    if (followed) settle(key);
  } else if (followed || item.author === state.chats[key].speaker) bring(key, view);
}

const lettersOf = (label) => label.replace(/[^\p{L}\p{N}]+/gu, '');
function refocus(view, label) {
  const buttons = $$('.key', view);
  const same = buttons.find((button) => lettersOf(button.dataset.label) === lettersOf(label));
  (same || buttons[0])?.focus({ preventScroll: true });
}

const ANSWERED_WITHIN_MS = 30_000;
/** A tap is often answered in steps ("One moment"), with other messages between them. */
function wasPressed(key, id) {
  const { pressed } = state.chats[key];
  return pressed?.id === id && performance.now() - pressed.at < ANSWERED_WITHIN_MS;
}

/** Draws a message again. The focus moves to the button with the same label, else to the first button. */
export function redraw(key, id, mark = null) {
  const old = blockOf(key, id);
  if (!old || !state.chats[key].items.has(id)) return;
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset.label || '' : null;
  const pressed = focused != null || Boolean($('.key[aria-busy]', old)) || wasPressed(key, id);
  const atEnd = follows(key);
  const view = block(key, old.ids);
  if (mark) view.classList.add(mark);
  if (old.classList.contains('follows')) view.classList.add('follows');
  old.replaceWith(view);
  settleQuotes(view);
  if (focused != null) refocus(view, focused);
  const last = $$('.message', box(key)).at(-1) === view;
  if (mark === 'edited' && (last || pressed)) markNewest(key, view);
  else markNewest(key, $('.newest', box(key)));
  if (pressed || (atEnd && last)) bring(key, view);
  else if (atEnd && mark !== 'edited') settle(key);
}

export function removeMessage(key, id) {
  const old = blockOf(key, id);
  if (!old) return;
  dropBlock(key, id);
  const rest = old.ids.filter((each) => each !== id);
  if (rest.length) {
    old.replaceWith(block(key, rest));
    return;
  }
  const before = old.previousElementSibling;
  const after = old.nextElementSibling;
  old.remove();
  if (before?.matches('.day') && (!after || after.matches('.day'))) before.remove();
  if (!state.chats[key].items.size) drawMessages(key);
  else if (follows(key)) {
    markNewest(key);
    settle(key);
  }
}
