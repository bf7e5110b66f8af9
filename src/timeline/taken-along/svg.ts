import { escapeAnywhere } from '../../xml/escape.ts';
import type { TakenRow } from './taken-rows.ts';

const ROW = 24;
const LANE = 120;
const LEFT = 150;
const WORDS = 620;
const HEAD = 64;

/** A drawing of the rows that needs nothing besides: lanes, arrows, and the words of each row. Colours hold on any ground. */
export function svg(title: string, lanes: readonly string[], rows: readonly TakenRow[]): string {
  const text = LEFT + lanes.length * LANE;
  const [width, height] = [text + WORDS, HEAD + (rows.length + 1) * ROW];
  const name = escapeAnywhere(title);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="${name}">`,
    `<title>${name}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="16" y="24" font-weight="600">${name}</text>`,
    ...lanes.flatMap((lane, index) => laneHead(lane, index, height)),
    ...rows.flatMap((row, index) => rowLines(row, HEAD + (index + 1) * ROW, text)),
    '</svg>',
    '',
  ].join('\n');
}

function n(value: number): string {
  return String(value);
}

function centre(lane: number): number {
  return LEFT + lane * LANE + LANE / 2;
}

function laneHead(title: string, lane: number, height: number): readonly string[] {
  const x = n(centre(lane));
  const short = [...title].length > 16 ? `${[...title].slice(0, 15).join('')}…` : title;
  return [
    `<text x="${x}" y="54" text-anchor="middle" font-weight="600">${escapeAnywhere(short)}</text>`,
    `<line x1="${x}" y1="${n(HEAD)}" x2="${x}" y2="${n(height - ROW / 2)}" stroke="#c8ccd4"/>`,
  ];
}

function rowLines(row: TakenRow, y: number, text: number): readonly string[] {
  const { place, at, verdict, isFailure, what, told } = row;
  const colour = isFailure ? '#b3261e' : '#1f2328';
  const line = n(y + 4);
  if (row.kind !== 'arrow') {
    return [
      `<text x="16" y="${line}" font-weight="600">${escapeAnywhere(`${what} ${told}`.trim())}</text>`,
    ];
  }
  const mark = isFailure ? `✗ ${verdict}` : verdict;
  return [
    `<text x="16" y="${line}" fill="#57606a">${escapeAnywhere(place)}</text>`,
    `<text x="${n(LEFT - 12)}" y="${line}" text-anchor="end" fill="${colour}">${escapeAnywhere(`${at} ${mark}`.trim())}</text>`,
    ...arrowLines(row.lanes, y, colour),
    `<text x="${n(text)}" y="${line}" fill="${colour}">${escapeAnywhere(told === '' ? what : `${what} — ${told}`)}</text>`,
  ];
}

function arrowLines(
  [from, ...to]: readonly number[],
  y: number,
  colour: string,
): readonly string[] {
  if (from === undefined) return [];
  const start = centre(from);
  return [
    `<circle cx="${n(start)}" cy="${n(y)}" r="3.5" fill="${colour}"/>`,
    ...to.flatMap((lane) => {
      const end = centre(lane);
      const back = end > start ? -7 : 7;
      return [
        `<line x1="${n(start)}" y1="${n(y)}" x2="${n(end)}" y2="${n(y)}" stroke="${colour}"/>`,
        `<path d="M${n(end)} ${n(y)}l${n(back)} -4v8z" fill="${colour}"/>`,
      ];
    }),
  ];
}
