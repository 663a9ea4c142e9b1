// A worker whose "simulation" is plain arithmetic on the draw index, and which fails on request:
// counting-worker.mjs?fault=exit|throw|hang|memory|silent|problem&from=512 fails in the chunk that holds that draw;
// with &kind=expected in the chunk of means that holds it.
import { expose, transfer } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { parentPort } from 'node:worker_threads';
import { countChunks } from './count-draws.mjs';

const query = new URL(import.meta.url).searchParams;
const fault = query.get('fault');
const from = Number(query.get('from'));
const faultyKind = query.get('kind') ?? 'simulated';
const pauseMs = Number(query.get('pause') ?? 0);
const drawMs = Number(query.get('slow') ?? 0);

const waitForEver = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
const waitFor = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

if (fault === 'silent') waitForEver();

/** By model: its run, and chunks of that which are counted and not handed over. */
const models = new Map();

expose(
  {
    ready: () => true,
    load: () => ({ ok: true, value: true }),
    runChunk: ({ modelId, run, chunk, handOver }) => {
      const { kind, firstDraw, draws } = chunk;
      if (pauseMs + drawMs > 0) waitFor(pauseMs + drawMs * draws);
      if (kind === faultyKind && firstDraw <= from && from < firstDraw + draws) {
        if (fault !== null) new BroadcastChannel('planted').postMessage(fault);
        if (fault === 'exit') process.exit(7);
        if (fault === 'memory') for (const kept = []; ;) kept.push(new Array(10_000).fill(draws));
        if (fault === 'hang') waitForEver();
        if (fault === 'throw') {
          setImmediate(() => {
            throw new Error('planted failure');
          });
          return new Promise(() => undefined);
        }
        if (fault === 'problem') {
          const problem = {
            severity: 'error',
            code: 'model/planted',
            path: 'parameters.p',
            message: 'planted',
          };
          return { ok: false, problems: [problem] };
        }
      }
      const before = models.get(modelId);
      const held = [...(before?.run === run ? before.held : []), chunk];
      models.set(modelId, { run, held: handOver ? [] : held });
      if (!handOver) return { ok: true, value: undefined };
      const tally = countChunks(held);
      return transfer({ ok: true, value: tally }, [tally.values.buffer]);
    },
  },
  nodeEndpoint(parentPort),
);
