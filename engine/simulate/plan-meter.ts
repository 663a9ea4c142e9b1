import type { Model, ModelCount, ModelMeasure } from '../model/model.ts';
import * as Kind from './meter.ts';

const KINDS: Readonly<Record<ModelMeasure['kind'], number>> = {
  count: Kind.COUNT,
  share: Kind.SHARE,
  any: Kind.ANY,
  'time-to': Kind.TIME_TO,
  peak: Kind.PEAK,
  'peak-time': Kind.PEAK_TIME,
  total: Kind.TOTAL,
  events: Kind.EVENTS,
};

/** @param counters what each outcome counts, then the denominators of shares, in the order of outcomes */
export function planMeter(model: Model, meter: Kind.Meter, counters: readonly ModelCount[]): void {
  meter.stepMonths = model.clock.stepMonths;
  counters.forEach(({ kind, members, startMembers }, c) => {
    meter.isMoves[c] = kind === 'entries' ? 1 : 0;
    meter.firstMember[c + 1] = (meter.firstMember[c] ?? 0) + members.length;
    meter.firstStart[c + 1] = (meter.firstStart[c] ?? 0) + startMembers.length;
    meter.members.set(members, meter.firstMember[c]);
    meter.startMembers.set(startMembers, meter.firstStart[c]);
  });
  let denominator = model.outcomes.length;
  model.outcomes.forEach(({ measure }, o) => {
    meter.kind[o] = KINDS[measure.kind];
    if (measure.kind === 'any' || measure.kind === 'time-to') meter.least[o] = measure.least;
    if (measure.kind === 'share') meter.among[o] = denominator++;
    const term = meter.firstTerm[o] ?? 0;
    meter.firstTerm[o + 1] = term;
    if (measure.kind === 'total') {
      const { inState, onMove } = measure;
      meter.firstTerm[o + 1] = term + inState.length + onMove.length;
      inState.forEach(({ state }, i) => (meter.termMember[term + i] = state));
      onMove.forEach(({ move }, i) => {
        meter.termMember[term + inState.length + i] = move;
        meter.isOfMove[term + inState.length + i] = 1;
      });
    }
    const size = meter.firstEventSize[o] ?? 0;
    meter.firstEventSize[o + 1] = size;
    if (measure.kind === 'events') {
      let below = 0;
      meter.firstEventSize[o + 1] = size + measure.persons.length;
      measure.persons.forEach((p, k) => (meter.eventCdf[size + k] = below += p));
    }
  });
}
