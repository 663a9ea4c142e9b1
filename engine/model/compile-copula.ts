import { fail } from '../errors/baserate-error.ts';
import { cholesky } from '../math/cholesky.ts';
import { correlationMatrix } from '../scenario/correlation-matrix.ts';
import type { Correlation } from '../scenario/scenario.ts';
import type { ModelCopula } from './model.ts';

/**
 * The copula that gives the parameters their rank correlations; undefined when there are none.
 * Parameters are in name order, so the first of two correlated ones keeps its own numbers.
 *
 * @throws `model/impossible-correlations` (readScenario refuses these with the nearest possible ones)
 */
export function compileCopula(correlations: readonly Correlation[]): ModelCopula | undefined {
  if (correlations.length === 0) return undefined;
  const { names, matrix } = correlationMatrix(correlations);
  const factor = cholesky(matrix, names.length);
  if (factor) return { purposes: names.map((name) => `param:${name}`), factor: Array.from(factor) };
  throw fail(
    'model/impossible-correlations',
    'correlations',
    `no numbers can have these correlations all at once; got those of ${names.join(', ')}`,
  );
}
