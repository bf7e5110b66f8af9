import { useMemo } from 'react';
import { useApp } from '../app-context.ts';
import type { CommandPage } from './command.ts';
import { openPart } from './use-open-part.ts';

export function useCommandPage(): CommandPage {
  const { stores, actions, editor } = useApp();
  return useMemo(() => ({ stores, actions, editor, open: openPart }), [stores, actions, editor]);
}
