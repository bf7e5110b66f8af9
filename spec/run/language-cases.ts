/** A script in the language's own forms, and how its run ends on a Prosody. */
export interface LanguageCase {
  readonly name: string;
  readonly script: string;
  /** Of the sentence. */
  readonly ending: RegExp;
  /** Whether it needs what only the embedded server can be told. */
  readonly embeddedOnly?: boolean;
}

const HEAD = `# A form of the language
[Client] Romeo
	jid: romeo@localhost
	password: secret

[Client] Nobody
	jid: anon.localhost

-----
`;

const PASSED = /^Passed: /;

function steps(name: string, text: string, ending = PASSED): LanguageCase {
  return { name, script: HEAD + text, ending };
}

export const LANGUAGE_CASES: readonly LanguageCase[] = [
  steps(
    'time passes',
    `Romeo connects

# @ 20 milliseconds pass
Romeo disconnects
`,
  ),
  steps(
    'an actor without a name and a password is let in by ANONYMOUS',
    `Nobody connects

Nobody sends:
	<iq type='get' id='p' to='\${Nobody's JID}'><ping xmlns='urn:xmpp:ping'/></iq>

Nobody receives:
	<iq id='p' to="\${Nobody's full JID}"/>

Nobody disconnects
`.replaceAll(`'\${Nobody's JID}'`, `"\${Nobody's JID}"`),
  ),
  {
    name: 'where nobody is let in without a name, the sentence says so',
    script: HEAD.replace('anon.localhost', 'localhost') + 'Nobody connects\n',
    ending: /cannot sign in to .* without a name/,
  },
  {
    name: 'where nobody is let in without a name, that is a refusal',
    script: HEAD.replace('anon.localhost', 'localhost') + 'Nobody is refused\n',
    ending: PASSED,
  },
  {
    name: 'who has a name and no password is told what lacks',
    script: HEAD.replace('\tpassword: secret\n', '') + 'Romeo connects\n',
    ending: /refused to let Romeo sign in: malformed-request/,
  },
  {
    name: 'a refusal by what is offered has no condition',
    script: HEAD.replace('anon.localhost', 'localhost') + 'Nobody is refused: not-authorized\n',
    ending: /^Failed at step 1 .*The server refused Nobody with no condition; /,
  },
  steps(
    'a stream error that does not come is named as it is written',
    `Romeo connects

Romeo receives:
	<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>
`,
    /^Failed at step 2 .*Romeo never received this <stream:error>\./,
  ),
  steps(
    'what was captured is sent and expected, in attributes and in texts',
    `Romeo connects

Romeo sends:
	<presence to='m@conference.localhost/romeo'><x xmlns='http://jabber.org/protocol/muc'/></presence>

Romeo receives:
	<presence from='m@conference.localhost/romeo'>
		<occupant-id xmlns='urn:xmpp:occupant-id:0' id='{scansion:capture:my occupant&apos;s id}'/>
	</presence>

Romeo sends:
	<message to='m@conference.localhost' type='groupchat' id="\${my occupant's id}"><body>I am \${my occupant's id}!</body></message>

Romeo receives:
	<message type='groupchat' id="\${my occupant's id}">
		<body>I am \${my occupant's id}!</body>
		<occupant-id xmlns='urn:xmpp:occupant-id:0' id="\${my occupant's id}"/>
	</message>

Romeo disconnects
`,
  ),
  steps(
    'one switch frees a whole form',
    `Romeo connects

Romeo sends:
	<presence to='m@conference.localhost/romeo'><x xmlns='http://jabber.org/protocol/muc'/></presence>

Romeo receives:
	<presence from='m@conference.localhost/romeo'/>

Romeo sends:
	<iq type='get' id='f' to='m@conference.localhost'><query xmlns='http://jabber.org/protocol/muc#owner'/></iq>

Romeo receives:
	<iq type='result' id='f'>
		<query xmlns='http://jabber.org/protocol/muc#owner' scansion:strict='nowhere'>
			<x xmlns='jabber:x:data'><field var='muc#roomconfig_persistentroom'/></x>
		</query>
	</iq>
`,
  ),
  steps(
    'a stream error is received, and the server ends the session',
    `Romeo connects

Romeo sends:
	<iq type='get' xmlns='jabber:server' id='n'/>

Romeo receives:
	<stream:error><unsupported-stanza-type xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>

Romeo is disconnected

Romeo is disconnected: unsupported-stanza-type

Romeo connects
`,
  ),
  steps(
    'another stream error than the one expected',
    `Romeo connects

Romeo sends:
	<iq type='get' xmlns='jabber:server' id='n'/>

Romeo is disconnected: conflict
`,
    /^Failed at step 3 .*The server disconnected Romeo with unsupported-stanza-type; the script expects that the server disconnects Romeo with conflict\.$/,
  ),
  steps(
    'a stream error whose pattern differs',
    `Romeo connects

Romeo sends:
	<iq type='get' xmlns='jabber:server' id='n'/>

Romeo receives:
	<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>
`,
    /^Failed at step 3 .*conflict/,
  ),
  steps(
    'nobody is disconnected',
    `Romeo connects

Romeo is disconnected
`,
    /^Failed at step 2 .*Romeo is still connected/,
  ),
  steps(
    'who disconnects himself is not disconnected by the server',
    `Romeo connects

Romeo disconnects

Romeo is disconnected
`,
    /^Failed at step 3 .*It was not the server/,
  ),
  {
    name: 'a host that is not served refuses',
    script:
      HEAD.replace('romeo@localhost', 'romeo@nowhere.example') +
      'Romeo is refused\n\nRomeo is refused: host-unknown\n',
    ending: PASSED,
  },
  steps(
    'who is let in is not refused',
    'Romeo is refused: not-authorized\n',
    /^Failed at step 1 .*The server let Romeo in; the script expects that it refuses with not-authorized\.$/,
  ),
  {
    name: 'only the accounts of the header come in, with their passwords',
    script:
      HEAD.replace(
        '\n[Client]',
        '\n## accounts: romeo@localhost:secret, juliet@localhost:a:b c\n\n[Client]',
      ).replace(
        '-----',
        `[Client] Juliet
	jid: juliet@localhost
	password: a:b c

[Client] Impostor
	jid: romeo@localhost
	password: guess

[Client] Stranger
	jid: stranger@localhost
	password: secret

-----`,
      ) +
      `Romeo connects

Juliet connects

Impostor is refused: not-authorized

Stranger is refused

Nobody connects
`,
    ending: PASSED,
    embeddedOnly: true,
  },
  {
    name: 'a wrong password is told where nobody expects it',
    script:
      HEAD.replace('\n[Client]', '\n## accounts: romeo@localhost:other\n\n[Client]') +
      'Romeo connects\n',
    ending: /^Failed at step 1 .*not-authorized/,
    embeddedOnly: true,
  },
  ...rawCases(),
];

/** What is sent as written; RFC 7395, section 3.3.3, and RFC 6120, section 4.9.3, say what a server makes of it. */
function rawCases(): readonly LanguageCase[] {
  return [
    steps(
      'malformed XML ends the stream',
      `Romeo connects

# @raw
Romeo sends:
	<message to='juliet@localhost'><body>a & b</boddy>

Romeo is disconnected: not-well-formed
`,
    ),
    steps(
      'CDATA, and variables in raw text',
      `Romeo connects

# @raw
Romeo sends:
	<message to='\${Romeo&apos;s full JID}' id='c' xmlns='jabber:client'>
		<body><![CDATA[a < b & c]]></body>
	</message>

Romeo receives:
	<message id='c'><body>a &lt; b &amp; c</body></message>

Romeo disconnects
`,
    ),
    steps(
      'an element of the stream that is no stanza',
      `Romeo connects

# @raw
Romeo sends:
	<resume xmlns='urn:xmpp:sm:9'/>

Romeo is disconnected: unsupported-stanza-type
`,
    ),
    {
      ...steps(
        'a question of stream management where there is none',
        `Romeo connects

# @raw
Romeo sends:
	<r xmlns='urn:xmpp:sm:3'/>

Romeo receives:
	<stream:error><unsupported-stanza-type xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>
`,
      ),
      embeddedOnly: true,
    },
    steps(
      'a stanza without the namespace that each frame has to name',
      `Romeo connects

# @raw
Romeo sends:
	<presence/>

Romeo is disconnected: unsupported-stanza-type
`,
    ),
    steps(
      'two stanzas in one frame',
      `Romeo connects

# @raw
Romeo sends:
	<presence xmlns='jabber:client'/><presence xmlns='jabber:client'/>

Romeo disconnects
`,
    ),
    steps(
      'a frame of white space',
      `Romeo connects

# @raw
Romeo sends:
	 

Romeo disconnects
`,
    ),
    steps(
      'a raw end of the stream',
      `Romeo connects

# @raw
Romeo sends:
	<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>

Romeo is disconnected
`,
    ),
    steps(
      'a raw start of another stream',
      `Romeo connects

# @raw
Romeo sends:
	<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>

Romeo disconnects
`,
    ),
    steps(
      'what a variable has no value for is sent as it stands',
      `Romeo connects

# @raw
Romeo sends:
	<message to="\${Romeo's JID}/none" id='\${nobody}' type='error' xmlns='jabber:client'/>

Romeo receives nothing
`.replace('receives nothing', 'receives: nothing'),
    ),
    steps(
      'who is offline sends nothing raw either',
      `# @raw
Romeo sends:
	<presence/>
`,
      /^Failed at step 1 .*Romeo is not connected\./,
    ),
  ];
}
