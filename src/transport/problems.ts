import { boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
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
  const ignored = where.hasTcpAddress
    ? ` The script's connect_host and connect_port are for TCP; over WebSocket only the server's address counts.`
    : '';
  const certificate = where.server.startsWith('wss:')
    ? ' Browsers do not say so, but its certificate may not be trusted: open the same address with https:// to see.'
    : '';
  return {
    code: 'cannot-connect',
    what: `${where.actor} cannot connect to ${where.server}.`,
    meaning: `Nothing answered there as a WebSocket${said(detail)}.`,
    advice: `Check that the server runs and that its address, port and path are right.${certificate}${ignored}`,
  };
}

export function mixedContent(where: Where): Problem {
  return {
    code: 'mixed-content',
    what: `The browser forbids ${where.actor} to connect to ${where.server}.`,
    meaning: 'A page that came over https may not open an unencrypted ws:// connection.',
    advice: 'Use a wss:// address, or open this page over http.',
  };
}

export function tlsFailed(where: Where, detail?: string): Problem {
  return {
    code: 'tls-failed',
    what: `${where.actor} cannot connect to ${where.server} securely.`,
    meaning: `The server's certificate or its encryption was not accepted${said(detail)}.`,
    advice: 'Give the server a certificate that this machine trusts, for the name in the address.',
  };
}

export function notXmpp(where: Where, detail?: string): Problem {
  return {
    code: 'not-an-xmpp-endpoint',
    what: `${where.actor} reached ${where.server}, but found no XMPP there.`,
    meaning: `What answers is a web server or a WebSocket for something else${said(detail)}.`,
    advice: 'Check the path of the address: it is often /xmpp-websocket or /ws.',
  };
}

export function noWebSocket(where: Where): Problem {
  return {
    code: 'no-websocket',
    what: `${where.actor} cannot connect to ${where.server}.`,
    meaning: 'This environment has no WebSocket.',
    advice: 'Use a current browser or version of Node.',
  };
}

/** `stage` continues "It had not yet …". */
export function connectTimeout(where: Where, seconds: number, stage: string): Problem {
  return {
    code: 'connect-timeout',
    what: `${where.actor} was not online after ${String(seconds)} seconds of connecting to ${where.server}.`,
    meaning: `The server did not go on: it had not yet ${stage}.`,
    advice: 'Check that the address is right, and read the log of the server.',
  };
}

export function closedWhileConnecting(where: Where, detail?: string): Problem {
  return {
    code: 'closed-while-connecting',
    what: `${where.server} closed the connection while ${where.actor} was connecting.`,
    meaning: `The server gave up before ${where.actor} was online${said(detail)}.`,
    advice: 'Look at the last frames of this actor, and read the log of the server.',
    ending: { how: 'refused' },
  };
}

export function connectionLost(where: Where, detail?: string): Problem {
  return {
    code: 'connection-lost',
    what: `${where.actor} lost the connection to ${where.server}.`,
    meaning: `The connection ended without a farewell${said(detail)}: the server stopped, or the network broke.`,
    advice: 'Check that the server still runs, then run the script again.',
    ending: { how: 'disconnected' },
  };
}

export function closedByServer(where: Where): Problem {
  return {
    code: 'closed-by-server',
    what: `${where.server} closed the stream of ${where.actor}.`,
    meaning: 'It did so in order, and gave no reason.',
    advice: 'Read the log of the server.',
    ending: { how: 'disconnected' },
  };
}

/** `sentence` says what is wrong with the frame, and ends with a full stop. */
export function serverNonsense(where: Where, sentence: string): Problem {
  return {
    code: 'server-nonsense',
    what: `${where.server} sent ${where.actor} a frame that is no XMPP.`,
    meaning: `${sentence} No client could go on from here, so the session was ended.`,
    advice: 'Look at the last frame of this actor; the fault is in the server or in a proxy.',
  };
}

/** It may be XMPP, and is beyond what Caesura reads; see `DEFAULT_XML_LIMITS`. */
export function frameTooLarge(where: Where, sentence: string): Problem {
  return {
    code: 'frame-too-large',
    what: `${where.server} sent ${where.actor} a frame that is larger than Caesura reads.`,
    meaning: `${sentence} Only its first characters are kept, no step can be compared with it, and the session was ended.`,
    advice:
      'Ask the server for less at once, for example page by page (XEP-0059), or set a limit for stanzas there (Prosody: c2s_stanza_size_limit).',
  };
}

export function embeddedServerFailed(where: Where, detail?: string): Problem {
  return {
    code: 'embedded-server-failed',
    what: `${where.server} has stopped working.`,
    meaning: `It crashed or could not be started${said(detail)}.`,
    advice: 'Run the script again: that starts a fresh server. If it stays so, reload the page.',
  };
}

/** The embedded server is well, but cannot be what a script asks for. */
export function stageNotSet(server: string, fault: string): Problem {
  return {
    code: 'stage-not-set',
    what: `${server} cannot be as the script’s header asks: ${boundedText(fault, 500)}`,
    meaning: 'Nothing was run.',
    advice: 'Change the tags "hosts", "component", "modules" or "option" at the top of the script.',
  };
}

export function clientFailed(where: Where, detail?: string): Problem {
  return {
    code: 'client-failed',
    what: `The XMPP client of ${where.actor} could not go on.`,
    meaning: `It did not know what to do with what ${where.server} sent${said(detail)}.`,
    advice: 'Look at the last frames of this actor.',
  };
}

/** `<message/>`, for a name that a server gave. */
export function tagOf({ local }: { readonly local: string }): string {
  return `<${boundedText(local, NAME_LENGTH)}/>`;
}

/** ` (“connection refused”)`, or nothing: texts of others, of bounded length, what cannot be seen in them told. */
export function said(text: string | undefined): string {
  const plain = (text ?? '').replace(/\s+/g, ' ').trim();
  return plain === '' ? '' : ` (“${boundedText(plain)}”)`;
}
