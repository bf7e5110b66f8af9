import { clsx } from 'clsx';
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { markWords, type LineMark } from '../../insight/lua-coverage/line-marks.ts';
import { luaFunctions } from '../../prosody/code/functions.ts';
import { luaLines, type LuaSpan } from '../../prosody/code/lines.ts';
import { LuaSpans } from './LuaSpans.tsx';
import { SourceBar } from './SourceBar.tsx';
import styles from './ServerTab.module.css';

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
}

/** A file of the server's Lua; only what is in view is drawn. */
export function SourceView({ file, source, line, marks }: SourceViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => luaLines(source), [source]);
  const functions = useMemo(() => luaFunctions(source), [source]);
  const [found, setFound] = useState(0);
  const [view, setView] = useState({ top: 0, height: 480 });
  useLayoutEffect(() => scrollTo(box, line), [line]);
  const first = Math.max(0, Math.floor(view.top / LINE_HEIGHT) - OVERSCAN);
  const last = Math.ceil((view.top + view.height) / LINE_HEIGHT) + OVERSCAN;
  const goTo = (target: number): void => {
    setFound(target);
    scrollTo(box, target);
  };
  return (
    <section>
      <h3 title={file}>
        {file} {line === 0 ? null : <span>line {line}</span>}
      </h3>
      <SourceBar source={source} functions={functions} from={found || line} onGoTo={goTo} />
      <div
        ref={box}
        className={styles.source}
        role="region"
        aria-label={`Source of ${file}`}
        tabIndex={0}
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
}

function Line({ number, spans, mark, ran, isCounted }: LineProps) {
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
      <span className={styles.lineNumber}>{number}</span>
      {isCounted ? <Times ran={ran} /> : null}
      <code>
        <LuaSpans spans={spans} />
      </code>
    </div>
  );
}
