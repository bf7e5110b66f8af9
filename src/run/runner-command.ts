import type { HandAct, RunMode } from './state.ts';
import type { Runner } from './runner.ts';

/** What a runner is told, as plain data. */
export type RunnerCommand =
  | { readonly kind: 'start'; readonly mode: RunMode; readonly until: string | undefined }
  | { readonly kind: 'step' }
  | { readonly kind: 'step-actor'; readonly actor: string }
  | { readonly kind: 'continue'; readonly mode: Exclude<RunMode, 'step'> }
  | { readonly kind: 'take' }
  | HandAct
  | { readonly kind: 'pause' }
  | { readonly kind: 'stop' };

export function tellRunner(runner: Runner, command: RunnerCommand): void {
  switch (command.kind) {
    case 'start':
      return runner.start(command.mode, command.until);
    case 'step':
      return runner.step();
    case 'step-actor':
      return runner.stepActor(command.actor);
    case 'continue':
      return runner.continue(command.mode);
    case 'take':
      return runner.take();
    case 'compose':
      return runner.compose(command.actor, command.stanza);
    case 'connect':
      return runner.connect(command.actor);
    case 'disconnect':
      return runner.disconnect(command.actor);
    case 'pause':
      return runner.pause();
    case 'stop':
      return runner.stop();
  }
}
