import { t } from '../../base/translate.ts';
import { useState } from 'react';
import { scriptFileName } from '../../state/document-store.ts';
import type { Stores } from '../../state/app-state.ts';
import { chosenPart, takenDocument } from '../../state/taken-document.ts';
import { TAKEN_FORMS, type TakenForm } from '../../timeline/taken-along/take-along.ts';
import { useActions, useApp, useView } from '../app-context.ts';
import { saveBytes, saveFile } from '../commands/save-file.ts';
import { openPart, useIsOpen } from '../commands/use-open-part.ts';
import { Button } from '../widgets/button.tsx';
import { CopyButton } from '../widgets/copy-button.tsx';
import { FramedDialog } from '../widgets/modal-dialog.tsx';
import visuallyHidden from '../widgets/visually-hidden.module.css';
import { pngOf } from './png.ts';
import styles from './TakeAlongDialog.module.css';

const FORMS: readonly (readonly [TakenForm, string])[] = [
  ['mermaid', t('A sequence diagram for GitHub, GitLab and wikis')],
  ['plantuml', t('A sequence diagram for PlantUML')],
  ['markdown', t('A table for issues and mails')],
  ['svg', t('A drawing for slides and papers')],
];

/** The run that is shown, in forms that other programs read. */
export function TakeAlongDialog() {
  const close = () => openPart(undefined);
  const hasRange = useView((view) => view.range !== undefined);
  return (
    <FramedDialog
      title={t('Take the run along')}
      width="usual"
      isOpen={useIsOpen('take-along')}
      onClose={close}
    >
      <p>
        {hasRange
          ? t(
              'The rows that are chosen in the timeline, at most 1,000 of them. Secrets are masked.',
            )
          : t(
              'The rows that the timeline shows, with its filter, at most 1,000 of them. Secrets are masked.',
            )}
      </p>
      <ul className={styles.forms}>
        {FORMS.map(([form, about]) => (
          <FormItem key={form} form={form} about={about} />
        ))}
        <PngItem />
        <ScriptItem close={close} />
      </ul>
    </FramedDialog>
  );
}

function FormItem({ form, about }: { readonly form: TakenForm; readonly about: string }) {
  const { stores } = useApp();
  const { title, ending } = TAKEN_FORMS[form];
  const save = () => void saveFile(fileName(stores, ending), takenDocument(stores, form));
  return (
    <li>
      <div>
        <b>{title}</b>
        <span className={styles.about}>{about}</span>
      </div>
      <CopyButton label={t('Copy {title}', { title })} text={() => takenDocument(stores, form)} />
      <Button look="outlined" onPress={save}>
        {t('Save')} <span className={visuallyHidden.text}>{title}</span>
      </Button>
    </li>
  );
}

function fileName(stores: Pick<Stores, 'document'>, ending: string): string {
  return `${scriptFileName(stores.document.getState()).replace(/\.[^.]*$/, '')}${ending}`;
}

/** The drawing as a picture; why there is none is said below it. */
function PngItem() {
  const { stores } = useApp();
  const [refusal, setRefusal] = useState('');
  const save = async () => {
    const made = await pngOf(takenDocument(stores, 'svg'));
    setRefusal(made.ok ? '' : made.error);
    if (made.ok) saveBytes(fileName(stores, '.png'), [made.value], 'image/png');
  };
  return (
    <li>
      <div>
        <b>PNG</b>
        <span className={styles.about}>{t('The same drawing as a picture')}</span>
        <span role="status" aria-label={t('Picture')}>
          {refusal}
        </span>
      </div>
      <Button look="outlined" onPress={() => void save()}>
        {t('Save')} <span className={visuallyHidden.text}>PNG</span>
      </Button>
    </li>
  );
}

/** Steps that play what was recorded: all of it, or what lies between the two stanzas that are marked. */
function ScriptItem({ close }: { readonly close: () => void }) {
  const { stores } = useApp();
  const { makeScript } = useActions();
  const hasRange = useView((view) => view.range !== undefined);
  const chosen = hasRange ? chosenPart(stores) : undefined;
  const marked = useView((view) => view.marked);
  const [first, second] = marked.toSorted((a, b) => a - b);
  const open = (part?: { readonly from: number; readonly to: number }) => {
    close();
    void makeScript(part);
  };
  return (
    <li>
      <div>
        <b>{t('Script')}</b>
        <span className={styles.about}>
          {t(
            'Steps that play what was recorded. Choose rows with Shift, or mark two stanzas with Space, to take those between.',
          )}
        </span>
      </div>
      {chosen === undefined ? null : (
        <Button look="outlined" onPress={() => open(chosen)}>
          {t('Of the chosen rows')}
        </Button>
      )}
      {first === undefined || second === undefined ? null : (
        <Button look="outlined" onPress={() => open({ from: first, to: second })}>
          {t('Between the marks')}
        </Button>
      )}
      <Button look="outlined" onPress={() => open()}>
        {t('Make a script')}
      </Button>
    </li>
  );
}
