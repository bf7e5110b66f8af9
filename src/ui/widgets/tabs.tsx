import { clsx } from 'clsx';
import {
  createContext,
  useContext,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
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
}

/** A small number beside a tab's title. */
export interface TabCount {
  /** 0 shows nothing. */
  readonly count: number;
  /** The number in words for screen readers, e.g. `2 differences`. */
  readonly words: string;
}

type TabCounts<Id extends string> = Readonly<Partial<Record<Id, TabCount>>>;

export interface TabsProps<Id extends string> {
  /** The accessible name of the row of tabs. */
  readonly label: string;
  /** The same list as long as the tabs are the same: another one is built anew. */
  readonly tabs: readonly TabSpec<Id>[];
  readonly counts?: TabCounts<Id>;
  readonly selected: Id;
  /** Stays the same, as `tabs` does. */
  readonly onSelect: (id: Id) => void;
  /** Draws one tab's panel; called for the selected tab only. */
  readonly panel: (id: Id) => ReactNode;
  /** Quiet text at the right end of the row. */
  readonly trailing?: ReactNode;
  readonly className?: string | undefined;
}

/** A row of tabs over one panel. Arrow keys move between tabs. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { tabs, counts = {}, selected, panel, trailing, className } = props;
  const panelId = useId();
  return (
    <div className={clsx(styles.tabset, className)}>
      <div className={styles.tabs}>
        <CountsContext value={counts}>{useTabList(props, panelId)}</CountsContext>
        {trailing === undefined ? null : <span className={styles.trailing}>{trailing}</span>}
      </div>
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

const CountsContext = createContext<TabCounts<string>>({});

/** The library finds the tabs by drawing them in no document, and then draws them: not each time that what they count changes. */
function useTabList<Id extends string>(
  { label, tabs, selected, onSelect }: TabsProps<Id>,
  panelId: string,
): ReactNode {
  return useMemo(
    () => (
      <AriaTabs
        className={styles.bar}
        selectedKey={selected}
        onSelectionChange={(key) => {
          const tab = tabs.find((candidate) => candidate.id === key);
          if (tab !== undefined) onSelect(tab.id);
        }}
      >
        <TabList className={styles.tablist} aria-label={label}>
          {tabs.map((tab) => (
            <TabItem key={tab.id} tab={tab} panelId={tab.id === selected ? panelId : undefined} />
          ))}
        </TabList>
      </AriaTabs>
    ),
    [label, tabs, selected, onSelect, panelId],
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
  return (
    <Tab
      id={tab.id}
      className={styles.tab}
      aria-label={tab.title}
      render={rendering(tab.keys, panelId)}
    >
      {tab.title}
      <Count of={tab.id} />
    </Tab>
  );
}

function Count({ of }: { readonly of: string }) {
  const { count, words } = useContext(CountsContext)[of] ?? { count: 0, words: '' };
  return count === 0 ? null : (
    <>
      <span className={styles.number}>{count}</span>
      <span className={visuallyHidden.text}>{words}</span>
    </>
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
