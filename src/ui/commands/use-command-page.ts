import { useMemo } from 'react';
import { useApp } from '../app-context.ts';
import type { CommandPage, OpenPart } from './command.ts';
import { openPart } from './use-open-part.ts';

/** They hang from a button of script or timeline. */
const PARTS_OF_WORK: ReadonlySet<OpenPart> = new Set(['breakpoints', 'runs']);

export function useCommandPage(): CommandPage {
  const { stores, actions, editor, folder } = useApp();
  return useMemo(() => {
    const open = (part: OpenPart) => {
      if (PARTS_OF_WORK.has(part)) stores.view.setState({ work: 'script' });
      openPart(part);
    };
    return { stores, actions, editor, folder, open };
  }, [stores, actions, editor, folder]);
}
