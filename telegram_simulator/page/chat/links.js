/** Links: invitations open a menu of phones, other t.me links stay on the page, all others are ordinary links. */
import { h, icon } from '../elements.js';
import { columnOf, nameOf } from '../columns.js';
import { isPrivate, ownChat, state } from '../state.js';
import { openMenu } from '../menu.js';
import { toast } from '../notices.js';
import * as api from '../api.js';
import { visit } from '../tabs.js';
import { invite } from './empty.js';

const SAFE = ['http:', 'https:', 'mailto:', 'tel:', 'tg:'];
const TELEGRAM_HOSTS = ['t.me', 'telegram.me', 'telegram.dog'];

/** The address as a URL if its protocol is allowed, else null. */
export function parse(address) {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  return SAFE.includes(url.protocol) ? url : null;
}
const isTelegram = (url) => url.protocol === 'tg:' || TELEGRAM_HOSTS.includes(url.hostname);

/** The parameters {start, startgroup} of a link to the bot of this page, else null. */
export function deepLink(url) {
  const username = url.protocol === 'tg:' ? url.searchParams.get('domain') : url.pathname.slice(1);
  if (username?.toLowerCase() !== state.bot.username.toLowerCase()) return null;
  const [start, startgroup] = [url.searchParams.get('start'), url.searchParams.get('startgroup')];
  return start == null && startgroup == null ? { start: '' } : { start, startgroup };
}

export async function copy(key, text) {
  await navigator.clipboard.writeText(text);
  toast(key, 'Copied');
}

function openOnPhone(key, token) {
  visit(key);
  if (state.chats[key].state !== 'new') return api.start(key, token);
  return invite(key, token);
}

async function addToGroup(key, token) {
  visit(key);
  await api.member(key, 'member');
  await api.sendText(key, `/start@${state.bot.username} ${token}`.trim());
}

function menuOf(key, url, link) {
  const fits = (each) => isPrivate(each) === (link.startgroup == null) && each.bot === state.chats[key].bot;
  const chats = state.order.filter((each) => fits(state.chats[each]));
  const open =
    link.startgroup == null ? (each) => openOnPhone(each, link.start) : (each) => addToGroup(each, link.startgroup);
  return [
    ...chats.map((each) => ({
      text: link.startgroup == null ? `On ${nameOf(each)}’s phone` : nameOf(each),
      icon: icon('send'),
      act: () => open(each),
    })),
    { text: 'Copy the link', icon: icon('copy'), act: () => copy(key, url.href) },
  ];
}

function personOf(url) {
  const id = url.protocol === 'tg:' ? url.searchParams.get('id') : null;
  const name = url.protocol === 'tg:' ? url.searchParams.get('domain') : url.pathname.slice(1);
  return Object.values(state.people).find(
    (each) => String(each.id) === id || (each.username && each.username === name),
  );
}

/** Opens a link of Telegram itself. */
function openTelegram(event, key, url) {
  event.preventDefault();
  const shared = url.pathname === '/share/url' ? parse(url.searchParams.get('url') || '') : null;
  const target = shared || url;
  const link = isTelegram(target) ? deepLink(target) : null;
  if (link) return openMenu(event.currentTarget, 'Open the invitation', menuOf(key, target, link));
  if (shared)
    return openMenu(event.currentTarget, 'Share', [
      { text: 'Copy the link', icon: icon('copy'), act: () => copy(key, shared.href) },
    ]);
  const person = personOf(url);
  if (person && columnOf(ownChat(person.key))) return visit(ownChat(person.key));
  return toast(key, `Telegram would open ${url.host}${url.pathname}`);
}

/** A link in a text or on a button; an address that is not allowed becomes text. */
export function linkView(key, address, props, ...kids) {
  const url = parse(address);
  if (!url) return h('span', props, kids);
  const inside = isTelegram(url)
    ? { onclick: (event) => openTelegram(event, key, url) }
    : { target: '_blank', rel: 'noreferrer noopener' };
  return h('a', { href: url.href, ...inside, ...props }, kids);
}
