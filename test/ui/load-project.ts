import { expect } from 'vitest';

// The page loads a scenario's files when it is opened; tests of the page find them all there.
if (expect.getState().testPath?.includes('/test/ui/')) {
  const { listProjectFiles, loadProjectFiles } = await import('../../ui/project/project-file.ts');
  await loadProjectFiles(listProjectFiles());
}
