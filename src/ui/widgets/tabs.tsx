import { clsx } from 'clsx';
import { useId, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Tab, TabList, Tabs as AriaTabs, type TabProps } from 'react-aria-components';
import { ariaKeyShortcut } from './key-shortcut.ts';
import styles from './tabs.module.css';
import visuallyHidden from './visually-hidden.module.css';

export interface TabSpec<Id extends string> {
  readonly id: Id;
  /** The accessible name of tab and panel. */
  readonly title: string;
  /** The key that shows it, for the tooltip. It is not bound here. */
  readonly keys?: string | undefined;
  /** A small number beside the title; 0 and absent show nothing. */
  readonly count?: number;
  /** The number in words for screen readers, e.g. `2 differences`. */
  readonly countWords?: string;
}

export interface TabsProps<Id extends string> {
  /** The accessible name of the row of tabs. */
  readonly label: string;
  readonly tabs: readonly TabSpec<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** Draws one tab's panel; called for the selected tab only. */
  readonly panel: (id: Id) => ReactNode;
  /** Quiet text at the right end of the row. */
  readonly trailing?: ReactNode;
  readonly className?: string | undefined;
}

/** A row of tabs over one panel. Arrow keys move between tabs. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, selected, onSelect, panel, trailing, className } = props;
  const panelId = useId();
  return (
    <div className={clsx(styles.tabset, className)}>
      <AriaTabs
        className={styles.bar}
        selectedKey={selected}
        onSelectionChange={(key) => {
          const tab = tabs.find((candidate) => candidate.id === key);
          if (tab !== undefined) onSelect(tab.id);
        }}
      >
        <div className={styles.tabs}>
          <TabList className={styles.tablist} aria-label={label}>
            {tabs.map((tab) => (
              <TabItem key={tab.id} tab={tab} panelId={tab.id === selected ? panelId : undefined} />
            ))}
          </TabList>
          {trailing === undefined ? null : <span className={styles.trailing}>{trailing}</span>}
        </div>
      </AriaTabs>
      {tabs.map(({ id, title }) =>
        id === selected ? (
          <Panel key={id} id={panelId} title={title}>
            {panel(id)}
          </Panel>
        ) : null,
      )}
    </div>
  );
}

interface PanelProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/**
 * It stands beside the library's tabs: what stands within is drawn a second time, in no document, to find the tabs in it.
 * Our own, as that of the library asks the browser to lay out the whole page each time something in it changes, to find out
 * whether the panel itself has to take the focus.
 */
function Panel({ id, title, children }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const isFocusable = useHasNoTabStop(panel);
  return (
    <div
      ref={panel}
      id={id}
      className={styles.panel}
      role="tabpanel"
      aria-label={title}
      tabIndex={isFocusable ? 0 : undefined}
    >
      {children}
    </div>
  );
}

interface TabItemProps<Id extends string> {
  readonly tab: TabSpec<Id>;
  /** Of the one that is selected: what it controls. */
  readonly panelId: string | undefined;
}

function TabItem<Id extends string>({ tab, panelId }: TabItemProps<Id>) {
  const counted = tab.count !== undefined && tab.count > 0;
  return (
    <Tab
      id={tab.id}
      className={styles.tab}
      aria-label={tab.title}
      render={rendering(tab.keys, panelId)}
    >
      {tab.title}
      {counted ? <span className={styles.number}>{tab.count}</span> : null}
      {counted && tab.countWords !== undefined ? (
        <span className={visuallyHidden.text}>{tab.countWords}</span>
      ) : null}
    </Tab>
  );
}

/** The key as a plain tooltip, as a tab takes none of the page's own. */
function rendering(
  keys: string | undefined,
  panelId: string | undefined,
): NonNullable<TabProps['render']> {
  const hint =
    keys === undefined ? {} : { title: keys, 'aria-keyshortcuts': ariaKeyShortcut(keys) };
  return (dom) =>
    'href' in dom ? <a {...dom} /> : <div {...dom} {...hint} aria-controls={panelId} />;
}

/** What Tab stops at, as far as the elements themselves say. */
const TAB_STOP = [
  'a[href]',
  'button:enabled',
  'input:enabled',
  'select:enabled',
  'textarea:enabled',
  'summary',
  '[tabindex]',
]
  .map((element) => `${element}:not([tabindex^="-"], [hidden] *, [inert] *)`)
  .join();

/** Whether Tab stops nowhere in an element; found out anew whenever something in it changes. */
function useHasNoTabStop(element: RefObject<HTMLElement | null>): boolean {
  const [hasNone, setHasNone] = useState(false);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const look = () => setHasNone(current.querySelector(TAB_STOP) === null);
    look();
    const observer = new MutationObserver(look);
    const attributeFilter = ['tabindex', 'disabled', 'hidden', 'inert', 'href'];
    observer.observe(current, { subtree: true, childList: true, attributeFilter });
    return () => observer.disconnect();
  }, [element]);
  return hasNone;
}
