import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { Component, use, type ErrorInfo, type ReactNode } from 'react';
import { scriptFileName } from '../../state/document-store.ts';
import { AppContext } from '../app-context.ts';
import { saveFile } from '../commands/save-file.ts';
import { brokenReport, brokenSentence } from './broken-report.ts';
import styles from './Boundary.module.css';
import buttonStyles from '../widgets/button.module.css';

export interface BoundaryProps {
  /** What it holds, as people call it: `timeline`. */
  readonly part: string;
  /** The whole page: nothing else is left, so the script can be saved from here. */
  readonly isWhole?: boolean;
  readonly children: ReactNode;
}

interface Caught {
  readonly error: unknown;
  readonly stack: string;
}

interface BoundaryState {
  readonly caught: Caught | undefined;
}

/** Holds what breaks in one part of the page: the others go on, and this one says what broke and can start again. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { caught: undefined };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { caught: { error, stack: '' } };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ caught: { error, stack: componentStack ?? '' } });
  }

  override render() {
    const { caught } = this.state;
    const { part, isWhole = false, children } = this.props;
    if (caught === undefined) return children;
    return (
      <BrokenPart
        part={part}
        caught={caught}
        isWhole={isWhole}
        again={() => this.setState({ caught: undefined })}
      />
    );
  }
}

interface BrokenPartProps {
  readonly part: string;
  readonly caught: Caught;
  readonly isWhole: boolean;
  readonly again: () => void;
}

/** Plain elements only: what broke may be a widget. */
function BrokenPart({ part, caught, isWhole, again }: BrokenPartProps) {
  // Not subscribed to: this must not break as well.
  const script = use(AppContext)?.stores.document.getState();
  const source = script?.text ?? '';
  const { error, stack } = caught;
  return (
    <div className={clsx(styles.part, isWhole && styles.whole)} role="alert">
      <p>
        {t('The {part} broke: {brokenSentence}', {
          part,
          brokenSentence: brokenSentence(error, source),
        })}
      </p>
      <p>
        {isWhole
          ? t('Your script is still here.')
          : t('The other parts go on, and so does your script.')}
      </p>
      <p className={styles.buttons}>
        <CopyReport report={() => brokenReport({ part, error, stack, source })} />
        <button
          type="button"
          className={clsx(buttonStyles.button, buttonStyles.outlined)}
          onClick={again}
        >
          {isWhole ? t('Start the page again') : t('Start this pane again')}
        </button>
        {isWhole && script !== undefined ? (
          <button
            type="button"
            className={clsx(buttonStyles.button, buttonStyles.outlined)}
            onClick={() => void saveFile(scriptFileName(script), source)}
          >
            {t('Save the script to a file')}
          </button>
        ) : null}
      </p>
    </div>
  );
}

function CopyReport({ report }: { readonly report: () => string }) {
  const copy = (button: HTMLButtonElement) => {
    navigator.clipboard.writeText(report()).then(
      () => (button.textContent = t('Copied')),
      () => (button.textContent = t('Not allowed here')),
    );
  };
  return (
    <button
      type="button"
      className={clsx(buttonStyles.button, buttonStyles.outlined)}
      onClick={({ currentTarget }) => copy(currentTarget)}
    >
      {t('Copy report')}
    </button>
  );
}
