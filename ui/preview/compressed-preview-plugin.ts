import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { compressedFiles } from './compressed-files.ts';

/** Lets `npm start` serve the built notebook compressed, as any host of static files does. */
export function compressedPreview(): Plugin {
  return {
    name: 'compressed-preview',
    configurePreviewServer({ config, middlewares }) {
      const answer = compressedFiles(resolve(config.root, config.build.outDir));
      middlewares.use((request, response, next) => {
        answer(request, response).then((isAnswered) => {
          if (!isAnswered) next();
        }, next);
      });
    },
  };
}
