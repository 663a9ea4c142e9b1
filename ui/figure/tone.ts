/** Whose numbers a mark shows: the run in front, or the one before the change. */
export type Tone = 'run' | 'baseline';
