/**
 * Records a test. The server remembers all that people did since the start or the last reset, so a
 * recording is a wish of this page: where it begins, and when the test is shown.
 */
import { $, $$, icon } from '../elements.js';
import { state } from '../state.js';
import { announce } from '../notices.js';
import { openMenu } from '../menu.js';
import { serviceText } from '../chat/service.js';
import * as api from '../api.js';

const KEY = 'recording';
const COPIED_MS = 2500;
const isOn = () => sessionStorage.getItem(KEY) !== null;
/** Nobody has done anything: there are at most service messages, such as who came into a group. */
const isNew = () => state.order.every((key) => [...state.chats[key].items.values()].every(serviceText));

export function drawRecording() {
  const on = isOn();
  document.documentElement.toggleAttribute('data-recording', on);
  for (const stamp of $$('.stamp')) stamp.textContent = on ? 'recording' : 'simulated Telegram';
  $('[data-record=title]').textContent = on ? 'Stop recording' : 'Record a test';
  $('[data-record=hint]').textContent = on ? 'and show the test' : 'from what people do here';
  $('[data-do=record] use').setAttribute('href', on ? '#i-stop' : '#i-record');
}

function begin() {
  sessionStorage.setItem(KEY, '');
  drawRecording();
  announce('Recording. Write and tap; then stop here.');
}

async function stop(button) {
  button.setAttribute('aria-disabled', 'true');
  button.setAttribute('aria-busy', 'true');
  await api.quiet();
  const shown = await show();
  button.removeAttribute('aria-busy');
  button.removeAttribute('aria-disabled');
  if (!shown) return;
  sessionStorage.removeItem(KEY);
  drawRecording();
}

/** Shows the test that the server wrote; returns whether it did. */
async function show() {
  const box = $('.recorded');
  const source = await api.recording($('[data-do=sync]', box).checked);
  if (source === null) return false;
  $('[data-record=source]').textContent = source;
  const link = $('[data-record=file]');
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([source], { type: 'text/x-python' }));
  if (!box.open) box.showModal();
  return true;
}

/** Copies the test; where the browser does not let a page copy, it is selected for Ctrl+C. */
async function copy() {
  const source = $('[data-record=source]');
  const said = $('[data-record=said]');
  try {
    await navigator.clipboard.writeText(source.textContent);
    said.textContent = 'Copied';
  } catch (problem) {
    if (!(problem instanceof TypeError || problem instanceof DOMException)) throw problem;
    getSelection().selectAllChildren(source);
    said.textContent = 'Selected: press Ctrl+C';
  }
  setTimeout(() => {
    said.textContent = '';
  }, COPIED_MS);
}

/** `startOver` begins all chats again. */
export const recordingActions = (startOver) => ({
  sync: show,
  copy,
  record(button) {
    if (isOn()) return stop(button);
    if (isNew()) return begin();
    return openMenu(button, 'Record a test', [
      {
        text: 'Start over and record',
        hint: 'empties the chats',
        icon: icon('again'),
        act: () => {
          begin();
          startOver();
        },
      },
      { text: 'Record from the start', hint: 'keeps the chats', icon: icon('record'), act: begin },
    ]);
  },
});
