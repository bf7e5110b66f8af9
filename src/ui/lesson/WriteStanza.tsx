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
          The stanza that {question.actor} will receive, as the script would expect it
        </label>
        <textarea
          id={id}
          data-first
          autoFocus
          value={text}
          spellCheck={false}
          maxLength={10_000}
          placeholder={'<presence from="room@…/nick"> … </presence>'}
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
          What you leave out may be anything; variables such as {"${Juliet's full JID}"} and
          {' {scansion:any}'} hold here, too.
        </span>
        <span className={styles.ways}>
          <Button look="outlined" icon="back" onPress={onBack}>
            Back to the choices
          </Button>
          <Button look="preferred" keys="Ctrl+Enter" onPress={check}>
            Check it
          </Button>
        </span>
      </div>
    </>
  );
}
