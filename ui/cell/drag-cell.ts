/** Where cells stand on the screen, and what to do while one is dragged. */
export interface CellDrag {
  /** Elements of all cells in order. */
  readonly cells: () => readonly Element[];
  /** Told the place before which the cell would go; undefined when the drag has ended. */
  readonly onover: (place: number | undefined) => void;
  readonly ondrop: (place: number) => void;
}

/** Distance from an edge of the window within which the page scrolls, and its pixels a frame. */
const EDGE = 72;
const SCROLL = 12;

/**
 * The place before which something dropped at a height goes.
 *
 * @param middles heights of the middles of all cells, from the top
 */
export function dropPlace(middles: readonly number[], y: number): number {
  const place = middles.findIndex((middle) => y < middle);
  return place === -1 ? middles.length : place;
}

/** Follows a pointer that went down on a cell's handle until it is let go; Escape takes it back. */
export function startDrag(event: PointerEvent, { cells, onover, ondrop }: CellDrag): void {
  const handle = event.currentTarget;
  if (!(handle instanceof HTMLElement) || event.button !== 0) return;
  handle.setPointerCapture(event.pointerId);
  let place: number | undefined;
  let y = event.clientY;
  let frame = 0;
  const look = () => {
    const middles = cells().map((cell) => {
      const { top, height } = cell.getBoundingClientRect();
      return top + height / 2;
    });
    place = dropPlace(middles, y);
    onover(place);
  };
  const scroll = () => {
    const by = y < EDGE ? -SCROLL : y > window.innerHeight - EDGE ? SCROLL : 0;
    if (by !== 0) window.scrollBy(0, by);
    // also without a move of the pointer: figures that come move cells under it
    if (place !== undefined || by !== 0) look();
    frame = requestAnimationFrame(scroll);
  };
  const move = (moved: PointerEvent) => {
    y = moved.clientY;
    look();
  };
  const end = (isDropped: boolean) => {
    cancelAnimationFrame(frame);
    handle.removeEventListener('pointermove', move);
    handle.removeEventListener('pointerup', drop);
    handle.removeEventListener('pointercancel', cancel);
    window.removeEventListener('keydown', escape, true);
    onover(undefined);
    if (isDropped && place !== undefined) ondrop(place);
  };
  const drop = () => end(true);
  const cancel = () => end(false);
  const escape = (pressed: KeyboardEvent) => {
    if (pressed.key === 'Escape') end(false);
  };
  handle.addEventListener('pointermove', move);
  handle.addEventListener('pointerup', drop);
  handle.addEventListener('pointercancel', cancel);
  window.addEventListener('keydown', escape, true);
  frame = requestAnimationFrame(scroll);
}
