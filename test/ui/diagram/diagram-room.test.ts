import { expect, it } from 'vitest';
import { layoutDiagram } from '../../../engine/index.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { diagramRoom, LEAST_SCALE } from '../../../ui/diagram/diagram-room.ts';
import { readProject } from '../../scenarios/read-project.ts';

/** Width of a cell on a page of 820 and of 1,440 pixels. */
const CELLS = [741, 960];
const NOTE_SIZE = 12;

it.each([
  'uk-returnees',
  'validation/reference-cohort',
  'validation/hiv-chancellor',
  'returns-by-country',
  'uncounted-place',
  'monitoring-capacity',
  'women-and-minors',
])('shows the whole of %s on a tablet and a desk, in letters of 11 pixels and more', async (id) => {
  const scenario = readScenario(`scenarios/${id}/scenario.yaml`, readProject());
  for (const width of CELLS) {
    const diagram = await layoutDiagram(scenario, 'base', diagramRoom(width));
    const scale = Math.min(1, width / diagram.width);
    expect(scale).toBeGreaterThanOrEqual(LEAST_SCALE);
    expect(scale * NOTE_SIZE).toBeGreaterThanOrEqual(11);
  }
});

it('does not draw anew with every pixel of a window that is being resized', () => {
  const rooms = new Set(Array.from({ length: 160 }, (_, index) => diagramRoom(700 + index)));
  expect(rooms.size).toBeLessThanOrEqual(11);
});

it('goes by nothing where the cell is not seen', () => {
  expect(diagramRoom(0)).toBe(Infinity);
});
