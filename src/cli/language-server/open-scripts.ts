import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { LONGEST_SCRIPT } from '../../base/longest-script.ts';
import { checkedOn } from '../../script/checked-on.ts';
import { createCompiler, type CompiledScript } from '../../script/compile.ts';
import { NO_STAGE_SERVERS, type StageServerOf } from '../stage-servers.ts';
import type { OpenScript } from './answers.ts';

/** The scripts that an editor has open. Each has a compiler, so that an edit costs as much as it changes. */
export class OpenScripts {
  readonly #compilers = new Map<string, (text: string) => CompiledScript>();
  #reportedServer: StageServerOf = NO_STAGE_SERVERS;

  /** From now on scripts are held against these servers. */
  know(reportedServer: StageServerOf): void {
    this.#reportedServer = reportedServer;
  }

  /** `undefined` for a text that is too long for a script. */
  of(document: TextDocument): OpenScript | undefined {
    const text = document.getText();
    if (text.length > LONGEST_SCRIPT) return undefined;
    const compile = this.#compilers.get(document.uri) ?? createCompiler();
    this.#compilers.set(document.uri, compile);
    const compiled = compile(text);
    const server = this.#reportedServer(compiled.syntax);
    return { document, server, compiled: checkedOn(compiled, server) };
  }

  forget({ uri }: TextDocument): void {
    this.#compilers.delete(uri);
  }
}

/** All that is said of a text that is too long. */
export const TOO_LONG: Diagnostic = {
  severity: DiagnosticSeverity.Error,
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  code: 'too-long',
  message: `A script has at most ${LONGEST_SCRIPT / 1e6} million characters. This one is not looked into.`,
  source: 'caesura',
};
