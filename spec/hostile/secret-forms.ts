/** A way in which a script or a server tells a secret. */
export interface SecretForm {
  readonly name: string;
  /** The script, which fails at its last step, so that reports have something to say. */
  readonly script: (secret: string) => string;
  /** What the server sends to Romeo; the script by itself has no secret in some of these. */
  readonly received?: (secret: string) => readonly string[];
  readonly log?: (secret: string) => string;
}

const MUC = 'http://jabber.org/protocol/muc';

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const definition = (lines: string, comment = '') =>
  `# Forms of secrets\n${comment}[Client] Romeo\n\tjid: romeo@localhost\n${lines}\n---------\n`;

const PLAY = `
Romeo connects
Romeo receives:
	<message><subject>never</subject></message>
`;

const head = (name: string, lines: (secret: string) => string): SecretForm => ({
  name,
  script: (secret) => definition(lines(secret)) + PLAY,
});

const sent = (name: string, stanza: (xml: string) => string): SecretForm => ({
  name,
  script: (secret) =>
    `${definition('\tpassword: password')}
Romeo connects
Romeo sends:
	${stanza(escapeXml(secret))}
Romeo receives:
	<message><subject>never</subject></message>
`,
});

const received = (
  name: string,
  stanza: (xml: string) => string,
  lines = '\tpassword: password',
): SecretForm => ({
  name,
  script: () => definition(lines) + PLAY,
  received: (secret) => [stanza(escapeXml(secret))],
});

const expected = (name: string, stanza: (xml: string) => string): SecretForm => ({
  name,
  script: (secret) => `${definition('\tpassword: password')}
Romeo connects
Romeo receives:
	${stanza(escapeXml(secret))}
`,
  received: (secret) => [stanza(escapeXml(`${secret}#`))],
});

/** A server that repeats the password of the definition. */
const echoed = (name: string, stanza: (secret: string) => string): SecretForm => ({
  name,
  script: (secret) => definition(`\tpassword: ${secret}`) + PLAY,
  received: (secret) => [stanza(secret)],
});

const iq = (child: string) => `<iq type='set' id='s1'>${child}</iq>`;
const presence = (child: string) =>
  `<presence to='room@conference.localhost/R'>${child}</presence>`;
const message = (child: string) => `<message from='room@conference.localhost'>${child}</message>`;
const muc = (pw: string) => presence(`<x xmlns='${MUC}'><password>${pw}</password></x>`);
const register = (pw: string) =>
  iq(
    `<query xmlns='jabber:iq:register'><username>romeo</username><password>${pw}</password></query>`,
  );
const form = (field: string) =>
  iq(`<query xmlns='${MUC}#owner'><x xmlns='jabber:x:data' type='submit'>${field}</x></query>`);
const direct = (pw: string) =>
  message(`<x xmlns='jabber:x:conference' jid='room@conference.localhost' password='${pw}'/>`);
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** One of each kind that is known; a secret has neither blanks at its ends nor line ends. */
export const SECRET_FORMS: readonly SecretForm[] = [
  head('password', (s) => `\tpassword: ${s}`),
  head('Password with a blank', (s) => `\tPassword : ${s}`),
  head('pasword', (s) => `\tpasword: ${s}`),
  head('passwd', (s) => `\tpasswd: ${s}`),
  head('pwd', (s) => `\tpwd: ${s}`),
  head('pass word', (s) => `\tpass word: ${s}`),
  head('passwrod', (s) => `\tpasswrod: ${s}`),
  head('passphrase', (s) => `\tpassphrase: ${s}`),
  head('no colon', (s) => `\tpassword ${s}`),
  head('misspelt, no colon', (s) => `\tpasword ${s}`),
  head('an equals sign', (s) => `\tpassword=${s}`),
  head('the next line', (s) => `\tpassword:\n\t${s}`),
  head('the next line, further in', (s) => `\tpassword:\n\t\t${s}`),
  head('twice', (s) => `\tpassword: password\n\tpassword: ${s}`),
  head('not indented', (s) => `\tpassword: password\npassword: ${s}`),
  head('a comment in the definition', (s) => `\tpassword: password\n# password: ${s}`),
  head('a comment with //', (s) => `\tpassword: password\n// pw = ${s}`),
  head('a comment that says is', (s) => `\tpassword: password\n# Romeo's password is ${s}`),
  head(
    'a line that is commented out',
    (s) => `\tpassword: password\n#\tpassword: ${s}\n\tresource: a`,
  ),
  {
    name: 'a comment above the definition',
    script: (s) => definition('\tpassword: password', `\n# password: ${s}\n`) + PLAY,
  },
  sent('MUC', muc),
  sent('register', register),
  sent('register, with a prefix', (s) =>
    iq(`<r:query xmlns:r='jabber:iq:register'><r:password>${s}</r:password></r:query>`),
  ),
  sent('iq auth', (s) => iq(`<query xmlns='jabber:iq:auth'><digest>${s}</digest></query>`)),
  sent('room secret', (s) =>
    form(`<field var='muc#roomconfig_roomsecret'><value>${s}</value></field>`),
  ),
  sent('private field', (s) =>
    form(`<field var='x' type='text-private'><value>${s}</value></field>`),
  ),
  sent('CDATA', (s) => muc(`<![CDATA[${unescapeXml(s)}]]>`)),
  sent(
    'raw SASL',
    (s) => `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${s}</auth>`,
  ),
  sent(
    'raw SASL2',
    (s) =>
      `<authenticate xmlns='urn:xmpp:sasl:2' mechanism='PLAIN'><initial-response>${s}</initial-response></authenticate>`,
  ),
  sent('mediated invitation', (s) =>
    message(`<x xmlns='${MUC}#user'><password>${s}</password></x>`),
  ),
  sent('direct invitation', direct),
  sent('private bookmarks', (s) =>
    iq(
      `<query xmlns='jabber:iq:private'><storage xmlns='storage:bookmarks'><conference jid='r@c'><password>${s}</password></conference></storage></query>`,
    ),
  ),
  sent('PEP bookmarks', (s) =>
    iq(
      `<pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='urn:xmpp:bookmarks:1'><item id='r@c'><conference xmlns='urn:xmpp:bookmarks:1'><password>${s}</password></conference></item></publish></pubsub>`,
    ),
  ),
  received('invitation that comes', (s) =>
    message(`<x xmlns='${MUC}#user'><password>${s}</password></x>`),
  ),
  received('direct invitation that comes', direct),
  expected('expected in MUC', muc),
  expected('expected in an invitation', direct),
  echoed('echoed as a body', (s) => message(`<body>${escapeXml(s)}</body>`)),
  echoed('echoed in a sentence', (s) => message(`<body>You said ${escapeXml(s)}, did you?</body>`)),
  echoed('echoed in an attribute', (s) => message(`<x xmlns='urn:x' y='${escapeXml(s)}'/>`)),
  echoed(
    'echoed in an error',
    (s) =>
      `<message type='error'><error type='auth'><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>Wrong: ${escapeXml(s)}</text></error></message>`,
  ),
  echoed('echoed percent-encoded', (s) =>
    message(`<body>?pw=${escapeXml(encodeURIComponent(s))}</body>`),
  ),
  echoed('echoed as JSON', (s) => message(`<body>${escapeXml(JSON.stringify({ s }))}</body>`)),
  echoed('echoed as PLAIN', (s) => message(`<body>${base64(`\0romeo\0${s}`)}</body>`)),
  {
    name: 'in the log of the server',
    script: (s) => definition(`\tpassword: ${s}`) + PLAY,
    log: (s) => `Authentication of romeo with ${s} failed`,
  },
  {
    name: 'a stanza in the log of the server',
    script: () => definition('\tpassword: password') + PLAY,
    log: (s) => `Received[c2s]: ${register(escapeXml(s))}`,
  },
];

function unescapeXml(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** Every way in which a secret can stand in a text. */
export function spelledOut(secret: string): readonly string[] {
  const escaped = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    secret,
    escaped,
    escaped.replaceAll('"', '&quot;').replaceAll("'", '&apos;'),
    escapeXml(secret),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(escapeXml(secret)).slice(1, -1),
    encodeURIComponent(secret),
    base64(`\0romeo\0${secret}`),
  ];
}
