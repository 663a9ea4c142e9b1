import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { outcomeDigest } from '../../../engine/lock/digest.ts';
import { compile } from '../../../engine/model/compile.ts';
import type { Model } from '../../../engine/model/model.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { createConditional } from '../../../engine/simulate/conditional.ts';
import type { KernelKind } from '../../../engine/simulate/create-kernel.ts';
import { createSimulator } from '../../../engine/simulate/simulator.ts';
import { compileKernel } from '../../../engine/wasm/compile-kernel.mjs';
import { generateSketch } from '../../oracle/generate-sketch.ts';
import { makeModel } from '../../oracle/make-model.ts';
import { modelSketches } from '../../oracle/model-sketches.ts';
import { readProject } from '../../scenarios/read-project.ts';

const root = new URL('../../../', import.meta.url);
const scenarios = readdirSync(new URL('scenarios', root), { recursive: true, encoding: 'utf8' })
  .map((path) => `scenarios/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('/scenario.yaml'));
const MODULE = '../../../engine/wasm/kernel-module.ts';
const kinds = ['simd', 'scalar'] as const;

type Create = typeof createSimulator;

/** Digest of every outcome over draws 5 to 5 + draws − 1. */
function digests(model: Model, only: KernelKind, draws = 96, create: Create = createSimulator) {
  const tally = create(model, only).runChunk(5, draws);
  return model.outcomes.map((_, index) => outcomeDigest(tally, index));
}

/** The engine as it is where the world has changed: another module, or no WebAssembly. */
async function engineAnew(modules: Readonly<Record<string, string>> = {}): Promise<Create> {
  vi.resetModules();
  const own = await vi.importActual<Record<string, unknown>>(MODULE);
  vi.doMock(MODULE, () => ({ ...own, ...modules }));
  return (await import('../../../engine/simulate/simulator.ts')).createSimulator;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

afterEach(() => {
  vi.doUnmock(MODULE);
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('expected counts in WebAssembly', () => {
  const laws = (model: Model, only: KernelKind) => createConditional(model, only).runChunk(5, 45);

  it.each(Object.entries(modelSketches))('have the bits of TypeScript: %s', (_, sketch) => {
    const model = makeModel(sketch);
    const wanted = laws(model, 'typescript');
    for (const kind of kinds) expect(laws(model, kind), kind).toEqual(wanted);
  });

  it('have the bits of TypeScript in generated models', () => {
    for (let seed = 0; seed < 40; seed++) {
      const model = makeModel(generateSketch(seed));
      const wanted = laws(model, 'typescript');
      for (const kind of kinds) expect(laws(model, kind), String(seed)).toEqual(wanted);
    }
  });
});

describe('a kernel in WebAssembly', () => {
  it.each(Object.entries(modelSketches))('gives the bits of TypeScript: %s', (_, sketch) => {
    const model = makeModel(sketch);
    const wanted = digests(model, 'typescript');
    for (const kind of kinds) expect(digests(model, kind), kind).toEqual(wanted);
  });

  it('gives the bits of TypeScript in generated models, with and without capacities', () => {
    for (let seed = 0; seed < 120; seed++) {
      const model = makeModel(generateSketch(seed, { withCapacity: seed % 2 === 0 }));
      const wanted = digests(model, 'typescript', 16);
      for (const kind of kinds) expect(digests(model, kind, 16), String(seed)).toEqual(wanted);
    }
  });

  it.each(scenarios)('gives the bits of TypeScript in every variant of %s', (path) => {
    const scenario = readScenario(path, readProject());
    for (const { name } of scenario.variants) {
      const model = compile(scenario, { variant: name });
      const wanted = digests(model, 'typescript', 24);
      for (const kind of kinds) expect(digests(model, kind, 24), `${kind} ${name}`).toEqual(wanted);
    }
  });

  it('that counts one person too many in a rare case is noticed, so that the tests above can fail', async () => {
    const edit = (path: string, text: string) =>
      path.endsWith('/binomial.ts') ? text.replace('if (x >= n ||', 'if (x >= n - 1 ||') : text;
    const wrong = await engineAnew({ SCALAR_MODULE: base64(await compileKernel({ edit })) });
    const different = Object.values(modelSketches).filter((sketch) => {
      const model = makeModel(sketch);
      const wanted = digests(model, 'typescript');
      return digests(model, 'scalar', 96, wrong).some((digest, o) => digest !== wanted[o]);
    });
    expect(different.length).toBeGreaterThan(0);
  }, 60_000);

  it.each([false, true])(
    'reads and writes nothing outside its arrays (vectors: %s)',
    async (simd) => {
      const checked = base64(await compileKernel({ checked: true, simd }));
      const create = await engineAnew({ SCALAR_MODULE: checked });
      const generated = Array.from({ length: 60 }, (_, seed) =>
        generateSketch(seed, { withCapacity: seed % 2 === 0 }),
      );
      for (const sketch of [...Object.values(modelSketches), ...generated]) {
        const model = makeModel(sketch);
        expect(digests(model, 'scalar', 24, create)).toEqual(digests(model, 'typescript', 24));
      }
    },
    60_000,
  );

  it('takes all its memory when it is made, so that its views stay good', () => {
    for (const sketch of Object.values(modelSketches)) {
      const simulator = createSimulator(makeModel(sketch), 'scalar');
      const { buffer } = simulator.runDraw(0);
      for (let draw = 1; draw < 40; draw++) expect(simulator.runDraw(draw).buffer).toBe(buffer);
      expect(buffer.byteLength).toBeGreaterThan(0);
    }
  });
});

describe('the kind of kernel', () => {
  const model = makeModel(Object.values(modelSketches)[0]!);
  const kindIn = (create: Create, only?: KernelKind) => create(model, only).kernelKind;

  it('is the one with vectors where that can run, and any that is asked for', async () => {
    expect(kindIn(createSimulator)).toBe('simd');
    for (const kind of ['simd', 'scalar', 'typescript'] as const)
      expect(kindIn(createSimulator, kind)).toBe(kind);
  });

  it('is TypeScript where there is no WebAssembly, with the same digests', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    const create = await engineAnew();
    expect(kindIn(create)).toBe('typescript');
    expect(() => create(model, 'scalar')).toThrow(/kernel must be .* can run here; got scalar/);
  });

  it('is TypeScript where a content security policy forbids to compile', async () => {
    const Module = () => {
      throw new WebAssembly.CompileError('violates the following Content Security policy');
    };
    vi.stubGlobal('WebAssembly', { ...WebAssembly, Module });
    expect(kindIn(await engineAnew())).toBe('typescript');
  });

  it('is without vectors where the engine does not know them', async () => {
    const broken = base64(Uint8Array.of(0, 97, 115, 109, 9, 9, 9, 9));
    expect(kindIn(await engineAnew({ SIMD_MODULE: broken }))).toBe('scalar');
  });

  it('is TypeScript where an instance finds no memory', async () => {
    const Instance = () => {
      throw new RangeError('could not allocate memory');
    };
    vi.stubGlobal('WebAssembly', { ...WebAssembly, Module: WebAssembly.Module, Instance });
    expect(kindIn(await engineAnew())).toBe('typescript');
  });
});
