/** Requests to /sim/…: the actions of people and the controls of the simulator. */
import { state } from './state.js';
import { pageToast, toast } from './notices.js';

/** The server refused an action and said why. */
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

/** Runs a request; shows an error in the chat or on the page, and then returns null. */
async function attempt(key, request) {
  try {
    return await request();
  } catch (problem) {
    const words = problem instanceof Refused ? problem.message : 'The simulated Telegram does not answer.';
    if (key) toast(key, words);
    else pageToast(words);
    return null;
  }
}

/** Acts in a chat as the owner of the phone, or in a group as the chosen speaker. */
const act = (path, key, fields = {}) =>
  attempt(key, () => post(path, { chat: key, as: state.chats[key].speaker, ...fields }));
const world = (path, fields) => attempt(null, () => post(path, fields));

export const start = (chat, token) => attempt(chat, () => post('start', token == null ? { chat } : { chat, token }));
export const sendText = (key, text, fields = {}) => act('message', key, { text, ...fields });
/** `words`: {text, entities} */
export const older = (key, before, limit) =>
  attempt(key, () => ask(`messages?${new URLSearchParams({ chat: key, before, limit })}`));
export const edit = (key, id, words) => act('edit', key, { message_id: id, ...words });
export const tap = (key, id, row, column) => act('tap', key, { message_id: id, row, column });
export const vote = (key, id, options) => act('vote', key, { message_id: id, options });
export const react = (key, id, emoji) => act('react', key, { message_id: id, emoji });
export const sendSample = (key, kind, fields = {}) => act('send', key, { kind, ...fields });
export const sendLocation = (key) => act('location', key, { latitude: 11.5564, longitude: 104.9282 });
export const share = (key, label, fields = {}) => act('share', key, { label, ...fields });
export const poll = (key, question, options) => act('poll', key, { question, options });
export const webAppData = (key, label, data) => act('web_app_data', key, { label, data });
export const pay = (key, id) => act('pay', key, { message_id: id });
export const login = (key, id, label) => act('login', key, { message_id: id, label });
export const sendContact = (key) => act('contact', key);
export const block = (chat, on) => attempt(chat, () => post('block', { chat, on }));
export const member = (chat, status) =>
  attempt(chat, () => post('member', { chat, who: 'bot', status, by: state.chats[chat].speaker }));
export const moveClock = (fields) => world('clock', fields);
export const setFault = (name, on) => world('fault', { name, on });
/** Its answer may be cut off, since the program that runs the simulated Telegram may start anew. */
export const reset = () => post('reset', {}).catch(() => null);

/** Waits until the bot has answered all; a bot that never rests is recorded as far as it came. */
export const quiet = () => ask('idle?quiet=1&timeout=5').catch(() => null);
/** The source of a test of what people did; `sync`: one without `await`. */
export const recording = (sync) => attempt(null, () => ask(`recording?sync=${Number(sync)}`));

const kindOf = ({ type }) => {
  if (/^image\/(png|jpeg|webp)$/.test(type)) return 'photo';
  if (type.startsWith('audio/ogg')) return 'voice';
  return ['audio', 'video'].find((kind) => type.startsWith(`${kind}/`)) || 'document';
};

/** Uploads files; several make an album, and the text becomes the caption of the first. */
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
