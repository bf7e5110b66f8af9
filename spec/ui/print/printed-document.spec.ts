import { describe, expect, it } from 'vitest';
import { maskedRun } from '../../../src/run/masked-run.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { lessonText } from '../../../src/script/lesson-tags.ts';
import { USUAL_LANES } from '../../../src/timeline/arrangement/lane-arrangement.ts';
import { printedDocument, type PrintedParts } from '../../../src/ui/print/printed-document.ts';
import type { PaperView } from '../../../src/ui/print/printed-run.ts';

const ALL: PrintedParts = { lesson: true, answers: false, script: true, run: true };

const SCRIPT = `# A <b>room</b>
## goal: Enter it, with \`muc\` ({§7.2}).
## task: Write what Romeo sends.
## hint: Send a presence.
## why: The room says so.

[Client] Romeo
\tjid: romeo@localhost
\tpassword: s3cret

-----

# He comes
Romeo connects

Romeo sends:
\t<presence to="room@conference.localhost/Romeo"/>
`;

function printed(parts: Partial<PrintedParts> = {}, script = SCRIPT): string {
  const { scenario } = compileScript(script);
  const run = maskedRun({ events: [], source: script });
  const lesson = {
    entry: undefined,
    title: 'A <b>room</b>',
    text: lessonText(scenario?.tags ?? []),
  };
  return printedDocument({ lesson, run }, { ...ALL, ...parts });
}

describe('a page for paper', () => {
  it('has the lesson, the script and the timeline, and nothing of others as markup', () => {
    const html = printed();
    for (const part of [
      'Goal',
      'Cast',
      'Your task',
      'Why the server did that',
      'Script',
      'Timeline',
    ]) {
      expect(html).toContain(`<h2>${part}</h2>`);
    }
    expect(html).toContain('<code>muc</code>');
    expect(html).not.toMatch(/<b>room|<presence|<script|s3cret/);
    expect(html).toContain("default-src 'none'");
  });

  it('tells hints with the answers only, also those of the header', () => {
    expect(printed()).not.toContain('Send a presence.');
    expect(printed({ answers: true }).match(/Send a presence\./g)).toHaveLength(2);
    // Numbers of lines stay those of the script.
    expect(printed()).toContain('<span data-look="number">5</span><code>');
  });

  it('has what was asked for', () => {
    expect(printed({ lesson: false, script: false })).not.toMatch(/<h2>(?:Goal|Script)/);
    expect(printed({ run: false })).not.toContain('<h2>Timeline');
  });

  it('has no timeline of a script that cannot be read', () => {
    const html = printed({}, 'Romeo receives:\n\t<presence');
    expect(html).not.toContain('<h2>Timeline');
    expect(html).toContain('<h2>Script');
  });

  it('is wider than high where there are many lanes', () => {
    const actors = Array.from(
      { length: 7 },
      (_, at) => `[Client] A${at}\n\tjid: a${at}@localhost\n\tpassword: p\n`,
    );
    const steps = actors.map((_, at) => `A${at} connects\n`);
    expect(printed({}, [...actors, '-----', ...steps].join('\n'))).toContain(
      '@page{size:landscape}',
    );
    expect(printed()).not.toContain('@page{size:landscape}');
  });

  it('has the rows that are chosen, between the lanes as they are arranged', () => {
    const { scenario } = compileScript(SCRIPT);
    const run = maskedRun({ events: [], source: SCRIPT });
    const rowsOf = (view: PaperView) =>
      printedDocument({ lesson: undefined, run, view }, { ...ALL, script: false });
    const usual = { arrangement: USUAL_LANES, range: undefined };
    const second = [{ step: 2, stanza: undefined }];
    const chosen = rowsOf({ ...usual, range: { from: second, to: second } });
    expect(scenario?.steps).toHaveLength(2);
    expect(rowsOf(usual).match(/<tr data-look="pending"/g)).toHaveLength(2);
    expect(chosen.match(/<tr data-look="pending"/g)).toHaveLength(1);
    expect(chosen).toContain('Romeo shows up as Romeo');
    const names = (html: string) => /data-look="names"><span>([^]*?)<\/div>/.exec(html)?.[1];
    const order = ['service:room@conference.localhost', 'actor:Romeo'];
    expect(names(rowsOf(usual))).toBe('Romeo</span><span>room</span>');
    const arranged = { ...usual, arrangement: { ...USUAL_LANES, order } };
    expect(names(rowsOf(arranged))).toBe('room</span><span>Romeo</span>');
  });
});
