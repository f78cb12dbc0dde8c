/** The foot of a chat: Start, the composer with its reply keyboard, or a button to unblock or add the bot. */
import { $$, h, langOf } from '../elements.js';
import { part } from '../columns.js';
import { isPrivate, state } from '../state.js';
import * as api from '../api.js';
import { tokenAt } from './empty.js';
import { drawComposer } from './composer.js';
import { pressKey } from './asking.js';

function start(key) {
  api.start(key, tokenAt(key));
  part(key, '.messages').focus({ preventScroll: true });
}

/** Somebody who declined has no button left: the link that brought them here opens once more, as in Telegram. */
function linkAgain(key) {
  const chat = state.chats[key];
  const newest = [...chat.items.values()].at(-1);
  const ends = newest?.author === 'bot' && !chat.keys && !newest.message.reply_markup?.inline_keyboard;
  if (!isPrivate(chat) || chat.state !== 'open' || !chat.invite || !ends) return null;
  const token = new URL(chat.invite).searchParams.get('start');
  return h(
    'button',
    { class: 'way-back link-again', type: 'button', 'data-label': 'Open the link again', onclick: () => api.start(key, token) },
    `${state.people[chat.viewer].name} still has the link. `,
    h('u', {}, 'Open the link again'),
  );
}

const wayBack = (words, label, onclick) =>
  h('button', { class: 'way-back', type: 'button', onclick }, words, ' ', h('u', {}, label));

/** What the foot shows instead of the composer, by the state of the chat. */
const INSTEAD = {
  new: (key) =>
    isPrivate(state.chats[key])
      ? h(
          'button',
          { class: 'primary start', type: 'button', 'data-label': 'Start', onclick: () => start(key) },
          'Start',
        )
      : null,
  blocked: (key) =>
    wayBack(`${state.people[state.chats[key].viewer].name} has blocked the bot.`, 'Unblock', () =>
      api.block(key, false),
    ),
  out: (key) => wayBack('The bot is not in this group.', 'Add it', () => api.member(key, 'member')),
  gone: (key) =>
    h(
      'p',
      { class: 'way-back' },
      isPrivate(state.chats[key]) ? 'This account was deleted.' : 'This group was deleted.',
    ),
};

function replyKeyboard(key) {
  return h(
    'div',
    { class: 'reply-keys', role: 'group', 'aria-label': 'Reply keyboard' },
    state.chats[key].keys.map((row) =>
      h(
        'div',
        { class: 'row' },
        row.map((button) =>
          h(
            'button',
            {
              class: 'key',
              type: 'button',
              lang: langOf(button.text),
              'data-label': button.text,
              onclick: (event) => pressKey(event.currentTarget, key, button),
            },
            button.text,
          ),
        ),
      ),
    ),
  );
}

/** Shows or hides the way back by the link, after each message. */
export function drawLinkAgain(key) {
  $$('.link-again', part(key, '.foot')).forEach((el) => el.remove());
  const again = linkAgain(key);
  if (again) part(key, '.foot').prepend(again);
}

export function drawFoot(key) {
  const chat = state.chats[key];
  const foot = part(key, '.foot');
  const instead = INSTEAD[chat.state]?.(key);
  $$('.start, .reply-keys, .way-back', foot).forEach((el) => el.remove());
  part(key, '.composer').hidden = Boolean(instead);
  drawComposer(key);
  drawLinkAgain(key);
  if (instead) foot.append(instead);
  else if (chat.keys) foot.append(replyKeyboard(key));
}
