import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Severity } from '../../script/diagnostic.ts';
import type { CheckedDiagnostic, CheckedScript } from './checked-script.ts';

/** SARIF has no hints. */
const LEVELS = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
} as const satisfies Record<Severity, string>;

/**
 * What was found as a log of the Static Analysis Results Interchange Format, version 2.1.0 (OASIS Standard, 2020).
 * Files below `folder` have addresses relative to it.
 */
export function sarifLog(checked: readonly CheckedScript[], folder: string): object {
  const codes = new Set(checked.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
  const rules = [...codes].sort();
  const places = new Map(rules.map((code, index) => [code, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Caesura', rules: rules.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { FOLDER: { uri: `${pathToFileURL(folder).href}/` } },
        results: checked.flatMap(({ file, diagnostics }) =>
          diagnostics.map((each) => result(each, places, location(file, folder))),
        ),
      },
    ],
  };
}

function result(
  { severity, code, message, ...region }: CheckedDiagnostic,
  places: ReadonlyMap<string, number>,
  artifactLocation: object,
): object {
  const { line, column, endLine, endColumn } = region;
  return {
    ruleId: code,
    ruleIndex: places.get(code),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation,
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  };
}

function location(file: string, folder: string): object {
  const relative = path.relative(folder, path.resolve(file));
  if (relative.startsWith('..') || path.isAbsolute(relative)) {
    return { uri: pathToFileURL(path.resolve(file)).href };
  }
  const uri = relative.split(path.sep).map(encodeURIComponent).join('/');
  return { uri, uriBaseId: 'FOLDER' };
}
