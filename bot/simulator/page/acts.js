/** What people and the operator of the simulated world do: the same JSON that tests send. */
import { state } from './state.js';
import { pageToast, toast } from './notices.js';

/** The server said why it cannot be done. */
class Refused extends Error {}

async function answerOf(answer) {
  const body = await answer.json();
  if (!answer.ok) throw new Refused(body.error || `The simulated Telegram answered ${answer.status}.`);
  return body;
}

export const ask = async (path) => answerOf(await fetch(`/sim/${path}`));

const post = async (path, body) =>
  answerOf(
    await fetch(`/sim/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

/** Does it, and shows a refusal where it happened: in the chat, or over the page. Answers null when refused. */
async function attempt(key, doing) {
  try {
    return await doing();
  } catch (problem) {
    const words = problem instanceof Refused ? problem.message : 'The simulated Telegram does not answer.';
    if (key) toast(key, words);
    else pageToast(words);
    return null;
  }
}

/** In a chat, as the person whose phone it is, or as the chosen speaker of a group. */
const act = (path, key, fields = {}) =>
  attempt(key, () => post(path, { chat: key, as: state.chats[key].speaker, ...fields }));
const world = (path, fields) => attempt(null, () => post(path, fields));

export const start = (chat, token) => attempt(chat, () => post('start', token == null ? { chat } : { chat, token }));
export const say = (key, text, fields = {}) => act('message', key, { text, ...fields });
/** `words`: {text, entities} */
export const edit = (key, id, words) => act('edit', key, { message_id: id, ...words });
export const tap = (key, id, row, column) => act('tap', key, { message_id: id, row, column });
export const vote = (key, id, options) => act('vote', key, { message_id: id, options });
export const react = (key, id, emoji) => act('react', key, { message_id: id, emoji });
export const sendSample = (key, kind, fields = {}) => act('send', key, { kind, ...fields });
export const sendLocation = (key) => act('location', key, { latitude: 11.5564, longitude: 104.9282 });
export const sendContact = (key) => act('contact', key);
export const block = (chat, on) => attempt(chat, () => post('block', { chat, on }));
export const member = (chat, status) =>
  attempt(chat, () => post('member', { chat, who: 'bot', status, by: state.chats[chat].speaker }));
export const moveClock = (fields) => world('clock', fields);
export const setFault = (name, on) => world('fault', { name, on });
export const reset = () => world('reset', {});

const kindOf = ({ type }) => {
  if (/^image\/(png|jpeg|webp)$/.test(type)) return 'photo';
  if (type.startsWith('audio/ogg')) return 'voice';
  return ['audio', 'video'].find((kind) => type.startsWith(`${kind}/`)) || 'document';
};

/** Sends files of this computer; several pictures make an album, and the text becomes the caption of the first. */
export async function upload(key, files, caption) {
  const album = files.length > 1 ? `album-${state.seq}` : null;
  for (const [i, file] of [...files].entries()) {
    const form = new FormData();
    const fields = {
      chat: key,
      as: state.chats[key].speaker,
      kind: kindOf(file),
      name: file.name,
      mime_type: file.type,
      album,
      caption: i ? null : caption,
    };
    for (const [name, value] of Object.entries(fields)) if (value) form.append(name, value);
    form.append('file', file, file.name);
    const done = await attempt(key, async () => answerOf(await fetch('/sim/upload', { method: 'POST', body: form })));
    if (!done) return;
  }
}
