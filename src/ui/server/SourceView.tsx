import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import {
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { markWords, type LineMark } from '../../insight/lua-coverage/line-marks.ts';
import { luaFunctions } from '../../prosody/code/functions.ts';
import { luaLines, type LuaSpan } from '../../prosody/code/lines.ts';
import type { PlacedLogpoint } from '../../state/placed-logpoint.ts';
import { LogpointForm } from './LogpointForm.tsx';
import { LuaSpans } from './LuaSpans.tsx';
import { SourceBar } from './SourceBar.tsx';
import { useFileLogpoints } from './use-file-logpoints.ts';
import styles from './ServerTab.module.css';
import visuallyHidden from '../widgets/visually-hidden.module.css';
import partHead from '../widgets/part-head.module.css';

/** Of one line, in CSS pixels. */
const LINE_HEIGHT = 20;
/** Lines that are drawn beyond what is seen. */
const OVERSCAN = 60;

export interface SourceViewProps {
  readonly file: string;
  readonly source: string;
  /** The line to mark and to bring into view, from 1; 0: none. */
  readonly line: number;
  /** Which lines ran, where that was counted. */
  readonly marks?: ReadonlyMap<number, LineMark> | undefined;
  /** Which of two sources it is, where two stand side by side: `on the left`. */
  readonly side?: string | undefined;
}

/** A file of the server's Lua; only what is in view is drawn. */
export function SourceView({ file, source, line, marks, side }: SourceViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => luaLines(source), [source]);
  const functions = useMemo(() => luaFunctions(source), [source]);
  const [found, setFound] = useState(0);
  const { logpoints, edited, closeForm, toggle } = useFileLogpoints(file);
  const [view, setView] = useState({ top: 0, height: 480 });
  useLayoutEffect(() => scrollTo(box, line), [line]);
  const first = Math.max(0, Math.floor(view.top / LINE_HEIGHT) - OVERSCAN);
  const last = Math.ceil((view.top + view.height) / LINE_HEIGHT) + OVERSCAN;
  const goTo = (target: number): void => {
    setFound(target);
    scrollTo(box, target);
  };
  const at = found || line || 1;
  const keyDown = (event: KeyboardEvent): void => {
    const target = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== box.current) return;
    if (target !== undefined && target > 0 && target <= lines.length) {
      setFound(target);
      keepInView(box, target);
    } else if (event.key === 'Enter' || event.key === ' ') toggle(at);
    else return;
    event.preventDefault();
  };
  return (
    <section>
      <h3 className={partHead.head} title={file}>
        {file} {line === 0 ? null : <span>{t('line {line}', { line })}</span>}
      </h3>
      <SourceBar source={source} functions={functions} from={found || line} onGoTo={goTo} />
      {edited === undefined ? null : (
        <LogpointForm key={edited.line} logpoint={edited} onClose={closeForm} />
      )}
      <p className={visuallyHidden.text} role="status">
        {found === 0 ? '' : lineWords(lines[found - 1], found, logpoints.has(found))}
      </p>
      <div
        ref={box}
        className={styles.source}
        role="region"
        aria-label={
          side === undefined
            ? t('Source of {file}', { file })
            : t('Source of {file} {side}', { file, side })
        }
        aria-description={t('Arrow keys choose a line, Enter sets a logpoint there')}
        tabIndex={0}
        onKeyDown={keyDown}
        onScroll={({ currentTarget: { scrollTop, clientHeight } }) =>
          setView({ top: scrollTop, height: clientHeight })
        }
      >
        <div style={{ height: lines.length * LINE_HEIGHT }}>
          <div style={{ transform: `translateY(${first * LINE_HEIGHT}px)` }}>
            {lines.slice(first, last).map((spans, index) => (
              <Line
                key={first + index}
                number={first + index + 1}
                spans={spans}
                mark={markOf(first + index + 1, line, found)}
                ran={marks?.get(first + index + 1)}
                isCounted={(marks?.size ?? 0) > 0}
                logpoint={logpoints.get(first + index + 1)}
                onToggle={toggle}
              />
            ))}
          </div>
        </div>
      </div>
    </section>
  );
}

type Mark = 'here' | 'found' | undefined;

function markOf(number: number, line: number, found: number): Mark {
  if (number === line) return 'here';
  return number === found ? 'found' : undefined;
}

function scrollTo({ current }: RefObject<HTMLDivElement | null>, line: number): void {
  if (current === null || line === 0) return;
  current.scrollTop = (line - 1) * LINE_HEIGHT - current.clientHeight / 3;
}

/** As little as it takes. */
function keepInView({ current }: RefObject<HTMLDivElement | null>, line: number): void {
  if (current === null) return;
  const top = (line - 1) * LINE_HEIGHT;
  const { scrollTop, clientHeight } = current;
  current.scrollTop = Math.min(Math.max(scrollTop, top + LINE_HEIGHT - clientHeight), top);
}

function lineWords(spans: readonly LuaSpan[] = [], line: number, hasLogpoint: boolean): string {
  const text = spans
    .map((span) => span.text)
    .join('')
    .trim();
  return t('Line {line}: {part}{hasLogpoint, select, yes {, logpoint} other {}}', {
    line,
    part: text === '' ? t('empty') : text,
    hasLogpoint: hasLogpoint ? 'yes' : 'no',
  });
}

const RAN_CLASSES: Readonly<Record<LineMark['kind'], string>> = {
  ran: styles.ran,
  missed: styles.missed,
  'only-first': styles.onlyFirst,
  'only-second': styles.onlySecond,
};

/** How often a line ran; nothing on a line with nothing to run. */
function Times({ ran }: { readonly ran: LineMark | undefined }) {
  if (ran === undefined) return <span className={styles.times} />;
  const words = markWords(ran);
  return (
    <span
      className={clsx(styles.times, RAN_CLASSES[ran.kind])}
      data-ran={ran.kind}
      role="img"
      aria-label={words}
      title={words}
    >
      {ran.times > 9999 ? '9999+' : ran.times}
    </span>
  );
}

interface LineProps {
  readonly number: number;
  readonly spans: readonly LuaSpan[];
  readonly mark: Mark;
  readonly ran: LineMark | undefined;
  /** Whether there is a column for how often lines ran. */
  readonly isCounted: boolean;
  readonly logpoint: PlacedLogpoint | undefined;
  readonly onToggle: (line: number) => void;
}

function Line({ number, spans, mark, ran, isCounted, logpoint, onToggle }: LineProps) {
  return (
    <div
      className={clsx(
        styles.line,
        mark === 'here' && styles.here,
        mark === 'found' && styles.found,
      )}
      style={{ height: LINE_HEIGHT }}
      data-mark={mark}
      aria-current={mark === 'here' ? 'true' : undefined}
    >
      <button
        type="button"
        className={clsx(
          styles.lineNumber,
          logpoint !== undefined && styles.hasLogpoint,
          logpoint?.pauses === true && styles.pauses,
          logpoint?.isOn === false && styles.isOff,
        )}
        tabIndex={-1}
        aria-label={
          logpoint === undefined
            ? t('Set a logpoint at line {number}', { number })
            : t('Edit the logpoint at line {number}', { number })
        }
        onClick={() => onToggle(number)}
      >
        {number}
      </button>
      {isCounted ? <Times ran={ran} /> : null}
      <code lang="en">
        <LuaSpans spans={spans} />
      </code>
    </div>
  );
}
