/**
 * The page of the simulated Telegram. One direction only:
 *   events of the server -> state -> views;   what a person does -> POST /sim/… -> the server.
 */
import { $ } from './elements.js';
import { clearColumns, columnOf, nameOf } from './columns.js';
import { connect } from './connection.js';
import { item, reduce, state } from './state.js';
import { alert, goneBanner, shout, tell, toast, watchAlerts } from './notices.js';
import { drawTabs, PANEL, show, watchShortcuts } from './tabs.js';
import { startTheme, switchTheme } from './theme.js';
import { clearBlocks } from './chat/blocks.js';
import { columnView, drawAction, drawColumn, drawHead, drawPinned } from './chat/column.js';
import { draftOf, setDraft, suggest } from './chat/composer.js';
import { drawFoot } from './chat/foot.js';
import { drawBusy } from './chat/keyboard.js';
import { serviceText } from './chat/service.js';
import { addMessage, drawMessages, redraw, removeMessage } from './chat/messages.js';
import { addCall, callActs, drawCalls, drawPolled } from './panel/calls.js';
import { clockActs, drawClock, startTicking } from './panel/clock.js';
import { buildFaults, drawFaults, sayFault } from './panel/faults.js';
import { drawGuide, drawHints, guideNews } from './panel/guide.js';
import { summary } from './chat/attachments.js';

function addColumn(key) {
  $('#chats').append(columnView(key));
  drawColumn(key);
  suggest(key, state.chats[key].suggestion);
}

/** Everything anew: at the beginning, after a reset, or when another server has taken over. */
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

function arrived(e) {
  addMessage(e.chat, item(e.chat, e.message.message_id));
  drawHead(e.chat);
  drawTabs();
  if (e.author === state.chats[e.chat].speaker || serviceText(e)) return;
  const column = columnOf(e.chat);
  column.classList.remove('news');
  void column.offsetWidth; // restarts the animation
  column.classList.add('news');
  tell(`${nameOf(e.chat)}: ${summary(e.message)}`);
}

/** Most screens of a bot are edits: who has just pressed a key hears what it became. */
function edited(e) {
  redraw(e.chat, e.message.message_id, 'edited');
  drawPinned(e.chat);
  if (columnOf(e.chat).contains(document.activeElement)) tell(`${nameOf(e.chat)}: ${summary(e.message)}`);
}

function patched(e) {
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

function acting(e) {
  drawAction(e.chat);
  setTimeout(() => {
    const chat = state.chats[e.chat];
    if (!chat?.action || performance.now() < chat.actionUntil) return;
    chat.action = null;
    drawAction(e.chat);
  }, 5050);
}

function answered(e) {
  drawBusy(e.chat, e.message_id);
  if (e.text && e.show_alert) alert(`${state.bot.name}, to ${state.people[e.as]?.name || nameOf(e.chat)}`, e.text);
  else if (e.text) toast(e.chat, e.text);
  else if (e.url) toast(e.chat, `Telegram would open ${e.url}`);
}

const views = {
  hello: drawAll,
  message: arrived,
  'message.edited': edited,
  'message.deleted': (e) => removeMessage(e.chat, e.message_id),
  chat: patched,
  person: () => state.order.forEach((key) => drawHead(key)),
  'chat.action': acting,
  tapped: (e) => drawBusy(e.chat, e.message_id),
  'callback.answered': answered,
  'callback.expired': (e) => drawBusy(e.chat, e.message_id),
  reaction: (e) => redraw(e.chat, e.message_id),
  poll: (e) => redraw(e.chat, e.message_id),
  acked: (e) => redraw(e.chat, e.message_id),
  clock: drawClock,
  fault(e) {
    drawFaults();
    if (e.changed) sayFault(e.changed);
  },
  call: addCall,
  polled: drawPolled,
  guide() {
    drawGuide();
    tell(guideNews());
  },
};

let hintsAsked = false;
function askHints() {
  if (hintsAsked) return;
  hintsAsked = true;
  requestAnimationFrame(() => {
    hintsAsked = false;
    drawHints();
  });
}

function heard(event) {
  if (!reduce(event)) return;
  views[event.type]?.(event);
  if (event.type !== 'polled' && event.type !== 'clock') askHints();
}

function gone() {
  if (!state.run) return;
  $('.app').dataset.gone = '';
  goneBanner();
  shout('The simulated Telegram has stopped.');
}

function back() {
  if (!('gone' in $('.app').dataset)) return;
  delete $('.app').dataset.gone;
  drawFaults();
  shout('The simulated Telegram is back.');
}

const acts = { ...clockActs, ...callActs, theme: switchTheme, panel: () => show(PANEL) };
document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-do]');
  if (button && button.getAttribute('aria-disabled') !== 'true') acts[button.dataset.do](button);
});
document.addEventListener('looked', askHints);
document.addEventListener('input', askHints);
document.addEventListener('voted', ({ detail }) => redraw(detail.key, detail.id));
document.addEventListener('speaker', ({ detail }) => {
  for (const id of state.chats[detail.key].items.keys()) redraw(detail.key, id);
});

startTheme();
watchAlerts();
watchShortcuts();
startTicking();
connect({ heard, gone, back });
