import { readFileSync } from 'node:fs';
import { nodePlatform } from '../engine/pool/platform-node.ts';
import { createPool } from '../engine/pool/pool.ts';
import { cohortModel, cohortTexts } from './cohort.ts';

// One run in a process of its own: `node grow-run.mjs simulated|conditional <draws> <people>`. Writes what it took, how much
// memory the process came to hold, and how much of that beyond what it held before its two workers were started.

const [way, draws, people] = process.argv.slice(2);
const known = cohortModel(cohortTexts(Number(people), 120));
const model = way === 'simulated' ? ({ ...known, method: 'simulated' } as const) : known;
const script = new URL('./worker-node.mjs', import.meta.url);
const before = process.memoryUsage.rss();
const pool = createPool(nodePlatform(2, script));
const began = performance.now();
await pool.run(model, { draws: Number(draws) });
const seconds = (performance.now() - began) / 1000;
pool.close();
const peak = 1024 * mostKilobytes();
console.log(JSON.stringify({ seconds, megabytes: peak / 1e6, grown: (peak - before) / 1e6 }));

/** Most memory that this process held; `maxRSS` begins, on Linux, with what the process held that started it. */
function mostKilobytes(): number {
  const { maxRSS } = process.resourceUsage();
  if (process.platform !== 'linux') return maxRSS;
  const own = /VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return own === undefined ? maxRSS : Number(own);
}
