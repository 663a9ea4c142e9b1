import { untrack } from 'svelte';

/** An object as somebody sees it who looks only when it is his turn. */
export interface Paced<T> {
  /** Of the same type. Code outside of the reactive graph, such as handlers of events, sees the object as it is. */
  readonly view: T;
  /** Looks again; only what differs runs anew. */
  refresh(): void;
}

/** What of an object is not a plain field or an action. */
export interface PacedMethods<T> {
  /** Methods that answer from state; an answer is kept until the next look. */
  readonly answers: readonly (keyof T)[];
  /** Methods made of other members alone: they see what is kept. */
  readonly composed: readonly (keyof T)[];
}

/** One member as it was when it was last looked at. */
class Seen {
  version = $state(0);
  value: unknown;
  isThere = false;
}

interface Call {
  readonly ask: () => unknown;
  value: unknown;
}

/**
 * Cuts the reactive graph between an object and those who read it: the object may change often, and what is read
 * from the view changes only when `refresh` is called. Getters of the object's class are kept one by one.
 *
 * @param isLive true while the view shall follow the object at once; may be reactive
 */
export function pace<T extends object>(
  target: T,
  methods: PacedMethods<T>,
  isLive: () => boolean,
): Paced<T> {
  const members = new Map<PropertyKey, Seen>();
  for (const [name, { get }] of Object.entries(
    Object.getOwnPropertyDescriptors(Object.getPrototypeOf(target) as object), // of a class's instance
  )) {
    if (get) members.set(name, new Seen());
  }
  const calls = new Map<string, Call>();
  const answered = new Seen();
  const answers = new Set<PropertyKey>(methods.answers);
  const composed = new Set<PropertyKey>(methods.composed);
  const read = (name: PropertyKey): unknown => Reflect.get(target, name, target);

  function readSeen(name: PropertyKey, seen: Seen): unknown {
    void seen.version;
    if (!seen.isThere) {
      seen.value = untrack(() => read(name));
      seen.isThere = true;
    }
    return seen.value;
  }

  function answer(name: PropertyKey, method: (...of: unknown[]) => unknown, of: unknown[]) {
    void answered.version;
    const key = JSON.stringify([name, ...of]);
    let call = calls.get(key);
    if (call === undefined) {
      const ask = () => untrack(() => method.apply(target, of));
      call = { ask, value: ask() };
      calls.set(key, call);
    }
    return call.value;
  }

  const view = new Proxy(target, {
    get(_, name) {
      const isFollowed = !$effect.tracking() || isLive();
      const seen = isFollowed ? undefined : members.get(name);
      if (seen) return readSeen(name, seen);
      const value = read(name);
      if (typeof value !== 'function') return value;
      const method = value as (...of: unknown[]) => unknown; // a member that can be called
      if (!isFollowed && answers.has(name)) return (...of: unknown[]) => answer(name, method, of);
      return method.bind(!isFollowed && composed.has(name) ? view : target);
    },
    set: (_, name, value) => Reflect.set(target, name, value, target),
  });

  return {
    view,
    refresh() {
      for (const [name, seen] of members) {
        if (!seen.isThere) continue;
        const value = untrack(() => read(name));
        if (isSame(value, seen.value)) continue;
        seen.value = value;
        seen.version += 1;
      }
      let hasChanged = false;
      for (const call of calls.values()) {
        const value = call.ask();
        if (isSame(value, call.value)) continue;
        call.value = value;
        hasChanged = true;
      }
      if (hasChanged) answered.version += 1;
    },
  };
}

/** Whether two values are the same, or plain objects with the same members: a view made anew changes nothing. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isPlain(a) || !isPlain(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && Object.is(a[name], b[name]))
  );
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
