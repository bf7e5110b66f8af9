import { t } from '../../base/translate.ts';
import { useMemo } from 'react';
import { counted } from '../../base/counted.ts';
import { compileScript } from '../../script/compile.ts';
import type { SuiteResult } from '../../state/suite/suite-store.ts';
import type { ViewState } from '../../state/view-store.ts';
import { useSettledText, useView } from '../app-context.ts';
import { useSuite } from '../use-suite.ts';
import { SaveState } from '../keeping/SaveState.tsx';
import { KeyCap } from '../widgets/key-cap.tsx';
import styles from './Footer.module.css';

const KEYS: readonly (readonly [string, string])[] = [
  ['j k', t('rows')],
  [', .', t('same lane')],
  ['n p', t('failures')],
  ['Space', t('mark to compare')],
  ['Ctrl+[ ]', t('view back, forward')],
  ['Ctrl+M', t('Tab leaves the script')],
  ['?', t('all keys')],
];

const MATRIX_KEYS: typeof KEYS = [
  [t('Arrows'), t('cells')],
  ['n p', t('next cell that stands out')],
  ['Enter', t('open this run')],
  ['c', t('compare with the majority')],
  ['Esc', t('back to the script')],
  ['?', t('all keys')],
];

const SUITE_KEYS: typeof KEYS = [
  ['j k', t('scripts')],
  ['n p', t('failures')],
  ['Enter', t('open failing step')],
  ['/', t('filter')],
  ['Esc', t('back to the script')],
  ['?', t('all keys')],
];

/** Quiet facts about the script, and the keys that a newcomer needs first. */
export function Footer() {
  const text = useSettledText();
  const keys = useView(({ work }) => keysFor(work));
  const facts = useMemo(() => factsOf(text), [text]);
  const isSuite = useView(({ work }) => work === 'suite');
  return (
    <footer className={styles.foot} data-part="footer">
      <span className={styles.left}>
        {isSuite ? <SuiteFacts /> : <span>{facts}</span>}
        <SaveState />
        <TabWords />
      </span>
      <span className={styles.keys} aria-hidden="true">
        {keys.map(([key, does]) => (
          <span key={key}>
            <KeyCap keys={key} /> {does}
          </span>
        ))}
      </span>
    </footer>
  );
}

function SuiteFacts() {
  const scripts = useSuite((suite) => suite.scripts.length);
  const steps = useSuite(({ phase, results }) => (phase === 'over' ? stepsIn(results) : 0));
  return (
    <span>
      {counted(scripts, 'script')}
      {steps === 0 ? '' : `, ${counted(steps, 'step')}`}
    </span>
  );
}

function stepsIn(results: ReadonlyMap<string, SuiteResult>): number {
  const ends = [...results.values()].map((result) => (result.state === 'done' ? result.steps : 0));
  return ends.reduce((sum, steps) => sum + steps, 0);
}

/** While the editor lets Tab through. */
function TabWords() {
  const tabMovesFocus = useView((view) => view.tabMovesFocus);
  return (
    <span role="status" aria-label={t('Tab key')}>
      {tabMovesFocus ? t('Tab moves the focus. Ctrl+M: it indents again') : ''}
    </span>
  );
}

function factsOf(text: string): string {
  const { scenario, diagnostics } = compileScript(text);
  if (scenario === undefined) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    return errors === 0 ? t('No steps') : counted(errors, 'error');
  }
  return `${counted(scenario.steps.length, 'step')}, ${counted(scenario.actors.length, 'actor')}`;
}

function keysFor(work: ViewState['work']): typeof KEYS {
  if (work === 'matrix') return MATRIX_KEYS;
  return work === 'suite' ? SUITE_KEYS : KEYS;
}
