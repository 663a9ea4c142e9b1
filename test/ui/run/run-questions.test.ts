import { describe, expect, it } from 'vitest';
import { RunQuestions } from '../../../ui/run/run-questions.svelte.ts';
import type { Run } from '../../../ui/run/run.ts';
import { HandConductor } from './hand-conductor.ts';

const runOf = (id: number, draws: number): Run => ({
  ...{ key: `run ${id}`, id, draws: 64, drawsDone: draws, phase: 'running' },
  result: {
    ...{ draws, variant: 'base', startMonth: 0, steps: 1, outcomes: [], notices: [] },
    clock: { startMonth: 0, steps: 1, unit: 'month', stepMonths: 1, isDated: true },
  },
});
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('RunQuestions', () => {
  it('asks once for each pair of pictures, and keeps an answer until the next is there', async () => {
    const conductor = new HandConductor();
    const questions = new RunQuestions(conductor);
    expect(questions.compare(runOf(1, 64), runOf(2, 8), 'x')).toBeUndefined();
    expect(questions.compare(runOf(1, 64), runOf(2, 8), 'x')).toBeUndefined();
    await settle();
    expect(conductor.asked).toEqual(['compare 1 2 x']);
    const first = questions.compare(runOf(1, 64), runOf(2, 8), 'x');
    expect(first?.mean.value).toBe(1);
    expect(questions.compare(runOf(1, 64), runOf(2, 32), 'x')).toBe(first);
    await settle();
    expect(questions.compare(runOf(1, 64), runOf(2, 32), 'x')?.mean.value).toBe(2);
  });

  it('answers nothing for runs it was not asked about', async () => {
    const questions = new RunQuestions(new HandConductor());
    questions.compare(runOf(1, 64), runOf(2, 8), 'x');
    await settle();
    expect(questions.compare(runOf(1, 64), runOf(3, 8), 'x')).toBeUndefined();
    expect(questions.compare(runOf(1, 64), runOf(2, 8), 'y')).toBeUndefined();
  });

  it('asks again with the next picture where the conductor could not answer', async () => {
    const conductor = new HandConductor();
    const answer = conductor.compare.bind(conductor);
    conductor.compare = () => Promise.reject(new Error('the conductor of the runs was lost'));
    const questions = new RunQuestions(conductor);
    questions.compare(runOf(1, 64), runOf(2, 8), 'x');
    await settle();
    conductor.compare = answer;
    expect(questions.compare(runOf(1, 64), runOf(2, 32), 'x')).toBeUndefined();
    await settle();
    expect(questions.compare(runOf(1, 64), runOf(2, 32), 'x')?.draws).toBe(2);
  });
});
