/** The content of a message besides its text: pictures, files, voice notes, locations, contacts. */
import { $, $$, firstLine, h, icon, langOf } from '../elements.js';
import { length } from '../times.js';
import { toast } from '../notices.js';
import { linkView } from './links.js';
import * as api from '../api.js';
import { pollView } from './poll.js';
import { richText } from './richtext.js';

const source = (file) => `/sim/files/${encodeURIComponent(file.file_id)}`;
const size = (bytes) =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(0.1, bytes / 1e3).toFixed(bytes < 1e4 ? 1 : 0)} KB`;

export function openPicture(src, alt) {
  const box = $('dialog.picture');
  Object.assign($('img', box), { src, alt });
  box.showModal();
}

function photo(key, m) {
  const largest = m.photo.at(-1);
  const alt = firstLine(m.caption) || 'Picture without a caption';
  const image = h('img', { src: source(largest), alt, width: largest.width, height: largest.height });
  const covered = m.has_media_spoiler ? ' covered' : '';
  return h(
    'button',
    {
      class: `photo${covered}`,
      type: 'button',
      'aria-label': `Open the picture: ${alt}`,
      onclick: (event) => {
        if (event.currentTarget.classList.contains('covered')) event.currentTarget.classList.remove('covered');
        else openPicture(source(largest), alt);
      },
    },
    image,
  );
}

const fileCard = (href, name, detail, drawing, download) =>
  h(
    'a',
    { class: 'file', href, download, target: download ? null : '_blank', rel: 'noreferrer' },
    h('span', { class: 'file-icon' }, icon(drawing)),
    h('span', {}, h('b', {}, name), h('small', {}, detail)),
  );

const document_ = (key, m) =>
  fileCard(
    source(m.document),
    m.document.file_name || 'file',
    size(m.document.file_size || 0),
    'file',
    m.document.file_name || 'file',
  );

const BARS = 24;
/** A waveform that is always the same for the same recording. */
function bars(seed) {
  let x = [...seed].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) >>> 0, 7);
  return Array.from({ length: BARS }, (_, i) => {
    x = (x * 1664525 + 1013904223) >>> 0;
    const swell = 0.45 + 0.55 * Math.sin((Math.PI * (i + 1)) / (BARS + 1));
    return Math.round(4 + (x / 2 ** 32) * 14 * swell);
  });
}

function player(key, recording, name) {
  const wave = h(
    'span',
    { class: 'wave', 'aria-hidden': 'true' },
    bars(recording.file_unique_id || recording.file_id).map((bar) => h('i', { vars: { '--h': `${bar}px` } })),
  );
  const time = h('small', {}, length(recording.duration || 0));
  const button = h(
    'button',
    { type: 'button', 'aria-label': `Play ${name}, ${length(recording.duration || 0)}` },
    icon('play'),
  );
  const sound = new Audio();
  sound.preload = 'none';
  const draw = () => {
    $('use', button).setAttribute('href', sound.paused ? '#i-play' : '#i-pause');
    const heard = sound.duration ? sound.currentTime / sound.duration : 0;
    $$('i', wave).forEach((bar, i) => bar.classList.toggle('heard', i < heard * BARS));
    time.textContent = length(sound.paused && !heard ? recording.duration || 0 : sound.currentTime);
  };
  for (const event of ['play', 'pause', 'timeupdate', 'ended']) sound.addEventListener(event, draw);
  button.addEventListener('click', async () => {
    if (!sound.src) sound.src = source(recording);
    if (!sound.paused) return sound.pause();
    try {
      return await sound.play();
    } catch (problem) {
      return toast(key, `This recording cannot be played here (${problem.name}).`);
    }
  });
  return h('div', { class: 'voice' }, button, h('span', {}, wave, time));
}

/** Replaces an element that the browser cannot show. */
const withFallback = (instead) => ({ onerror: (event) => event.currentTarget.replaceWith(instead()) });

const video = (key, m, kind) =>
  h('video', {
    class: `moving ${kind}`,
    src: source(m[kind]),
    controls: kind !== 'animation',
    loop: kind === 'animation',
    preload: 'metadata',
    playsinline: true,
    width: m[kind].width || m[kind].length,
    height: m[kind].height || m[kind].length,
    ...withFallback(() =>
      fileCard(
        source(m[kind]),
        m[kind].file_name || NAMES[kind],
        size(m[kind].file_size || 0),
        'play',
        m[kind].file_name || kind,
      ),
    ),
  });

const sticker = (key, m) =>
  h('img', {
    class: 'sticker',
    src: source(m.sticker),
    alt: `Sticker ${m.sticker.emoji || ''}`,
    width: 128,
    height: 128,
    ...withFallback(() => h('p', { class: 'dice' }, m.sticker.emoji || icon('smile', 'Sticker'))),
  });
const dice = (key, m) => h('p', { class: 'dice' }, `${m.dice.emoji} ${m.dice.value}`);
const contact = (key, m) =>
  h(
    'div',
    { class: 'file' },
    h('span', { class: 'file-icon' }, icon('person')),
    h(
      'span',
      {},
      h('b', {}, [m.contact.first_name, m.contact.last_name].filter(Boolean).join(' ')),
      h('small', {}, m.contact.phone_number),
    ),
  );

const invoice = (key, { invoice: asked }) =>
  h(
    'div',
    { class: 'invoice' },
    h('b', { class: 'audio-name', lang: langOf(asked.title) }, asked.title),
    h('p', { lang: langOf(asked.description) }, asked.description),
    h('small', {}, `${asked.total_amount} ${asked.currency}`),
  );

const unlock = (key, id, { star_count: stars, paid_media: files }) =>
  h(
    'div',
    { class: 'invoice' },
    h('b', { class: 'audio-name' }, files.length > 1 ? `${files.length} files` : NAMES[files[0].type] || 'Picture'),
    h('button', { class: 'key', type: 'button', onclick: () => api.pay(key, id) }, `Unlock for ${stars} ⭐️`),
  );

const paidMedia = (key, m, item) =>
  item.bought
    ? h('div', {}, m.paid_media.paid_media.map((each) => (each.video ? video(key, each, 'video') : photo(key, asPhoto(each)))))
    : unlock(key, m.message_id, m.paid_media);

const asPhoto = (each) => (each.live_photo ? { photo: each.live_photo.photo } : each);

const game = (key, { game: played }) =>
  h(
    'div',
    { class: 'invoice' },
    h('b', { class: 'audio-name', lang: langOf(played.title) }, played.title),
    h('p', { lang: langOf(played.text || played.description) }, played.text || played.description),
  );

const gift = (key, { gift: given }) =>
  h(
    'div',
    { class: 'gift' },
    h('span', { class: 'gift-picture', 'aria-hidden': 'true' }, given.gift.sticker.emoji),
    h('b', { class: 'audio-name' }, `Gift for ${given.gift.star_count} ⭐️`),
    given.text && richText(key, given.text, given.entities),
    given.prepaid_upgrade_star_count && h('small', {}, 'The upgrade is paid'),
  );

function location(key, m) {
  const { latitude, longitude } = m.location;
  const words = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  return linkView(
    key,
    `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}`,
    { class: 'file' },
    h('span', { class: 'file-icon' }, icon('place')),
    h('span', {}, h('b', {}, m.venue?.title || 'Location'), h('small', {}, words)),
  );
}

const VIEWS = {
  photo,
  contact,
  location,
  sticker,
  dice,
  invoice,
  game,
  gift,
  paid_media: paidMedia,
  document: (key, m) => (m.animation ? null : document_(key, m)),
  voice: (key, m) => player(key, m.voice, 'the voice note'),
  audio: (key, m) =>
    h(
      'div',
      {},
      h('b', { class: 'audio-name' }, m.audio.title || m.audio.file_name || 'Audio'),
      player(key, m.audio, 'the recording'),
    ),
  video: (key, m) => video(key, m, 'video'),
  animation: (key, m) => video(key, m, 'animation'),
  video_note: (key, m) => video(key, m, 'video_note'),
  poll: (key, m, item) =>
    h('div', {}, pollMedia(key, m.poll.media), pollView(key, item), m.poll.options.map((each) => optionMedia(key, each))),
};

function pollMedia(key, media = {}) {
  const shown = media.venue ? { location: media.venue.location, venue: media.venue } : media;
  return Object.keys(VIEWS)
    .filter((kind) => shown[kind])
    .map((kind) => VIEWS[kind](key, shown));
}

/** What belongs to an option, below the poll with the option's text. */
const optionMedia = (key, { text, media }) =>
  media && h('div', {}, h('p', { lang: langOf(text) }, `${text}:`), media.link ? linkView(key, media.link.url, {}, media.link.url) : pollMedia(key, media));

/** The views of all attachments of a message. */
export const attachments = (key, item) =>
  Object.keys(VIEWS)
    .filter((kind) => item.message[kind])
    .map((kind) => VIEWS[kind](key, item.message, item))
    .filter(Boolean);

const NAMES = {
  photo: 'Picture',
  document: 'File',
  voice: 'Voice note',
  audio: 'Recording',
  video: 'Video',
  animation: 'Animation',
  video_note: 'Video note',
  sticker: 'Sticker',
  poll: 'Poll',
  location: 'Location',
  contact: 'Contact',
  dice: 'Dice',
  invoice: 'Invoice',
  game: 'Game',
  gift: 'Gift',
  paid_media: 'Paid picture',
};

const kindOf = (m) => Object.keys(NAMES).find((each) => m[each]);
const wordsOf = (m) => m.text || m.caption || m.poll?.question || m.document?.file_name || m.invoice?.title || m.game?.title || m.gift?.text || m.gift?.gift.sticker.emoji || '';
const MOST_READ = 600;

/** What a screen reader says of a message: all of it, since its first line is often a neutral one. */
export function spoken(m) {
  const kind = kindOf(m);
  const words = wordsOf(m).replace(/([.!?:។៖]?)\s*\n\s*/g, (_, end) => `${end || '.'} `);
  const read = words.length > MOST_READ ? `${words.slice(0, MOST_READ)}…` : words;
  if (!kind) return read || 'Message';
  return read ? `${NAMES[kind]}: ${read}` : NAMES[kind];
}

/** A message in one line: its text, or the kind of its attachment. */
export function summary(m) {
  const kind = kindOf(m);
  const words = firstLine(wordsOf(m));
  if (!kind) return words || 'Message';
  return words ? `${NAMES[kind]}: ${words}` : NAMES[kind];
}
