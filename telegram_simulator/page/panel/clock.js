/** The simulated clock, and what is due next. */
import { $, $$, h, langOf } from '../elements.js';
import { now, state } from '../state.js';
import * as api from '../api.js';
import * as times from '../times.js';

const FAST = 60;
const SHOWN = 2;

export function drawTime() {
  const at = now();
  $('[data-clock=time]').textContent = times.seconds(at);
  $('[data-clock=short]').textContent = `${times.weekday(at)} ${times.minutes(at)}`;
  $('[data-clock=date]').textContent = times.shortDay(at);
}

export function drawClock() {
  const { rate, due, zone, now: at } = state.clock;
  times.setZone(zone);
  const [first, ...later] = due;
  $('[data-clock=zone]').textContent = rate > 1 ? `running ×${rate}` : times.zoneName(at);
  $('[data-clock=next]').replaceChildren(
    first
      ? h('span', { lang: langOf(first.what) }, `${times.fromNow(first.at, at)} · ${first.what}`)
      : 'Nothing is due',
  );
  $('[data-do=next]').disabled = !first;
  $('[data-clock=due]').replaceChildren(
    ...later
      .slice(0, SHOWN)
      .map((each) =>
        h(
          'li',
          {},
          h('time', {}, times.fromNow(each.at, at)),
          h('span', { lang: langOf(each.what), title: each.what }, each.what),
        ),
      ),
  );
  const play = $('[data-do=rate]');
  play.setAttribute('aria-pressed', String(rate > 1));
  $('use', play).setAttribute('href', rate > 1 ? '#i-pause' : '#i-play');
  drawTime();
}

async function move(button, fields) {
  const buttons = $$('.clock button');
  buttons.forEach((each) => each.setAttribute('aria-disabled', 'true'));
  button.setAttribute('aria-busy', 'true');
  await api.moveClock(fields);
  button.removeAttribute('aria-busy');
  buttons.forEach((each) => each.removeAttribute('aria-disabled'));
}

export const clockActions = {
  advance: (button) => move(button, { seconds: Number(button.dataset.seconds) }),
  next: (button) => move(button, { next: true }),
  rate: () => api.moveClock({ rate: state.clock.rate > 1 ? 1 : FAST }),
};

/** Updates the shown time every second. */
export const startTicking = () => {
  setInterval(() => {
    if (state.run) drawTime();
  }, 1000);
};
