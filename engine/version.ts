/** Version of the engine, written into every lock; equal to the version in package.json. */
export const ENGINE_VERSION = '0.1.0';
