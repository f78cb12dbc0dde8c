/** Scrolls to an earlier message and highlights it. */
import { toast } from '../notices.js';
import { blockOf } from './blocks.js';

export function reveal(key, id) {
  const block = blockOf(key, id);
  if (!block) return toast(key, 'That message is no longer on this page.');
  block.scrollIntoView({ block: 'center', inline: 'nearest' });
  block.classList.remove('found');
  void block.offsetWidth; // restarts the animation
  block.classList.add('found');
  return null;
}
