import fc from 'fast-check';
import { createIndexedDbStorage } from '../../src/app/indexed-db-storage.ts';
import type { RecordKind } from '../../src/state/keeping/record-storage.ts';
import { DAMAGES, type Damage } from '../state/keeping/damage.ts';
import { freshDatabase, StoredBrowser } from '../state/keeping/stored-browser.ts';
import type { HostileClass, HostileExtent, HostileTry } from './hostile-class.ts';

const GENERATED: Readonly<Record<HostileExtent, number>> = { short: 100, whole: 5000 };

const KINDS: readonly RecordKind[] = ['copies', 'drafts', 'breakpoints', 'aside', 'marks'];

/** Whatever a browser can store. */
const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true });

const nearly = fc.record(
  {
    text: fc.oneof(fc.string(), anything),
    original: fc.oneof(fc.string(), anything),
    draftId: anything,
    scenarioId: anything,
    updatedAt: fc.oneof(fc.double(), anything),
    breakpoints: fc.record({
      lines: fc.array(fc.record({ line: fc.oneof(fc.double(), fc.integer(), anything) })),
      stanzas: anything,
    }),
  },
  { requiredKeys: [] },
);

const damage: fc.Arbitrary<Damage> = fc.record({
  name: fc.constant('anything'),
  kind: fc.constantFrom(...KINDS),
  key: fc.oneof(fc.string(), fc.integer(), fc.date({ noInvalidDate: true })),
  value: fc.oneof(anything, nearly),
});

/** Stores that hold what no page wrote there. */
export const STORES: HostileClass = {
  name: 'stores',
  tries: function* (extent): Iterable<HostileTry> {
    for (const each of DAMAGES) yield { name: each.name, run: () => opens(each) };
    for (const each of fc.sample(damage, { numRuns: GENERATED[extent], seed: 1 })) {
      yield { name: fc.stringify(each).slice(0, 200), run: () => opens(each) };
    }
  },
};

/** Opens twice; obeys nothing that does not fit, loses no text, and leaves no record that is not kept somewhere. */
async function opens(each: Damage): Promise<void> {
  const database = freshDatabase();
  const { kind, key = 'one', value } = each;
  await createIndexedDbStorage(database).write([{ kind, key, value }], 'relaxed');
  const text = textOf(each);
  for (const visit of ['first', 'second']) {
    const tab = await new StoredBrowser(database).openNow();
    const { fault } = tab.keeping.getState();
    if (fault !== undefined) throw new Error(`${visit} visit: ${fault.kind}`);
    const state = tab.document.getState();
    const all = [state.breakpoints, ...Object.values(state.otherBreakpoints)];
    const lines = all.flatMap((one) => one.lines.map(({ line }) => line));
    if (!lines.every((line) => Number.isInteger(line) && line >= 1)) {
      throw new Error(`${visit} visit: a breakpoint at ${lines.join(', ')}`);
    }
    const texts = [state.text, ...state.drafts.map((draft) => draft.text)];
    if (text !== undefined && !texts.includes(text)) throw new Error(`${visit} visit: text lost`);
  }
}

/** The text that a person had typed there, if any can be read. */
function textOf({ kind, value }: Damage): string | undefined {
  if (kind !== 'copies' && kind !== 'drafts') return undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'text'))
    return undefined;
  const { text } = value as { readonly text: unknown };
  return typeof text === 'string' ? text : undefined;
}
