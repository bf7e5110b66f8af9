import { t } from '../../base/translate.ts';
import { elementOf } from '../../trace/frame-element.ts';
import type { TraceEvent } from '../../trace/event.ts';
import { attributeValue } from '../../xml/element.ts';
import { printXml } from '../../xml/print.ts';
import { bareText } from '../../xmpp/jid.ts';
import type { ArrowRow } from '../../timeline/model.ts';
import { useActions, useApp } from '../app-context.ts';
import { usePaintedRun } from '../painted-moment.tsx';
import { ContextMenu } from '../widgets/menu.tsx';
import type { ChosenRows } from './navigation/use-row-range.ts';

/** A row, and the place at which it was asked what can be done with it, in px of the window. */
export interface AskedEvent {
  readonly row: ArrowRow;
  /** Where it stands among the rows. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

export interface EventMenuProps {
  readonly asked: AskedEvent;
  /** Of the actor whose row it is. */
  readonly actor: string;
  readonly chosen: ChosenRows;
  readonly onClose: () => void;
}

/** What can be done with one row: filters that it gives, a breakpoint, what can be taken along. */
export function EventMenu({ asked, actor, chosen, onClose }: EventMenuProps) {
  const { row, x, y } = asked;
  const deeds = [...useDeeds(row, actor), ...rangeDeeds(asked.index, chosen)];
  return (
    <ContextMenu
      label={row.name}
      x={x}
      y={y}
      onClose={onClose}
      onAction={(id) => deeds.find((deed) => deed.id === id)?.carryOut()}
      groups={GROUPS.map(({ group, title }) => ({
        id: group,
        ...(title === undefined ? {} : { title }),
        items: deeds
          .filter((deed) => deed.group === group)
          .map(({ id, label, isPossible }) => ({ id, label, isDisabled: !isPossible })),
      }))}
    />
  );
}

const GROUPS = [
  { group: 'filter', title: t('Show only') },
  { group: 'copy', title: t('Copy') },
  { group: 'range', title: t('Choose rows') },
  { group: 'more', title: undefined },
] as const;

interface Deed {
  readonly group: (typeof GROUPS)[number]['group'];
  readonly id: string;
  readonly label: string;
  readonly isPossible: boolean;
  readonly carryOut: () => void;
}

function useDeeds(row: ArrowRow, actor: string): readonly Deed[] {
  const { stores } = useApp();
  const actions = useActions();
  const { events, scenario, source } = usePaintedRun();
  const { xml, id, other } = stanzaFacts(
    row.stanza === undefined ? undefined : events.at(row.stanza),
  );
  const range = row.step === undefined ? undefined : scenario?.steps[row.step - 1]?.range;
  const filter = (text: string) => () => stores.view.setState({ filter: text });
  const copy = (text: string) => () => copyText(text);
  const deed = (
    group: Deed['group'],
    name: string,
    label: string,
    [isPossible, carryOut]: readonly [boolean, () => void],
  ): Deed => ({ group, id: name, label, isPossible, carryOut });
  const talk = other === '' ? t('This conversation') : t('{actor} with {other}', { actor, other });
  const { line, summary } = row;
  return [
    deed('filter', 'id', id === '' ? t('This id') : t('This id: {id}', { id }), [
      id !== '',
      filter(`id:${quoted(id)}`),
    ]),
    deed('filter', 'talk', talk, [
      other !== '',
      filter(`actor:${quoted(actor)} with:${quoted(other)}`),
    ]),
    deed('filter', 'kind', t('This kind: {name}', { name: row.label.name }), [
      xml !== '',
      filter(`kind:${row.label.name}`),
    ]),
    deed('copy', 'sentence', t('As a sentence'), [summary !== '', copy(summary)]),
    deed('copy', 'xml', t('As XML'), [xml !== '', copy(xml)]),
    deed('copy', 'step', t('As the step of the script'), [
      range !== undefined,
      copy(source.slice(range?.start, range?.end)),
    ]),
    deed('more', 'break', t('Set or remove a breakpoint here'), [
      line !== undefined,
      () => actions.toggleBreakpointAt(line ?? 0),
    ]),
  ];
}

/** From here to there, to be taken along. */
function rangeDeeds(index: number, { places, begin, extend }: ChosenRows): readonly Deed[] {
  const group = 'range';
  return [
    {
      group,
      id: 'range-from',
      label: t('From this row on'),
      isPossible: true,
      carryOut: () => begin(index),
    },
    {
      group,
      id: 'range-to',
      label: t('To this row'),
      isPossible: places !== undefined,
      carryOut: () => extend(index, index),
    },
  ];
}

function stanzaFacts(event: TraceEvent | undefined) {
  if (event?.type !== 'frame') return { xml: '', id: '', other: '' };
  const parsed = elementOf(event);
  if (!parsed.ok) return { xml: event.xml, id: '', other: '' };
  const { value } = parsed;
  const end = event.direction === 'sent' ? 'to' : 'from';
  return {
    xml: printXml(value),
    id: attributeValue(value, 'id') ?? '',
    other: bareText(attributeValue(value, end) ?? ''),
  };
}

/** Where the browser refuses, nothing changes: the tab Stanza has the text to be selected. */
function copyText(text: string): void {
  navigator.clipboard.writeText(text).catch(() => undefined);
}

/** As the language of the filter wants it. */
function quoted(text: string): string {
  return /[\s,"]/.test(text) ? `"${text.replaceAll('"', '')}"` : text;
}
