import { t } from '../../base/translate.ts';
import { suiteCount } from '../../state/folder/folder-suite.ts';
import { useCatalogue, useFolder } from '../app-context.ts';

/** What a button says that runs the scripts, as many as there are now, on so many servers. */
export function useRunWords(servers: number): string {
  const scenarios = useCatalogue((catalogue) => catalogue.scenarios);
  const scripts = useFolder((state) => suiteCount(state, scenarios));
  return t(
    '{scripts, plural, one {Run 1 script} other {Run {scripts} scripts}} {servers, plural, one {on 1 server} other {on {servers} servers}}',
    { scripts, servers },
  );
}
