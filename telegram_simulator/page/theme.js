/** Light or dark theme, by default that of the system. The browser remembers the choice. */
import { $ } from './elements.js';

const KEY = 'telegram-simulator-theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (document.documentElement.dataset.theme || (system.matches ? 'dark' : 'light')) === 'dark';
const drawButton = () => $('[data-do=theme] use').setAttribute('href', isDark() ? '#i-sun' : '#i-moon');

export function startTheme() {
  const chosen = localStorage.getItem(KEY);
  if (chosen) document.documentElement.dataset.theme = chosen;
  drawButton();
  system.addEventListener('change', drawButton);
}

export function switchTheme() {
  const name = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = name;
  localStorage.setItem(KEY, name);
  drawButton();
}
