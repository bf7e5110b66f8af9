/** Code whose sentences no person reads in the page, and why. */
export const UNREAD: Readonly<Record<string, string>> = {
  'src/ui/print/looks.ts': 'A style sheet.',
  'src/cli': 'The command line is English.',
  'src/hosting': 'Read by who hosts the page, and by builds.',
  'src/timeline/taken-along': 'A run that is taken along is a report, in English.',
  'src/match/identity-table.ts': 'Names of elements, and the sections that are cited.',
  'src/base/counted.ts': 'Messages are made there.',
  'src/base/mit-licence.ts': 'A licence is what its authors wrote.',
  'src/base/unified-diff.ts': 'A format.',
  'src/insight/lua-coverage/lcov.ts': 'A file that is taken along.',
  'src/insight/muc-map/print-map.ts': 'A map that is taken along; the command line prints it.',
  'src/timeline/links/causes.ts': 'Keys of a table.',
  'src/trace/report-file.ts': 'The first line of a file.',
  'src/trace/text-caps.ts': 'A note within a file, which is as long in each.',
  'src/state/embed-address.ts': 'The HTML of a frame.',
  'src/state/folder/new-script.ts': 'A script.',
  'src/xmpp/secrets/masks.ts': 'Words that are no secrets.',
  'src/xmpp/stringprep': 'Tables of characters.',
  'src/logs/cut-elements.ts': 'Names of elements.',
  'src/logs/told-directions.ts': 'Names of elements.',
  'src/logs/log-script.ts': 'It writes scripts.',
  'src/logs/make-script.ts': 'It writes scripts.',
  'src/editor/language.ts': 'Names of kinds of words, which have colours.',
  'src/prosody': 'The server and its Lua say what they say, in their own language.',
};

/** What is not translated yet: in a page of another language its sentences are English. */
export const UNTRANSLATED: readonly string[] = [
  'src/script',
];

/** Names and samples: the same in every language. */
export const NAMES: ReadonlySet<string> = new Set([
  'Caesura',
  'PNG',
  'Prosody {}',
  '{} – Caesura',
  'Bearer {}',
  '<stream:error xmlns:stream="{}">',
  // The language of scripts.
  'Client',
  'sends',
  'receives',
  'Romeo connects',
  'Romeo sends:',
  'Romeo receives:',
  // The language of filters.
  'actor:{} with:{}',
  // Kinds of words, and parts of a map, by which the code knows them.
  'status code',
  'error condition',
  'error type',
  'form field',
  'use cases',
  'status codes',
  'error conditions',
  'affiliation changes',
  'role changes',
  'never connected',
  // Elements with a namespace that has a name.
  'delay {}',
  'message {}',
  'ping {}',
  'query {}',
  'result {}',
  // What people say in a play.
  'Good morrow!',
  'Between us',
  'Verona',
  // The languages of scripts and of style sheets.
  ' scansion:strict={}{}{}',
  "${{}'s full JID}",
  '{} receives:\n\t{}\n\n',
  'minmax({}px, {}fr)',
  // What SCRAM signs (RFC 5802).
  'Client Key',
  'Server Key',
  '&quot;',
  '&apos;',
  // Classes of the printed page.
  'names steep',
  'thread off',
]);
