import { ensure } from '../base/assert.ts';
import { messageOf } from '../base/language.ts';
import { lazy } from '../base/lazy.ts';
import { paintPlainScript } from '../editor/plain-script.ts';

/** What was done on the page before its code was there. */
interface FirstScreen {
  readonly showScript: (text: string) => void;
  /** Says in the language that is spoken by now what stands in the frame in English. */
  readonly translate: () => void;
  /** Says what is in the way of the page. */
  readonly refuse: (words: string) => void;
  /** The page is about to take its place: what loses the focus from now on is to get it back. */
  readonly leave: () => void;
  /** From now on Run is carried out as it is pressed; at once, if it was pressed before. */
  readonly handOver: (run: () => void) => void;
  /** The part that had the focus when the page took its place; `undefined` where none had it. */
  readonly focused: () => FirstPart | undefined;
}

type FirstPart = 'run' | 'script';

/** As `ui/commands/run-commands.ts` has them, which comes with the page. */
const RUN_KEYS: readonly string[] = ['F8', 'Ctrl+Enter'];

/** The frame of `index.html`, which the page takes the place of. */
export const firstScreen = lazy(() => {
  const frame = document.querySelector<HTMLElement>('[data-first="frame"]');
  return createFirstScreen(ensure(frame, 'the frame of the page'));
});

/** Makes the frame do what it can do by itself: show the script, and remember that Run was pressed. */
function createFirstScreen(frame: HTMLElement): FirstScreen {
  const part = (name: string) => frame.querySelector<HTMLElement>(`[data-first="${name}"]`);
  const say = (words: string) => {
    const place = part('words');
    if (place !== null) place.textContent = words;
  };
  const run = rememberedPress(() => say(messageOf('The run begins as soon as the page is there.')));
  let focused: FirstPart | undefined;
  let isLeaving = false;
  const press = (event: KeyboardEvent) => {
    // The page listens for its keys itself.
    if (!frame.isConnected) return document.removeEventListener('keydown', press);
    if (!RUN_KEYS.includes(event.ctrlKey ? `Ctrl+${event.key}` : event.key)) return;
    event.preventDefault();
    run.press();
  };
  document.addEventListener('keydown', press);
  const button = part('run');
  button?.addEventListener('click', run.press);
  button?.removeAttribute('disabled');
  frame.addEventListener('focusin', ({ target }) => (focused = partOf(target)));
  frame.addEventListener('focusout', () => {
    // What is taken away loses the focus like this, too.
    if (!isLeaving) focused = undefined;
  });
  return {
    showScript: (text) => {
      const place = part('script');
      if (place !== null && frame.isConnected) paintPlainScript(place, text);
    },
    translate: () => {
      const label = button?.querySelector('span');
      if (label) label.textContent = messageOf('Run');
      if (run.isPressed()) return;
      say(
        messageOf(
          'Run XMPP group-chat scenarios in the browser, see every stanza, and see why an expected one did not come.',
        ),
      );
    },
    refuse: (words) => {
      part('words')?.setAttribute('role', 'alert');
      say(words);
    },
    leave: () => {
      isLeaving = true;
    },
    handOver: run.carryOutBy,
    focused: () => focused,
  };
}

/** Of many presses one counts. */
function rememberedPress(isAsked: () => void) {
  let isPressed = false;
  let carryOut: (() => void) | undefined;
  return {
    isPressed: () => isPressed,
    press: () => {
      if (isPressed) return;
      isPressed = true;
      isAsked();
      carryOut?.();
    },
    carryOutBy: (action: () => void) => {
      carryOut = action;
      if (isPressed) action();
    },
  };
}

function partOf(target: EventTarget | null): FirstPart | undefined {
  const name = target instanceof HTMLElement ? target.dataset['first'] : undefined;
  return name === 'run' || name === 'script' ? name : undefined;
}
