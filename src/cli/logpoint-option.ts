import { err, ok, type Result } from '../base/result.ts';
import type { Logpoint } from '../base/logpoint.ts';

/** `FILE:LINE`, `FILE:LINE:EXPRESSION`, either with ` if CONDITION` behind. The error is a sentence. */
export function readLogpoint(text: string): Result<Logpoint, string> {
  const found =
    /^(?<file>[^:]+\.lua):(?<line>[1-9]\d{0,8})(?::(?<looked>.*)|(?<only>\s+if\s.*))?$/s.exec(text);
  const { file, line, looked, only } = found?.groups ?? {};
  if (file === undefined)
    return err(
      `--logpoint is FILE:LINE, FILE:LINE:EXPRESSION, each also with “ if CONDITION” behind, not ${JSON.stringify(text)}.`,
    );
  const [expression = '', condition = ''] = (looked ?? only ?? '').split(/(?:^|\s)if\s(.*)/s, 2);
  return ok({
    file,
    line: Number(line),
    ...(expression.trim() === '' ? {} : { expression: expression.trim() }),
    ...(condition.trim() === '' ? {} : { condition: condition.trim() }),
  });
}
