/** Where the address after the `#` leads. */
export type Route =
  | { readonly page: 'start' }
  | {
      readonly page: 'notebook';
      /** Folder of the scenario among the scenarios: `uk-returnees`, `validation/hiv-chancellor`. */
      readonly id: string;
      /** The edited scenario, packed by `packText`. */
      readonly edit?: string;
      /** The edited notebook, packed the same way. */
      readonly cells?: string;
      /** Mark of the published scenario that the link changes, as `textMark` makes it. */
      readonly from?: string;
      /** Key under which this browser keeps the notebook. */
      readonly keep?: string;
      readonly variant?: string;
    }
  | { readonly page: 'unknown'; readonly hash: string };

/** Reads the hash of an address; never throws, whatever it holds. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = splitOnce(hash.replace(/^#/, ''), '?');
  if (path === '' || path === '/') return { page: 'start' };
  const id = /^\/s\/([a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)*)\/?$/.exec(path)?.[1];
  if (id === undefined) return { page: 'unknown', hash };
  const parameters = new URLSearchParams(query);
  return { page: 'notebook', id, ...pick(parameters) };
}

/** In the order in which they are written. */
const PARAMETERS = ['variant', 'keep', 'from', 'cells', 'edit'] as const;

function pick(parameters: URLSearchParams): Partial<Record<(typeof PARAMETERS)[number], string>> {
  return Object.fromEntries(
    PARAMETERS.flatMap((name) => {
      const value = parameters.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** Writes the hash that `parseRoute` reads. */
export function formatRoute(route: Exclude<Route, { page: 'unknown' }>): string {
  if (route.page === 'start') return '#/';
  const parameters = new URLSearchParams();
  for (const name of PARAMETERS) {
    const value = route[name];
    if (value !== undefined) parameters.set(name, value);
  }
  const query = parameters.toString();
  return `#/s/${route.id}${query === '' ? '' : `?${query}`}`;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
