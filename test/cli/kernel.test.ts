import { beforeAll, expect, it } from 'vitest';
import { baserate, ensureBuilt } from '../built.ts';
import { exampleProject } from './example-project.ts';

beforeAll(ensureBuilt);

it.each(['simd', 'scalar', 'typescript'])(
  'the command line reproduces a lock by the kernel %s',
  async (kind) => {
    const { folder } = exampleProject();
    expect((await baserate(folder, ['lock', 'scenarios'])).code).toBe(0);
    const { code, out } = await baserate(folder, ['verify', 'scenarios/'], {
      BASERATE_KERNEL: kind,
    });
    expect(out).toContain('reproduced');
    expect(code).toBe(0);
  },
);

it('the command line says when the kernel asked for is none', async () => {
  const { folder } = exampleProject();
  const { code, err } = await baserate(folder, ['lock', 'scenarios'], { BASERATE_KERNEL: 'fast' });
  expect(code).not.toBe(0);
  expect(err).toContain('kernel: the kernel must be one of simd, scalar, typescript');
});
