import { fail } from '../errors/baserate-error.ts';
import type { Distribution } from './distribution.ts';

function refuse(kind: string, name: string, rule: string, value: number): never {
  throw fail(
    `distribution/bad-${name}`,
    `${kind} distribution`,
    `${name} must be ${rule}; got ${value}`,
    value,
  );
}

/** Whether `value` is a finite number of at most 1e300 in magnitude; NaN is not. */
function isUsable(value: number): boolean {
  return Math.abs(value) <= 1e300;
}

/**
 * Refuses a distribution whose parameters are not numbers or out of range.
 *
 * @throws `distribution/bad-value`, `-mean`, `-mu` when not finite; `distribution/bad-sd`,
 *         `-sigma` when negative or not finite; `distribution/bad-a`, `-b` outside 0.01 … 1e12
 */
export function checkDistribution(d: Distribution): void {
  switch (d.kind) {
    case 'fixed':
      if (!isUsable(d.value)) refuse(d.kind, 'value', 'a finite number', d.value);
      return;
    case 'beta':
      if (!(d.a >= 0.01 && d.a <= 1e12)) refuse(d.kind, 'a', 'from 0.01 to 1e12', d.a);
      if (!(d.b >= 0.01 && d.b <= 1e12)) refuse(d.kind, 'b', 'from 0.01 to 1e12', d.b);
      return;
    case 'lognormal':
    case 'logit-normal':
      if (!isUsable(d.mu)) refuse(d.kind, 'mu', 'a finite number', d.mu);
      if (!(d.sigma >= 0 && isUsable(d.sigma)))
        refuse(d.kind, 'sigma', 'a finite number, 0 or more', d.sigma);
      return;
    case 'normal':
      if (!isUsable(d.mean)) refuse(d.kind, 'mean', 'a finite number', d.mean);
      if (!(d.sd >= 0 && isUsable(d.sd))) refuse(d.kind, 'sd', 'a finite number, 0 or more', d.sd);
  }
}
