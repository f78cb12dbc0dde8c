/** The guided first minute: the server counts the steps, the page shows what to press next. */
import { $, $$, h, icon, langOf, narrow } from '../elements.js';
import { columnOf, part } from '../columns.js';
import { state } from '../state.js';
import * as api from '../api.js';
import { PANEL, show } from '../tabs.js';
import { blockOf } from '../chat/blocks.js';
import { draftOf } from '../chat/composer.js';

const current = () => state.guide?.steps[state.guide.done];
/** The chats of a step: its own, else those whose messages complete it. */
const chatsOf = (step) => (step.chat ? [step.chat] : step.target ? [] : step.done?.chats || []).filter(columnOf);

function stepView(step, i) {
  const { done } = state.guide;
  const status = i < done ? 'done' : i === done ? 'current' : 'later';
  return h(
    'li',
    { class: status, 'aria-current': status === 'current' ? 'step' : null },
    h('span', { class: 'tick' }, status === 'done' ? icon('check', 'done') : String(i + 1)),
    h(
      'div',
      {},
      h('b', {}, step.title),
      status === 'current' && [
        h('p', { lang: langOf(step.text) }, step.text),
        h('button', { class: 'quiet', type: 'button', onclick: showMe }, 'Show me where'),
      ],
    ),
  );
}

function finish() {
  const ending = state.guide.steps.at(-1)?.ending || 'Those were all steps. Move the clock, tap anything.';
  return h(
    'li',
    { class: 'finish' },
    h('p', { lang: langOf(ending) }, ending),
    h('p', {}, h('b', {}, 'For engineers: '), 'switch on a fault below and see that nothing is lost.'),
    h('button', { class: 'quiet', type: 'button', onclick: () => api.reset() }, 'Start over'),
  );
}

function drawStrip() {
  const { steps, done } = state.guide;
  const step = current();
  $('.strip').replaceChildren(
    h('span', { class: 'strip-count' }, `${Math.min(done + 1, steps.length)}/${steps.length}`),
    h('span', {}, h('b', {}, step ? step.title : 'All steps done'), `. ${step ? step.text : 'Tap anything; nothing here is real.'}`),
    icon('chev'),
  );
}

export function drawGuide() {
  const { guide } = state;
  $('.guide').hidden = !guide;
  $('.strip').hidden = !guide;
  if (!guide) return;
  const share = `${(guide.done / guide.steps.length) * 100}%`;
  $('[data-guide=count]').textContent = `${guide.done} of ${guide.steps.length}`;
  for (const box of [$('.guide'), $('.strip')]) box.style.setProperty('--done', share);
  $('[data-guide=steps]').replaceChildren(...guide.steps.map(stepView), ...(current() ? [] : [finish()]));
  const intro = guide.steps[0]?.intro;
  $('[data-guide=intro]').hidden = !intro;
  $('[data-guide=intro]').textContent = intro || '';
  drawStrip();
}

/** The announcement after a step is done. */
export function guideAnnouncement() {
  const { steps, done } = state.guide || { steps: [], done: 0 };
  if (!done) return '';
  const next = steps[done];
  return next
    ? `Step ${done} done: ${steps[done - 1].title}. Next: ${next.title}. ${next.text}`
    : 'All steps of the guide are done.';
}

/** The keyboards of a chat: first the one that changed last, then the others, newest first. */
function keyboards(key) {
  const touched = $('.keyboard', blockOf(key, state.chats[key].touched) || document.createElement('i'));
  const others = $$('.keyboard', columnOf(key))
    .reverse()
    .filter((board) => board !== touched);
  return [touched, ...others].filter(Boolean);
}

function buttonIn(root, press) {
  const buttons = $$('[data-label]', root);
  for (const label of [...press].reverse()) {
    const button = buttons.find((each) => each.dataset.label.includes(label));
    if (button) return button;
  }
  return null;
}

/** The keyboard itself, if it has a button with just this label: the answers of a question, and no other keyboard. */
const boardWith = (board, label) =>
  board && $$('[data-label]', board).some((each) => each.dataset.label === label) ? board : null;

function targetIn(key, step) {
  const column = columnOf(key);
  if ($('[aria-busy]', column)) return null;
  if (key === step.chat && draftOf(key) && !part(key, '.composer').hidden) return $('.send', column);
  const [newest, ...others] = keyboards(key);
  const inNewest = newest && buttonIn(newest, step.press || []);
  if (inNewest) return inNewest;
  if (step.any_key === true && newest) return newest;
  const asked = step.any_key && boardWith(newest, step.any_key);
  if (asked) return asked;
  return (
    buttonIn($('.foot', column), step.press || []) || others.map((board) => buttonIn(board, step.press || [])).find(Boolean)
  );
}

export function drawHints() {
  $$('.hint').forEach((el) => el.classList.remove('hint'));
  const step = current();
  if (!step) return;
  if (step.target) $(`[data-do=${step.target}]`)?.classList.add('hint');
  for (const key of chatsOf(step)) targetIn(key, step)?.classList.add('hint');
  const tab = chatsOf(step)[0] || PANEL;
  const looking = columnOf(state.view);
  if (state.view !== tab && !(looking && $('.hint', looking)))
    $$('.tabs button')
      .find((el) => el.dataset.view === tab)
      ?.classList.add('hint');
  keepInSight();
}

let shown = null;
/** Scrolls to what is marked, once for each mark: who looks elsewhere meanwhile is left alone. */
function keepInSight() {
  const target = $('.chat .hint, .rail .hint');
  const name = target && `${state.guide.done} ${target.dataset.label || target.className}`;
  if (!target || name === shown) return;
  const column = target.closest('.chat');
  // On a phone it may be in a chat that nobody looks at yet: then it waits until its tab is tapped.
  if (column && narrow.matches && column !== columnOf(state.view)) return;
  shown = name;
  if (!column) scrollInto(target.closest('.rail'), target);
  else {
    sideways($('#chats'), column);
    if (target.closest('.messages')) scrollInto(target.closest('.messages'), target);
  }
}

const MARGIN = 12;
/** Scrolls only this box: `scrollIntoView` would move the whole page where there is little room. */
function scrollInto(box, target) {
  const [seen, at] = [box.getBoundingClientRect(), target.getBoundingClientRect()];
  if (at.bottom > seen.bottom) box.scrollTop += at.bottom - seen.bottom + MARGIN;
  else if (at.top < seen.top) box.scrollTop -= seen.top - at.top + MARGIN;
}
function sideways(box, column) {
  const [seen, at] = [box.getBoundingClientRect(), column.getBoundingClientRect()];
  if (at.left < seen.left || at.right > seen.right) box.scrollLeft += at.left - seen.left;
}

function showMe() {
  const step = current();
  if (narrow.matches) show(chatsOf(step)[0] || PANEL);
  drawHints();
  const target = $('.chat .hint') || $('.rail .hint');
  if (!target) return;
  target.scrollIntoView({ block: 'center', inline: 'nearest' });
  (target.matches('.keyboard') ? $('.key', target) : target).focus();
}
