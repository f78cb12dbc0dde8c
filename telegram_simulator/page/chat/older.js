/** Older messages come when somebody scrolls up to where the loaded ones begin. */
import * as api from '../api.js';
import { part } from '../columns.js';
import { addOlder, state } from '../state.js';
import { drawOlder } from './messages.js';

const NEAR_BEGINNING = 400;
const AT_ONCE = 50;
const loading = new Set();

async function load(key) {
  const chat = state.chats[key];
  const [oldest] = chat.items.keys();
  if (oldest == null || chat.complete || loading.has(key)) return;
  loading.add(key);
  const older = await api.older(key, oldest, AT_ONCE);
  loading.delete(key);
  if (!older || state.chats[key] !== chat) return;
  addOlder(key, older, older.length < AT_ONCE);
  if (older.length) drawOlder(key);
}

export function watchBeginning(key) {
  const messages = part(key, '.messages');
  messages.addEventListener(
    'scroll',
    () => {
      if (messages.scrollTop < NEAR_BEGINNING) load(key);
    },
    { passive: true },
  );
}
