import { availableParallelism, cpus, loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** How long the processors are watched, milliseconds. */
const WATCHED = 2000;
/** Share of the processors that others may use before times say little. */
const BUSY = 0.1;

/** How busy the machine is while this program waits. */
export async function machineLoad() {
  const before = spent();
  await wait(WATCHED);
  const after = spent();
  const all = after.all - before.all;
  const share = all > 0 ? 1 - (after.idle - before.idle) / all : NaN;
  return { share, isBusy: share > BUSY, average: loadavg()[0] };
}

function spent() {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (of) => times.reduce((total, own) => total + of(own), 0);
  return {
    idle: sum(({ idle }) => idle),
    all: sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq),
  };
}

/** One line on the machine and on what else it did, with a warning unless it was idle. */
export function sayLoad(begin, end) {
  const say = ({ share, average }) =>
    `${Math.round(100 * share)} % of the processors (load ${average.toFixed(1)})`;
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const line =
    `${model}, ${availableParallelism()} processors, Node ${process.versions.node}, ${process.platform}; ` +
    `other work used ${say(begin)} before and ${say(end)} after.`;
  return begin.isBusy || end.isBusy
    ? `${line} **The machine was not idle: only ratios say something, and they little.**`
    : line;
}
