import { describe, expect, it } from 'vitest';
import { createLoss, type Loss } from '../../../engine/pool/loss.ts';

/** Something large that was answered, and is held by nobody else. */
async function answered(loss: Loss): Promise<WeakRef<object>> {
  const answer = new Uint8Array(1 << 20);
  await loss.race(Promise.resolve(answer));
  return new WeakRef(answer);
}

describe('a call that is raced against the loss of its worker', () => {
  it('settles as it does itself, while nothing is lost', async () => {
    const loss = createLoss();
    await expect(loss.race(Promise.resolve(7))).resolves.toBe(7);
    await expect(loss.race(Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  });

  it('rejects when the worker is lost, however late it was asked', async () => {
    const loss = createLoss();
    const never = new Promise<number>(() => undefined);
    const before = loss.race(never);
    loss.declare(new Error('gone'));
    loss.declare(new Error('gone again'));
    await expect(before).rejects.toThrow(/^gone$/);
    await expect(loss.race(never)).rejects.toThrow(/^gone$/);
  });

  it('does not hold what was answered', async () => {
    const loss = createLoss();
    const held = await answered(loss);
    const { setFlagsFromString } = await import('node:v8');
    const { runInNewContext } = await import('node:vm');
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void; // there with the flag
    for (let round = 0; round < 5; round++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      collect(); // not in a task that has looked at it, which holds it to its end
    }
    expect(held.deref()).toBeUndefined();
    loss.declare(new Error('still there'));
  });
});
