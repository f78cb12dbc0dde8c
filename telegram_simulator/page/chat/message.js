/** The view of one message or one album. */
import { h, icon, isKhmer, langOf } from '../elements.js';
import { authorOf, hueOf } from '../columns.js';
import { isPrivate, state } from '../state.js';
import { minutes } from '../times.js';
import * as api from '../api.js';
import { attachments, summary } from './attachments.js';
import { openActions } from './actions.js';
import { inlineKeyboard } from './keyboard.js';
import { reveal } from './reveal.js';
import { richText } from './richtext.js';
import { serviceText } from './service.js';

function metaView(key, item, own) {
  const { message, acked } = item;
  return h(
    'span',
    { class: 'meta' },
    h(
      'button',
      {
        type: 'button',
        class: 'more',
        'aria-label': 'Reply, react and more',
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
        onclick: (event) => openActions(event.currentTarget, key, item),
      },
      icon('dots'),
    ),
    message.edit_date ? 'edited ' : '',
    minutes(message.date * 1000),
    own && icon(acked ? 'checks' : 'check', acked ? 'the bot has acknowledged it' : 'waiting until the bot fetches it'),
  );
}

function forwardedFrom({ forward_origin: origin }) {
  if (!origin) return null;
  const who =
    origin.sender_user?.first_name || origin.sender_user_name || origin.sender_chat?.title || origin.chat?.title;
  return h('p', { class: 'forwarded' }, 'Forwarded from ', h('b', {}, who || 'somebody'));
}

function replyQuote(key, { reply_to_message: target, quote }) {
  if (!target) return null;
  const known = state.chats[key].items.get(target.message_id);
  const words = quote?.text || summary(known?.message || target);
  return h(
    'button',
    { type: 'button', class: `reply-quote ${hueOf(known?.author)}`, onclick: () => reveal(key, target.message_id) },
    h('b', {}, authorOf(known?.author, target)),
    h('span', { lang: langOf(words) }, words),
  );
}

function reactionsView(key, { message, reactions }) {
  const speaker = state.chats[key].speaker;
  const byEmoji = Map.groupBy(Object.entries(reactions || {}), ([, emoji]) => emoji);
  if (!byEmoji.size) return null;
  return h(
    'div',
    { class: 'reactions', role: 'group', 'aria-label': 'Reactions' },
    [...byEmoji].map(([emoji, who]) => {
      const authors = who.map(([author]) => author);
      const mine = authors.includes(speaker);
      return h(
        'button',
        {
          type: 'button',
          'aria-pressed': String(mine),
          title: authors.map((author) => authorOf(author)).join(', '),
          onclick: () => api.react(key, message.message_id, mine ? null : emoji),
        },
        emoji,
        h('small', {}, String(authors.length)),
      );
    }),
  );
}

const isBare = ({ message: m }) => Boolean(m.sticker || m.video_note || m.dice);

function bubble(key, items, own) {
  const chat = state.chats[key];
  const last = items.at(-1);
  const worded = items.find(({ message: m }) => m.text || m.caption) || items[0];
  const { message } = worded;
  const text = message.text || message.caption;
  const body = text ? richText(key, text, message.entities || message.caption_entities) : null;
  const meta = metaView(key, last, own);
  body?.append(meta);
  const carried = items.map((item) => attachments(key, item)).flat();
  const pictured = carried.some((view) => view.matches('.photo, .moving:not(.video_note)'));
  const parts =
    items.length > 1 && pictured ? h('div', { class: `album album-${Math.min(items.length, 4)}` }, carried) : carried;
  const kinds = [
    pictured && 'has-photo',
    !body && 'media-only',
    !body && message.poll && 'has-poll',
    isBare(last) && 'bare',
  ];
  const head = [
    !isPrivate(chat) && author(last),
    forwardedFrom(last.message),
    replyQuote(key, items[0].message),
  ].filter(Boolean);
  return h(
    'div',
    { class: `bubble ${kinds.filter(Boolean).join(' ')}${head.length ? ' has-head' : ''}` },
    head,
    message.show_caption_above_media ? [body, parts] : [parts, body],
    !body && meta,
    reactionsView(key, last),
    last.repeat_of != null && h('p', { class: 'again' }, icon('warn'), 'Sent twice: the first answer was dropped'),
  );
}

function author({ author: who, message }) {
  const bot = who === 'bot' || message.from?.is_bot;
  return h('b', { class: `author ${hueOf(who)}` }, authorOf(who, message), bot && h('span', { class: 'tag' }, 'bot'));
}

/** items: one message, or the messages of one album, oldest first. */
export function messageView(key, items) {
  const [first] = items;
  const service = serviceText(first);
  if (service) return h('p', { class: 'service', lang: langOf(service) }, service);
  const own = isPrivate(state.chats[key]) && first.author !== 'bot' && first.author === state.chats[key].viewer;
  const view = h(
    'article',
    {
      class: `message ${own ? 'own' : ''} ${isKhmer(first.message.text) ? 'khmer' : ''}`,
      'aria-label': `${authorOf(first.author, first.message)}, ${minutes(first.message.date * 1000)}`,
    },
    bubble(key, items, own),
    inlineKeyboard(key, items.at(-1).message),
  );
  view.addEventListener('contextmenu', (event) => {
    if (event.target.closest('a, .key, img') || !getSelection().isCollapsed) return;
    event.preventDefault();
    openActions(view.querySelector('.more'), key, items.at(-1));
  });
  return view;
}
