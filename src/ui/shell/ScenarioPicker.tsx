import { useActions, useCatalogue, useDocument } from '../app-context.ts';
import type { CatalogueEntry } from '../../state/catalogue-store.ts';
import { ComboBox } from '../widgets/combo-box.tsx';
import type { ComboOption, ComboSection } from '../widgets/combo-options.tsx';

/** Opens a shipped scenario. A script from elsewhere is called by its title. */
export function ScenarioPicker() {
  const scenarios = useCatalogue((catalogue) => catalogue.scenarios);
  const id = useDocument((document) => document.scenarioId);
  const ownTitle = useDocument((document) => titleOf(document.text));
  const { openScenario } = useActions();
  const chosen = scenarios.find((entry) => entry.id === id);
  return (
    <ComboBox
      label="Scenario"
      className="scenario"
      lead={chosen === undefined ? undefined : <span className="n">{chosen.number}</span>}
      text={chosen?.title ?? ownTitle}
      sections={sectionsOf(scenarios)}
      selected={chosen?.id}
      onSelect={(entry) => void openScenario(entry)}
      emptyText="No scenario has these words."
    />
  );
}

function sectionsOf(scenarios: readonly CatalogueEntry[]): ComboSection[] {
  const chapters = [...new Set(scenarios.map((entry) => entry.chapter))];
  return chapters.map((chapter) => ({
    id: chapter,
    title: chapter,
    options: scenarios.filter((entry) => entry.chapter === chapter).map(optionOf),
  }));
}

function optionOf(entry: CatalogueEntry): ComboOption {
  return {
    id: entry.id,
    text: entry.title,
    description: entry.lesson,
    number: String(entry.number),
  };
}

function titleOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  return first.startsWith('#') ? first.replace(/^#+\s*/, '').trim() : 'Untitled script';
}
