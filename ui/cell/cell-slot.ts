import type { Component } from 'svelte';
import type { FencedCell } from '../../engine/index.ts';
import type { SlotProps } from './slot-props.ts';

type CellOf<K extends FencedCell['kind']> = Extract<FencedCell, { readonly kind: K }>;
type Loader<K extends FencedCell['kind']> = () => Promise<{
  readonly default: Component<SlotProps<CellOf<K>>>;
}>;

/**
 * Cells whose component is loaded when a page has one. A new kind needs its row among the kinds of
 * `engine/scenario/notebook.ts`, its attributes in `read-cell.ts`, its words, and a line here.
 */
export const SLOTS = {
  table: () => import('./TableCell.svelte'),
  compare: () => import('./CompareCell.svelte'),
  limits: () => import('./LimitsCell.svelte'),
} satisfies { readonly [K in FencedCell['kind']]?: Loader<K> };

export type SlotCell = CellOf<keyof typeof SLOTS>;

/** Whether a cell is one of those. */
export function isSlotCell(cell: FencedCell): cell is SlotCell {
  return Object.hasOwn(SLOTS, cell.kind);
}

/** Loads the component of a cell. */
export function loadSlot(cell: SlotCell): Promise<{ readonly default: Component<SlotProps> }> {
  return SLOTS[cell.kind]() as Promise<{ default: Component<SlotProps> }>; // the kind chose both, which the compiler cannot follow
}
