import type { Problem } from '../trace/event.ts';

/** Carries a `Problem` through a promise's rejection, e.g. out of `ServerPort.prepare`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.what} ${problem.meaning} ${problem.advice}`);
    this.problem = problem;
  }
}
