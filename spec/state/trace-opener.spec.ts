import { describe, expect, it } from 'vitest';
import { createTraceOpener, FIRST_PIECE, PIECE } from '../../src/state/trace-opener.ts';
import { keptRuns, shownRun } from '../../src/state/run-selectors.ts';
import { serialiseTrace } from '../../src/trace/file.ts';
import { page, SCRIPT } from './page-stage.ts';

/** A recorded run whose trace is several pieces long, as text. */
async function longTrace(): Promise<string> {
  const recorded = page(SCRIPT);
  recorded.actions.run();
  await recorded.clock.pass(200);
  const events = [...shownRun(recorded.stores.runs.getState()).events];
  const [first, ...rest] = serialiseTrace(events).trimEnd().split('\n').slice(1);
  const end = rest.pop() ?? '';
  const header = '{"caesura":"trace","format":1}';
  const line = { type: 'server-log', at: 1, level: 'info', source: 's', message: 'é'.repeat(2000) };
  const lines = [first ?? '', ...rest, ...Array.from({ length: 400 }, () => JSON.stringify(line))];
  const numbered = [...lines, end].map((text, seq) =>
    JSON.stringify({ ...(JSON.parse(text) as object), seq }),
  );
  return `${[header, ...numbered].join('\n')}\n`;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** `onPiece`: called before each piece is there. */
function fileOf(bytes: Uint8Array, onPiece: (start: number) => void = () => undefined) {
  return {
    name: 'long.jsonl',
    size: bytes.length,
    read: (start: number, end: number) => {
      onPiece(start);
      return Promise.resolve(bytes.slice(start, end));
    },
  };
}

describe('a trace that is read piece by piece', () => {
  it('shows its first events before its last ones are read, says how far it is, and is kept in the end', async () => {
    const { stores, clock } = page('# Mine');
    const bytes = bytesOf(await longTrace());
    const seen: (number | undefined)[] = [];
    const file = fileOf(bytes, () => seen.push(stores.runs.getState().reading?.share));
    await createTraceOpener(stores, { clock }).open(file);
    expect(bytes.length).toBeGreaterThan(2 * PIECE);
    expect(seen[0]).toBeUndefined();
    expect(seen[1]).toBeCloseTo(FIRST_PIECE / bytes.length);
    const { runs } = stores;
    expect(runs.getState().reading).toBeUndefined();
    expect(shownRun(runs.getState()).phase).toBe('ended');
    expect(shownRun(runs.getState()).events.at(-1)).toMatchObject({ type: 'run-ended' });
    expect(keptRuns(runs.getState())).toMatchObject([{ outcome: 'passed' }]);
    expect(stores.document.getState().fileName).toBe('long.scs');
  });

  it('lets the page paint its first rows before it reads on', async () => {
    const { stores, clock } = page('# Mine');
    const bytes = bytesOf(await longTrace());
    const deeds: string[] = [];
    const file = fileOf(bytes, () => deeds.push('read'));
    const whenIdle = () => {
      deeds.push(`painted ${shownRun(stores.runs.getState()).events.length > 0}`);
      return Promise.resolve();
    };
    await createTraceOpener(stores, { clock, whenIdle }).open(file);
    expect(deeds.slice(0, 3)).toEqual(['read', 'painted true', 'read']);
  });

  it('is read no further when the person says so; what was read stays, and that is said', async () => {
    const { stores, clock } = page(SCRIPT);
    const opener = createTraceOpener(stores, { clock });
    const file = fileOf(bytesOf(await longTrace()), (start) => {
      if (start > 0) opener.stop();
    });
    await opener.open(file);
    const { length } = shownRun(stores.runs.getState()).events;
    expect(length).toBeGreaterThan(10);
    expect(stores.runs.getState().reading).toEqual({
      name: 'long.jsonl',
      events: length,
      stopped: 'You stopped reading it.',
    });
  });

  it.each([
    [
      'is damaged',
      (text: string) => bytesOf(`${text}{"seq":\n${text}`),
      /Line \d+ of this trace is damaged/,
    ],
    [
      'was cut in the midst of a line',
      (text: string) => bytesOf(`${text}{"seq":`),
      /^Line \d+ was cut in its midst/,
    ],
    [
      'is no text from somewhere on',
      (text: string) => new Uint8Array([...bytesOf(text), 0xff, 0xfe]),
      /no text in UTF-8/,
    ],
  ])('that %s shows what came before, and why not the rest', async (_name, spoilt, why) => {
    const { stores, clock } = page(SCRIPT);
    await createTraceOpener(stores, { clock }).open(fileOf(spoilt(await longTrace())));
    const { reading } = stores.runs.getState();
    expect(reading?.stopped).toMatch(why);
    expect(reading?.events).toBeGreaterThan(0);
  });

  it('that cannot be read any further says so', async () => {
    const { stores, clock } = page(SCRIPT);
    const file = fileOf(bytesOf(await longTrace()));
    const read = (start: number, end: number) =>
      start === 0 ? file.read(start, end) : Promise.reject(new Error('gone'));
    await createTraceOpener(stores, { clock }).open({ ...file, read });
    expect(stores.runs.getState().reading?.stopped).toMatch(/moved or changed/);
  });

  it.each([
    ['is too large', { ...fileOf(bytesOf('{')), size: 2e9 }, /too large/],
    ['is none', fileOf(bytesOf('{"name":"x"}')), /no Caesura trace/],
    ['is empty', fileOf(bytesOf('{"caesura":"trace","format":1}\n')), /empty/],
  ])('that %s is refused with the reason, and nothing else changes', async (_name, file, why) => {
    const { stores, clock } = page(SCRIPT);
    await createTraceOpener(stores, { clock }).open(file);
    expect(shownRun(stores.runs.getState()).refusal?.meaning).toMatch(why);
    expect(stores.document.getState().text).toBe(SCRIPT);
    expect(stores.runs.getState().reading).toBeUndefined();
  });

  it('gives way to whatever is opened or run next', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    const file = fileOf(bytesOf(await longTrace()), (start) => {
      if (start > 0) actions.openFile({ name: 'other.scs', text: '# Other' });
    });
    await createTraceOpener(stores, { clock }).open(file);
    expect(stores.document.getState().text).toBe('# Other');
    expect(stores.runs.getState().reading).toBeUndefined();
  });
});
