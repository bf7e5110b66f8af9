import type { XmlToken } from './xml-tokens.ts';

/** So many tokens of one line are painted, and so many characters of them. More would hold up the page. */
const MOST_TOKENS = 600;
const MOST_CHARACTERS = 20_000;

/** The tokens of one line as far as they are painted, and how many characters are left out behind them. */
export function boundedTokens(tokens: readonly XmlToken[]): {
  readonly shown: readonly XmlToken[];
  readonly left: number;
} {
  const shown: XmlToken[] = [];
  let room = MOST_CHARACTERS;
  let left = 0;
  for (const token of tokens) {
    const isRoom = room > 0 && shown.length < MOST_TOKENS;
    if (isRoom) shown.push(fitted(token, room));
    left += isRoom ? Math.max(0, token.text.length - room) : token.text.length;
    room -= token.text.length;
  }
  return { shown, left };
}

function fitted(token: XmlToken, room: number): XmlToken {
  return token.text.length <= room ? token : { ...token, text: token.text.slice(0, room) };
}
