import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  createConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Message } from 'vscode-languageserver';
import { plainSnippet } from '../../src/cli/language-server/plain-snippet.ts';
import { serveLanguage } from '../../src/cli/language-server/serve-language.ts';

/** What Neovim 0.7.2 sent while a person hovered, completed, repaired, renamed and laid out; the first line is its own start. */
const SESSION = readFileSync(
  path.join(import.meta.dirname, 'language-server.session.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);

interface Recorded extends Message {
  readonly id?: number;
  readonly method: string;
  readonly params: { readonly capabilities?: object };
}

interface Answered extends Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly params?: { readonly diagnostics: readonly unknown[] };
}

/** A language server at the other end of two streams. */
function startServer() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const writer = new StreamMessageWriter(input);
  const said: Answered[] = [];
  const heard = new PassThrough({ objectMode: true });
  new StreamMessageReader(output).listen((message) => {
    said.push(message);
    heard.write(message);
  });
  serveLanguage(createConnection(new StreamMessageReader(input), new StreamMessageWriter(output)));
  async function until(isIt: (message: Answered) => boolean): Promise<Answered> {
    for (;;) {
      const found = said.find(isIt);
      if (found !== undefined) return found;
      await once(heard, 'data');
    }
  }
  /** What an editor says; the answer, where it asks. */
  async function tell(message: Recorded): Promise<Answered | undefined> {
    await writer.write(message);
    return message.id === undefined ? undefined : until(({ id }) => id === message.id);
  }
  return { tell, said, until };
}

/** The session but its end, which ends the process: answers by method, the newest counts. */
async function replay(change: (message: Recorded) => Recorded = (message) => message) {
  const { tell, said, until } = startServer();
  const answers = new Map<string, Answered[]>();
  for (const message of SESSION.filter(({ method }) => !/^(?:shutdown|exit)$/.test(method))) {
    const answer = await tell(change(message));
    if (answer !== undefined) {
      answers.set(message.method, [...(answers.get(message.method) ?? []), answer]);
    }
  }
  return { said, until, answer: (method: string, nth = 0) => answers.get(method)?.[nth]?.result };
}

describe('the language server, in a session of Neovim', () => {
  it('says what is wrong, and no more once it is repaired', async () => {
    const { said, until } = await replay();
    const published = ({ method }: Answered) => method === 'textDocument/publishDiagnostics';
    const told = said.filter(published).map(({ params }) => params?.diagnostics);
    expect(told[0]).toMatchObject([
      { code: 'undefined-actor', severity: 1, range: { start: { line: 22, character: 0 } } },
    ]);
    await until((each) => published(each) && each.params?.diagnostics.length === 0);
  });

  it('answers each question', async () => {
    const { answer } = await replay();
    expect(JSON.stringify(answer('textDocument/hover'))).toContain('Status 110');
    expect(answer('textDocument/definition')).toMatchObject({ range: { start: { line: 2 } } });
    expect(answer('textDocument/references')).toHaveLength(4);
    expect(answer('textDocument/documentSymbol')).toMatchObject([
      { name: 'Romeo' },
      { name: 'Romeo connects' },
      { name: 'Romeo sends', detail: 'presence' },
      { name: 'Romeo receives', detail: 'presence' },
      { name: 'Rome disconnects' },
    ]);
    const [first] = answer('textDocument/codeAction') as readonly unknown[];
    expect(first).toMatchObject({
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{ code: 'undefined-actor' }],
    });
    expect(answer('textDocument/formatting')).toEqual([]);
    const renamed = answer('textDocument/rename') as { changes: Record<string, unknown[]> };
    expect(Object.values(renamed.changes)[0]).toHaveLength(5);
  });

  it('completes with snippets only where the editor has them', async () => {
    const takesSnippets = (message: Recorded): Recorded =>
      message.method === 'initialize'
        ? {
            ...message,
            params: {
              ...message.params,
              capabilities: {
                textDocument: { completion: { completionItem: { snippetSupport: true } } },
              },
            },
          }
        : message;
    const plain = JSON.stringify((await replay()).answer('textDocument/completion'));
    expect(plain).toContain('"# @ 12 minutes pass"');
    expect(plain).not.toContain('${');
    const rich = JSON.stringify((await replay(takesSnippets)).answer('textDocument/completion'));
    expect(rich).toContain('${2|minutes,');
  });
});

describe('the language server', () => {
  const open = (text: string): Recorded => ({
    jsonrpc: '2.0',
    method: 'textDocument/didOpen',
    params: { textDocument: { uri: 'file:///a.scs', languageId: 'x', version: 1, text } } as object,
  });

  it('says of a text that is too long for a script just that, and answers nothing about it', async () => {
    const { tell, until } = startServer();
    const [start] = SESSION;
    if (start !== undefined) await tell(start);
    await tell(open('# long\n'.repeat(1_600_000)));
    const told = await until(({ method }) => method === 'textDocument/publishDiagnostics');
    expect(told.params?.diagnostics).toMatchObject([{ code: 'too-long' }]);
    const hover = await tell({
      jsonrpc: '2.0',
      id: 900,
      method: 'textDocument/hover',
      params: {
        textDocument: { uri: 'file:///a.scs' },
        position: { line: 0, character: 0 },
      } as object,
    });
    expect(hover?.result).toBeNull();
  });

  it('tells why a name cannot be given', async () => {
    const { tell } = startServer();
    const [start] = SESSION;
    if (start !== undefined) await tell(start);
    await tell(open('[Client] Romeo\n\n[Client] Juliet\n\n-----\n\nRomeo connects\n'));
    const answer = await tell({
      jsonrpc: '2.0',
      id: 901,
      method: 'textDocument/rename',
      params: {
        textDocument: { uri: 'file:///a.scs' },
        position: { line: 6, character: 1 },
        newName: 'Juliet',
      } as object,
    });
    expect(answer?.error?.message).toContain('Juliet');
  });
});

describe('a snippet for an editor without snippets', () => {
  it.each([
    ['<a>$0</a>', '<a></a>'],
    ['to="${1:room@conference.localhost}"$0', 'to="room@conference.localhost"'],
    ['${1|minutes,hours|} pass', 'minutes pass'],
    ["\\${Romeo's JID\\}", "${Romeo's JID}"],
    ['${1:\\${a\\}}', '${a}'],
    ['plain', 'plain'],
  ])('writes %s as %s', (snippet, written) => {
    expect(plainSnippet(snippet)).toBe(written);
  });
});
