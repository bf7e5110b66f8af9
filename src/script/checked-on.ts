import { checkStageOn } from './check-stage.ts';
import type { CompiledScript } from './compile.ts';
import { inPlaceOrder } from './diagnostic.ts';
import type { StageServer } from './stage-server.ts';

/** A compiled script with what of its stage that server cannot have among its diagnostics. */
export function checkedOn(compiled: CompiledScript, server: StageServer): CompiledScript {
  const found = checkStageOn(compiled.syntax, server);
  if (found.length === 0) return compiled;
  const { syntax } = compiled;
  return {
    syntax,
    diagnostics: inPlaceOrder([...compiled.diagnostics, ...found]),
    get scenario() {
      return compiled.scenario;
    },
  };
}
