/** Which element on the page belongs to which chat, and which person has which colour. */
import { $ } from './elements.js';
import { isPrivate, state } from './state.js';

const columns = new Map();
const HUES = 7;

export const setColumn = (key, element) => columns.set(key, element);
export const columnOf = (key) => columns.get(key);
export const clearColumns = () => columns.clear();
export const part = (key, selector) => $(selector, columns.get(key));

/** An id that may stand in an attribute, whatever the key is. */
export const slug = (key) => key.replace(/[^a-z0-9]+/gi, '-');

/** The class of a person's colour, in the order in which the server names the people. */
export function hueOf(person) {
  const index = Object.keys(state.people).indexOf(person);
  return index < 0 ? 'hue-group' : `hue-${index % HUES}`;
}
export const hueOfChat = (key) => {
  const chat = state.chats[key];
  return chat && isPrivate(chat) ? hueOf(chat.viewer) : 'hue-group';
};

const firstGroup = () => state.order.find((key) => state.chats[key].kind.endsWith('group'));

/** What a chat is called on the table: its person's name, "The group" for the first one, else its title. */
export function nameOf(key) {
  const chat = state.chats[key];
  if (!chat) return '';
  if (!isPrivate(chat)) return key === firstGroup() ? 'The group' : chat.title;
  const person = state.people[chat.viewer]?.name || chat.title;
  return key === chat.viewer ? person : `${person}, ${chat.title}`;
}
export const shortNameOf = (key) => (key === firstGroup() ? 'Group' : nameOf(key));

/** The sign in a round: letters of a person, or the first two words of a title. */
export function initialsOf(key) {
  const chat = state.chats[key];
  if (isPrivate(chat)) return state.people[chat.viewer]?.latin || '?';
  return chat.title
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0])
    .join('');
}

/** Who wrote a message, as the page names it. */
export function authorOf(author, message) {
  if (author === 'bot') return state.bot.name;
  return state.people[author]?.name || message?.from?.first_name || message?.sender_chat?.title || author || 'Telegram';
}
