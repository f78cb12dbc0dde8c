/** Inline keyboards. Buttons of old messages still work, as in Telegram. */
import { $$, h, icon, langOf } from '../elements.js';
import * as api from '../api.js';
import { state } from '../state.js';
import { blockOf } from './blocks.js';
import { pressOther } from './asking.js';
import { copy, linkView } from './links.js';

const buttonProps = ({ text }) => ({ class: 'key', lang: langOf(text), 'data-label': text });

function busy(chat, id, row, column) {
  return [...chat.busy.values()].some(
    (button) => button.message_id === id && button.row === row && button.column === column,
  );
}

async function press(event, key, id, row, column) {
  const button = event.currentTarget;
  if (button.getAttribute('aria-busy')) return;
  button.setAttribute('aria-busy', 'true');
  state.chats[key].pressed = { id, at: performance.now() };
  if (!(await api.tap(key, id, row, column))) button.removeAttribute('aria-busy');
}

function buttonView(key, id, button, row, column) {
  if (button.url) return linkView(key, button.url, buttonProps(button), button.text, icon('link'));
  if (button.copy_text)
    return h(
      'button',
      { ...buttonProps(button), type: 'button', onclick: () => copy(key, button.copy_text.text) },
      button.text,
      icon('copy'),
    );
  const isCallback = button.callback_data != null || button.callback_game != null;
  return h(
    'button',
    {
      ...buttonProps(button),
      type: 'button',
      'data-at': `${row},${column}`,
      'aria-busy': busy(state.chats[key], id, row, column) ? 'true' : null,
      onclick: (event) =>
        isCallback
          ? press(event, key, id, row, column)
          : pressOther(event.currentTarget, key, id, button),
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
            row.map((button, x) => buttonView(key, message.message_id, button, y, x)),
          ),
        ),
      )
    : null;
}

/** Shows which buttons wait for an answer. */
export function drawBusy(key, id) {
  for (const button of $$('[data-at]', blockOf(key, id) || document.createElement('i'))) {
    const [row, column] = button.dataset.at.split(',').map(Number);
    if (busy(state.chats[key], id, row, column)) button.setAttribute('aria-busy', 'true');
    else button.removeAttribute('aria-busy');
  }
}
