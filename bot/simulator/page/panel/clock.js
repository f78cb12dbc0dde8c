/** The clock of the simulated world, and what is due in it. */
import { $, $$, h, langOf } from '../elements.js';
import { now, state } from '../state.js';
import * as acts from '../acts.js';
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
  const keys = $$('.clock button');
  keys.forEach((key) => key.setAttribute('aria-disabled', 'true'));
  button.setAttribute('aria-busy', 'true');
  await acts.moveClock(fields);
  button.removeAttribute('aria-busy');
  keys.forEach((key) => key.removeAttribute('aria-disabled'));
}

export const clockActs = {
  advance: (button) => move(button, { seconds: Number(button.dataset.seconds) }),
  next: (button) => move(button, { next: true }),
  rate: () => acts.moveClock({ rate: state.clock.rate > 1 ? 1 : FAST }),
};

/** Starts the ticking of the shown clock. */
export const startTicking = () => {
  setInterval(() => {
    if (state.run) drawTime();
  }, 1000);
};
