/** Events of somebody who is there. A pointer counts once it moves: browsers report where one rests. */
const SIGNS = 'pointerdown click wheel touchstart keydown scroll focusin beforeprint'.split(' ');

let arrive: () => void = () => undefined;

/**
 * Resolves at the first sign of a reader: a pointer that moves, a touch, a key, a scroll, a focus. What nobody
 * looks at yet, such as the cells below the first screen, waits for it.
 */
export const firstSign = new Promise<void>((resolve) => (arrive = resolve));

/** Begins to look for the sign. */
export function watchForReader(): void {
  const controller = new AbortController();
  const listen = { capture: true, passive: true, signal: controller.signal };
  const end = () => {
    controller.abort();
    arrive();
  };
  let first: { readonly x: number; readonly y: number } | undefined;
  const move = ({ screenX: x, screenY: y }: PointerEvent) => {
    first ??= { x, y };
    if (first.x !== x || first.y !== y) end();
  };
  for (const name of SIGNS) addEventListener(name, end, listen);
  addEventListener('pointermove', move, listen);
}
