import type { Milliseconds } from '../base/clock.ts';

const DAY = 86_400_000;
const DATE = /\b(\d{4})-(\d\d)-(\d\d)[T ]/;
const TIME = /\b(\d{1,2}):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?:\s?([AP]M)\b)?/i;

/**
 * The first time of day in a text, with the date if that is written as in ISO 8601; zones are not looked at, as a log has one.
 * `undefined` where there is none.
 */
export function timeIn(text: string): Milliseconds | undefined {
  const time = TIME.exec(text);
  if (time === null) return undefined;
  const [, hours = '', minutes = '', seconds = '', fraction = '', half = ''] = time;
  const whole = (hourOf(Number(hours), half) * 60 + Number(minutes)) * 60 + Number(seconds);
  const part = Math.round(Number(`0.${fraction || '0'}`) * 1_000_000) / 1000;
  const date = DATE.exec(text);
  const days = date === null ? 0 : daysBefore(Number(date[1]), Number(date[2]), Number(date[3]));
  return days * DAY + whole * 1000 + part;
}

function hourOf(hour: number, half: string): number {
  if (half === '') return hour;
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
}

/** Days of the Gregorian calendar, counted from some day; only differences mean anything. */
function daysBefore(year: number, month: number, day: number): number {
  const moved = month <= 2 ? year - 1 : year;
  const monthOfYear = (month + 9) % 12;
  const years = 365 * moved + Math.floor(moved / 4) - Math.floor(moved / 100);
  return years + Math.floor(moved / 400) + Math.floor((153 * monthOfYear + 2) / 5) + day;
}

/** Makes times of a log times since its first one: they never go back, and go on over midnight. */
export function createLogClock(): (at: Milliseconds | undefined) => Milliseconds {
  let first: number | undefined;
  let days = 0;
  let newest = 0;
  return (at) => {
    if (at === undefined) return newest;
    first ??= at;
    let since = at - first + days * DAY;
    // Times without dates begin anew at midnight.
    if (at < DAY && since < newest - DAY / 2) {
      days += 1;
      since += DAY;
    }
    newest = Math.max(newest, Math.round(since * 1000) / 1000);
    return newest;
  };
}
