/**
 * Names each test that passed only at its second attempt, and why the first failed, in one line: a real browser on
 * a shared machine may stand still for seconds, but a test that is often named here has a fault.
 */
export default class SecondAttemptsReporter {
  /** @param {readonly import('vitest/node').TestModule[]} modules */
  onTestRunEnd(modules) {
    for (const module of modules) {
      for (const test of module.children.allTests('passed')) {
        if (!test.diagnostic()?.flaky) continue;
        const [error] = test.result().errors ?? [];
        const why = (error?.message ?? '').split('\n')[0]?.slice(0, 200);
        const name = `${module.relativeModuleId} > ${test.fullName}`;
        console.log(`passed at the second attempt: ${name} (${why})`);
      }
    }
  }
}
