import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs, type TabProps } from 'react-aria-components';
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
  return (
    <AriaTabs
      className={clsx(styles.tabset, className)}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find((candidate) => candidate.id === key);
        if (tab !== undefined) onSelect(tab.id);
      }}
    >
      <div className={styles.tabs}>
        <TabList className={styles.tablist} aria-label={label}>
          {tabs.map((tab) => (
            <TabItem key={tab.id} tab={tab} />
          ))}
        </TabList>
        {trailing === undefined ? null : <span className={styles.trailing}>{trailing}</span>}
      </div>
      {tabs.map((tab) => (
        <TabPanel
          key={tab.id}
          id={tab.id}
          className={styles.panel}
          render={(dom) => <div {...dom} aria-label={tab.title} aria-labelledby={undefined} />}
        >
          {tab.id === selected ? panel(tab.id) : null}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

function TabItem<Id extends string>({ tab }: { readonly tab: TabSpec<Id> }) {
  const counted = tab.count !== undefined && tab.count > 0;
  return (
    <Tab id={tab.id} className={styles.tab} aria-label={tab.title} {...keyHint(tab.keys)}>
      {tab.title}
      {counted ? <span className={styles.number}>{tab.count}</span> : null}
      {counted && tab.countWords !== undefined ? (
        <span className={visuallyHidden.text}>{tab.countWords}</span>
      ) : null}
    </Tab>
  );
}

/** The key as a plain tooltip, as a tab takes none of the page's own. */
function keyHint(keys: string | undefined): Pick<TabProps, 'render'> {
  if (keys === undefined) return {};
  return {
    render: (dom) =>
      'href' in dom ? (
        <a {...dom} />
      ) : (
        <div {...dom} title={keys} aria-keyshortcuts={ariaKeyShortcut(keys)} />
      ),
  };
}
