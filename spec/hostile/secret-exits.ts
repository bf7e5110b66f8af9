import { brokenScript } from '../../src/cli/broken-script.ts';
import { errorCommands } from '../../src/cli/github/commands.ts';
import { jobSummary } from '../../src/cli/github/summary.ts';
import { reportPage } from '../../src/cli/html/report-page.ts';
import { junitReport } from '../../src/cli/junit.ts';
import { printResult } from '../../src/cli/print-report.ts';
import { jsonLine, type ScriptResult } from '../../src/cli/report.ts';
import { runScript } from '../../src/cli/run-script.ts';
import type { ActorConnector, ServerLogLine, ServerPort } from '../../src/run/ports.ts';
import { compileScript } from '../../src/script/compile.ts';
import { redactSource, replacePasswords } from '../../src/script/redact.ts';
import { serialiseTrace } from '../../src/trace/file.ts';
import { wireFrame } from '../../src/transport/frames.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';
import { printXml } from '../../src/xml/print.ts';
import type { SecretForm } from './secret-forms.ts';

export interface Exit {
  readonly name: string;
  readonly text: string;
}

/** Plays the form's script against a server that does what the form says, and collects all that leaves. */
export async function exitsOf(form: SecretForm, secret: string): Promise<readonly Exit[]> {
  const text = form.script(secret);
  const compiled = compileScript(text);
  const link = { name: 'link', text: replacePasswords(text, compiled.syntax) };
  const source = { name: 'source in the live trace', text: redactSource(text) };
  if (compiled.scenario === undefined) {
    const broken = brokenScript({ file: 'a.scs', text, compiled });
    const result = { report: broken?.report, events: [], picture: [] };
    const reports =
      result.report === undefined ? [] : reportExits({ ...result, report: result.report });
    return [
      link,
      source,
      { name: 'complaints', text: (broken?.complaints ?? []).join('\n') },
      ...reports,
    ];
  }
  const server = serverThat(form, secret);
  const result = await runScript({ file: 'a.scs', text, compiled }, compiled.scenario, server, {});
  return [
    link,
    source,
    { name: 'trace file', text: serialiseTrace(result.events) },
    { name: 'HTML report', text: pageOf(result, serialiseTrace(result.events)) },
    ...reportExits(result),
  ];
}

function pageOf(result: ScriptResult, trace: string): string {
  return reportPage({ results: [result], facts: [], when: '', traceOf: () => trace });
}

function reportExits(result: ScriptResult): readonly Exit[] {
  const paper: string[] = [];
  printResult({ isTerminal: false, write: (line) => void paper.push(line) }, result);
  return [
    { name: 'text report', text: paper.join('') },
    { name: 'JSON report', text: jsonLine(result.report) },
    { name: 'JUnit report', text: junitReport([result.report]) },
    { name: 'GitHub annotations', text: errorCommands([result], undefined).join('\n') },
    { name: 'GitHub summary', text: jobSummary([result]) },
  ];
}

function serverThat(
  form: SecretForm,
  secret: string,
): { connector: ActorConnector; port: ServerPort } {
  let tell: (line: ServerLogLine) => void = () => undefined;
  const connector: ActorConnector = {
    connect: (_actor, listener) => {
      const hear = (direction: 'sent' | 'received', text: string) => {
        const element = elementOf(text);
        listener.frame(wireFrame({ direction, text, element, isOnline: true }));
      };
      queueMicrotask(() => {
        listener.online('romeo@localhost/r');
        for (const each of form.received?.(secret) ?? []) {
          hear('received', each.replace(/^<\w+/, "$& xmlns='jabber:client'"));
        }
        if (form.log !== undefined) {
          tell({ level: 'debug', source: 'c2s', message: form.log(secret) });
        }
      });
      return {
        send: (stanza) => queueMicrotask(() => hear('sent', printXml(stanza))),
        sendRaw: (text) => queueMicrotask(() => hear('sent', text)),
        disconnect: () => queueMicrotask(() => listener.closed()),
        abort: () => queueMicrotask(() => listener.closed()),
      };
    },
  };
  const port: ServerPort = {
    label: 'a server',
    prepare: () => Promise.resolve(),
    embedded: {
      idle: async () => {
        for (let turn = 0; turn < 10; turn++) await Promise.resolve();
        return { nextTimerIn: undefined };
      },
      advance: () => Promise.resolve(),
    },
    onLog: (listener) => {
      tell = listener;
      return { dispose: () => undefined };
    },
  };
  return { connector, port };
}

function elementOf(text: string) {
  const parsed = parseStrict(text);
  if (!parsed.ok) throw new Error(`The form is no XML: ${text}`);
  return parsed.value;
}
