/** The one WebSocket: events come in, in order; when it breaks the page says so and joins again by itself. */
import { state } from './state.js';

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 3000;

/** Connects and stays connected. `heard(event)` gets every event, `gone()` and `back()` tell of the line itself. */
export function connect({ heard, gone, back }) {
  let wait = FIRST_WAIT_MS;
  const dial = () => {
    const since = state.run ? `?since=${state.seq}&run=${encodeURIComponent(state.run)}` : '';
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/sim/events${since}`);
    socket.addEventListener('open', () => {
      wait = FIRST_WAIT_MS;
      back();
    });
    socket.addEventListener('message', ({ data }) => heard(JSON.parse(data)));
    socket.addEventListener('close', () => {
      gone();
      setTimeout(dial, wait);
      wait = Math.min(wait * 1.6, LONGEST_WAIT_MS);
    });
  };
  dial();
}
