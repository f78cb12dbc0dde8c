/** Polls and quizzes in messages. */
import { h, icon, langOf } from '../elements.js';
import * as api from '../api.js';
import { state } from '../state.js';

function kindOf(poll) {
  if (poll.is_closed) return 'Final results';
  const who = poll.is_anonymous ? 'Anonymous ' : '';
  return `${who}${poll.type === 'quiz' ? 'quiz' : 'poll'}`.replace(/^./, (c) => c.toUpperCase());
}

/** The votes of the speaker: those of the viewer come from the server, the page stores those of others. */
export function votesOf(key, item) {
  const chat = state.chats[key];
  if (chat.speaker === chat.viewer) return item.mine || [];
  return chat.votes[item.message.message_id]?.[chat.speaker] || [];
}

export async function sendVote(key, item, options) {
  const chat = state.chats[key];
  const { speaker } = chat;
  if (!(await api.vote(key, item.message.message_id, options))) return;
  chat.votes[item.message.message_id] = { ...chat.votes[item.message.message_id], [speaker]: options };
  document.dispatchEvent(new CustomEvent('voted', { detail: { key, id: item.message.message_id } }));
}

function correctOptions(poll) {
  if (poll.correct_option_ids) return poll.correct_option_ids;
  return poll.correct_option_id == null ? [] : [poll.correct_option_id];
}

const shareOf = (poll, votes) => Math.round((votes / (poll.total_voter_count || 1)) * 100);

function option(poll, text, votes, i, { open, mine, right }) {
  const share = shareOf(poll, votes);
  const sign =
    (mine.includes(i) && (right.length && !right.includes(i) ? 'cross' : 'check')) || (right.includes(i) && 'check');
  return [
    h('span', { class: 'tick' }, !open && sign && icon(sign)),
    h('span', { lang: langOf(text) }, text),
    !open && h('small', {}, `${share}%`),
  ];
}

/** The buttons of the options; if several answers are allowed, a button Vote sends them together. */
function optionButtons(key, item, { open, mine, right }) {
  const { poll } = item.message;
  const chosen = new Set();
  const send = h(
    'button',
    { type: 'button', class: 'quiet poll-send', disabled: true, onclick: () => sendVote(key, item, [...chosen]) },
    'Vote',
  );
  const press = (i, button) => {
    if (!poll.allows_multiple_answers) return sendVote(key, item, [i]);
    if (!chosen.delete(i)) chosen.add(i);
    button.setAttribute('aria-pressed', String(chosen.has(i)));
    send.disabled = !chosen.size;
    return null;
  };
  const buttons = poll.options.map(({ text, voter_count: votes }, i) => {
    const wrong = right.length && mine.includes(i) && !right.includes(i);
    const props = {
      type: 'button',
      class: `option ${right.includes(i) ? 'right' : ''} ${wrong ? 'wrong' : ''}`,
      disabled: !open,
      'aria-pressed': String(mine.includes(i)),
      vars: { '--share': `${open ? 0 : shareOf(poll, votes)}%` },
      onclick: (event) => press(i, event.currentTarget),
    };
    return h('button', props, option(poll, text, votes, i, { open, mine, right }));
  });
  return [buttons, open && poll.allows_multiple_answers && send];
}

export function pollView(key, item) {
  const { poll } = item.message;
  const mine = votesOf(key, item);
  const open = !mine.length && !poll.is_closed;
  const right = open ? [] : correctOptions(poll);
  const many = poll.allows_multiple_answers;
  return h(
    'fieldset',
    { class: `poll ${open ? '' : 'voted'} ${many ? 'many' : ''}` },
    h('legend', { lang: langOf(poll.question) }, poll.question),
    h('small', {}, kindOf(poll), open && (many ? ' · choose some, then vote' : ' · tap to vote')),
    optionButtons(key, item, { open, mine, right }),
    !open && poll.explanation && h('p', { class: 'explanation', lang: langOf(poll.explanation) }, poll.explanation),
    h('small', { class: 'tally' }, poll.total_voter_count === 1 ? '1 vote' : `${poll.total_voter_count} votes`),
  );
}
