import { createPool, type Pool } from '../../engine/index.ts';
import { browserPlatform } from '../../engine/pool/platform-browser.ts';

let pool: Pool | undefined;

/** The page's one pool of workers, started when first asked for and kept. */
export function pagePool(): Pool {
  pool ??= createPool(browserPlatform());
  return pool;
}
