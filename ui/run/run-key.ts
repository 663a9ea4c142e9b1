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
  return `[${JSON.stringify(variant)},${JSON.stringify(seed)},${draws},${quote(text)}]`;
}

// A page asks for keys of the same few texts many times with each edit.
const quoted = new Map<string, string>();
const MOST_QUOTED = 8;

function quote(text: string): string {
  const known = quoted.get(text);
  if (known !== undefined) return known;
  const [oldest] = quoted.keys();
  if (oldest !== undefined && quoted.size >= MOST_QUOTED) quoted.delete(oldest);
  const made = JSON.stringify(text);
  quoted.set(text, made);
  return made;
}
