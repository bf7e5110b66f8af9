import { t } from '../base/translate.ts';
import type { TextRange } from '../base/text-range.ts';
import { parseJid } from '../xmpp/jid.ts';
import type { DefinitionSyntax, PropertySyntax, ScriptSyntax } from './ast.ts';
import { definitionsByName, isEndingVerb, propertyOf, verbOf } from './ast.ts';
import { lowerActor, parsePort } from './lower-actor.ts';
import { adviceOf, nearest } from './nearest.ts';
import { isPasswordKey } from './password-keys.ts';
import { isAnonymous, type ScenarioActor } from './scenario.ts';
import type { Report } from './report.ts';

/** All keys that mean something; `custom_…` are other spellings of `connect_…`. */
export const PROPERTY_KEYS = [
  'jid',
  'password',
  'resource',
  'connect_host',
  'connect_port',
  'custom_host',
  'custom_port',
] as const;

/** The key that an unknown one was meant to be; `undefined` when none is near. */
export function meantKey(word: string): string | undefined {
  return nearest(word, PROPERTY_KEYS) ?? (isPasswordKey(word) ? 'password' : undefined);
}

/** Whether a line without a colon is the password that is missing behind its key, one line above. */
export function isPasswordBelow(
  property: PropertySyntax,
  properties: readonly PropertySyntax[],
): boolean {
  const above = properties[properties.indexOf(property) - 1];
  if (property.hasColon || above === undefined) return false;
  return above.hasColon && above.value.text === '' && isPasswordKey(above.key.text);
}

/** The definitions above the separator: classes, names, properties. */
export function checkDefinitions(syntax: ScriptSyntax, report: Report): void {
  const counting = definitionsByName(syntax);
  for (const definition of syntax.definitions) {
    checkHead(definition, report);
    const first = counting.get(definition.name.text);
    if (first !== undefined && first !== definition) {
      const message = t('{name} is defined already in line {line}. Rename or remove one.', {
        name: definition.name.text,
        line: first.line,
      });
      report.error('duplicate-definition', definition.name.range, message);
    }
    checkProperties(definition, report);
  }
  checkResources([...counting.values()], awaitedEndings(syntax), report);
}

function checkHead({ className, name, range, properties }: DefinitionSyntax, report: Report): void {
  const head = { start: range.start, end: Math.max(className.range.end, name.range.end) };
  if (className.text === '') {
    report.error('bad-definition', head, t('This is no definition. Write e.g. "[Client] Romeo".'));
  } else if (className.text !== 'Client') {
    const message = t('[{className}] cannot be run here, only [Client] can. Change or remove it.', {
      className: className.text,
    });
    report.error('unknown-class', className.range, message);
  } else if (name.text === '') {
    report.error('missing-name', head, t('The actor has no name. Write e.g. "[Client] Romeo".'));
  }
  if (properties.length === 0 && name.text !== '') {
    const message = t('{name} has no jid. Add a line with a TAB and "jid: {jid}".', {
      name: name.text,
      jid: exampleJid(name.text),
    });
    report.error('missing-jid', name.range, message);
  }
}

function exampleJid(name: string): string {
  return `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}@localhost`;
}

function checkProperties(definition: DefinitionSyntax, report: Report): void {
  const { properties, className, name, spaces } = definition;
  if (spaces !== undefined) reportSpaces(spaces, report);
  const keys = new Set<string>();
  for (const property of properties) {
    if (isPasswordBelow(property, properties)) {
      report.warn('bad-property', property.key.range, PASSWORD_BELOW);
    } else checkProperty(property, keys, report);
    keys.add(property.key.text);
  }
  if (properties.length === 0) return;
  const jid = propertyOf(definition, 'jid');
  if (jid === undefined) {
    const message = t('{name} has no jid. Add a line with a TAB and "jid: {jid}".', {
      name: name.text,
      jid: exampleJid(name.text),
    });
    report.error('missing-jid', name.range, message);
  } else if (className.text === 'Client') {
    checkJid(jid, lowerActor(definition), report);
  }
  if (propertyOf(definition, 'password') === undefined && !isAnonymous(lowerActor(definition))) {
    const message = t('{name} has no password; an empty one will be sent. Add "password: …".', {
      name: name.text,
    });
    report.warn('missing-password', name.range, message);
  }
}

const PASSWORD_BELOW = t(
  'The password must stand on the line of its key. This line is ignored, and an empty password will be sent.',
);

/** For indentation that does not begin with a TAB. */
export function reportSpaces(range: TextRange, report: Report): void {
  const message = t('Scansion wants a TAB here, not spaces. Other tools may refuse this line.');
  report.warn('spaces-for-tab', range, message);
}

/** `earlier` are the keys above it. */
function checkProperty(
  { key, value, hasColon }: PropertySyntax,
  earlier: ReadonlySet<string>,
  report: Report,
): void {
  if (!hasColon) {
    const message = t('A property is a name, a colon and a value. This line is ignored.');
    report.warn('bad-property', key.range, message);
  } else if (!PROPERTY_KEYS.some((known) => known === key.text)) {
    const advice = adviceOf(meantKey(key.text), t('It is ignored.'));
    report.warn(
      'unknown-property',
      key.range,
      t('Clients have no property "{key}". {advice}', { key: key.text, advice }),
    );
  } else if (earlier.has(key.text)) {
    const message = t('"{key}" is given twice; only the first one counts. Remove one.', {
      key: key.text,
    });
    report.warn('duplicate-property', key.range, message);
  } else if (key.text.endsWith('_port') && parsePort(value.text) === undefined) {
    const message = t('A port is a number from 1 to 65535. This one is ignored.');
    report.warn('bad-port', value.text === '' ? key.range : value.range, message);
  }
}

function checkJid(
  { key, value }: PropertySyntax,
  actor: Pick<ScenarioActor, 'jid' | 'password'>,
  report: Report,
): void {
  const range = value.text === '' ? key.range : value.range;
  const parsed = parseJid(value.text);
  if (!parsed.ok) {
    const message = t('{sentence} Write e.g. "jid: romeo@localhost".', {
      sentence: parsed.error.sentence,
    });
    report.error('bad-jid', range, message);
  } else if (parsed.value.local === '' && !isAnonymous(actor)) {
    const message = t(
      'A client with a password needs a name before the domain, e.g. "romeo@localhost". Without a password it signs in as nobody, where the server allows it (SASL ANONYMOUS).',
    );
    report.error('bad-jid', range, message);
  } else if (isAnonymous(actor)) {
    const message = t(
      'Neither a name nor a password: this actor signs in as nobody, where the server allows it (SASL ANONYMOUS).',
    );
    report.add('info', 'anonymous-actor', range, message);
  }
}

/** The actors whom some step expects to be disconnected, or refused. */
function awaitedEndings({ actions }: ScriptSyntax): ReadonlySet<string> {
  const awaited = actions.filter((action) => isEndingVerb(verbOf(action)));
  return new Set(awaited.map(({ actor }) => actor.text));
}

/** Two actors that ask for the same full JID throw each other out, which a script may be about. */
function checkResources(
  definitions: readonly DefinitionSyntax[],
  awaited: ReadonlySet<string>,
  report: Report,
): void {
  const seen = new Map<string, DefinitionSyntax>();
  for (const definition of definitions) {
    const { jid, resource } = lowerActor(definition);
    if (resource === undefined || jid === '') continue;
    const full = `${jid.toLowerCase()}/${resource}`;
    const first = seen.get(full);
    if (first === undefined) {
      seen.set(full, definition);
      continue;
    }
    if (awaited.has(first.name.text) || awaited.has(definition.name.text)) continue;
    const place = propertyOf(definition, 'resource') ?? propertyOf(definition, 'jid');
    const message = t(
      '{name} has the same full JID {full}: the server will disconnect one of the two. Choose another resource.',
      { name: first.name.text, full },
    );
    report.warn('same-full-jid', (place?.value ?? definition.name).range, message);
  }
}
