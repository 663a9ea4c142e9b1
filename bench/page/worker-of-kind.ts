import { expose } from 'comlink';
import { createWorkerApi } from '../../engine/pool/worker-api.ts';
import type { KernelKind } from '../../engine/simulate/create-kernel.ts';

// A worker of the pool whose name says what runs its kernel; any other word is refused with the first model.

expose(createWorkerApi(self.name as KernelKind)); // the page names it from the same type
