/**
 * Records what the main thread of a page does.
 *
 * @param {import('puppeteer-core').CDPSession} session of the page's debugger
 * @param {string} prefix of the marks that count
 * @returns {Promise<() => Promise<{ wall: number, cpu: number }[][]>>} ends the recording and gives the tasks by mark,
 *   in milliseconds: by the clock, and of the processor, which is what the page needs by itself. The clock goes on while
 *   the page's workers, the browser or other programs have the processor. Marks are made in the page by
 *   `performance.mark`, and a task belongs to the last mark before it
 */
export async function recordTasks(session, prefix) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  session.on('Tracing.dataCollected', collect);
  const includedCategories = ['toplevel', 'blink.user_timing', '__metadata'];
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories },
  });
  return async () => {
    const isOver = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await isOver;
    session.off('Tracing.dataCollected', collect);
    const marks = events.filter(({ name }) => name.startsWith(prefix)).map(({ ts }) => ts);
    const page = events.find(({ name }) => name.startsWith(prefix))?.pid;
    const main = events.find(
      ({ name, pid, args }) =>
        pid === page && name === 'thread_name' && args.name === 'CrRendererMain',
    )?.tid;
    const tasks = events.filter(
      ({ name, pid, tid, tdur }) =>
        pid === page && tid === main && name.endsWith('RunTask') && tdur !== undefined,
    );
    const sorted = marks.toSorted((a, b) => a - b);
    return sorted.map((from, index) =>
      tasks
        .filter(({ ts }) => ts >= from && ts < (sorted[index + 1] ?? Infinity))
        .map(({ dur, tdur }) => ({ wall: dur / 1000, cpu: tdur / 1000 })),
    );
  };
}
