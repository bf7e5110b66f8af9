import type { OwnCode } from '../../base/own-code.ts';
import { codeHash } from '../../prosody/own-code.ts';
import type { Pack } from '../../prosody/pack.ts';
import type { OwnConfig, OwnModules } from '../../prosody/protocol.ts';

/** What is to be booted for a choice of an embedded server. */
export interface ServerCode extends CodeParts {
  /** Servers of the same key run the same code. */
  readonly key: string;
  /** A server of another key with this base is out of date. */
  readonly base: string;
}

export interface CodeParts {
  /** The version that ships, or the id of sources of a person's own. */
  readonly name: string;
  /** Sources of a person's own, in the place of a version that ships. */
  readonly prosody:
    { readonly pack: Pack; readonly label: string; readonly code: OwnCode } | undefined;
  /** Modules in front of its own. */
  readonly own: OwnModules | undefined;
  /** In place of the usual configuration. */
  readonly config: OwnConfig | undefined;
  /** Whether a script wants modules that the part of Prosody that is usually enough may lack. */
  readonly isWhole?: boolean;
}

/** Of these parts. */
export function serverCode(parts: CodeParts): ServerCode {
  const { name, prosody, own, config, isWhole = false } = parts;
  const base = [
    name,
    ...(isWhole ? ['whole'] : []),
    ...(own === undefined ? [] : ['modules']),
    ...(config === undefined ? [] : ['configuration']),
  ].join(' ');
  const sums = [
    ...(own === undefined ? [] : [codeHash(own.files), ...own.enabled]),
    ...(config === undefined ? [] : [codeHash(config.files), config.main]),
  ];
  return { ...parts, key: [base, prosody?.code.hash ?? '', ...sums].join(' '), base };
}
