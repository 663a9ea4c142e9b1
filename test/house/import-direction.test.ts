import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { wrongImports } from './import-order.ts';
import { importsIn, readImports } from './read-imports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('imports of the project', () => {
  const edges = readImports(root, ['engine', 'cli', 'ui']);

  it('are read at all: every room imports something', () => {
    const tops = new Set(edges.map((edge) => edge.from.split('/')[0]));
    expect([...tops].sort()).toEqual(['cli', 'engine', 'ui']);
    expect(edges.length).toBeGreaterThan(100);
  });

  it('go one way, in no circle and through the front door', () => {
    expect(wrongImports(edges)).toEqual([]);
  });
});

describe('the order of rooms', () => {
  const good = [
    { from: 'engine/evidence/phrase.ts', to: 'engine/errors/baserate-error.ts' },
    { from: 'engine/synthesis/hierarchy.ts', to: 'engine/evidence/beta-prior.ts' },
    { from: 'engine/simulate/simulator.ts', to: 'engine/model/model.ts' },
    { from: 'engine/index.ts', to: 'engine/pool/pool.ts' },
    { from: 'cli/run.ts', to: 'engine/index.ts' },
    { from: 'cli/run.ts', to: 'engine/pool/platform-node.ts' },
    { from: 'ui/App.svelte', to: 'engine/pool/platform-browser.ts' },
    { from: 'ui/App.svelte', to: 'ui/figure/FanChart.svelte' },
    { from: 'ui/load.ts', to: 'scenarios/uk-returnees/scenario.yaml' },
  ];

  it('accepts a graph that keeps to it', () => {
    expect(wrongImports(good)).toEqual([]);
  });

  it.each([
    ['engine/math/log.ts', 'engine/distribution/quantile.ts', 'a rise'],
    ['engine/scenario/read-scenario.ts', 'engine/model/compile.ts', 'a rise'],
    ['engine/synthesis/pool-counts.ts', 'engine/scenario/scenario.ts', 'a rise'],
    ['engine/lock/digest.ts', 'engine/pool/pool.ts', 'a rise'],
    ['engine/model/compile.ts', 'engine/index.ts', 'front door'],
    ['engine/model/compile.ts', 'engine/shared/tools.ts', 'no place in the order'],
    ['engine/model/compile.ts', 'ui/format.ts', 'nothing imports the notebook'],
    ['cli/run.ts', 'ui/format.ts', 'nothing imports the notebook'],
    ['ui/App.svelte', 'cli/run.ts', 'nothing imports the command line'],
    ['cli/run.ts', 'engine/model/compile.ts', 'a side door'],
    ['ui/App.svelte', 'engine/analysis/summarise.ts', 'a side door'],
    ['ui/App.svelte', 'engine/pool/pool.ts', 'a side door'],
    ['ui/App.svelte', 'engine/pool/platform-node.ts', 'a side door'],
    ['cli/run.ts', 'engine/pool/platform-browser.ts', 'a side door'],
    ['engine/math/log.ts', 'test/house/import-order.ts', 'nothing imports test/'],
    ['ui/App.svelte', 'bench/run.mjs', 'nothing imports bench/'],
    ['cli/run.ts', 'vite.config.ts', 'outside the project'],
  ])('refuses %s → %s', (from, to, reason) => {
    const wrong = wrongImports([...good, { from, to }]);
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toContain(reason);
  });

  it('refuses a circle within one room, and names it', () => {
    const circle = [
      { from: 'engine/math/a.ts', to: 'engine/math/b.ts' },
      { from: 'engine/math/b.ts', to: 'engine/math/c.ts' },
      { from: 'engine/math/c.ts', to: 'engine/math/a.ts' },
    ];
    expect(wrongImports([...good, ...circle])).toEqual([
      'a cycle: engine/math/a.ts → engine/math/b.ts → engine/math/c.ts → engine/math/a.ts',
    ]);
  });
});

describe('reading imports', () => {
  it('finds static, dynamic, type-only and re-exported imports and worker addresses', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type { B } from '../b/b.ts';",
      "export { c } from './c.ts';",
      "const d = await import('./d.ts');",
      "new Worker(new URL('./e.ts', import.meta.url), { type: 'module' });",
      "import f from './f.yaml?raw';",
      "import { z } from 'zod';",
      "// import { no } from './no.ts';",
    ].join('\n');
    expect(importsIn('ui/cell/Cell.ts', text).map((edge) => edge.to)).toEqual([
      'ui/cell/a.ts',
      'ui/b/b.ts',
      'ui/cell/c.ts',
      'ui/cell/d.ts',
      'ui/cell/f.yaml',
      'ui/cell/e.ts',
    ]);
  });

  it('reads the script of a component only', () => {
    const text = "<script lang=\"ts\">import A from './A.svelte';</script><p>import './no.ts'</p>";
    expect(importsIn('ui/App.svelte', text)).toEqual([
      { from: 'ui/App.svelte', to: 'ui/A.svelte' },
    ]);
  });
});
