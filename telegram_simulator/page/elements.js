/** Creates elements as nodes, never from HTML, so that no text of the bot can become markup. */

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/**
 * h('p', {class: 'x', onclick: f, vars: {'--share': '4%'}}, 'text', child, false, null)
 * Custom properties are set by the object model, which a strict Content-Security-Policy allows.
 */
export function h(tag, props = {}, ...kids) {
  const el = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === false || value == null) continue;
    if (key === 'vars') Object.entries(value).forEach(([name, v]) => el.style.setProperty(name, v));
    else if (key.startsWith('on')) el.addEventListener(key.slice(2), value);
    else el.setAttribute(key, value === true ? '' : value);
  }
  el.append(...kids.flat(3).filter((kid) => kid != null && kid !== false && kid !== ''));
  return el;
}

/** An icon of the sprite in index.html; without a label it is decorative. */
export function icon(name, label) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  if (label) {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
  } else svg.setAttribute('aria-hidden', 'true');
  return svg;
}

export const isKhmer = (text) => /[\u1780-\u17ff]/.test(text || '');
/** The lang attribute for a text; null for the language of the page. */
export const langOf = (text) => (isKhmer(text) ? 'km' : null);
export const firstLine = (text) => (text || '').split('\n').find((line) => line.trim()) || '';
export const narrow = matchMedia('(max-width: 759px)');

/** A round button that shows only an icon. */
export const iconButton = (name, label, onclick, props = {}) =>
  h(
    'button',
    { type: 'button', 'aria-label': label, title: label, onclick, ...props, class: `icon-button ${props.class || ''}` },
    icon(name),
  );
