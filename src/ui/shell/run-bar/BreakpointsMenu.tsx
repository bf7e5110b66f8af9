import { t } from '../../../base/translate.ts';
import { clsx } from 'clsx';
import { useState, type FormEvent, type ReactNode } from 'react';
import {
  Button as AriaButton,
  Dialog,
  DialogTrigger,
  Popover,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { useActions, useDocument, useSettings } from '../../app-context.ts';
import { keysOf } from '../../commands/commands.ts';
import { openPart, useIsOpen } from '../../commands/use-open-part.ts';
import { Icon } from '../../widgets/icons.tsx';
import { KeyCap } from '../../widgets/key-cap.tsx';
import { IconButton } from '../../widgets/icon-button.tsx';
import { breakpointWords } from './step-words.ts';
import { useScripted } from './use-scripted.ts';
import styles from './BreakpointsMenu.module.css';
import buttonStyles from '../../widgets/button.module.css';
import tooltipStyles from '../../widgets/tooltip.module.css';
import popoverStyles from '../../widgets/popover.module.css';

/** Where runs pause of their own accord: at lines, at stanzas, at failures. */
export function BreakpointsMenu() {
  const count = useDocument(({ breakpoints: { lines, stanzas } }) => lines.length + stanzas.length);
  const isOpen = useIsOpen('breakpoints');
  return (
    <DialogTrigger
      isOpen={isOpen}
      onOpenChange={(open) => openPart(open ? 'breakpoints' : undefined)}
    >
      <TooltipTrigger delay={500} closeDelay={100}>
        <AriaButton
          className={clsx(buttonStyles.button, styles.open)}
          aria-label={t('Breakpoints, {count}', { count })}
        >
          <Icon name="breakpoint" />
          <span className={styles.word}>{t('Breakpoints')}</span>
          {count}
          <Icon name="caret" />
        </AriaButton>
        <Tooltip className={tooltipStyles.tooltip} placement="bottom end" offset={6}>
          {t('Breakpoints')}
          <KeyCap keys={keysOf('breakpoints') ?? ''} boxed />
        </Tooltip>
      </TooltipTrigger>
      <Popover className={popoverStyles.popover} placement="bottom end" offset={4}>
        <Dialog className={styles.breakpoints} aria-label={t('Breakpoints')}>
          <LineBreakpoints />
          <StanzaBreakpoints />
          <FailureChoice />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function LineBreakpoints() {
  const lines = useDocument(({ breakpoints }) => breakpoints.lines);
  const scenario = useScripted();
  const { changeBreakpoint, toggleBreakpoint } = useActions();
  return (
    <section aria-label={t('At lines')}>
      <h3>{t('Before a step; with a condition, while it runs')}</h3>
      {lines.length === 0 ? <p>{t('None. F9, or a click on the gutter, sets one.')}</p> : null}
      <ul>
        {lines.map(({ line, isOn, condition }) => {
          const words = breakpointWords(line, scenario);
          return (
            <BreakpointItem
              key={line}
              words={words}
              isOn={isOn}
              onSwitch={(on) => changeBreakpoint(line, { isOn: on })}
              onRemove={() => toggleBreakpoint(line)}
            >
              <input
                className={styles.condition}
                aria-label={t('Only at a stanza like: {words}', { words })}
                aria-describedby="stanza-breakpoint-help"
                placeholder={t('always; or only at a stanza like status:110')}
                autoComplete="off"
                spellCheck={false}
                value={condition}
                onChange={(event) => changeBreakpoint(line, { condition: event.target.value })}
              />
            </BreakpointItem>
          );
        })}
      </ul>
    </section>
  );
}

function StanzaBreakpoints() {
  const known = useDocument(({ breakpoints }) => breakpoints.stanzas);
  const { setStanzaBreakpoints } = useActions();
  const others = (text: string) => known.filter((each) => each.text !== text);
  return (
    <section aria-label={t('At stanzas')}>
      <h3>{t('At any stanza like this')}</h3>
      <ul>
        {known.map(({ text, isOn }) => (
          <BreakpointItem
            key={text}
            words={text}
            isOn={isOn}
            onSwitch={(on) =>
              setStanzaBreakpoints(
                known.map((each) => (each.text === text ? { text, isOn: on } : each)),
              )
            }
            onRemove={() => setStanzaBreakpoints(others(text))}
          />
        ))}
      </ul>
      <AddStanza onAdd={(text) => setStanzaBreakpoints([...others(text), { text, isOn: true }])} />
    </section>
  );
}

function AddStanza({ onAdd }: { readonly onAdd: (text: string) => void }) {
  const [text, setText] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onAdd(text.trim());
    setText('');
  };
  return (
    <form onSubmit={add}>
      <input
        aria-label={t('Pause at stanzas like')}
        aria-describedby="stanza-breakpoint-help"
        placeholder={t('status:307')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className={clsx(buttonStyles.button, buttonStyles.outlined)}>
        {t('Add')}
      </button>
      <p id="stanza-breakpoint-help">
        {t(
          'The words of the timeline’s filter: error, error:forbidden, status:307, kind:iq, actor:Romeo, from:room, or any text.',
        )}
      </p>
    </form>
  );
}

interface BreakpointItemProps {
  readonly words: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly onRemove: () => void;
  /** Stands below the words. */
  readonly children?: ReactNode;
}

function BreakpointItem(props: BreakpointItemProps) {
  const { words, isOn, onSwitch, onRemove, children } = props;
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => onSwitch(event.target.checked)}
        />
        {words}
      </label>
      <IconButton icon="close" label={t('Remove: {words}', { words })} onPress={onRemove} />
      {children}
    </li>
  );
}

function FailureChoice() {
  const atFailure = useSettings((settings) => settings.atFailure);
  const { setAtFailure } = useActions();
  return (
    <section aria-label={t('At failures')}>
      <h3>{t('When a step fails')}</h3>
      <label>
        <input
          type="checkbox"
          checked={atFailure === 'pause'}
          onChange={(event) => setAtFailure(event.target.checked ? 'pause' : 'end')}
        />
        {t('Pause at failures, so that the run can go on past them')}
      </label>
    </section>
  );
}
