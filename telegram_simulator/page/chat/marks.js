/** Formatting as in Telegram's apps: typed as **bold**, or by the button Bold for a selection. */
import { h } from '../elements.js';

const KINDS = { '**': 'bold', __: 'italic', '~~': 'strikethrough', '||': 'spoiler', '`': 'code' };
const MARKED = /(\*\*|__|~~|\|\||`)(?=\S)(.*?\S)\1/gs;
const KEYS = { b: '**', i: '__' };

/** Turns a typed text into {text, entities} without marks, as Telegram's apps do. */
export function parseMarks(source) {
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
  read(source);
  return { text, entities };
}

/** Turns a message back into the text with marks that a person would have typed. */
export function withMarks({ text, entities = [] }) {
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
  for (const character of [...text, '']) {
    marked += [...after(at), ...before(at), character].join('');
    at += character.length;
  }
  return marked;
}

/** Puts marks around a selection, without the spaces at its ends. */
function wrap(box, mark) {
  const { selectionStart, selectionEnd, value } = box;
  const selected = value.slice(selectionStart, selectionEnd);
  const from = selectionStart + selected.length - selected.trimStart().length;
  const to = selectionEnd - selected.length + selected.trimEnd().length;
  if (from >= to) return;
  box.setRangeText(mark + value.slice(from, to) + mark, from, to, 'select');
  box.dispatchEvent(new Event('input'));
}

/** Handles Ctrl+B and Ctrl+I, as in Telegram's desktop app. */
export function markOnKey(event) {
  const mark = (event.ctrlKey || event.metaKey) && KEYS[event.key.toLowerCase()];
  if (!mark) return;
  event.preventDefault();
  wrap(event.currentTarget, mark);
}

/** The buttons Bold and Italic, shown while something in the field `box` is selected. */
export function marksView(box) {
  const button = (label, mark) =>
    h('button', { type: 'button', onpointerdown: (event) => event.preventDefault(), onclick: () => wrap(box, mark) }, label);
  const view = h('span', { class: 'marks', role: 'group', 'aria-label': 'Format what is selected', hidden: true }, [
    button(h('b', {}, 'Bold'), '**'),
    button(h('i', {}, 'Italic'), '__'),
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
