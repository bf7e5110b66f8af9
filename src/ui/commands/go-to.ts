import { flushSync } from 'react-dom';
import type { ViewState } from '../../state/view-store.ts';
import type { CommandPage } from './command.ts';

/** Shows a part, painted at once as what is hidden takes no focus, and gives it the focus. */
export function goTo(
  selector: string,
  { stores }: CommandPage,
  view: Partial<ViewState> = {},
): void {
  flushSync(() => stores.view.setState(view));
  const target = document.querySelector<HTMLElement>(selector);
  target?.focus();
  if (target instanceof HTMLInputElement) target.select();
}
