/** The menu of a message: react, reply, copy, edit an own message, retract a vote. */
import { icon } from '../elements.js';
import * as api from '../api.js';
import { openMenu } from '../menu.js';
import { state } from '../state.js';
import { compose } from './composer.js';
import { copy } from './links.js';
import { sendVote, votesOf } from './poll.js';

const EMOJI = [
  ['👍', 'thumbs up'],
  ['🙏', 'thanks'],
  ['❤', 'heart'],
  ['👌', 'all right'],
  ['🤔', 'thinking'],
];

function reactionEntries(key, { message, reactions }) {
  const mine = reactions?.[state.chats[key].speaker];
  return EMOJI.map(([emoji, name]) => ({
    text: emoji,
    label: `React with ${name}`,
    brief: true,
    checked: mine === emoji,
    act: () => api.react(key, message.message_id, mine === emoji ? null : emoji),
  }));
}

export function openActions(opener, key, item) {
  const { message } = item;
  const text = message.text || message.caption;
  const own = item.author === state.chats[key].speaker && message.text;
  const canRetract =
    message.poll && message.poll.type !== 'quiz' && !message.poll.is_closed && votesOf(key, item).length;
  openMenu(
    opener,
    'Message',
    [
      ...reactionEntries(key, item),
      { text: 'Reply', icon: icon('reply'), act: () => compose(key, { reply: item }) },
      own && { text: 'Edit', icon: icon('pen'), act: () => compose(key, { edit: item }) },
      text && { text: 'Copy the text', icon: icon('copy'), act: () => copy(key, text) },
      canRetract && { text: 'Take the vote back', icon: icon('cross'), act: () => sendVote(key, item, []) },
    ].filter(Boolean),
  );
}
