import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { breach, DEBT, importsBelow } from './folder-law.ts';

const SRC = path.resolve(import.meta.dirname, '../../src');

describe('the folder law (ARCHITECTURE.md)', () => {
  const breaches = importsBelow(SRC).flatMap((each) => {
    const sentence = breach(each);
    return sentence === undefined ? [] : [{ key: `${each.from} -> ${each.specifier}`, sentence }];
  });

  it('holds for every import, type imports included', () => {
    const fresh = breaches.filter(({ key }) => !DEBT.includes(key));
    expect(fresh.map(({ sentence }) => sentence)).toEqual([]);
  });

  it('has no debt that is paid already', () => {
    const keys = breaches.map(({ key }) => key);
    expect(DEBT.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it.each([
    ['src/xml/print.ts', '../script/parse.ts', /import only downwards/],
    ['src/trace/log.ts', '../script/scenario.ts', /import only downwards/],
    ['src/prosody/client.ts', '../match/match.ts', /may see only/],
    ['src/ui/widgets/tabs.tsx', '../app-context.ts', /layer 0 of ui\/.*import only downwards/],
    ['src/ui/script/StepLens.tsx', '../inspector/InspectorPanel.tsx', /import only downwards/],
    ['src/ui/script/StepLens.tsx', '../comparison/RunHead.tsx', /import only downwards/],
    ['src/ui/verdict.ts', './shell/App.tsx', /import only downwards/],
    [
      'src/ui/timeline/rows/EventRow.tsx',
      '../EventGrid.tsx',
      /layer 1 of ui\/timeline\/.*downwards/,
    ],
    ['src/ui/timeline/bar/FilterBox.tsx', '../rows/EventRow.tsx', /layer 0 of ui\/timeline\//],
    ['src/ui/timeline/fresh/Row.tsx', '../rows/EventRow.tsx', /a layer in INNER_LAYERS/],
    ['src/ui/stanza/Stanza.tsx', '../timeline/rows/EventRow.tsx', /layer 3 of ui\//],
    ['src/ui/fresh/Panel.tsx', '../widgets/tabs.tsx', /a layer in INNER_LAYERS/],
    ['src/ui/shell/App.tsx', 'monaco-editor/editor.js', /belongs to editor/],
    ['src/run/receive.ts', '../diagnosis/diagnosis.ts', /import only downwards/],
    ['src/ui/difference/comparison.ts', '../../diagnosis/candidates.ts', /has faces/],
    ['src/run/runner.ts', 'left-pad', /add the package to CONFINED/],
  ])('catches %s importing %s', (from, specifier, sentence) => {
    expect(breach({ from, specifier })).toMatch(sentence);
  });

  it.each([
    ['src/app/page.tsx', '../ui/shell/App.tsx'],
    ['src/ui/script/StepLens.tsx', '../verdict.ts'],
    ['src/ui/script/StepLens.tsx', './lens-words.ts'],
    ['src/ui/timeline/EventGrid.tsx', './rows/EventRow.tsx'],
    ['src/ui/timeline/rows/RowLanes.tsx', './arrow-look.ts'],
    ['src/ui/shell/status/RunTools.tsx', '../runs/RunsPopover.tsx'],
    ['src/ui/shell/status/RunTools.tsx', '../../widgets/button.tsx'],
    ['src/ui/script/StepLens.tsx', '../../base/lazy.ts'],
    ['src/script/parse.ts', '../xml/element.ts'],
    ['src/state/launch.ts', '../diagnosis/diagnosis.ts'],
    ['src/prosody/shim.ts', './lua/lxp.lua?raw'],
    ['src/transport/session.ts', '@xmpp/client'],
  ])('lets %s import %s', (from, specifier) => {
    expect(breach({ from, specifier })).toBeUndefined();
  });
});
