import type { Authenticate } from '@xmpp/sasl';
import { assertUnreachable } from '../base/assert.ts';
import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { Problem } from '../trace/event.ts';
import type { XmlElement } from '../xml/element.ts';
import { Negotiation } from './negotiation.ts';
import type { NegotiationTurn } from './negotiation.ts';
import { binaryString, fromBase64 } from '../base/octets.ts';
import { problemOfRefusal } from './problem-of.ts';
import type { Where } from './problems.ts';
import { noAnonymous, noMechanism, plainRefused, scramBroken } from './sign-in-problems.ts';
import { chooseMechanism } from './sign-in.ts';
import type { MechanismName, SignIn, Trust } from './sign-in.ts';

export interface SetUpOptions {
  readonly where: Where;
  readonly trust: Trust;
  readonly signIn: SignIn;
}

/** Watches over the set-up of one session: the client does the talking, this decides whether it may go on. */
export class SetUp {
  readonly #options: SetUpOptions;
  readonly #negotiation = new Negotiation();
  #mechanism: MechanismName | undefined;

  constructor(options: SetUpOptions) {
    this.#options = options;
  }

  /** Whether the next frame must come from the client. */
  get clientOwes(): boolean {
    return this.#negotiation.clientOwes;
  }

  /** What has not happened yet, as a sentence. */
  get awaited(): string {
    return this.#negotiation.awaited;
  }

  sent(element: XmlElement): void {
    this.#negotiation.sent(element);
  }

  /** The full JID once it is bound, `undefined` before. The error is why the client must not see the frame. */
  received(element: XmlElement): Result<string | undefined, Problem> {
    const turn = this.#negotiation.received(element);
    const problem = this.#problemWith(turn);
    if (problem) return err(problem);
    return ok(turn.kind === 'online' ? turn.fullJid : undefined);
  }

  /** Signs in by the mechanism that was chosen of those on offer. */
  async authenticate(authenticate: Authenticate): Promise<void> {
    if (this.#mechanism === undefined) throw new Error('No mechanism was chosen.');
    await this.#options.signIn.authenticate(authenticate, this.#mechanism);
  }

  #problemWith(turn: NegotiationTurn): Problem | undefined {
    switch (turn.kind) {
      case 'go-on':
      case 'online':
        return undefined;
      case 'sign-in-offered':
        return this.#chooseMechanism(turn.mechanisms);
      case 'signed-in':
        return this.#checkProof(turn.serverFinal);
      case 'no-bind':
      case 'sign-in-refused':
      case 'bind-refused':
      case 'nonsense':
        return problemOfRefusal(this.#options.where, turn);
      default:
        return assertUnreachable(turn);
    }
  }

  #chooseMechanism(offered: readonly string[]): Problem | undefined {
    const { where, trust, signIn } = this.#options;
    const chosen = chooseMechanism(offered, trust, signIn.isAnonymous);
    if (!chosen.ok) {
      if (chosen.error === 'no-anonymous') return noAnonymous(where, offered);
      return chosen.error === 'plain-refused' ? plainRefused(where) : noMechanism(where, offered);
    }
    this.#mechanism = chosen.value;
    return undefined;
  }

  #checkProof(serverFinal: string): Problem | undefined {
    const { where, signIn } = this.#options;
    const text = binaryString(fromBase64(serverFinal) ?? new Uint8Array());
    return signIn.isProven(text) ? undefined : scramBroken(where, 'server-not-proven');
  }
}
