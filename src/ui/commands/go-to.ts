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

/** Shows the difference of what is selected, and gives the focus to the first thing that can be done about it, or to its tab. */
export function goToDifference(page: CommandPage): void {
  const panel = '[data-part="inspector"]';
  goTo(`${panel} [role="tab"][aria-selected="true"]`, page, {
    tab: 'difference',
    pane: 'inspector',
  });
  document.querySelector<HTMLElement>(`${panel} [data-acts] button`)?.focus();
}
