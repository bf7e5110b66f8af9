import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { useMemo, useRef, useState } from 'react';
import { previewEdits } from '../../base/edit-preview.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { createLineIndex } from '../../base/text-range.ts';
import {
  eventOfPart,
  exchangeEdits,
  type Exchange,
  type ExchangePart,
} from '../../diagnosis/repairs.ts';
import type { EventSeq } from '../../trace/event.ts';
import { useApp, useSettledText, useView } from '../app-context.ts';
import { Icon } from '../widgets/icons.tsx';
import { counted } from '../../base/counted.ts';
import { placesOf } from '../../script/step-places.ts';
import { Button } from '../widgets/button.tsx';
import { EditPreviewList } from '../widgets/edit-preview.tsx';
import { exchangeRows, type ExchangeRow } from './exchange-rows.ts';
import type { PausedRun } from './use-live-run.ts';
import styles from './ComposePanel.module.css';
import tones from '../widgets/tones.module.css';

export interface ExchangeListProps {
  readonly run: PausedRun;
  readonly exchange: Exchange;
}

/** What was done by hand and what came since; ticked ones can become steps. */
export function ExchangeList({ run, exchange }: ExchangeListProps) {
  const { stores, actions } = useApp();
  const section = useRef<HTMLElement>(null);
  const inserted = useView((view) => view.compose.inserted);
  const rows = useMemo(() => exchangeRows(run, exchange, inserted), [run, exchange, inserted]);
  const [ticks, setTicks] = useState<ReadonlyMap<EventSeq, boolean>>(new Map());
  const isTicked = ({ seq, isInserted }: ExchangeRow) => ticks.get(seq) ?? !isInserted;
  const chosen = rows.filter(isTicked).map(({ part }) => part);
  const steps = useSteps(run, exchange, chosen);
  const insert = () => {
    if (stores.document.getState().text !== steps.text) return;
    actions.applyEdits(steps.edits);
    const events = chosen.map(eventOfPart);
    setTicks(new Map([...ticks].filter(([seq]) => events.every((event) => event.seq !== seq))));
    // The button has nothing more to do.
    section.current?.focus();
    stores.view.setState(({ compose }) => ({
      compose: {
        ...compose,
        inserted: [...compose.inserted, ...events],
      },
    }));
  };
  const byHand = rows.filter((row) => row.isByHand).length;
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={styles.exchange}
      aria-label={t('What was sent by hand and what came')}
    >
      <div className={clsx(styles.bar, styles.wraps)}>
        <p role="status">
          {t(
            '{byHand} {act, select, sent {sent} other {done}} by hand, {stanzas} came since{part, select, yes {, all inserted} other {}}',
            {
              byHand,
              act: exchange.sessions.length === 0 ? 'sent' : 'done',
              stanzas: counted(rows.length - byHand, 'stanza'),
              part: rows.every(({ isInserted }) => isInserted) ? 'yes' : 'no',
            },
          )}
        </p>
        <Button look="preferred" isDisabled={steps.edits.length === 0} onPress={insert}>
          {t('Insert as steps')}
        </Button>
        {run.isPaused ? (
          <>
            <Button look="outlined" icon="back" onPress={actions.undoByHand}>
              {t('Undo the last')}
            </Button>
            <Button look="outlined" onPress={actions.keepPlayed}>
              {t('Keep as a script')}
            </Button>
          </>
        ) : null}
      </div>
      <ol>
        {rows.map((row) => (
          <Row
            key={row.seq}
            row={row}
            isTicked={isTicked(row)}
            onTick={(on) => setTicks(new Map(ticks).set(row.seq, on))}
          />
        ))}
      </ol>
      {steps.hasPlace ? (
        <Preview changes={steps.preview} />
      ) : (
        <p className={styles.composeNote}>
          {t(
            'The steps around were edited since this run began, so there is no place for new ones. Undo the edits, or run again.',
          )}
        </p>
      )}
    </section>
  );
}

function Preview({ changes }: { readonly changes: Steps['preview'] }) {
  return changes.length === 0 ? null : (
    <EditPreviewList changes={changes} className={styles.preview} />
  );
}

interface RowProps {
  readonly row: ExchangeRow;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

function Row({ row, isTicked, onTick }: RowProps) {
  const { actions } = useApp();
  const { part, seq, isByHand, words, about, note } = row;
  const stanza = 'frame' in part ? seq : undefined;
  return (
    <li>
      <input
        type="checkbox"
        aria-label={t('{words}: as a step', { words })}
        title={t('As a step')}
        checked={isTicked}
        onChange={(event) => onTick(event.target.checked)}
      />
      <button
        type="button"
        onClick={() => actions.select({ step: undefined, stanza, origin: 'inspector' })}
      >
        <span className={isByHand ? tones.sent : tones.unexpected}>
          <Icon name={isByHand ? 'pen' : 'diamond'} />
        </span>
        <span className={styles.words}>
          {words}
          {isByHand ? t(', by hand') : ''}
        </span>
        <span className={styles.about}>{about}</span>
      </button>
      {note === '' ? null : <span className={styles.note}>{note}</span>}
    </li>
  );
}

interface Steps {
  /** The script that the edits are for. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
  readonly preview: ReturnType<typeof previewEdits>;
  readonly hasPlace: boolean;
}

/** The chosen parts as steps, wherever the steps around them stand now. */
function useSteps(run: PausedRun, exchange: Exchange, chosen: readonly ExchangePart[]): Steps {
  const text = useSettledText();
  const { model, scenario, source } = run;
  const places = placesOf(scenario, source, text);
  const lines = createLineIndex(text);
  const startOf = (step: number) => {
    const line = places.spanOf(step)?.line;
    return line === undefined ? undefined : lines.lineStart(line);
  };
  const edits = exchangeEdits({ model, scenario, source, text }, exchange, chosen, startOf);
  const hasPlace = edits !== undefined;
  return { text, edits: edits ?? [], preview: previewEdits(text, edits ?? []), hasPlace };
}
