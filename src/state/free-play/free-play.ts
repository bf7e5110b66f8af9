import type { SessionAct } from '../../run/state.ts';

/** What a person can do who plays on from some point of a run. */
export interface FreePlayActions {
  /**
   * Stays where a run pauses; else starts one that comes as far as the panes look, or to its end, and waits there. A server of others is
   * asked about first.
   */
  readonly takeOver: () => void;
  /** Chooses an act by its id; `undefined`: what was written stands there. */
  readonly chooseAct: (act: string | undefined) => void;
  /** What stands in a field of the acts. */
  readonly sayOfAct: (name: string, value: string) => void;
  /** While the run pauses: connects an actor who is offline, or disconnects one who is online. */
  readonly changeSession: (act: SessionAct) => void;
  /** Takes back the last act by hand of a pause: the run is played again up to there, with the others. */
  readonly undoByHand: () => void;
  /** Opens what was played so far as a script. */
  readonly keepPlayed: () => void;
  /** Ends the run that was taken over, and shows what was shown before. */
  readonly comeBack: () => void;
}
