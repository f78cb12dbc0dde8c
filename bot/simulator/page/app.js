/**
 * The page of the simulated Telegram. Data flows in one direction:
 *   events of the server -> state -> views;   actions of people -> POST /sim/… -> the server.
 */
import { $ } from './elements.js';
import { clearColumns, columnOf, nameOf } from './columns.js';
import { connect } from './connection.js';
import { item, reduce, state } from './state.js';
import { alert, announce, announceUrgently, goneBanner, toast, watchAlerts } from './notices.js';
import { drawTabs, PANEL, show, watchShortcuts } from './tabs.js';
import { startTheme, switchTheme } from './theme.js';
import { clearBlocks } from './chat/blocks.js';
import { columnView, drawAction, drawColumn, drawHead, drawPinned } from './chat/column.js';
import { draftOf, setDraft, suggest } from './chat/composer.js';
import { drawFoot } from './chat/foot.js';
import { drawBusy } from './chat/keyboard.js';
import { serviceText } from './chat/service.js';
import { addMessage, drawMessages, redraw, removeMessage } from './chat/messages.js';
import { addCall, callActions, drawCalls, drawPolled } from './panel/calls.js';
import { clockActions, drawClock, startTicking } from './panel/clock.js';
import { announceFault, buildFaults, drawFaults } from './panel/faults.js';
import { drawGuide, drawHints, guideAnnouncement } from './panel/guide.js';
import { summary } from './chat/attachments.js';

function addColumn(key) {
  $('#chats').append(columnView(key));
  drawColumn(key);
  suggest(key, state.chats[key].suggestion);
}

/** Draws the whole page: at the start, after a reset, and after a restart of the server. */
function drawAll() {
  const drafts = new Map(
    [...document.querySelectorAll('.chat')].map(({ dataset }) => [dataset.chat, draftOf(dataset.chat)]),
  );
  clearColumns();
  clearBlocks();
  $('#chats').replaceChildren();
  drawClock();
  state.order.forEach(addColumn);
  for (const [key, text] of drafts) if (text && state.chats[key]?.state === 'open') setDraft(key, text);
  buildFaults();
  drawFaults();
  drawCalls();
  drawPolled();
  drawGuide();
  const known = state.view === PANEL || state.order.includes(state.view);
  show(known ? state.view : state.guide?.steps[state.guide.done]?.chat || state.order[0]);
  document.documentElement.dataset.ready = '';
}

function onMessage(e) {
  addMessage(e.chat, item(e.chat, e.message.message_id));
  drawHead(e.chat);
  drawTabs();
  if (e.author === state.chats[e.chat].speaker || serviceText(e)) return;
  const column = columnOf(e.chat);
  column.classList.remove('news');
  void column.offsetWidth; // restarts the animation
  column.classList.add('news');
  announce(`${nameOf(e.chat)}: ${summary(e.message)}`);
}

/** Most screens of a bot are edits, so screen readers announce the result of a button. */
function onEdit(e) {
  redraw(e.chat, e.message.message_id, 'edited');
  drawPinned(e.chat);
  if (columnOf(e.chat).contains(document.activeElement)) announce(`${nameOf(e.chat)}: ${summary(e.message)}`);
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

function onLost() {
  if (!state.run) return;
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

const actions = { ...clockActions, ...callActions, theme: switchTheme, panel: () => show(PANEL) };
document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-do]');
  if (button && button.getAttribute('aria-disabled') !== 'true') actions[button.dataset.do](button);
});
document.addEventListener('looked', scheduleHints);
document.addEventListener('input', scheduleHints);
document.addEventListener('voted', ({ detail }) => redraw(detail.key, detail.id));
document.addEventListener('speaker', ({ detail }) => {
  for (const id of state.chats[detail.key].items.keys()) redraw(detail.key, id);
});

startTheme();
watchAlerts();
watchShortcuts();
startTicking();
connect({ onEvent, onLost, onRestored });
