/**
 * Whether this page wrote the address itself: it is then the reader's own work, and a reload goes on with it.
 * An address that was opened as a link never is.
 */
export function isOwnAddress(): boolean {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'own' in state && state.own === true;
}

/** Puts what is on screen into the address, without a step of the browser's history. */
export function writeAddress(hash: string): void {
  history.replaceState({ own: true }, '', hash);
}
