/** The element of each chat on the page, and the names and colours of chats and people. */
import { $ } from './elements.js';
import { isPrivate, state } from './state.js';

const columns = new Map();
const HUES = 7;

export const setColumn = (key, element) => columns.set(key, element);
export const columnOf = (key) => columns.get(key);
export const clearColumns = () => columns.clear();
export const part = (key, selector) => $(selector, columns.get(key));

/** A key with only characters that an id attribute may have. */
export const slug = (key) => key.replace(/[^a-z0-9]+/gi, '-');

/** The class for a person's colour, by the order of the people. */
export function hueOf(person) {
  const index = Object.keys(state.people).indexOf(person);
  return index < 0 ? 'hue-group' : `hue-${index % HUES}`;
}
export const hueOfChat = (key) => {
  const chat = state.chats[key];
  return chat && isPrivate(chat) ? hueOf(chat.viewer) : 'hue-group';
};

const firstGroup = () => state.order.find((key) => state.chats[key].kind.endsWith('group'));

/** The name of a chat: that of its person, "The group" for the first group, else its title. */
export function nameOf(key) {
  const chat = state.chats[key];
  if (!chat) return '';
  if (!isPrivate(chat)) return key === firstGroup() ? 'The group' : chat.title;
  const person = state.people[chat.viewer]?.name || chat.title;
  return key === chat.viewer ? person : `${person}, ${chat.title}`;
}
export const shortNameOf = (key) => (key === firstGroup() ? 'Group' : nameOf(key));

/** The letters in an avatar: of the person, or of the first two words of the title. */
export function initialsOf(key) {
  const chat = state.chats[key];
  if (isPrivate(chat)) return state.people[chat.viewer]?.latin || '?';
  return chat.title
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0])
    .join('');
}

/** The name of the author of a message. */
export function authorOf(author, message) {
  if (author === 'bot') return state.bot.name;
  return state.people[author]?.name || message?.from?.first_name || message?.sender_chat?.title || author || 'Telegram';
}
