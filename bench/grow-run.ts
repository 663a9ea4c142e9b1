import { nodePlatform } from '../engine/pool/platform-node.ts';
import { createPool } from '../engine/pool/pool.ts';
import { cohortModel, cohortTexts } from './cohort.ts';

// One run in a process of its own: `node grow-run.mjs simulated|conditional <draws>`. Writes what it took and how much
// memory the process came to hold beyond what it held before its two workers were started.

const [way, draws] = process.argv.slice(2);
const known = cohortModel(cohortTexts());
const model = way === 'simulated' ? ({ ...known, method: 'simulated' } as const) : known;
const script = new URL('./worker-node.mjs', import.meta.url);
const before = process.memoryUsage.rss();
const pool = createPool(nodePlatform(2, script));
const began = performance.now();
await pool.run(model, { draws: Number(draws) });
const seconds = (performance.now() - began) / 1000;
pool.close();
const peak = 1024 * process.resourceUsage().maxRSS;
console.log(JSON.stringify({ seconds, megabytes: (peak - before) / 1e6 }));
