/** The Back button: from a chat to the one before; never from this page by a single press. */
import { pageToast } from './notices.js';
import { state } from './state.js';
import { show } from './tabs.js';

const HINT = 'Press Back once more to leave this page.';

/**
 * Browsers pass over entries of the history that were made before somebody touched the page, so the
 * first one is made at the first touch.
 */
export function keepBack() {
  const begin = () => {
    if (history.state?.at == null) {
      history.replaceState({ at: 'door' }, '');
      history.pushState({ at: state.view }, '');
    }
  };
  document.addEventListener('pointerdown', begin, { once: true, capture: true });
  document.addEventListener('keydown', begin, { once: true, capture: true });
  document.addEventListener('looked', () => {
    const at = history.state?.at;
    if (at && at !== 'door' && at !== state.view && state.view) history.pushState({ at: state.view }, '');
  });
  addEventListener('popstate', ({ state: entry }) => {
    if (entry?.at === 'door') pageToast(HINT);
    else if (entry?.at && (entry.at === 'panel' || entry.at in state.chats)) show(entry.at);
  });
}
