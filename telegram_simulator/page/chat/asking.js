/** What Telegram's app asks after a tap on a key that shares something, and what the person then gives. */
import { icon } from '../elements.js';
import * as api from '../api.js';
import { isPrivate, state } from '../state.js';
import { openMenu } from '../menu.js';
import { toast } from '../notices.js';

const yes = (text, act) => [
  { text, icon: icon('send'), act },
  { text: 'Cancel', icon: icon('cross'), act: () => {} },
];

const people = (key, label) =>
  Object.values(state.people).map((person) => ({
    text: person.name,
    act: () => api.share(key, label, { people: [person.key] }),
  }));

const groups = (key, label) =>
  Object.values(state.chats)
    .filter((chat) => !isPrivate(chat))
    .map((chat) => ({ text: chat.title, act: () => api.share(key, label, { group: chat.key }) }));

function newPoll(key) {
  const question = prompt('The question of the poll');
  const options = question && prompt('Its options, with a comma between them', 'Yes, No');
  if (options) api.poll(key, question, options.split(',').map((each) => each.trim()).filter(Boolean));
}

function webApp(key, label) {
  const data = prompt('What the web app sends to the bot');
  if (data) api.webAppData(key, label, data);
}

/** By the field of the key: the title of the menu, and its entries. */
const KEYS = {
  request_contact: ['Share your phone number with the bot?', (key, label) => yes('Share', () => api.share(key, label))],
  request_location: ['Share your location with the bot?', (key, label) => yes('Share', () => api.share(key, label))],
  request_users: ['Choose somebody', people],
  request_user: ['Choose somebody', people],
  request_chat: ['Choose a chat', groups],
  request_poll: ['Send a poll?', (key) => yes('Write it', () => newPoll(key))],
  web_app: ['Open the web app?', (key, label) => yes('Send its data', () => webApp(key, label))],
};

/** Taps a key of the reply keyboard: types its label, or asks for what it shares. */
export function pressKey(opener, key, button) {
  const field = Object.keys(KEYS).find((name) => button[name]);
  if (!field) return api.sendText(key, button.text);
  const [title, entries] = KEYS[field];
  const listed = entries(key, button.text);
  return listed.length ? openMenu(opener, title, listed) : toast(key, 'There is no such chat yet.');
}

async function logIn(key, id, label) {
  const answer = await api.login(key, id, label);
  if (answer) toast(key, `Telegram would open ${answer.url}`);
}

/** Taps a button of a message that no bot hears of by itself. */
export function pressOther(opener, key, id, button) {
  if (button.login_url) return openMenu(opener, 'Log in to the website?', yes('Log in', () => logIn(key, id, button.text)));
  if (button.pay) return openMenu(opener, 'Pay the invoice?', yes('Pay', () => api.pay(key, id)));
  const address = button.web_app?.url;
  return toast(key, address ? `Telegram would open the web app ${address}` : 'Telegram would open a list of chats here.');
}
