import { languageOfLesson } from '../../../base/language.ts';
import { t } from '../../../base/translate.ts';
import { useActions, useCatalogue, useDocument } from '../../app-context.ts';
import type { CatalogueEntry } from '../../../state/catalogue-store.ts';
import { isEdited, scriptTitle, type Draft } from '../../../state/document-store.ts';
import { useSavedWords } from './use-saved-words.ts';
import { ComboBox } from '../../widgets/combo-box.tsx';
import type { ComboOption, ComboSection } from '../../widgets/combo-options.tsx';

/** Opens a shipped scenario or a draft. A script from elsewhere is called by its file, else by its title. */
export function ScenarioPicker({ className }: { readonly className?: string | undefined }) {
  const scenarios = useCatalogue((catalogue) => catalogue.scenarios);
  const id = useDocument((document) => document.scenarioId);
  const ownTitle = useDocument(({ fileName, text }) => fileName ?? scriptTitle(text));
  const saved = useSavedWords();
  const draftId = useDocument((document) => document.draftId);
  const edited = useDocument(isEdited);
  const drafts = useDocument((document) => document.drafts);
  const { openScenario } = useActions();
  const chosen = scenarios.find((entry) => entry.id === id);
  return (
    <ComboBox
      label={t('Scenario')}
      className={className}
      lead={chosen === undefined ? undefined : String(chosen.number)}
      text={
        chosen === undefined
          ? [ownTitle, saved].filter(Boolean).join(', ')
          : chosen.title + (edited ? t(', edited') : '')
      }
      sections={[...sectionsOf(scenarios), ...draftSections(drafts)]}
      selected={chosen?.id ?? draftId}
      onSelect={(entry) => void openScenario(entry)}
      emptyText={t('No scenario has these words.')}
    />
  );
}

function sectionsOf(scenarios: readonly CatalogueEntry[]): ComboSection[] {
  const chapters = [...new Set(scenarios.map((entry) => entry.chapter))];
  return chapters.map((chapter) => ({
    id: chapter,
    title: chapter,
    lang: languageOfLesson(chapter),
    options: scenarios.filter((entry) => entry.chapter === chapter).map(optionOf),
  }));
}

function optionOf(entry: CatalogueEntry): ComboOption {
  return {
    id: entry.id,
    text: entry.title,
    lang: languageOfLesson(entry.title),
    description: entry.lesson,
    number: String(entry.number),
  };
}

/** Edited scripts that gave way to another one. */
function draftSections(drafts: readonly Draft[]): ComboSection[] {
  if (drafts.length === 0) return [];
  const options = drafts.map(({ id, text }) => ({ id, text: scriptTitle(text) }));
  return [{ id: 'drafts', title: t('Yours, kept in this browser'), options }];
}
