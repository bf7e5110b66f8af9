import { useActions } from '../app-context.ts';
import { Icon, type GlyphName } from '../widgets/icons.tsx';
import { EmptyWords } from '../widgets/empty-words.tsx';
import type { RunProblem, ScriptProblem } from './problems.ts';
import './ProblemsTab.css';

export interface ProblemsTabProps {
  readonly script: readonly ScriptProblem[];
  readonly run: readonly RunProblem[];
}

/** What is wrong with the script, and what went wrong with the run. */
export function ProblemsTab({ script, run }: ProblemsTabProps) {
  if (script.length + run.length === 0) {
    return <EmptyWords>No problems: the script can run as it is.</EmptyWords>;
  }
  return (
    <div className="problems">
      {run.length === 0 ? null : (
        <ul aria-label="Problems of the run">
          {run.map(({ actor, problem }) => (
            <li key={problem.code + problem.what} className="run-problem">
              <span className="v-differs">
                <Icon name="failed" />
              </span>
              <p>
                <b>
                  {actor === undefined || problem.what.startsWith(actor) ? null : `${actor}: `}
                  {problem.what}
                </b>{' '}
                {problem.meaning} {problem.advice}
              </p>
              <span className="code">{problem.code}</span>
            </li>
          ))}
        </ul>
      )}
      {script.length === 0 ? null : (
        <ul aria-label="Problems of the script">
          {script.map((problem, index) => (
            <ScriptLine key={index} problem={problem} />
          ))}
        </ul>
      )}
    </div>
  );
}

const LOOKS: Readonly<
  Record<ScriptProblem['severity'], { readonly glyph: GlyphName; readonly tone: string }>
> = {
  error: { glyph: 'failed', tone: 'v-differs' },
  warning: { glyph: 'diamond', tone: 'v-differs' },
  info: { glyph: 'ring', tone: 'v-waiting' },
  hint: { glyph: 'ring', tone: 'v-waiting' },
};

function ScriptLine({ problem }: { readonly problem: ScriptProblem }) {
  const actions = useActions();
  const { severity, line, code, message } = problem;
  const { glyph, tone } = LOOKS[severity];
  return (
    <li>
      <button type="button" className="problem-line" onClick={() => actions.revealLine(line)}>
        <span className={tone}>
          <Icon name={glyph} />
        </span>
        <span className="line">
          <span className="sr">{severity}, line </span>
          {line}
        </span>
        <span className="message">{message}</span>
        <span className="code">{code}</span>
      </button>
    </li>
  );
}
