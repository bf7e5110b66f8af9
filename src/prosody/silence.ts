import { boundedText } from '../base/bounded-text.ts';
import type { Milliseconds } from '../base/clock.ts';
import { t } from '../base/translate.ts';
import { faultInLine, faultPlace, type LuaFault } from './lua-fault.ts';
import { turnAfter, type ServerMessage, type ServerRequest } from './protocol.ts';
import { BootError } from './server.ts';

/** What a server was asked and has not come to the end of, as far as its words tell. */
export interface OpenWork {
  asked(request: ServerRequest): void;
  heard(message: ServerMessage): void;
  /** The request that it is at. */
  first(): ServerRequest | undefined;
}

/** A server does one thing after the other: an answer, or a word of a later turn, is the end of all before. */
export function createOpenWork(): OpenWork {
  let open: { readonly request: ServerRequest; readonly turn: number }[] = [];
  let turn = 0;
  /** Of those who share its thread: the newest thing. */
  let beside: ServerRequest | undefined;
  return {
    asked(request) {
      if (request.kind === 'reset') beside = undefined;
      if (request.kind === 'knock' || request.kind === 'boot') return;
      turn = turnAfter(turn, request);
      open.push({ request, turn });
    },
    heard(message) {
      if (message.kind === 'asked') beside = message.work;
      if (open.length === 0) return;
      if ('request' in message) {
        const answered = open.findIndex(
          ({ request }) => 'request' in request && request.request === message.request,
        );
        open = open.slice(answered + 1);
      } else if ('turn' in message && open.every(({ request }) => request.kind !== 'reset')) {
        open = open.filter((each) => each.turn >= message.turn);
      }
    },
    first: () => open[0]?.request ?? beside,
  };
}

/** Why a server that says nothing is given up: where its code is, and on what, as far as that is known. */
export function silentFor(
  silence: Milliseconds,
  known: { readonly place: LuaFault | undefined; readonly work: ServerRequest | undefined },
): Error {
  const seconds = Math.floor(silence / 1000);
  const silent = t('The embedded Prosody has not answered for {seconds} seconds', { seconds });
  const { place, work } = known;
  const doing = work === undefined ? '' : workWords(work);
  if (place === undefined) {
    const words = t('{silent}: it hangs, or its worker was ended from outside', { silent });
    return new Error(doing === '' ? words : `${words}. ${doing}`);
  }
  // What is being loaded did not load.
  if (work === undefined || work.kind === 'reset') {
    return new BootError(`${silent}. ${faultInLine(place)}`, place);
  }
  const advice = t('Look there for a loop that does not end, or for work that takes too long.');
  return new Error([`${silent}. ${faultPlace(place)}.`, doing, advice].join(' ').trim());
}

function workWords(request: ServerRequest): string {
  switch (request.kind) {
    case 'frame':
      return t('It was at work on {frame}.', { frame: frameName(request.xml) });
    case 'reset':
      return t('It was made ready for the script: its hosts, options and modules.');
    case 'advance':
      return t('It was doing what its timers were due for.');
    case 'open':
      return t('It was letting an actor in.');
    case 'drop':
      return t('It was taking leave of an actor whose connection was gone.');
    default:
      return '';
  }
}

/** In UTF-16 units. */
const LONGEST_VALUE = 80;
const BEFORE_TELLING = 2000;

const TELLING = /\s(type|to|id)=("[^"]*"|'[^']*')/g;

/** Its first tag, with what tells it from others; what a frame holds may be a secret, and long. */
function frameName(xml: string): string {
  const tag = /^<[^<>]*/.exec(xml.slice(0, BEFORE_TELLING))?.[0] ?? '<';
  const name = /^<([^\s/]+)/.exec(tag)?.[1] ?? '';
  const told = [...tag.matchAll(TELLING)].map(
    ([, attribute = '', value = '']) =>
      ` ${attribute}='${boundedText(value.slice(1, -1), LONGEST_VALUE)}'`,
  );
  return `<${name}${told.join('')}>`;
}
