/** The state of the page. Only events of the server change it, except for what is in view. */

export const state = {
  run: null,
  seq: 0,
  bot: null,
  people: {},
  order: [],
  chats: {},
  clock: { now: 0, rate: 1, due: [], zone: 'UTC' },
  clockSetAt: 0,
  faults: {},
  fired: {},
  blocker: null,
  calls: [],
  polled: 0,
  guide: null,
  view: null,
  unread: {},
};

const TYPING_MS = 5000;
const CALLS_KEPT = 400;
const ITEMS_KEPT = 300;

/** The current simulated instant; between two events it advances in real time. */
export const now = () => state.clock.now + (state.clock.rate > 1 ? 0 : performance.now() - state.clockSetAt);

const setNow = (at) => {
  state.clock.now = at;
  state.clockSetAt = performance.now();
};

export const item = (key, id) => state.chats[key]?.items.get(id);
export const isPrivate = (chat) => chat.kind === 'private';
/** The private chat of a person with the bot of this page. */
export const ownChat = (person) => state.order.find((key) => key === person && isPrivate(state.chats[key]));

function newChat(chat) {
  const items = new Map((chat.messages || []).map((each) => [each.message.message_id, each]));
  return {
    ...chat,
    messages: null,
    items,
    busy: new Map(),
    votes: {},
    speaker: chat.viewer,
    action: null,
    touched: null,
  };
}

const itemOf = ({ message, author, acked, mine, repeat_of, reactions, bought }) => ({
  message,
  author,
  acked,
  mine,
  repeat_of,
  reactions,
  bought,
});

function storeItem(event) {
  const chat = state.chats[event.chat];
  const id = event.message.message_id;
  const known = chat.items.get(id);
  chat.items.set(id, { ...itemOf(event), reactions: event.reactions || known?.reactions || {} });
  chat.touched = id;
  if (chat.items.size > (chat.kept || ITEMS_KEPT)) chat.items.delete(chat.items.keys().next().value);
}

/** Puts older messages, which somebody scrolled up to, before the others; `complete`: there are no older ones. */
export function addOlder(key, older, complete) {
  const chat = state.chats[key];
  chat.items = new Map([...older.map((each) => [each.message.message_id, each]), ...chat.items]);
  chat.kept = chat.items.size + ITEMS_KEPT;
  chat.complete = complete;
}

function clearBusy({ chat, callback_id }) {
  state.chats[chat]?.busy.delete(callback_id);
}

const changes = {
  hello(e) {
    const { run, bot, people, order, faults, fired, blocker, calls, polled, guide } = e;
    Object.assign(state, {
      run,
      bot,
      people,
      order: [...order],
      faults,
      fired,
      blocker,
      calls: [...calls],
      polled,
      guide,
    });
    state.chats = Object.fromEntries(order.map((key) => [key, newChat(e.chats[key])]));
    state.clock = e.clock;
    state.unread = {};
  },
  message(e) {
    storeItem(e);
    state.chats[e.chat].action = null;
    if (e.author !== state.chats[e.chat].speaker && state.view !== e.chat && !e.message.pinned_message)
      state.unread[e.chat] = (state.unread[e.chat] || 0) + 1;
  },
  'message.edited'(e) {
    const { busy } = state.chats[e.chat];
    for (const [id, button] of busy) if (button.message_id === e.message.message_id) busy.delete(id);
    storeItem(e);
  },
  'message.deleted': (e) => state.chats[e.chat].items.delete(e.message_id),
  chat(e) {
    const chat = state.chats[e.chat];
    if (!chat) {
      state.chats[e.chat] = newChat(e.patch);
      state.order.push(e.chat);
    } else if (e.patch.messages) state.chats[e.chat] = newChat({ ...chat, ...e.patch });
    else Object.assign(chat, e.patch);
  },
  person: (e) => {
    state.people[e.person.key] = e.person;
  },
  'chat.action': (e) => {
    Object.assign(state.chats[e.chat], { action: e.action, actionUntil: performance.now() + TYPING_MS });
  },
  tapped: (e) =>
    state.chats[e.chat].busy.set(e.callback_id, { message_id: e.message_id, row: e.row, column: e.column }),
  'callback.answered': clearBusy,
  'callback.expired': clearBusy,
  payment(e) {
    const it = e.message_id && item(e.chat, e.message_id);
    if (it && e.as === state.chats[e.chat].viewer) it.bought = true;
  },
  reaction(e) {
    const it = item(e.chat, e.message_id);
    if (!it) return;
    it.reactions = { ...it.reactions, [e.author]: e.emoji };
    if (!e.emoji) delete it.reactions[e.author];
  },
  poll(e) {
    const it = item(e.chat, e.message_id);
    if (it) Object.assign(it, { mine: e.mine, message: { ...it.message, poll: e.poll } });
  },
  acked: (e) => {
    const it = item(e.chat, e.message_id);
    if (it) it.acked = true;
  },
  clock: ({ now: at, zone, rate, due }) => {
    state.clock = { now: at, zone, rate, due };
  },
  fault: (e) => Object.assign(state, { faults: e.faults, fired: e.fired }),
  call(e) {
    state.calls.push(e);
    if (state.calls.length > CALLS_KEPT) state.calls.shift();
  },
  polled: (e) => {
    state.polled = e.count;
  },
  guide: ({ steps, done }) => {
    state.guide = steps ? { steps, done } : null;
  },
};

/** Whether the event is about something on the page; chats of other bots are not. */
const isShown = ({ type, chat, patch }) =>
  !chat || type === 'call' || chat in state.chats || (type === 'chat' && Boolean(patch.key));

/** Applies one event to the state; returns false if there is nothing to draw. */
export function reduce(event) {
  state.seq = event.seq;
  setNow(event.type === 'clock' ? event.now : event.at);
  if (!isShown(event)) return false;
  changes[event.type]?.(event);
  return true;
}
