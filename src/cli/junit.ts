import { visibleText } from '../base/visible-text.ts';
import { printStartTag, printXml } from '../xml/print.ts';
import { childElements, xml, type XmlElement } from '../xml/element.ts';
import {
  diagnosticLine,
  faultLine,
  reportedServer,
  serverTitle,
  type ReportedDifference,
  type ScriptReport,
} from './report.ts';
import type { ReportedFacts } from './run-facts.ts';
import { visible } from './visible.ts';

/**
 * A JUnit report: one suite, one case per script; where scripts ran on several Prosodys, one suite for each. Each suite has
 * `facts` as its properties. What cannot be seen is told by its code point.
 */
export function junitReport(reports: readonly ScriptReport[], facts: ReportedFacts = []): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    ...linesOf(rootOf(reports, facts), ''),
    '',
  ].join('\n');
}

function rootOf(reports: readonly ScriptReport[], facts: ReportedFacts): XmlElement {
  const names = [...new Set(reports.flatMap((report) => reportedServer(report) ?? []))];
  const [only] = names;
  if (names.length < 2)
    return suiteOf(
      reports,
      'caesura',
      factsOn(
        facts,
        reports.find((report) => reportedServer(report) === only),
      ),
    );
  const ofNone = reports.filter((report) => reportedServer(report) === undefined);
  return xml(
    'testsuites',
    { name: 'caesura' },
    ...(ofNone.length === 0 ? [] : [suiteOf(ofNone, 'caesura', facts)]),
    ...names.map((name) => {
      const ofIt = reports.filter((report) => reportedServer(report) === name);
      const title = serverTitle(ofIt[0] ?? {}) ?? name;
      return suiteOf(ofIt, `caesura, ${title}`, factsOn(facts, ofIt[0]));
    }),
  );
}

function factsOn(facts: ReportedFacts, report: ScriptReport | undefined): ReportedFacts {
  const { prosody, profile } = report ?? {};
  return [
    ...facts,
    ...(prosody === undefined ? [] : [['prosody', prosody] as const]),
    ...(profile === undefined ? [] : [['profile', profile] as const]),
  ];
}

function suiteOf(reports: readonly ScriptReport[], name: string, facts: ReportedFacts): XmlElement {
  const count = (verdict: ScriptReport['verdict']) =>
    String(reports.filter((report) => report.verdict === verdict).length);
  const properties = facts.map(([fact, value]) =>
    xml('property', { name: fact, value: safe(value) }),
  );
  return xml(
    'testsuite',
    {
      name: safe(name),
      tests: String(reports.length),
      failures: count('failed'),
      errors: count('error'),
      ...(count('skipped') === '0' ? {} : { skipped: count('skipped') }),
      time: seconds(reports.reduce((sum, { ms }) => sum + ms, 0)),
    },
    ...(properties.length === 0 ? [] : [xml('properties', {}, ...properties)]),
    ...reports.map(testCase),
  );
}

/** Elements are indented; an element with text is left alone, as line ends in it mean something. */
function linesOf(element: XmlElement, indent: string): string[] {
  const children = childElements(element);
  if (children.length === 0) return [indent + printXml(element)];
  return [
    indent + printStartTag(element),
    ...children.flatMap((child) => linesOf(child, `${indent}  `)),
    `${indent}</${element.local}>`,
  ];
}

/** How its server varied, and the randomness of one run of several. */
function propertiesOf({ variations = [], seed }: ScriptReport): readonly XmlElement[] {
  const properties = [
    ...variations.map((value) => xml('property', { name: 'variation', value: safe(value) })),
    ...(seed === undefined ? [] : [xml('property', { name: 'seed', value: String(seed) })]),
  ];
  return properties.length === 0 ? [] : [xml('properties', {}, ...properties)];
}

function testCase(report: ScriptReport): XmlElement {
  const line = faultLine(report);
  const attributes = {
    name: safe(caseName(report)),
    classname: safe(report.file),
    file: safe(report.file),
    time: seconds(report.ms),
    ...(line === undefined ? {} : { line: String(line) }),
  };
  const refusals = report.refusals.map(({ words }) => safe(`But ${words}.`));
  const warnings = report.diagnostics
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map((each) => safe(diagnosticLine(report.file, each)));
  const told = [
    ...propertiesOf(report),
    ...(refusals.length === 0 ? [] : [xml('system-out', {}, refusals.join('\n'))]),
    ...(warnings.length === 0 ? [] : [xml('system-err', {}, warnings.join('\n'))]),
  ];
  if (report.verdict === 'passed') return xml('testcase', attributes, ...told);
  if (report.verdict === 'skipped') {
    const skipped = xml('skipped', { message: safe(report.reason ?? '') });
    return xml('testcase', attributes, skipped, ...told);
  }
  const outcome = xml(
    report.verdict === 'failed' ? 'failure' : 'error',
    { message: safe(report.reason ?? ''), type: safe(report.kind ?? report.verdict) },
    safe(evidenceOf(report).join('\n')),
  );
  return xml('testcase', attributes, outcome, ...told);
}

/** Told apart where a script runs several times, as readers of reports take cases of one name for one. */
function caseName({ title, file, run }: ScriptReport): string {
  const name = title === '' ? file : title;
  return run === undefined ? name : `${name} (run ${run})`;
}

/** The differences; where there are none, what came instead, or could have been meant. */
function evidenceOf({ differences, received, candidates = [], file }: ScriptReport) {
  if (differences.length > 0) return differences.flatMap((each) => differenceLines(each, file));
  if (received !== undefined) return [`received: ${visible(received)}`];
  return candidates.flatMap((each) => [
    `could have been meant: ${visible(each.words)}`,
    `  received: ${visible(each.received)}`,
  ]);
}

/** Where, and the two sides; each value on one line. */
function differenceLines(
  { kind, path, line, expected, received }: ReportedDifference,
  file: string,
): readonly string[] {
  const place = line === undefined ? '' : ` (${file}:${line})`;
  return [
    `${kind} at ${path}${place}`,
    `  expected: ${expected === undefined ? '(nothing)' : visible(expected)}`,
    `  received: ${received === undefined ? '(nothing)' : visible(received)}`,
  ];
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

/** What cannot be seen, or cannot be written in XML 1.0 at all (2.2), is told by its code point. */
function safe(text: string): string {
  return visibleText(text, { keepsLines: true });
}
