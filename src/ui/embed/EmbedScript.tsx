import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { memo, useEffect, useMemo, useRef } from 'react';
import { placesOf } from '../../script/step-places.ts';
import { MoreRows, useFirst } from '../widgets/more-rows.tsx';
import { useEmbed, useEmbedDocument, useEmbedView } from './embed-desk.ts';
import { scriptLines, type ScriptToken } from '../../editor/script-tokens.ts';
import { useEmbedScenario } from './use-embed-timeline.ts';
import styles from './EmbedScript.module.css';

const KIND_CLASSES: Readonly<Record<string, string>> = {
  title: styles.title,
  heading: styles.heading,
  comment: styles.comment,
  separator: styles.punctuation,
  actor: styles.actor,
  verb: styles.verb,
  tag: styles.tag,
  attribute: styles.attribute,
  string: styles.string,
  variable: styles.variable,
  entity: styles.variable,
  punctuation: styles.punctuation,
};

/** The text of the script, to be read: coloured, with the lines of the selected step marked. */
export function EmbedScript() {
  const { stores } = useEmbed();
  const text = useEmbedDocument((document) => document.text);
  const scenario = useEmbedScenario();
  const step = useEmbedView(({ selection }) => selection?.step);
  const lines = useMemo(() => scriptLines(text), [text]);
  const places = placesOf(scenario, text, text);
  const span = step === undefined ? undefined : places.spanOf(step);
  const first = useFirst(lines, BY_LENGTH);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => reveal(box.current, span?.line), [span?.line]);
  return (
    <section className={styles.script} aria-label={t('Script')} data-part="script">
      {/* The rows of the timeline select the same by keys. */}
      <div
        className={styles.lines}
        ref={box}
        tabIndex={0}
        role="group"
        aria-label={t('Lines of the script')}
        onClick={(event) => {
          const at = places.stepAt(lineAt(event.target));
          if (at === undefined) return;
          stores.view.setState({ selection: { step: at, stanza: undefined, origin: 'editor' } });
        }}
      >
        {first.shown.map((tokens, index) => (
          <Line
            key={index}
            number={index + 1}
            tokens={tokens}
            isMarked={span !== undefined && span.line <= index + 1 && index + 1 <= span.endLine}
          />
        ))}
        <MoreRows of={first} />
      </div>
    </section>
  );
}

const BY_LENGTH = {
  atOnce: 1_000,
  lengthOf: (tokens: readonly ScriptToken[]) =>
    tokens.reduce((sum, { text }) => sum + text.length, 0),
};

interface LineProps {
  readonly number: number;
  readonly tokens: readonly ScriptToken[];
  readonly isMarked: boolean;
}

const Line = memo(function Line({ number, tokens, isMarked }: LineProps) {
  return (
    <div className={clsx(styles.line, isMarked && styles.marked)} data-line={number}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <code>
        {tokens.map(({ kind, text }, index) => (
          <span key={index} className={KIND_CLASSES[kind]}>
            {text}
          </span>
        ))}
        {tokens.length === 0 ? '\n' : null}
      </code>
    </div>
  );
});

function lineAt(target: EventTarget): number {
  const line = target instanceof Element ? target.closest('[data-line]') : null;
  return Number(line?.getAttribute('data-line') ?? -1);
}

/** Scrolls the box alone: the page around the frame stays where it is. */
function reveal(box: HTMLElement | null, number: number | undefined): void {
  const line = box?.querySelector<HTMLElement>(`[data-line="${String(number)}"]`);
  if (!box || !line) return;
  const top = line.offsetTop - box.offsetTop;
  const isSeen =
    top >= box.scrollTop && top + line.offsetHeight * 3 <= box.scrollTop + box.clientHeight;
  if (!isSeen) box.scrollTop = Math.max(0, top - box.clientHeight / 3);
}
