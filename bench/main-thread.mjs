/**
 * Records what the main thread of a page does: its tasks with the processor's time each took, which other programs
 * on the machine change less than the clock's.
 *
 * @param session of the page's debugger
 * @returns ends the recording and gives the tasks by mark, in milliseconds: marks are made in the page by
 *          `performance.mark`, and a task belongs to the last mark before it
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
        .map(({ tdur }) => tdur / 1000),
    );
  };
}
