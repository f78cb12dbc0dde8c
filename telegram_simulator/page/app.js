/**
 * The page of the simulated Telegram. Data flows in one direction:
 *   events of the server -> state -> views;   actions of people -> POST /sim/… -> the server.
 */
import { $, $$, icon, langOf } from './elements.js';
import * as api from './api.js';
import { openMenu } from './menu.js';
import { keepBack } from './back.js';
import { clearColumns, columnOf, nameOf } from './columns.js';
import { connect } from './connection.js';
import { item, reduce, state } from './state.js';
import { alert, announce, announceUrgently, banner, goneBanner, startingBanner, toast, watchAlerts } from './notices.js';
import { drawTabs, lastView, PANEL, show, watchShortcuts } from './tabs.js';
import { startTheme, switchTheme } from './theme.js';
import { clearBlocks } from './chat/blocks.js';
import { columnView, drawAction, drawColumn, drawHead, drawPinned } from './chat/column.js';
import { savedDraft, setDraft, suggest } from './chat/composer.js';
import { drawFoot, drawLinkAgain } from './chat/foot.js';
import { drawBusy } from './chat/keyboard.js';
import { serviceText } from './chat/service.js';
import { addMessage, drawMessages, redraw, removeMessage } from './chat/messages.js';
import { addCall, callActions, drawCalls, drawPolled } from './panel/calls.js';
import { clockActions, drawClock, startTicking } from './panel/clock.js';
import { announceFault, buildFaults, drawFaults } from './panel/faults.js';
import { drawGuide, drawHints, guideAnnouncement } from './panel/guide.js';
import { drawRecording, recordingActions } from './panel/recording.js';
import { spoken } from './chat/attachments.js';

function addColumn(key) {
  $('#chats').append(columnView(key));
  drawColumn(key);
  const draft = savedDraft(key);
  if (draft && state.chats[key].state === 'open') setDraft(key, draft);
  suggest(key, state.chats[key].suggestion);
}

function drawBotName() {
  const { name } = state.bot;
  document.title = `${name} · simulated Telegram`;
  for (const box of $$('[data-bot-name]')) {
    box.lang = langOf(name) || '';
    box.textContent = name;
  }
}

/** Draws the whole page: at the start, after a reset, and after a restart of the server. */
function drawAll() {
  if (startsOver) banner();
  startsOver = false;
  clearColumns();
  clearBlocks();
  $('#chats').replaceChildren();
  drawBotName();
  drawClock();
  state.order.forEach(addColumn);
  buildFaults();
  drawFaults();
  drawCalls();
  drawPolled();
  drawGuide();
  drawRecording();
  const view = state.view || (begins ? null : lastView());
  begins = false;
  const known = view === PANEL || state.order.includes(view);
  show(known ? view : state.guide?.steps[state.guide.done]?.chat || state.order[0]);
  document.documentElement.dataset.ready = '';
}

function onMessage(e) {
  addMessage(e.chat, item(e.chat, e.message.message_id));
  drawHead(e.chat);
  drawTabs();
  drawLinkAgain(e.chat);
  if (e.author === state.chats[e.chat].speaker || serviceText(e)) return;
  const column = columnOf(e.chat);
  column.classList.remove('news');
  void column.offsetWidth; // restarts the animation
  column.classList.add('news');
  announce(`${nameOf(e.chat)}: ${spoken(e.message)}`);
}

/** Most screens of a bot are edits, so screen readers announce the result of a button. */
function onEdit(e) {
  redraw(e.chat, e.message.message_id, 'edited');
  drawPinned(e.chat);
  drawLinkAgain(e.chat);
  if (columnOf(e.chat).contains(document.activeElement)) announce(`${nameOf(e.chat)}: ${spoken(e.message)}`);
}

function onChatPatch(e) {
  if (!columnOf(e.chat)) {
    addColumn(e.chat);
    show(state.view);
    return;
  }
  drawHead(e.chat);
  drawFoot(e.chat);
  if ('pinned' in e.patch) drawPinned(e.chat);
  if (e.patch.messages) drawMessages(e.chat);
  else if (('invite' in e.patch || 'description' in e.patch) && !state.chats[e.chat].items.size) drawMessages(e.chat);
  if (e.patch.suggestion) suggest(e.chat, e.patch.suggestion);
}

function onChatAction(e) {
  drawAction(e.chat);
  setTimeout(() => {
    const chat = state.chats[e.chat];
    if (!chat?.action || performance.now() < chat.actionUntil) return;
    chat.action = null;
    drawAction(e.chat);
  }, 5050);
}

function onCallbackAnswer(e) {
  drawBusy(e.chat, e.message_id);
  if (e.text && e.show_alert) alert(`${state.bot.name}, to ${state.people[e.as]?.name || nameOf(e.chat)}`, e.text);
  else if (e.text) toast(e.chat, e.text);
  else if (e.url) toast(e.chat, `Telegram would open ${e.url}`);
}

const views = {
  hello: drawAll,
  message: onMessage,
  'message.edited': onEdit,
  'message.deleted': (e) => removeMessage(e.chat, e.message_id),
  chat: onChatPatch,
  person: () => state.order.forEach((key) => drawHead(key)),
  'chat.action': onChatAction,
  tapped: (e) => drawBusy(e.chat, e.message_id),
  'callback.answered': onCallbackAnswer,
  'callback.expired': (e) => drawBusy(e.chat, e.message_id),
  reaction: (e) => redraw(e.chat, e.message_id),
  payment(e) {
    if (e.state === 'declined') toast(e.chat, e.text);
    if (e.message_id) redraw(e.chat, e.message_id);
  },
  poll: (e) => redraw(e.chat, e.message_id),
  acked: (e) => redraw(e.chat, e.message_id),
  clock: drawClock,
  fault(e) {
    drawFaults();
    if (e.changed) announceFault(e.changed);
  },
  call: addCall,
  polled: drawPolled,
  guide() {
    drawGuide();
    announce(guideAnnouncement());
  },
};

let hintsScheduled = false;
function scheduleHints() {
  if (hintsScheduled) return;
  hintsScheduled = true;
  requestAnimationFrame(() => {
    hintsScheduled = false;
    drawHints();
  });
}

function onEvent(event) {
  if (!reduce(event)) return;
  views[event.type]?.(event);
  if (event.type !== 'polled' && event.type !== 'clock') scheduleHints();
}

/** "Start over": what was here ends on purpose, so nothing of it is an error. */
let startsOver = false;
let begins = false; // the next drawing is a new beginning, and shows where the guide begins
const LONG_START_MS = 30_000;
function startOver(button) {
  openMenu(button, 'Start over?', [
    { text: 'Start over', hint: 'all chats begin again', icon: icon('again'), act: beginAnew },
  ]);
}
async function beginAnew() {
  startsOver = true;
  begins = true;
  startingBanner();
  announce('Starting over.');
  state.view = null;
  await api.reset();
  setTimeout(() => {
    if (!startsOver) return;
    startsOver = false;
    onLost();
  }, LONG_START_MS);
}

function onLost() {
  if (!state.run || startsOver) return;
  $('.app').dataset.gone = '';
  goneBanner();
  announceUrgently('The simulated Telegram has stopped.');
}

function onRestored() {
  if (!('gone' in $('.app').dataset)) return;
  delete $('.app').dataset.gone;
  drawFaults();
  announceUrgently('The simulated Telegram is back.');
}

const actions = {
  restart: startOver,
  ...clockActions,
  ...callActions,
  ...recordingActions(beginAnew),
  theme: switchTheme,
  panel: () => show(PANEL),
};
document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-do]');
  if (button && button.getAttribute('aria-disabled') !== 'true') actions[button.dataset.do](button);
});
// A chat that is shown again goes to its end in this frame, and to what is marked in the next one.
document.addEventListener('looked', () => requestAnimationFrame(scheduleHints));
document.addEventListener('input', scheduleHints);
document.addEventListener('voted', ({ detail }) => redraw(detail.key, detail.id));
document.addEventListener('speaker', ({ detail }) => {
  for (const id of state.chats[detail.key].items.keys()) redraw(detail.key, id);
});

startTheme();
watchAlerts();
watchShortcuts();
keepBack();
startTicking();
connect({ onEvent, onLost, onRestored });
