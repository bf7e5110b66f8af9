import { t } from '../../base/translate.ts';
import { counted } from '../../base/counted.ts';
import type { ComparedCalls, CallPair } from '../../insight/runs/compare-calls.ts';
import type { ComparedServerSides, MadeBy, Side } from '../../insight/runs/compare-server-sides.ts';
import { placeName, type ServerTurn } from '../../insight/server-side.ts';
import { readStanzaHead } from '../../timeline/stanza-head.ts';

/** What the two servers did about a line, in a sentence or two. */
export function serverSidesWords(sides: ComparedServerSides): string {
  switch (sides.kind) {
    case 'made':
      return `${nearestWords(sides)}${partingWords(sides.compared)}`;
    case 'alone':
      return t(
        'Only the server on the {side} made this {stanzaName}; after the same action the other sent nothing whose calls were recorded.',
        { side: sides.side, stanzaName: stanzaName(sides.made) },
      );
    case 'taken':
      return t(
        'Both servers took this in: {sentWords} on the left, {sentWords2} on the right in that turn.',
        { sentWords: sentWords(sides.left), sentWords2: sentWords(sides.right) },
      );
    case 'unseen':
      return t(
        'The calls that made it were not recorded {part}. Runs on the Prosody in this tab record them while “Record call stacks” is on.',
        {
          part:
            sides.sides.length === 2
              ? t('in either run')
              : t('in the run on the {sides, select, left {left} other {right}}', {
                  sides: sides.sides[0] ?? 'left',
                }),
        },
      );
  }
}

function nearestWords({
  nearest,
  left,
  right,
}: Extract<ComparedServerSides, { kind: 'made' }>): string {
  if (nearest === undefined) return '';
  const [made, stead] = nearest === 'right' ? [left, right] : [right, left];
  const side: Side = nearest === 'right' ? 'left' : 'right';
  return `${t('Only the server on the {side} made this {stanzaName}. Beside it stands the nearest that the other made after the same action: {stanzaName2} to {actor}.', { side, stanzaName: stanzaName(made), stanzaName2: stanzaName(stead), actor: stead.stanza.actor })} `;
}

function partingWords({ parting, shared, calls }: ComparedCalls): string {
  if (shared === 0) return t('The two stacks have no call in common.');
  const all = counted(shared, 'call');
  if (parting === undefined) return t('The same {all} made it in both.', { all });
  const name = placeName(parting.left ?? NOWHERE);
  const inner = calls.slice(0, calls.length - shared);
  if (inner.length === 0) {
    return t('The same {all} made it in both, but {name} at other lines: {linesWords}.', {
      all,
      name,
      linesWords: linesWords(parting),
    });
  }
  return t('The calls part in {name} ({linesWords}): on the left {wayOn}, on the right {wayOn2}.', {
    name,
    linesWords: linesWords(parting),
    wayOn: wayOn(inner, 'left'),
    wayOn2: wayOn(inner, 'right'),
  });
}

const NOWHERE = { file: '', line: 0, defined: 0 };

/** What a call goes on to, innermost calls first. */
function wayOn(inner: readonly CallPair[], side: Side): string {
  const next = inner.findLast((call) => call[side] !== undefined)?.[side];
  return next === undefined
    ? t('it sends by itself')
    : t('it calls {placeName}', { placeName: placeName(next) });
}

/** `line 95`, `line 95 on the left, 102 on the right`. */
function linesWords({ left, right }: CallPair): string {
  if (left?.line === right?.line) return t('line {line}', { line: left?.line ?? 0 });
  return t('line {line} on the left, {line2} on the right', {
    line: left?.line ?? 0,
    line2: right?.line ?? 0,
  });
}

function sentWords(turn: ServerTurn | undefined): string {
  return turn === undefined
    ? t('it cannot be seen')
    : t('{frames} sent', { frames: counted(turn.sent.length, 'frame') });
}

function stanzaName({ stanza }: MadeBy): string {
  return `<${readStanzaHead(stanza.xml).name || t('raw text')}>`;
}
