import { readFileSync } from 'node:fs';
import { nodePlatform } from '../../engine/pool/platform-node.ts';
import { engineReport, type PoolRequest } from './engine-report.ts';

// Reads a request on standard input, writes the report on standard output; built before it is run.
const request = JSON.parse(readFileSync(0, 'utf8')) as PoolRequest; // written by the test
const report = await engineReport(request, (workers) =>
  nodePlatform(workers, new URL('./worker-node.mjs', import.meta.url)),
);
process.stdout.write(JSON.stringify(report));
