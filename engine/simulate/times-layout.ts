import type { Model } from '../model/model.ts';
import type { Dealing } from './forward-dealing.ts';
import type { Kernel } from './kernel.ts';

/** Where the distributions of times of dealt states lie in the conditional kernel. */
export interface TimesLayout {
  /** Most steps that somebody had spent in a state at the start. */
  readonly before: number;
  /** By time of the kernel: whether it is the same in every draw, and where its table begins. */
  readonly isSteady: Int32Array;
  readonly timeAt: Int32Array;
  /** Entries of all tables that are the same in every draw, and of the others. */
  readonly steady: number;
  readonly varying: number;
  writeSteady(dealing: Dealing): void;
  /** Writes the times of the draw that the kernel has been prepared for. */
  writeVarying(dealing: Dealing, lanes: number, lane: number): void;
}

/** A distribution that is laid out once, however many rows have it. */
interface TimeTable {
  readonly times: number[];
  readonly at: number;
  readonly isSteady: boolean;
}

export function layOutTimes(model: Model, { stay }: Kernel): TimesLayout {
  const before = Math.max(0, ...model.population.map(({ entered }) => (entered?.length ?? 1) - 1));
  const width = model.steps + before + 1;
  const known = new Map<string, TimeTable>();
  const timeAt = new Int32Array(stay.median.length);
  const isSteady = new Int32Array(stay.median.length);
  let [steady, varying] = [0, 0];
  model.flows.forEach((flow, f) => {
    flow.sojourn.forEach((sojourn, row) => {
      const time = (stay.firstTime[f] ?? 0) + row;
      const table = stay.tableOf[time] ?? -1;
      const key = table < 0 ? JSON.stringify(sojourn) : String(table);
      let own = known.get(key);
      if (!own) {
        own = { times: [], at: table < 0 ? varying : steady, isSteady: table >= 0 };
        known.set(key, own);
        if (table < 0) varying += width;
        else steady += width;
      }
      own.times.push(time);
      timeAt[time] = own.at;
      isSteady[time] = own.isSteady ? 1 : 0;
    });
  });
  const tables = [...known.values()];
  return {
    before,
    isSteady,
    timeAt,
    steady,
    varying,
    writeSteady(dealing) {
      for (const { times, at, isSteady: isSame } of tables) {
        let [least, most] = [1, width - 1];
        if (isSame) {
          const { stays, longer } = dealing;
          tabulate(times[0] ?? 0, (d, stayed, after) => {
            stays[at + d] = stayed;
            longer[at + d] = after;
          });
          least = width;
          most = 0;
          for (let d = 1; d < width; d++) {
            if (stays[at + d] === 0) continue;
            least = Math.min(least, d);
            most = d;
          }
        }
        for (const time of times) {
          dealing.least[time] = least;
          dealing.most[time] = most;
        }
      }
    },
    writeVarying({ staysVarying, longerVarying }, lanes, lane) {
      for (const { times, at, isSteady: isSame } of tables) {
        if (isSame) continue;
        tabulate(times[0] ?? 0, (d, stayed, after) => {
          staysVarying[(at + d) * lanes + lane] = stayed;
          longerVarying[(at + d) * lanes + lane] = after;
        });
      }
    },
  };

  /** P(stays d steps) and P(longer); a difference of the smaller numbers keeps the digits of both tails. */
  function tabulate(time: number, write: (d: number, stayed: number, after: number) => void): void {
    write(0, 0, 1);
    let [before, until] = [1, 0];
    for (let d = 1; d < width; d++) {
      const atMost = stay.stayedAtMost(time, d);
      const after = stay.staysLonger(time, d);
      write(d, atMost < 0.5 ? atMost - until : before - after, after);
      before = after;
      until = atMost;
    }
  }
}
