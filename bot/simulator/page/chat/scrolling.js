/** Scrolls chats: a chat at its end follows new messages, one that is scrolled up does not move. */
import { columnOf, part } from '../columns.js';
import { $ } from '../elements.js';

const NEAR_END = 60;
const TALL = 0.9;
const following = new WeakMap();
const placed = new WeakMap();

const box = (key) => part(key, '.messages');
const drawJump = (key) => {
  part(key, '.jump').hidden = following.get(box(key)) !== false;
};

function scrollTo(messages, top) {
  messages.scrollTop = top;
  placed.set(messages, messages.scrollTop);
  following.set(messages, true);
}

export const follows = (key) => following.get(box(key)) !== false;

/** Scrolls to the end. */
export function scrollDown(key) {
  if (!columnOf(key)) return;
  scrollTo(box(key), box(key).scrollHeight);
  drawJump(key);
}

/** Scrolls to a new message: to its beginning if it is taller than the window, else to its end. */
export function scrollToNew(key, view) {
  const messages = box(key);
  const words = $('.bubble', view) || view;
  if (words.offsetHeight > messages.clientHeight * TALL) scrollTo(messages, view.offsetTop - 8);
  else scrollTo(messages, messages.scrollHeight);
  drawJump(key);
}

/** Keeps the end in view when a banner, a keyboard or a rotated phone changes the height. */
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
  let height = messages.clientHeight;
  new ResizeObserver(() => {
    if (messages.clientHeight !== height && follows(key)) scrollDown(key);
    height = messages.clientHeight;
  }).observe(messages);
}
