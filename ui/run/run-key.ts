/** What a result depends on. A result is drawn as current only while its key is the current one. */
export interface RunIdentity {
  /** Text of scenario.yaml. The files it refers to do not change while the page is open. */
  readonly text: string;
  readonly variant: string;
  readonly seed: string;
  readonly draws: number;
}

/** One string for an identity; two identities have the same key only when every part is equal. */
export function runKey({ text, variant, seed, draws }: RunIdentity): string {
  return JSON.stringify([variant, seed, draws, text]);
}
