import { t } from '../../base/translate.ts';
import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { lastPlainScript, paintPlainScript } from '../../editor/plain-script.ts';
import type { ScriptEditor } from '../../editor/script-editor.ts';
import { useApp, useDocument } from '../app-context.ts';
import { Boundary } from '../broken/Boundary.tsx';
import { DifferenceZone } from './DifferenceZone.tsx';
import { GeneralisePanel } from './GeneralisePanel.tsx';
import { RanText } from './RanText.tsx';
import { StepLens } from './StepLens.tsx';
import { useBoundEditor } from './use-bound-editor.ts';
import { useOpenEditor } from './use-open-editor.ts';
import { useScriptView, type ShownScript } from './use-script-view.ts';
import { useZone } from './use-zone.ts';
import styles from './ScriptPanel.module.css';

/** The script: its text at once, its editor as soon as that is loaded. */
export function ScriptPanel() {
  const host = useRef<HTMLDivElement>(null);
  const shown = useScriptView();
  const selectStepAt = useSelectStepAt(shown);
  const open = useOpenEditor(host, selectStepAt, shown.view.failure?.line);
  const editor = open.kind === 'open' ? open.editor : undefined;
  useBoundEditor(editor, shown);
  return (
    <section className={styles.script} data-part="script" aria-label={t('Script')}>
      {open.kind === 'failed' ? (
        <p className={styles.problem} role="alert">
          {t(
            'The editor could not be loaded, so the script can only be read. Reload the page to try again.',
          )}
        </p>
      ) : null}
      {editor === undefined ? null : <GeneralisePanel leave={() => editor.focus()} />}
      <div className={styles.text}>
        {editor === undefined ? <PlainScript /> : null}
        <div ref={host} className={styles.host} />
        <RanText />
      </div>
      {editor === undefined ? null : <BetweenLines editor={editor} shown={shown} />}
    </section>
  );
}

function PlainScript() {
  // What was shown before the page was there stays until the script is opened.
  const text = useDocument((document) =>
    document.isOpening && document.text === '' ? lastPlainScript() : document.text,
  );
  const host = useRef<HTMLPreElement>(null);
  useLayoutEffect(() => {
    if (host.current !== null) paintPlainScript(host.current, text);
  }, [text]);
  // A scrolling region that the keyboard can scroll.
  return <pre ref={host} className={styles.plain} tabIndex={0} />;
}

interface BetweenLinesProps {
  readonly editor: ScriptEditor;
  readonly shown: ShownScript;
}

function BetweenLines({ editor, shown }: BetweenLinesProps) {
  const { failure, lens } = shown.view;
  const lensNode = useZone(editor, lens === undefined ? undefined : lens.line - 1);
  const zoneNode = useZone(editor, failure?.line);
  return (
    <>
      {lens && lensNode
        ? createPortal(
            <Boundary part="words of the step">
              <StepLens lens={lens} />
            </Boundary>,
            lensNode,
          )
        : null}
      {failure && zoneNode
        ? createPortal(
            <Boundary part="difference in the script">
              <DifferenceZone failure={failure} leave={() => editor.focus()} />
            </Boundary>,
            zoneNode,
          )
        : null}
    </>
  );
}

/** Selects the step in which the cursor stands, in all panes. */
function useSelectStepAt({ text, places, trace }: ShownScript): (line: number) => void {
  const { stores, actions } = useApp();
  return (line) => {
    if (stores.document.getState().text !== text) return;
    const step = places.stepAt(line);
    if (step === undefined || stores.view.getState().selection?.step === step) return;
    actions.select({ step, stanza: trace?.steps.get(step)?.ended?.stanza, origin: 'editor' });
  };
}
