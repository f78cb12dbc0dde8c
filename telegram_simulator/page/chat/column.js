/** The column of one chat: the name of its owner, and the phone with head, messages and foot. */
import { $, h, icon, iconButton, langOf } from '../elements.js';
import { hueOfChat, initialsOf, nameOf, part, setColumn, slug } from '../columns.js';
import { isPrivate, item, state } from '../state.js';
import * as api from '../api.js';
import { openMenu } from '../menu.js';
import { summary } from './attachments.js';
import { composerView } from './composer.js';
import { drawFoot } from './foot.js';
import { drawMessages } from './messages.js';
import { watchBeginning } from './older.js';
import { reveal } from './reveal.js';
import { follows, keepAtEnd, scrollDown } from './scrolling.js';

const DOING = {
  typing: 'typing…',
  upload_photo: 'sending a picture…',
  upload_document: 'sending a file…',
  upload_voice: 'sending a voice note…',
  record_voice: 'recording…',
  upload_video: 'sending a video…',
};

function chatMenu(opener, key) {
  const chat = state.chats[key];
  const inGroup = chat.state !== 'out';
  const entry = isPrivate(chat)
    ? {
        text: chat.state === 'blocked' ? 'Unblock the bot' : 'Block the bot',
        icon: icon('block'),
        act: () => api.block(key, chat.state !== 'blocked'),
      }
    : {
        text: inGroup ? 'Take the bot out' : 'Add the bot',
        icon: icon(inGroup ? 'block' : 'person'),
        act: () => api.member(key, inGroup ? 'left' : 'member'),
      };
  const promote = !isPrivate(chat) &&
    inGroup && {
      text: 'Make the bot an administrator',
      icon: icon('check'),
      act: () => api.member(key, 'administrator'),
    };
  openMenu(opener, 'This chat', [entry, promote].filter(Boolean));
}

function whoView(key) {
  const chat = state.chats[key];
  const person = state.people[chat.viewer];
  const about = isPrivate(chat) ? [person.role, person.says].filter(Boolean).join(' · ') : 'as everybody sees it';
  return h(
    'h2',
    { class: 'who', id: `who-${slug(key)}` },
    h('span', { class: 'dot', 'aria-hidden': 'true' }),
    nameOf(key),
    about && ' ', // else screen readers read one word
    h('small', { lang: langOf(about) }, about),
  );
}

function headView(key) {
  const chat = state.chats[key];
  const private_ = isPrivate(chat);
  return h(
    'header',
    { class: 'chat-head' },
    h(
      'span',
      { class: `avatar ${private_ ? '' : 'avatar-group'}`, 'aria-hidden': 'true' },
      private_ ? icon('mark') : initialsOf(key),
    ),
    h('div', {}, h('b', { class: 'title' }), h('small', { class: 'status' })),
    private_ && h('span', { class: 'holder' }, `${state.people[chat.viewer].name}’s phone`),
    iconButton('dots', `Menu of ${nameOf(key)}`, (event) => chatMenu(event.currentTarget, key), {
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
    }),
  );
}

/** Builds the column of a chat; `drawColumn` fills it. */
export function columnView(key) {
  const column = h(
    'section',
    {
      class: `chat ${hueOfChat(key)}`,
      id: `chat-${slug(key)}`,
      'data-chat': key,
      'aria-labelledby': `who-${slug(key)}`,
    },
    whoView(key),
    h(
      'div',
      { class: 'phone' },
      headView(key),
      h('button', {
        class: 'pinned',
        type: 'button',
        hidden: true,
        onclick: () => reveal(key, state.chats[key].pinned),
      }),
      h(
        'div',
        { class: 'wall' },
        h('div', {
          class: 'messages',
          tabindex: 0,
          role: 'log',
          'aria-live': 'off',
          'aria-label': `Messages, ${nameOf(key)}`,
        }),
        iconButton('down', 'To the newest message', () => scrollDown(key), { class: 'jump', hidden: true }),
        h('p', { class: 'toast', hidden: true }),
      ),
      h('div', { class: 'foot' }, h('div', { class: 'about', hidden: true }), composerView(key)),
    ),
  );
  setColumn(key, column);
  return column;
}

export function drawHead(key) {
  const chat = state.chats[key];
  part(key, '.title').textContent = chat.title;
  part(key, '.status').textContent =
    (chat.action && (DOING[chat.action] || 'busy…')) || (isPrivate(chat) ? 'bot' : `${chat.members} members`);
}

export function drawPinned(key) {
  const { pinned } = state.chats[key];
  const bar = part(key, '.pinned');
  const words = pinned && item(key, pinned) ? summary(item(key, pinned).message) : 'A message from before';
  bar.hidden = !pinned;
  bar.replaceChildren(icon('pin'), h('span', {}, h('b', {}, 'Pinned '), h('span', { lang: langOf(words) }, words)));
}

/** Shows that the bot is typing or sending: a line in the head, dots in the chat. */
export function drawAction(key) {
  const messages = part(key, '.messages');
  drawHead(key);
  $('.typing', messages)?.remove();
  if (!state.chats[key].action) return;
  const followed = follows(key);
  messages.append(h('p', { class: 'typing', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')));
  if (followed) scrollDown(key);
}

export function drawColumn(key) {
  keepAtEnd(key);
  watchBeginning(key);
  drawHead(key);
  drawPinned(key);
  drawFoot(key);
  drawMessages(key);
}
