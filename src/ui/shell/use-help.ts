import { createStore, useStore } from 'zustand';

interface HelpState {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

const help = createStore<HelpState>((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));

/** Whether the help is open: the button, the key and the dialog share it. */
export function useHelp<T>(selector: (state: HelpState) => T): T {
  return useStore(help, selector);
}
