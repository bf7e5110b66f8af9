import { t } from '../../base/translate.ts';
import { readOptionValue } from '../../script/option-value.ts';
import type { StageEntry } from '../../script/stage-entries.ts';
import { aboutOption, plainValues, usualValue } from '../../script/stage-words.ts';
import type { OptionFact } from '../../xmpp/server-facts.ts';
import type { ComboSection } from '../widgets/combo-options.tsx';
import { AddFromList } from './AddFromList.tsx';
import { StageRow } from './StageRow.tsx';
import { StageSection } from './StageSection.tsx';
import type { Configuration } from './use-configuration.ts';
import { useWritten } from './use-written.ts';
import styles from './Configuration.module.css';

type OptionEntry = Extract<StageEntry, { readonly tag: 'option' }>;

/** Lines of the server's configuration that the script asks for. */
export function OptionsSection({ stage }: { readonly stage: Configuration }) {
  const { facts } = stage.server;
  const asked = stage.entries.filter((entry) => entry.tag === 'option');
  const known = new Map(facts?.options.map((option) => [option.name, option]));
  const add = (name: string) => {
    const option = known.get(name);
    if (option !== undefined) stage.add('option', `${name} = ${usualValue(option)}`);
  };
  return (
    <StageSection
      title={t('Options')}
      none={asked.length === 0 ? t('None is asked for by the script.') : undefined}
      add={
        <AddFromList
          label={t('Add an option')}
          sections={optionSections(stage, asked)}
          onAdd={add}
          emptyText={t('No option that the server’s code reads has all of these words.')}
        />
      }
    >
      {asked.map((entry) => {
        const option = known.get(entry.value.name);
        return (
          <StageRow
            key={entry.part.range.start}
            stage={stage}
            name={entry.value.name}
            about={option && facts ? aboutOption(option, facts).join(' ') : undefined}
            entry={entry}
          >
            <OptionValueField stage={stage} entry={entry} option={option} />
          </StageRow>
        );
      })}
    </StageSection>
  );
}

interface OptionValueProps {
  readonly stage: Configuration;
  readonly entry: OptionEntry;
  readonly option: OptionFact | undefined;
}

/** A choice where the values are known, else a field. */
function OptionValueField({ stage, entry, option }: OptionValueProps) {
  const { name } = entry.value;
  const written = entry.part.text.slice(entry.part.text.indexOf('=') + 1).trim();
  const write = (value: string) => stage.rewrite(entry, `${name} = ${value}`);
  const isChoice = option?.kind === 'boolean' || option?.values !== undefined;
  const values = isChoice ? plainValues(option) : [];
  if (values.length === 0) return <FreeValue name={name} written={written} onWrite={write} />;
  return (
    <select
      aria-label={t('Value of {name}', { name })}
      value={written}
      onChange={({ target }) => write(target.value)}
    >
      {(values.includes(written) ? values : [written, ...values]).map((value) => (
        <option key={value}>{value}</option>
      ))}
    </select>
  );
}

interface FreeValueProps {
  readonly name: string;
  readonly written: string;
  readonly onWrite: (value: string) => void;
}

/** Is written once it is a value, and somebody presses Enter or goes on. */
function FreeValue({ name, written, onWrite }: FreeValueProps) {
  const { typed, type, commit, onKeyDown } = useWritten(written, isValue, (text) =>
    onWrite(text.trim()),
  );
  return (
    <>
      <input
        className={styles.free}
        aria-label={t('Value of {name}', { name })}
        aria-invalid={!isValue(typed)}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => type(target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {isValue(typed) ? null : (
        <span className={styles.fault}>
          {t('true, false, a number, a text in quotes, or such texts in braces')}
        </span>
      )}
    </>
  );
}

function isValue(typed: string): boolean {
  return readOptionValue(typed) !== undefined && !typed.includes('\n');
}

function optionSections(
  { server: { facts } }: Configuration,
  asked: readonly OptionEntry[],
): readonly ComboSection[] {
  if (facts === undefined) return [];
  const names = new Set(asked.map(({ value }) => value.name));
  const options = facts.options
    .filter(({ name }) => !names.has(name))
    .map((option) => ({
      id: option.name,
      text: option.name,
      description: aboutOption(option, facts).join(' '),
    }));
  return [
    {
      id: 'options',
      title: t('Read by Prosody {version} and modules', { version: facts.version }),
      options,
    },
  ];
}
