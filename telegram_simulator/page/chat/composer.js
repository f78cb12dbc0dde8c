/** The composer: text, replies, edits, files, samples and commands. */
import { $, h, icon, iconButton, langOf } from '../elements.js';
import { part } from '../columns.js';
import { isPrivate, state } from '../state.js';
import * as api from '../api.js';
import { openMenu } from '../menu.js';
import { summary } from './attachments.js';
import { markOnKey, marksView, parseMarks, withMarks } from './marks.js';

const MAX_HEIGHT = 132;
const about = new Map(); // chat key -> {reply} or {edit}: the message that the text answers or changes

const field = (key) => part(key, '.composer textarea');

function grow(box) {
  box.style.height = '';
  if (box.value) box.style.height = `${Math.min(box.scrollHeight + 2, MAX_HEIGHT)}px`;
}

/** Fills the composer, unless somebody is writing in it. */
export function suggest(key, text) {
  const box = field(key);
  const written = [...state.chats[key].items.values()].some(
    ({ author, message }) => author !== 'bot' && message.text === text,
  );
  if (!text || box.value || written) return;
  box.value = text;
  grow(box);
}
const draftName = (key) => `draft ${state.run} ${key}`;
/** A draft outlives a reload of the page, not a new beginning. */
function saveDraft(key) {
  const text = field(key).value;
  if (text) sessionStorage.setItem(draftName(key), text);
  else sessionStorage.removeItem(draftName(key));
}
export const savedDraft = (key) => sessionStorage.getItem(draftName(key)) || '';
export const draftOf = (key) => field(key)?.value || '';
export function setDraft(key, text) {
  field(key).value = text;
  grow(field(key));
  saveDraft(key);
}

/** Lets the next text answer a message ({reply: item}), change one ({edit: item}), or be new ({}). */
export function compose(key, what) {
  const item = what.reply || what.edit;
  const bar = part(key, '.about');
  about.set(key, what);
  bar.hidden = !item;
  if (what.edit) setDraft(key, withMarks(item.message));
  if (item) {
    const words = summary(item.message);
    bar.replaceChildren(
      icon(what.edit ? 'pen' : 'reply'),
      h('span', { lang: langOf(words) }, h('b', {}, what.edit ? 'Edit ' : 'Reply to '), words),
      iconButton('cross', 'Never mind', () => {
        if (what.edit) setDraft(key, '');
        compose(key, {});
      }),
    );
    field(key).focus();
  }
}

function submit(event, key) {
  event.preventDefault();
  const text = field(key).value.trim();
  const { reply, edit } = about.get(key) || {};
  if (!text) return;
  const words = parseMarks(text);
  setDraft(key, '');
  compose(key, {});
  if (edit) api.edit(key, edit.message.message_id, words);
  else api.sendText(key, words.text, { entities: words.entities, ...(reply && { reply_to: reply.message.message_id }) });
}

function sendOnEnter(event) {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.currentTarget.form.requestSubmit();
}

function commandMenu(opener, key) {
  const chat = state.chats[key];
  openMenu(
    opener,
    'Commands',
    chat.commands.map(([name, what]) => ({ text: name, hint: what, act: () => api.sendText(key, name) })),
  );
}

function attachMenu(opener, key) {
  const sample = (kind) => () => api.sendSample(key, kind);
  const album = async () => {
    const word = `sample-${state.seq}`;
    await api.sendSample(key, 'photo', { album: word });
    await api.sendSample(key, 'photo', { album: word });
  };
  openMenu(opener, 'Send', [
    { text: 'From this computer…', icon: icon('upload'), act: () => part(key, '.files').click() },
    { text: 'A picture', hint: 'sample', icon: icon('image'), act: sample('photo') },
    { text: 'Two pictures', hint: 'album', icon: icon('image'), act: album },
    { text: 'A file', hint: 'sample', icon: icon('file'), act: sample('document') },
    { text: 'A voice note', hint: 'sample', icon: icon('mic'), act: sample('voice') },
    { text: 'A sticker', hint: 'sample', icon: icon('smile'), act: sample('sticker') },
    { text: 'My location', icon: icon('place'), act: () => api.sendLocation(key) },
    { text: 'My contact', icon: icon('person'), act: () => api.sendContact(key) },
  ]);
}

function sendFiles(key, files) {
  const text = field(key).value.trim();
  setDraft(key, '');
  return api.upload(key, files, text);
}

function speakerView(key) {
  const chat = state.chats[key];
  const choose = (event) => {
    chat.speaker = event.currentTarget.value;
    document.dispatchEvent(new CustomEvent('speaker', { detail: { key } }));
  };
  return h(
    'span',
    { class: 'speaker' },
    h(
      'select',
      { 'aria-label': 'Write in the group as', onchange: choose },
      Object.values(state.people).map((person) =>
        h('option', { value: person.key, selected: person.key === chat.speaker }, person.name),
      ),
    ),
    icon('chev'),
  );
}

export function composerView(key) {
  const chat = state.chats[key];
  const person = state.people[chat.viewer];
  const khmer = isPrivate(chat) && person?.language === 'km';
  const menu = { 'aria-haspopup': 'menu', 'aria-expanded': 'false' };
  const files = h('input', {
    type: 'file',
    class: 'files',
    multiple: true,
    hidden: true,
    onchange: (event) => {
      sendFiles(key, [...event.currentTarget.files]);
      event.currentTarget.value = '';
    },
  });
  const text = h('textarea', {
    rows: 1,
    'aria-label': isPrivate(chat) ? `Write as ${person.name}` : 'Write in the group',
    placeholder: khmer ? 'សរសេរសារ' : 'Message',
    lang: khmer ? 'km' : null,
    onkeydown: (event) => {
      sendOnEnter(event);
      markOnKey(event);
    },
    oninput: (event) => {
      grow(event.currentTarget);
      saveDraft(key);
    },
    onpaste: (event) => {
      if (event.clipboardData.files.length) {
        event.preventDefault();
        sendFiles(key, [...event.clipboardData.files]);
      }
    },
  });
  return h(
    'form',
    { class: 'composer', onsubmit: (event) => submit(event, key) },
    !isPrivate(chat) && speakerView(key),
    isPrivate(chat) &&
      iconButton('menu', 'Commands', (event) => commandMenu(event.currentTarget, key), { ...menu, class: 'commands' }),
    h(
      'span',
      { class: 'field' },
      text,
      marksView(text),
      iconButton('clip', 'Send a picture, file or voice note', (event) => attachMenu(event.currentTarget, key), {
        ...menu,
        class: 'attach',
      }),
      files,
    ),
    iconButton(
      'keys',
      'Show or hide the reply keyboard',
      () => {
        const keyboard = part(key, '.reply-keys');
        keyboard.hidden = !keyboard.hidden;
      },
      { class: 'show-keys' },
    ),
    h('button', { class: 'icon-button send', 'aria-label': 'Send', title: 'Send' }, icon('send')),
  );
}

/** Updates the buttons for commands and the reply keyboard, and the placeholder. */
export function drawComposer(key) {
  const chat = state.chats[key];
  const form = part(key, '.composer');
  $('.commands', form)?.toggleAttribute('hidden', !chat.commands?.length);
  $('.show-keys', form).hidden = !chat.keys;
  if (chat.placeholder) field(key).placeholder = chat.placeholder;
}
