import { beforeEach, describe, expect, it, vi } from 'vitest';

describe('project files', () => {
  beforeEach(() => vi.resetModules());
  const fresh = () => import('../../../ui/project/project-file.ts');
  const PATH = 'scenarios/uk-returnees/scenario.yaml';

  it('knows every scenario before any file is loaded', async () => {
    const { listScenarioIds, filesVersion } = await fresh();
    expect(listScenarioIds()).toContain('validation/sick-sicker');
    expect(filesVersion()).toBe('0:0');
  });

  it('loads what it is asked for and nothing else', async () => {
    const { readProjectFile, loadProjectFiles, filesVersion } = await fresh();
    await loadProjectFiles([PATH, 'scenarios/nowhere/scenario.yaml']);
    expect(readProjectFile(PATH)).toContain('title: British returnees');
    expect(filesVersion()).toBe('0:1');
  });

  it('reads the own files of a notebook in place of published ones, until another is opened', async () => {
    const { readProjectFile, readPublishedFile, loadProjectFiles, setOwnFiles, filesVersion } =
      await fresh();
    await loadProjectFiles([PATH]);
    const before = filesVersion();
    setOwnFiles({ [PATH]: 'mine', 'scenarios/mine/x.yaml': 'x' });
    expect([readProjectFile(PATH), readProjectFile('scenarios/mine/x.yaml')]).toEqual([
      'mine',
      'x',
    ]);
    expect(readPublishedFile(PATH)).toContain('title: British returnees');
    expect(filesVersion()).not.toBe(before);
    setOwnFiles({});
    expect(readProjectFile(PATH)).toContain('title: British returnees');
  });

  it('sends for a file that is read before it was loaded', async () => {
    const { readProjectFile } = await fresh();
    expect(readProjectFile(PATH)).toBeUndefined();
    await vi.waitFor(() => expect(readProjectFile(PATH)).toContain('title: British returnees'));
  });
});
