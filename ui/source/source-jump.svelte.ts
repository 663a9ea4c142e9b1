import { getContext, setContext } from 'svelte';

/** The two files of a notebook's folder that its page edits. */
export type SourceFile = 'scenario' | 'notebook';

/** Which file the source view shows, and where a reader asked it to go. */
export class SourceJump {
  isOpen = $state(false);
  file = $state<SourceFile>('scenario');
  /** The place asked for last, counted from 1; an object of its own each time. */
  asked = $state.raw<{
    readonly file: SourceFile;
    readonly line: number;
    readonly column: number;
  }>();

  /** Opens the source view at a place of a file. */
  show(file: SourceFile, line: number, column = 1): void {
    this.isOpen = true;
    this.file = file;
    this.asked = { file, line, column };
  }
}

const KEY = Symbol('source jump');

/** Gives everything within a component the way to the source. */
export function provideSourceJump(jump: SourceJump): void {
  setContext(KEY, jump);
}

/** Undefined outside of a notebook. */
export function sourceJump(): SourceJump | undefined {
  return getContext<SourceJump | undefined>(KEY);
}
