import { spawnSync } from 'node:child_process';
import type { PeerBatch, PeerOr } from './yardstick.ts';

/** Draws that are handled at once: numpy was quickest so, its arrays staying in the processor's cache. */
const AT_ONCE = 1000;

interface NumpyResult {
  readonly seconds: number;
  readonly means: PeerBatch['means'];
}

/** numpy, by peer/counts.py; `PYTHON` may name another Python than python3. */
export function numpy(): PeerOr {
  const python = process.env['PYTHON'] ?? 'python3';
  const asked = spawnSync(python, ['-c', 'import numpy; print(numpy.__version__)'], {
    encoding: 'utf8',
  });
  if (asked.status !== 0) {
    return { missing: `numpy: ${asked.error ? `${python} is not there` : `${python} has none`}` };
  }
  return {
    name: `numpy ${asked.stdout.trim()}`,
    run(cohort, draws, seed) {
      const input = JSON.stringify({ cohort, draws, batch: Math.min(draws, AT_ONCE), seed });
      const ran = spawnSync(python, ['bench/peer/counts.py'], {
        input,
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      });
      if (ran.status !== 0) throw new Error(`numpy failed: ${ran.stderr}`);
      const { seconds, means } = JSON.parse(ran.stdout) as NumpyResult; // written by counts.py
      return { ms: 1000 * seconds, means };
    },
  };
}
