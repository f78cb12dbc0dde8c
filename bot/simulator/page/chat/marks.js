/** Formatting as in Telegram's apps: typed as **bold**, or by Bold on what is selected. */
import { h } from '../elements.js';

const KINDS = { '**': 'bold', __: 'italic', '~~': 'strikethrough', '||': 'spoiler', '`': 'code' };
const MARKED = /(\*\*|__|~~|\|\||`)(?=\S)(.*?\S)\1/gs;
const KEYS = { b: '**', i: '__' };

/** A typed text as Telegram's apps send it: {text, entities}, without the marks. */
export function typed(written) {
  const entities = [];
  let text = '';
  const read = (part) => {
    let from = 0;
    for (const [whole, mark, inner] of part.matchAll(MARKED)) {
      const at = part.indexOf(whole, from);
      text += part.slice(from, at);
      const offset = text.length;
      if (mark === '`') text += inner;
      else read(inner);
      entities.push({ type: KINDS[mark], offset, length: text.length - offset });
      from = at + whole.length;
    }
    text += part.slice(from);
  };
  read(written);
  return { text, entities };
}

/** What one would have typed to get this message: inner marks stand inside outer ones. */
export function written({ text, entities = [] }) {
  const marks = Object.fromEntries(Object.entries(KINDS).map(([mark, kind]) => [kind, mark]));
  const found = entities
    .filter(({ type }) => type in marks)
    .sort((one, other) => one.offset - other.offset || other.length - one.length);
  const before = (at) => found.filter(({ offset }) => offset === at).map(({ type }) => marks[type]);
  const after = (at) =>
    found
      .filter(({ offset, length }) => offset + length === at)
      .map(({ type }) => marks[type])
      .reverse();
  let at = 0;
  let marked = '';
  for (const sign of [...text, '']) {
    marked += [...after(at), ...before(at), sign].join('');
    at += sign.length;
  }
  return marked;
}

/** Marks stand close to the words, whatever was selected around them. */
function wrap(box, mark) {
  const { selectionStart, selectionEnd, value } = box;
  const selected = value.slice(selectionStart, selectionEnd);
  const from = selectionStart + selected.length - selected.trimStart().length;
  const to = selectionEnd - selected.length + selected.trimEnd().length;
  if (from >= to) return;
  box.setRangeText(mark + value.slice(from, to) + mark, from, to, 'select');
  box.dispatchEvent(new Event('input'));
}

/** Ctrl+B and Ctrl+I, as in Telegram's app for computers. */
export function markOnKey(event) {
  const mark = (event.ctrlKey || event.metaKey) && KEYS[event.key.toLowerCase()];
  if (!mark) return;
  event.preventDefault();
  wrap(event.currentTarget, mark);
}

/** Bold and Italic over the field `box` while something in it is selected, as on a phone. */
export function marksView(box) {
  const key = (label, mark) =>
    h('button', { type: 'button', onpointerdown: (event) => event.preventDefault(), onclick: () => wrap(box, mark) }, label);
  const view = h('span', { class: 'marks', role: 'group', 'aria-label': 'Format what is selected', hidden: true }, [
    key(h('b', {}, 'Bold'), '**'),
    key(h('i', {}, 'Italic'), '__'),
  ]);
  const show = () => {
    view.hidden = box.selectionStart === box.selectionEnd || document.activeElement !== box;
  };
  for (const name of ['select', 'keyup', 'pointerup', 'input']) box.addEventListener(name, show);
  box.addEventListener('blur', ({ relatedTarget }) => {
    view.hidden = !view.contains(relatedTarget);
  });
  return view;
}
