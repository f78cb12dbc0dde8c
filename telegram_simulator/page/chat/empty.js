/** A chat before Start: the description of the bot, and the invitation that Start will send. */
import { $, h, icon, langOf } from '../elements.js';
import { part, slug } from '../columns.js';
import { isPrivate, state } from '../state.js';

/** The token in an invitation link, or the text itself; '' means Start without an invitation. */
function tokenOf(text) {
  const words = text.trim();
  const from = words.indexOf('start=');
  return from < 0 ? words : decodeURIComponent(words.slice(from + 'start='.length).split('&')[0]);
}

function startOnEnter(event, key) {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  part(key, '.start').click();
}

export function emptyView(key) {
  const chat = state.chats[key];
  const about = chat.description || state.bot.description || '';
  if (!isPrivate(chat)) return h('p', { class: 'service' }, 'Nothing has been written here yet');
  const id = `invite-${slug(key)}`;
  return h(
    'div',
    { class: 'empty' },
    h('span', { class: 'avatar big', 'aria-hidden': 'true' }, icon('mark')),
    h('b', {}, 'What can this bot do?'),
    about && h('p', { lang: langOf(about) }, about),
    h(
      'div',
      { class: 'invite' },
      h('label', { for: id }, `Invitation of ${state.people[chat.viewer].name}`),
      h(
        'textarea',
        {
          id,
          rows: 1,
          placeholder: 'none: paste a link here',
          autocomplete: 'off',
          spellcheck: 'false',
          onkeydown: (event) => startOnEnter(event, key),
        },
        (chat.invite || '').replace('https://', ''),
      ),
    ),
  );
}

/** The token that Start will send. */
export const tokenAt = (key) => tokenOf($('.invite textarea', part(key, '.messages'))?.value || '');

/** Puts an invitation into an empty chat and focuses Start. */
export function invite(key, token) {
  const input = $('.invite textarea', part(key, '.messages'));
  input.value = `t.me/${state.bot.username}?start=${token}`;
  part(key, '.start').focus();
}
