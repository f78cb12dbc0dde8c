/** Keys under a message. Old ones stay pressable, as in Telegram. */
import { $$, h, icon, langOf } from '../elements.js';
import * as acts from '../acts.js';
import { state } from '../state.js';
import { toast } from '../notices.js';
import { blockOf } from './blocks.js';
import { copy, linkView } from './links.js';

const face = (key) => ({ class: 'key', lang: langOf(key.text), 'data-label': key.text });

function busy(chat, id, row, column) {
  return [...chat.busy.values()].some((key) => key.message_id === id && key.row === row && key.column === column);
}

async function press(event, key, id, row, column) {
  const button = event.currentTarget;
  if (button.getAttribute('aria-busy')) return;
  button.setAttribute('aria-busy', 'true');
  if (!(await acts.tap(key, id, row, column))) button.removeAttribute('aria-busy');
}

function keyView(key, id, button, row, column) {
  if (button.url) return linkView(key, button.url, face(button), button.text, icon('link'));
  if (button.copy_text)
    return h(
      'button',
      { ...face(button), type: 'button', onclick: () => copy(key, button.copy_text.text) },
      button.text,
      icon('copy'),
    );
  const known = button.callback_data != null;
  return h(
    'button',
    {
      ...face(button),
      type: 'button',
      'data-at': `${row},${column}`,
      'aria-busy': busy(state.chats[key], id, row, column) ? 'true' : null,
      onclick: (event) =>
        known ? press(event, key, id, row, column) : toast(key, 'The simulated Telegram cannot open this kind of key.'),
    },
    button.text,
  );
}

export function inlineKeyboard(key, message) {
  const rows = message.reply_markup?.inline_keyboard;
  return rows?.length
    ? h(
        'div',
        { class: 'keyboard', role: 'group', 'aria-label': 'Buttons of this message' },
        rows.map((row, y) =>
          h(
            'div',
            { class: 'row' },
            row.map((button, x) => keyView(key, message.message_id, button, y, x)),
          ),
        ),
      )
    : null;
}

/** A tap waits for its answer, or has got it. */
export function drawBusy(key, id) {
  for (const button of $$('[data-at]', blockOf(key, id) || document.createElement('i'))) {
    const [row, column] = button.dataset.at.split(',').map(Number);
    if (busy(state.chats[key], id, row, column)) button.setAttribute('aria-busy', 'true');
    else button.removeAttribute('aria-busy');
  }
}
