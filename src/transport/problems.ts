import { boundedSentence, boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
import { t } from '../base/translate.ts';
import type { Problem } from '../trace/event.ts';

/** Whom and what a problem is about, as people know them. */
export interface Where {
  readonly actor: string;
  /** The address of the server, or what people call it. */
  readonly server: string;
  /** The actor has `connect_host` or `connect_port`, which mean nothing to a WebSocket. */
  readonly hasTcpAddress: boolean;
}

export function cannotConnect(where: Where, detail?: string): Problem {
  const advice = [
    t('Check that the server runs and that its address, port and path are right.'),
    where.server.startsWith('wss:') &&
      t(
        'Browsers do not say so, but its certificate may not be trusted: open the same address with https:// to see.',
      ),
    where.hasTcpAddress &&
      t(
        "The script's connect_host and connect_port are for TCP; over WebSocket only the server's address counts.",
      ),
  ];
  return {
    code: 'cannot-connect',
    what: t('{actor} cannot connect to {server}.', { actor: where.actor, server: where.server }),
    meaning: withSaid(t('Nothing answered there as a WebSocket.'), detail),
    advice: advice.filter((sentence) => sentence !== false).join(' '),
  };
}

export function mixedContent(where: Where): Problem {
  return {
    code: 'mixed-content',
    what: t('The browser forbids {actor} to connect to {server}.', {
      actor: where.actor,
      server: where.server,
    }),
    meaning: t('A page that came over https may not open an unencrypted ws:// connection.'),
    advice: t('Use a wss:// address, or open this page over http.'),
  };
}

export function tlsFailed(where: Where, detail?: string): Problem {
  return {
    code: 'tls-failed',
    what: t('{actor} cannot connect to {server} securely.', {
      actor: where.actor,
      server: where.server,
    }),
    meaning: withSaid(t("The server's certificate or its encryption was not accepted."), detail),
    advice: t(
      'Give the server a certificate that this machine trusts, for the name in the address.',
    ),
  };
}

export function notXmpp(where: Where, detail?: string): Problem {
  return {
    code: 'not-an-xmpp-endpoint',
    what: t('{actor} reached {server}, but found no XMPP there.', {
      actor: where.actor,
      server: where.server,
    }),
    meaning: withSaid(t('What answers is a web server or a WebSocket for something else.'), detail),
    advice: t('Check the path of the address: it is often /xmpp-websocket or /ws.'),
  };
}

export function noWebSocket(where: Where): Problem {
  return {
    code: 'no-websocket',
    what: t('{actor} cannot connect to {server}.', { actor: where.actor, server: where.server }),
    meaning: t('This environment has no WebSocket.'),
    advice: t('Use a current browser or version of Node.'),
  };
}

/** `awaited`: what the server had not done yet, as a sentence. */
export function connectTimeout(where: Where, seconds: number, awaited: string): Problem {
  return {
    code: 'connect-timeout',
    what: t('{actor} was not online after {seconds} seconds of connecting to {server}.', {
      actor: where.actor,
      seconds,
      server: where.server,
    }),
    meaning: awaited,
    advice: t('Check that the address is right, and read the log of the server.'),
  };
}

export function closedWhileConnecting(where: Where, detail?: string): Problem {
  return {
    code: 'closed-while-connecting',
    what: t('{server} closed the connection while {actor} was connecting.', {
      server: where.server,
      actor: where.actor,
    }),
    meaning: withSaid(
      t('The server gave up before {actor} was online.', { actor: where.actor }),
      detail,
    ),
    advice: t('Look at the last frames of this actor, and read the log of the server.'),
    ending: { how: 'refused' },
  };
}

export function connectionLost(where: Where, detail?: string): Problem {
  return {
    code: 'connection-lost',
    what: t('{actor} lost the connection to {server}.', {
      actor: where.actor,
      server: where.server,
    }),
    meaning: t(
      'The connection ended without a farewell{said}: the server stopped, or the network broke.',
      { said: said(detail) },
    ),
    advice: t('Check that the server still runs, then run the script again.'),
    ending: { how: 'disconnected' },
  };
}

export function closedByServer(where: Where): Problem {
  return {
    code: 'closed-by-server',
    what: t('{server} closed the stream of {actor}.', { server: where.server, actor: where.actor }),
    meaning: t('It did so in order, and gave no reason.'),
    advice: t('Read the log of the server.'),
    ending: { how: 'disconnected' },
  };
}

/** `sentence` says what is wrong with the frame, and ends with a full stop. */
export function serverNonsense(where: Where, sentence: string): Problem {
  return {
    code: 'server-nonsense',
    what: t('{server} sent {actor} a frame that is no XMPP.', {
      server: where.server,
      actor: where.actor,
    }),
    meaning: `${sentence} ${t('No client could go on from here, so the session was ended.')}`,
    advice: t('Look at the last frame of this actor; the fault is in the server or in a proxy.'),
  };
}

/** It may be XMPP, and is beyond what Caesura reads; see `DEFAULT_XML_LIMITS`. */
export function frameTooLarge(where: Where, sentence: string): Problem {
  return {
    code: 'frame-too-large',
    what: t('{server} sent {actor} a frame that is larger than Caesura reads.', {
      server: where.server,
      actor: where.actor,
    }),
    meaning: `${sentence} ${t('Only its first characters are kept, no step can be compared with it, and the session was ended.')}`,
    advice: t(
      'Ask the server for less at once, for example page by page (XEP-0059), or set a limit for stanzas there (Prosody: c2s_stanza_size_limit).',
    ),
  };
}

export function embeddedServerFailed(where: Where, detail?: string): Problem {
  return {
    code: 'embedded-server-failed',
    what: t('{server} has stopped working.', { server: where.server }),
    // In words of ours: they say what of it is of others.
    meaning:
      detail === undefined
        ? t('It crashed or could not be started.')
        : boundedSentence(detail.replace(/[^.!?)”"']$/, '$&.')),
    advice: t('Run the script again: that starts a fresh server. If it stays so, reload the page.'),
  };
}

/** The embedded server is well, but cannot be what a script asks for. */
export function stageNotSet(server: string, fault: string): Problem {
  return {
    code: 'stage-not-set',
    what: t('{server} cannot be as the script’s header asks: {fault}', {
      server,
      fault: boundedText(fault, 500),
    }),
    meaning: t('Nothing was run.'),
    advice: t(
      'Change the tags "hosts", "component", "modules" or "option" at the top of the script.',
    ),
  };
}

export function clientFailed(where: Where, detail?: string): Problem {
  return {
    code: 'client-failed',
    what: t('The XMPP client of {actor} could not go on.', { actor: where.actor }),
    meaning: withSaid(
      t('It did not know what to do with what {server} sent.', { server: where.server }),
      detail,
    ),
    advice: t('Look at the last frames of this actor.'),
  };
}

/** `<message/>`, for a name that a server gave. */
export function tagOf({ local }: { readonly local: string }): string {
  return `<${boundedText(local, NAME_LENGTH)}/>`;
}

/** ` (“connection refused”)`, or nothing: texts of others, of bounded length, what cannot be seen in them told. */
export function said(text: string | undefined): string {
  const plain = (text ?? '').replace(/\s+/g, ' ').trim();
  return plain === '' ? '' : t(' (“{text}”)', { text: boundedText(plain) });
}

/** A sentence, and before its full stop what others said of it, if they did. */
export function withSaid(sentence: string, text: string | undefined): string {
  return sentence.replace(/\.$/, () => `${said(text)}.`);
}
