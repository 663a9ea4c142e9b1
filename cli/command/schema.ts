import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Arguments, Command, Context } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { writeFileAtomically } from '../write-file.ts';
import { fail, jsonSchemas, serialiseJsonSchema } from '../../engine/index.ts';

export const schemaCommand: Command = {
  name: 'schema',
  usage: '[options]',
  summary: 'prints the JSON Schemas of the file formats, for editors',
  about: [
    'Prints the JSON Schemas of scenario, model and evidence files as one JSON object, or writes each to',
    'its own file. An editor completes and checks a file that begins with',
    '  # yaml-language-server: $schema=../scenario.schema.json',
  ],
  takes: [0, 0],
  options: {
    out: { value: 'DIR', about: 'write scenario.schema.json and the others into a folder' },
    json: { about: 'print the names of the files written as JSON' },
  },
  run: (args, context) => Promise.resolve(writeSchemas(args, context)),
};

function writeSchemas(args: Arguments, { terminal }: Context) {
  const schemas = jsonSchemas();
  const folder = args.text('out');
  if (folder === undefined) {
    terminal.print(JSON.stringify(schemas, null, 2));
    return EXIT.ok;
  }
  makeFolder(folder);
  const files = Object.entries(schemas).map(([name, schema]) => {
    const file = join(folder, `${name}.schema.json`);
    writeFileAtomically(file, serialiseJsonSchema(schema));
    return file;
  });
  if (args.has('json')) terminal.print(JSON.stringify({ baserate: 1, files }, null, 2));
  else for (const file of files) terminal.print(file);
  return EXIT.ok;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw fail('cli/not-written', folder, `the folder could not be made; ${reason}`);
  }
}
