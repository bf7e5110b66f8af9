import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The trace of `spreadSteps`: how many events it has, and how many steps are to be spread over them. */
interface Spread {
  readonly size: number;
  readonly count: number;
}

interface TraceLine {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly step?: number;
}

const TAKER = 'Romeo';
const STANZA = '"direction":"received","phase":"session","xml":"<message ';

/**
 * Copies a trace whose steps are all at its beginning, with steps up to its end: each takes a stanza that none had taken, and
 * its two events stand in the place of those after this stanza, which others received. So no event has another number.
 */
export async function spreadSteps(from: string, to: string, { size, count }: Spread) {
  const output = createWriteStream(to);
  const steps = await stepsIn(from);
  let spread = 0;
  let held: string[] = [];
  for await (const line of createInterface({ input: createReadStream(from) })) {
    held.push(spread === 0 && line.includes('"type":"run-started"') ? longer(line, count) : line);
    if (held.length < 3) continue;
    const due = ((spread + 1) * size) / (count + 1);
    const takes = spread < count && held.every((each) => each.includes(STANZA));
    if (takes && held[0]?.includes(`"actor":"${TAKER}"`) === true && seqOf(held[0]) >= due) {
      spread++;
      held = [held[0], ...eventsOfStep(held[0], steps + spread)];
    }
    if (!output.write(`${held.shift() ?? ''}\n`)) await once(output, 'drain');
  }
  output.end(held.map((line) => `${line}\n`).join(''));
  await once(output, 'finish');
}

async function stepsIn(file: string): Promise<number> {
  let steps = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.includes('"type":"step-started"')) steps = (JSON.parse(line) as TraceLine).step ?? 0;
  }
  return steps;
}

function seqOf(line: string): number {
  return Number(/"seq":(\d+)/.exec(line)?.[1]);
}

function longer(line: string, count: number): string {
  const event = JSON.parse(line) as TraceLine & { readonly source: string };
  const more = `\n${TAKER} receives:\n\t<message/>\n`.repeat(count);
  return JSON.stringify({ ...event, source: event.source + more });
}

function eventsOfStep(stanza: string, step: number): readonly string[] {
  const { seq, at } = JSON.parse(stanza) as TraceLine;
  const end = { type: 'step-ended', step, verdict: 'matched', stanza: seq };
  return [
    { seq: seq + 1, at, type: 'step-started', step },
    { seq: seq + 2, at, ...end },
  ].map((event) => JSON.stringify(event));
}
