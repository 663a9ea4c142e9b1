import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute } from '../../../ui/route/route.ts';

describe('route', () => {
  it('reads an empty hash as the start page', () => {
    for (const hash of ['', '#', '#/']) expect(parseRoute(hash)).toEqual({ page: 'start' });
  });

  it('reads a notebook with and without an edit and a variant', () => {
    expect(parseRoute('#/s/uk-returnees')).toEqual({ page: 'notebook', id: 'uk-returnees' });
    expect(parseRoute('#/s/uk-returnees?edit=a-_9&variant=more-trials')).toEqual({
      page: 'notebook',
      id: 'uk-returnees',
      edit: 'a-_9',
      variant: 'more-trials',
    });
  });

  it('reads a scenario in a folder of folders', () => {
    expect(parseRoute('#/s/validation/sick-sicker')).toEqual({
      page: 'notebook',
      id: 'validation/sick-sicker',
    });
  });

  it('reads back what it writes', () => {
    for (const route of [
      { page: 'start' },
      { page: 'notebook', id: 'a', edit: 'x_-9' },
      { page: 'notebook', id: 'validation/a' },
      { page: 'notebook', id: 'b-2', variant: 'v & w' },
      { page: 'notebook', id: 'b', keep: '0a', from: '811c9dc5', cells: 'y', edit: 'x' },
    ] as const) {
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }
  });

  it('calls anything else unknown and never throws', () => {
    for (const hash of [
      '#/s/',
      '#/s/../x',
      '#/s/A%20',
      '#/nothing',
      '#%E0%A4%A',
      '#/s/a//b?edit=%E0%',
    ]) {
      expect(parseRoute(hash)).toEqual({ page: 'unknown', hash });
    }
  });
});
