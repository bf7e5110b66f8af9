import { t } from '../../base/translate.ts';
import { Heading } from 'react-aria-components';
import { scriptFileName } from '../../state/document-store.ts';
import { takenDocument } from '../../state/taken-document.ts';
import { TAKEN_FORMS, type TakenForm } from '../../timeline/taken-along/take-along.ts';
import { useApp } from '../app-context.ts';
import { saveFile } from '../commands/save-file.ts';
import { openPart, useIsOpen } from '../commands/use-open-part.ts';
import { Button } from '../widgets/button.tsx';
import { CopyButton } from '../widgets/copy-button.tsx';
import { IconButton } from '../widgets/icon-button.tsx';
import { ModalDialog } from '../widgets/modal-dialog.tsx';
import visuallyHidden from '../widgets/visually-hidden.module.css';
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
  return (
    <ModalDialog className={styles.dialog} isOpen={useIsOpen('take-along')} onClose={close}>
      <div className={styles.head}>
        <Heading slot="title">{t('Take the run along')}</Heading>
        <IconButton icon="close" label={t('Close')} keys="Esc" onPress={close} />
      </div>
      <p>
        {t(
          'The rows that the timeline shows, with its filter, at most 1,000 of them. Secrets are masked.',
        )}
      </p>
      <ul>
        {FORMS.map(([form, about]) => (
          <FormItem key={form} form={form} about={about} />
        ))}
      </ul>
    </ModalDialog>
  );
}

function FormItem({ form, about }: { readonly form: TakenForm; readonly about: string }) {
  const { stores } = useApp();
  const { title, ending } = TAKEN_FORMS[form];
  const save = () => {
    const name = scriptFileName(stores.document.getState()).replace(/\.[^.]*$/, '');
    void saveFile(`${name}${ending}`, takenDocument(stores, form));
  };
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
