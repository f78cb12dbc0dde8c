/** Scrolls chats: a chat at its end keeps the newest buttons in sight, one that is scrolled up does not move. */
import { columnOf, part } from '../columns.js';
import { $, $$ } from '../elements.js';

const NEAR_END = 60;
const GAP = 8;
/** Buttons that would cover more of the window than this are not held over the text of their message. */
const COVERED = 0.5;
const following = new WeakMap();
const placed = new WeakMap();

const box = (key) => part(key, '.messages');
const drawJump = (key) => {
  const atEnd = following.get(box(key)) !== false;
  part(key, '.jump').hidden = atEnd;
  // at the end the newest message stays in sight while pictures load, elsewhere what is being read
  box(key).style.overflowAnchor = atEnd ? 'none' : 'auto';
};

function scrollTo(key, top) {
  const messages = box(key);
  messages.scrollTop = top;
  placed.set(messages, messages.scrollTop);
  following.set(messages, true);
  drawJump(key);
}

export const follows = (key) => following.get(box(key)) !== false;

/** Scrolls to the end. */
export function scrollDown(key) {
  if (columnOf(key)) scrollTo(key, box(key).scrollHeight);
}

/**
 * Scrolls to a message: to its beginning if it is taller than the window. Its buttons are in sight, held
 * at the bottom of the window (`newest` in keyboards.css), or, if they are many, by scrolling to them.
 */
export function bring(key, view) {
  const messages = box(key);
  const keys = $('.keyboard', view);
  const height = messages.clientHeight;
  const many = Boolean(keys) && keys.offsetHeight > height * COVERED;
  keys?.classList.toggle('many', many);
  const begins = view.offsetTop - GAP;
  const ends = view.offsetTop + view.offsetHeight + GAP - height;
  scrollTo(key, Math.min(messages.scrollHeight - height, many ? Math.max(begins, ends) : begins));
}

/** Marks the message whose buttons are the newest: the one that changed last, else the last one with any. */
export function markNewest(key, touched = null) {
  const views = $$('.message', box(key)).filter((view) => $('.keyboard', view));
  const newest = views.includes(touched) ? touched : views.at(-1);
  for (const view of $$('.newest', box(key))) if (view !== newest) view.classList.remove('newest');
  newest?.classList.add('newest');
}

/** Keeps in sight what comes next: the newest buttons, or, if people have written since, the end. */
export function settle(key) {
  if (!columnOf(key)) return;
  const last = $$('.message', box(key)).at(-1);
  if (last?.matches('.newest')) bring(key, last);
  else scrollDown(key);
}

/** Keeps the buttons in sight when a banner, a keyboard or a rotated phone changes the height. */
export function keepAtEnd(key) {
  const messages = box(key);
  messages.addEventListener(
    'scroll',
    () => {
      const left = messages.scrollHeight - messages.scrollTop - messages.clientHeight;
      following.set(messages, left < NEAR_END || Math.abs(messages.scrollTop - placed.get(messages)) < 2);
      drawJump(key);
    },
    { passive: true },
  );
  const again = () => {
    if (columnOf(key)?.contains(messages) && follows(key)) settle(key);
  };
  messages.addEventListener('load', again, true);
  document.fonts.ready.then(again);
  let height = messages.clientHeight;
  new ResizeObserver(() => {
    if (messages.clientHeight !== height && follows(key)) settle(key);
    height = messages.clientHeight;
  }).observe(messages);
}
