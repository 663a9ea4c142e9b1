/** Where the address after the `#` leads. */
export type Route =
  | { readonly page: 'start' }
  | {
      readonly page: 'notebook';
      /** Folder of the scenario among the scenarios: `uk-returnees`, `validation/hiv-chancellor`. */
      readonly id: string;
      /** The edited scenario, packed by `packText`. */
      readonly edit?: string;
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
  const edit = parameters.get('edit');
  const variant = parameters.get('variant');
  return {
    page: 'notebook',
    id,
    ...(edit === null ? {} : { edit }),
    ...(variant === null ? {} : { variant }),
  };
}

/** Writes the hash that `parseRoute` reads. */
export function formatRoute(route: Exclude<Route, { page: 'unknown' }>): string {
  if (route.page === 'start') return '#/';
  const parameters = new URLSearchParams();
  if (route.variant !== undefined) parameters.set('variant', route.variant);
  if (route.edit !== undefined) parameters.set('edit', route.edit);
  const query = parameters.toString();
  return `#/s/${route.id}${query === '' ? '' : `?${query}`}`;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
