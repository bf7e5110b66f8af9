import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './folder-law.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The files of src/ outside `trace/` that call a function by that name. */
function callersOf(name: string): readonly string[] {
  return sourceFiles(path.join(ROOT, 'src'))
    .filter((file) => readFileSync(file, 'utf8').includes(`${name}(`))
    .map((file) => path.relative(ROOT, file).split(path.sep).join('/'))
    .filter((file) => !file.startsWith('src/trace/'))
    .sort();
}

describe('what is derived from a trace', () => {
  it('is derived of lists that share the events of a run: nobody copies them batch by batch', () => {
    expect(callersOf('withEvents')).toEqual(['src/state/run-changes.ts']);
    const copies = sourceFiles(path.join(ROOT, 'src/state')).filter((file) =>
      /\[\.\.\.\w*\.?events, \.\.\./.test(readFileSync(file, 'utf8')),
    );
    expect(copies).toEqual([]);
  });

  it('has one model, which all readers share', () => {
    // What is prepared for the panes must not change the model that they still show.
    expect(callersOf('buildTraceModel')).toEqual(['src/diagnosis/prepare.ts']);
    expect(callersOf('createTraceModelBuilder')).toEqual([]);
  });

  it('is one timeline, which grows: what a run has said is not laid out again', () => {
    // A layout forks itself.
    expect(callersOf('new GrowingLayout')).toEqual([
      'src/timeline/growing/growing-layout.ts',
      'src/timeline/layout.ts',
    ]);
    expect(callersOf('layoutTimeline')).toEqual(['src/timeline/layout.ts']);
  });

  it('has each frame parsed once: only texts that are no frame of a trace are parsed elsewhere', () => {
    expect(callersOf('parseStrict')).toEqual([
      'src/run/check-composed.ts',
      'src/script/check-raw.ts',
      'src/ui/comparison/compared-line.ts',
      'src/xml/parse-strict.ts',
      // A comment of its contract.
      'src/xml/print.ts',
    ]);
    expect(callersOf('parseStrictInParts')).toEqual([
      'src/xml/parse-strict.ts',
      'src/xmpp/wire-xml.ts',
    ]);
    expect(callersOf('parseWireXml')).toEqual([
      'src/insight/runs/normalise.ts',
      // What a log tells is kept for its frame.
      'src/logs/known-elements.ts',
      // A file of a web server.
      'src/transport/profile/host-meta.ts',
      'src/ui/stanza/StanzaBlock.tsx',
      'src/xmpp/wire-xml.ts',
    ]);
    expect(callersOf('parseWireXmlInParts')).toEqual([
      'src/transport/frames.ts',
      'src/xmpp/wire-xml.ts',
    ]);
  });

  it('has each text compiled once: only texts that are no script of anybody are parsed elsewhere', () => {
    expect(callersOf('parseScript')).toEqual([
      'src/script/compile.ts',
      // What is laid out, and what a renaming would make, is looked at once.
      'src/script/format.ts',
      'src/script/generalise.ts',
      'src/script/new-steps.ts',
      'src/script/parse.ts',
      // For callers without a syntax: specs.
      'src/script/redact.ts',
      'src/script/symbols.ts',
      // The comments at the begin of many texts, before any of them is run.
      'src/state/suite/suite-script.ts',
      // Where something broke, nothing is asked that others have made.
      'src/ui/broken/broken-report.ts',
    ]);
    expect(callersOf('createCompiler')).toEqual([
      'src/cli/compiled-file.ts',
      'src/cli/language-server/open-scripts.ts',
      'src/script/compile.ts',
    ]);
  });

  it('says in one place what a failure is', () => {
    const says = sourceFiles(path.join(ROOT, 'src'))
      .filter((file) => /verdict !== '(?:sent|matched)'/.test(readFileSync(file, 'utf8')))
      .map((file) => path.relative(ROOT, file).split(path.sep).join('/'));
    // A step that matched may have taken a refusal.
    expect(says).toEqual(['src/trace/refusals.ts']);
  });

  it('compares what a step expected with a frame in one place', () => {
    expect(callersOf('diffPattern')).toEqual([
      'src/diagnosis/repair/stand-before.ts',
      'src/match/diff.ts',
    ]);
  });
});
