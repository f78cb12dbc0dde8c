/** The WebSocket for events; when the connection is lost, the page connects again by itself. */
import { state } from './state.js';

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 3000;

/** Connects and stays connected. `onEvent(event)` gets every event, `onLost()` and `onRestored()` report the connection. */
export function connect({ onEvent, onLost, onRestored }) {
  let wait = FIRST_WAIT_MS;
  const open = () => {
    const since = state.run ? `?since=${state.seq}&run=${encodeURIComponent(state.run)}` : '';
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/sim/events${since}`);
    socket.addEventListener('open', () => {
      wait = FIRST_WAIT_MS;
      onRestored();
    });
    socket.addEventListener('message', ({ data }) => onEvent(JSON.parse(data)));
    socket.addEventListener('close', () => {
      onLost();
      setTimeout(open, wait);
      wait = Math.min(wait * 1.6, LONGEST_WAIT_MS);
    });
  };
  open();
}
