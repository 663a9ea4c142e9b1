import { ensureBuilt } from './built.ts';

/** Before any test of the built program, since two that begin at once would both build. */
export const setup = ensureBuilt;
