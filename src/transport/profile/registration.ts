import type { Clock, Milliseconds } from '../../base/clock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import {
  attributeValue,
  childElements,
  findChild,
  xml,
  type XmlElement,
} from '../../xml/element.ts';
import { printXml } from '../../xml/print.ts';
import { CLIENT_NS, DATA_FORM_NS, FRAMING_NS, REGISTER_NS } from '../../xmpp/namespaces.ts';
import { stanzaError } from '../../xmpp/stanza-error.ts';
import { frameKind, parseFrame } from '../frames.ts';
import { withSaid } from '../problems.ts';
import type { OpenWire, Wire } from '../wire.ts';

/** Why an account was not registered. `taken`: there is one of that name. */
export interface RegistrationFault {
  readonly kind: 'taken' | 'refused' | 'unanswered';
  /** What happened, and what to do. */
  readonly reason: string;
  readonly advice: string;
}

export interface NewAccount {
  /** Localpart and domain of its JID. */
  readonly username: string;
  readonly domain: string;
  readonly password: string;
}

/** How long all of it may take. */
const LIMIT: Milliseconds = 10_000;

/** Registers an account in a stream of its own, before any sign-in (XEP-0077, section 3.1). Never rejects. */
export function registerAccount(
  openWire: OpenWire,
  account: NewAccount,
  clock: Clock,
): Promise<Result<void, RegistrationFault>> {
  return new Promise((resolve) => {
    const registering = new Registering(account, (outcome) => {
      timer.dispose();
      wire.close();
      resolve(outcome);
    });
    const timer = clock.setTimer(LIMIT, () => {
      registering.end(err(unanswered(t('The server did not answer within 10 seconds.'))));
      wire.drop();
    });
    const wire = openWire({
      opened: () => registering.opened(wire),
      frame: (text) => registering.heard(text),
      binary: () => undefined,
      closed: ({ detail }) =>
        registering.end(err(unanswered(withSaid(t('The connection ended.'), detail)))),
    });
  });
}

function unanswered(reason: string): RegistrationFault {
  return {
    kind: 'unanswered',
    reason,
    advice: t('Check that the server runs and that its address is right, and read its log.'),
  };
}

/** Fields that a client is able to fill in without asking anybody. */
const FILLED: ReadonlySet<string> = new Set(['username', 'password']);
/** What stands among the fields and is none. */
const NO_FIELDS: ReadonlySet<string> = new Set(['instructions', 'registered', 'x']);

class Registering {
  readonly #account: NewAccount;
  readonly #done: (outcome: Result<void, RegistrationFault>) => void;
  #wire: Wire | undefined;
  #awaited: 'features' | 'fields' | 'result' | 'nothing' = 'features';

  constructor(account: NewAccount, done: (outcome: Result<void, RegistrationFault>) => void) {
    this.#account = account;
    this.#done = done;
  }

  opened(wire: Wire): void {
    this.#wire = wire;
    const { domain } = this.#account;
    wire.send(printXml(xml('open', { xmlns: FRAMING_NS, to: domain, version: '1.0' })));
  }

  heard(text: string): void {
    if (this.#awaited === 'nothing') return;
    const parsed = parseFrame(text);
    if (!parsed.ok)
      this.end(err(unanswered(`${t('The server sent no XMPP.')} ${parsed.error.sentence}`)));
    else this.#take(parsed.value);
  }

  #take(element: XmlElement): void {
    const kind = frameKind(element);
    if (kind === 'close' || kind === 'stream-error')
      return this.end(err(unanswered(t('The server closed the stream.'))));
    if (kind === 'features' && this.#awaited === 'features') return this.#ask();
    if (kind === 'stanza' && element.local === 'iq') this.#answered(element);
  }

  #answered(iq: XmlElement): void {
    const error = stanzaError(iq);
    if (error !== undefined) this.end(err(refusal(error.condition ?? '', error.text)));
    else if (this.#awaited === 'fields') this.#fill(iq);
    else if (this.#awaited === 'result') this.end(ok(undefined));
  }

  /** Only the first end counts. */
  end(outcome: Result<void, RegistrationFault>): void {
    if (this.#awaited === 'nothing') return;
    this.#awaited = 'nothing';
    this.#wire?.send(printXml(xml('close', { xmlns: FRAMING_NS })));
    this.#done(outcome);
  }

  #ask(): void {
    this.#awaited = 'fields';
    this.#send('get', xml('query', { xmlns: REGISTER_NS }));
  }

  #fill(answer: XmlElement): void {
    const query = findChild(answer, 'query', REGISTER_NS);
    const fields = query === undefined ? [] : wantedFields(query);
    const others = fields.filter((name) => !FILLED.has(name));
    if (others.length > 0) return this.end(err(wantsMore(others)));
    this.#awaited = 'result';
    const { username, password } = this.#account;
    this.#send(
      'set',
      xml(
        'query',
        { xmlns: REGISTER_NS },
        xml('username', {}, username),
        xml('password', {}, password),
      ),
    );
  }

  #send(type: 'get' | 'set', query: XmlElement): void {
    const { domain } = this.#account;
    const id = `caesura-${type}`;
    this.#wire?.send(printXml(xml('iq', { xmlns: CLIENT_NS, type, id, to: domain }, query)));
  }
}

/** What has to be filled in: of plain fields all that stand there, of a form alone what it requires. */
function wantedFields(query: XmlElement): readonly string[] {
  const plain = childElements(query).filter(
    ({ ns, local }) => ns === REGISTER_NS && !NO_FIELDS.has(local),
  );
  if (plain.length > 0) return plain.map(({ local }) => local);
  const form = findChild(query, 'x', DATA_FORM_NS);
  const fields =
    form === undefined ? [] : childElements(form).filter(({ local }) => local === 'field');
  return fields
    .filter((field) => findChild(field, 'required') !== undefined)
    .map((field) => attributeValue(field, 'var') ?? t('a field without a name'));
}

function wantsMore(fields: readonly string[]): RegistrationFault {
  return {
    kind: 'refused',
    reason: t('The server asks for more than a name and a password: {fields}.', {
      fields: fields.slice(0, 5).join(', '),
    }),
    advice: t('Make the accounts by hand, and enter them in the table of the profile.'),
  };
}

/** XEP-0077, section 3.1.1, and what servers answer besides. */
function refusal(condition: string, text: string): RegistrationFault {
  if (condition === 'conflict') {
    return {
      kind: 'taken',
      reason: t('An account of that name exists already.'),
      advice: t(
        'Let registered names have the suffix of the run, or enter the account in the table.',
      ),
    };
  }
  const reason = withSaid(t('The server refused: {condition}.', { condition }), text);
  return { kind: 'refused', reason, advice: ADVICE.get(condition) ?? OFF };
}

const OFF = t(
  'Switch in-band registration on (Prosody: allow_registration; ejabberd: mod_register), or choose other accounts.',
);
const SLOWER = t(
  'Servers limit how often an address may register (Prosody: registration_throttle_max; ejabberd: registration_timeout): loosen that on a test server, or enter accounts in the table.',
);

const ADVICE: ReadonlyMap<string, string> = new Map([
  ['resource-constraint', SLOWER],
  ['wait', SLOWER],
  ['policy-violation', SLOWER],
  ['not-acceptable', `${t('It may want another name or a stronger password.')} ${SLOWER}`],
]);
