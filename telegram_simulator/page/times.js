/** Formats instants (milliseconds since 1970) in the time zone of the simulator. */

let formats = {};
let place = '';

/** Sets the time zone of all times on the page, by its IANA name. */
export function setZone(zone) {
  if (zone === place) return;
  place = zone;
  const format = (options) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
  formats = {
    minutes: format({ hour: '2-digit', minute: '2-digit' }),
    seconds: format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    day: format({ weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay: format({ weekday: 'short', day: 'numeric', month: 'long' }),
    weekday: format({ weekday: 'short' }),
    date: format({ day: 'numeric', month: 'short' }),
    offset: new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'shortOffset' }),
  };
}
setZone('UTC');

export const minutes = (at) => formats.minutes.format(at);
export const seconds = (at) => formats.seconds.format(at);
export const day = (at) => formats.day.format(at);
export const shortDay = (at) => formats.shortDay.format(at);
export const weekday = (at) => formats.weekday.format(at);

/** "09:00" today, "Tue 09:00" within six days, else "6 Jun 09:00". */
export function fromNow(at, now) {
  if (day(at) === day(now)) return minutes(at);
  const near = at - now < 6 * 24 * 3600_000;
  return `${near ? weekday(at) : formats.date.format(at)} ${minutes(at)}`;
}

/** "Phnom Penh, UTC+7" */
export function zoneName(at) {
  const offset = formats.offset.formatToParts(at).find((part) => part.type === 'timeZoneName');
  return `${place.split('/').pop().replaceAll('_', ' ')}, ${offset.value.replace('GMT', 'UTC')}`;
}

/** "0:42" */
export const length = (total) => `${Math.floor(total / 60)}:${String(Math.floor(total % 60)).padStart(2, '0')}`;
