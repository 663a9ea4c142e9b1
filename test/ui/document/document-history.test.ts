import { describe, expect, it } from 'vitest';
import {
  dropGroup,
  endGroup,
  HISTORY_LIMIT,
  recordChange,
  redo,
  startHistory,
  undo,
} from '../../../ui/document/document-history.ts';

describe('document history', () => {
  it('goes back and forth over separate changes', () => {
    let history = recordChange(recordChange(startHistory('a'), 'b'), 'c');
    history = undo(history);
    expect(history.present).toBe('b');
    history = undo(history);
    expect(history.present).toBe('a');
    expect(undo(history)).toBe(history);
    history = redo(redo(history));
    expect(history.present).toBe('c');
    expect(redo(history)).toBe(history);
  });

  it('makes one step of changes that follow each other in one group', () => {
    let history = startHistory('54');
    for (const text of ['5', '', '1', '10', '108'])
      history = recordChange(history, text, 'convicted');
    expect(undo(history).present).toBe('54');
  });

  it('goes back to before a group that is dropped, without a step of undo', () => {
    const before = recordChange(startHistory('54 of 400'), '55 of 400');
    let history = recordChange(before, '1', 'convicted');
    history = dropGroup(recordChange(history, '12%', 'convicted'), 'convicted');
    expect(history).toEqual(before);
  });

  it('drops no group but the current one', () => {
    const history = recordChange(startHistory('a'), 'b', 'one');
    expect(dropGroup(history, 'two')).toBe(history);
    const ended = endGroup(history);
    expect(dropGroup(ended, 'one')).toBe(ended);
  });

  it('starts a new step for another group and after a group has ended', () => {
    let history = recordChange(startHistory('a'), 'b', 'one');
    history = recordChange(history, 'c', 'two');
    expect(undo(history).present).toBe('b');
    history = recordChange(endGroup(history), 'd', 'two');
    expect(undo(history).present).toBe('c');
  });

  it('does not join a change after an undo to the group before it', () => {
    let history = recordChange(recordChange(startHistory('a'), 'b', 'box'), 'c', 'other');
    history = recordChange(undo(history), 'd', 'box');
    expect(undo(history).present).toBe('b');
  });

  it('forgets what was undone once something new is written', () => {
    const history = recordChange(undo(recordChange(startHistory('a'), 'b')), 'c');
    expect(history.future).toEqual([]);
    expect(redo(history).present).toBe('c');
  });

  it('takes no notice of a change that changes nothing', () => {
    const history = recordChange(startHistory('a'), 'b', 'box');
    expect(recordChange(history, 'b')).toBe(history);
  });

  it('keeps a bounded number of steps, the latest', () => {
    let history = startHistory('0');
    for (let i = 1; i <= HISTORY_LIMIT + 50; i++) history = recordChange(history, String(i));
    expect(history.past).toHaveLength(HISTORY_LIMIT);
    expect(history.past[0]).toBe('50');
  });
});
