import { getContext, setContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

/** A box with the cursor in it, to be found again in the page that takes over. */
interface Cursor {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What the reader does on the first screen before the rest of the page is loaded; the page that takes over
 * goes on from it.
 */
export class OpeningState {
  /** Texts typed into boxes, by id of the assumption. */
  readonly drafts = new SvelteMap<string, string>();
  /** The what-if switch: which change it offers, and whether it is on. */
  whatIf = $state<string>();
  isOn = $state(false);
  cursor: Cursor | undefined;
}

const KEY = Symbol('opening');

/** Makes the state of a page that is about to open, for everything inside the component that calls it. */
export function provideOpening(): OpeningState {
  return setContext(KEY, new OpeningState());
}

/** The state that the page opened with; a new one where a notebook is shown without a first screen. */
export function openingState(): OpeningState {
  return getContext<OpeningState | undefined>(KEY) ?? new OpeningState();
}
