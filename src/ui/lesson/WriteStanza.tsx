import { t } from '../../base/translate.ts';
import { useId, useState } from 'react';
import type { LessonQuestion } from '../../state/lesson/questions.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import styles from './PredictionPanel.module.css';

export interface WriteStanzaProps {
  readonly question: LessonQuestion;
  readonly onBack: () => void;
}

/** The stanza that will come, in the learner's own words: the matcher decides. */
export function WriteStanza({ question, onBack }: WriteStanzaProps) {
  const id = useId();
  const { answerByWriting } = useActions();
  const [text, setText] = useState('');
  const [fault, setFault] = useState('');
  const check = () => setFault(answerByWriting(text) ?? '');
  return (
    <>
      <div className={styles.writing}>
        <label htmlFor={id}>
          {t('The stanza that {actor} will receive, as the script would expect it', {
            actor: question.actor,
          })}
        </label>
        <textarea
          id={id}
          data-first
          autoFocus
          value={text}
          spellCheck={false}
          maxLength={10_000}
          placeholder={t('<presence from="room@…/nick"> … </presence>')}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            check();
          }}
        />
        <p role="alert">{fault}</p>
      </div>
      <div className={styles.foot}>
        <span className={styles.quiet}>
          {t(
            'What you leave out may be anything; variables such as {value} and{value2} hold here, too.',
            { value: t("${Juliet's full JID}"), value2: ` ${t('{scansion:any}')}` },
          )}
        </span>
        <span className={styles.ways}>
          <Button look="outlined" icon="back" onPress={onBack}>
            {t('Back to the choices')}
          </Button>
          <Button look="preferred" keys="Ctrl+Enter" onPress={check}>
            {t('Check it')}
          </Button>
        </span>
      </div>
    </>
  );
}
