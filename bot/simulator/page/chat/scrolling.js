/** Where a chat is scrolled to: whoever was at its end stays there, whoever reads above is left alone. */
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

/** Down to the end. */
export function scrollDown(key) {
  if (!columnOf(key)) return;
  scrollTo(box(key), box(key).scrollHeight);
  drawJump(key);
}

/** To something that is new: to its beginning if its words are taller than what is seen at once, else to its keys. */
export function scrollToNew(key, view) {
  const messages = box(key);
  const words = $('.bubble', view) || view;
  if (words.offsetHeight > messages.clientHeight * TALL) scrollTo(messages, view.offsetTop - 8);
  else scrollTo(messages, messages.scrollHeight);
  drawJump(key);
}

/** A banner, a keyboard or a rotated phone changes the height: the end stays in view. */
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
