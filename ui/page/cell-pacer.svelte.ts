// Long because whose turn it is, what is near and what is held back are one decision.
import { flushSync, untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { NotebookDocument } from '../document/notebook-document.svelte.ts';
import type { NotebookRun, RunState } from '../run/notebook-run.svelte.ts';
import { pace, type Paced } from './paced.svelte.ts';
import { VersionMarks } from './version-marks.ts';

/** How long cells may take in one frame before the rest waits for the next one, milliseconds. */
const FRAME_MS = 5;
/** How long cells wait for the first picture after an edit: it comes before them, milliseconds. */
const ANSWER_MS = 80;
/** How long they have before they wait again, milliseconds. */
const REST_MS = 100;
/** A page that is not on screen has no frames, milliseconds. */
const HIDDEN_MS = 60;
/** How far beyond the screen a cell counts as near: half a screen. */
const MARGIN = '50% 0px';

/** What one cell of a page sees: a document and its runs, as they were when it was last its turn. */
export interface CellPace {
  readonly document: NotebookDocument;
  readonly run: NotebookRun;
  /** Follows where the cell stands, for as long as it does. */
  readonly watch: (frame: HTMLElement) => () => void;
}

interface Cell {
  /** Where it stands, once it does. */
  frame?: Element;
  readonly id: () => string;
  /** Whether it follows at once. */
  readonly isLive: () => boolean;
  readonly document: Pick<Paced<NotebookDocument>, 'refresh'>;
  readonly run: Pick<Paced<NotebookRun>, 'refresh'>;
  isNear: boolean;
  /** Whether the document, or a run, has changed since it last had its turn. */
  isOld: boolean;
  isBehind: boolean;
  /** When it last had its turn, so that a burst of edits passes nobody over. */
  turn: number;
  /** What its last turn took, milliseconds. */
  took: number;
}

/**
 * Lets the cells of a page follow their document and its runs one after the other, a few milliseconds in each
 * frame, so that no edit and no picture holds the page up: those near the screen as soon as anything changes;
 * the others take an edit after them, and a run when it is done. The cell in which the reader works follows at once.
 */
export class CellPacer {
  readonly #document: NotebookDocument;
  readonly #run: NotebookRun;
  readonly #cells = new Map<Element, Cell>();
  /** Ids of cells near the screen. */
  readonly #near = new SvelteSet<string>();
  readonly #observer: IntersectionObserver;
  readonly #marks = new VersionMarks();
  /** What the page's results depended on when cells were last marked. */
  #version: readonly unknown[];
  #isWaiting = false;
  #turns = 0;
  /** Until when cells wait for the answer. */
  #heldUntil = -Infinity;

  constructor(document: NotebookDocument, run: NotebookRun) {
    this.#document = document;
    this.#run = run;
    this.#version = run.version;
    run.drawAll = () => this.refreshAll();
    document.pace.isDrawn = () => run.hasPicture && !this.#isNearBehind();
    this.#observer = new IntersectionObserver((entries) => this.#place(entries), {
      rootMargin: MARGIN,
    });
  }

  /** Whether a cell is near the screen. */
  isNear(id: string): boolean {
    return this.#near.has(id);
  }

  /** Marks what belongs to an earlier version, at once; cells lose the mark in their turn. */
  followVersion(): void {
    const version = this.#run.version;
    this.#marks.setAhead(this.#document.pace.isAhead);
    if (version.every((each, index) => each === this.#version[index])) return;
    this.#version = version;
    for (const [frame, { isLive }] of this.#cells) if (!isLive()) this.#marks.set(frame, true);
  }

  /** A part of the page that follows at once, and is only ever behind what has not been written yet. */
  readonly head = (part: Element): (() => void) => this.#marks.add(part);

  /** Reads what cells may show of the document, so that an effect that calls this runs again when it changes. */
  followDocument(): void {
    void [this.#document.texts, this.#document.parsed];
    for (const cell of this.#cells.values()) cell.isOld = cell.isBehind = true;
    untrack(() => {
      const now = performance.now();
      const isRested = this.#document.pace.isMoving || now > this.#heldUntil + REST_MS;
      if (isRested && this.#isAnswerComing()) {
        this.#heldUntil = now + ANSWER_MS;
        setTimeout(() => this.#wait(), ANSWER_MS);
      }
      this.#wait();
    });
  }

  /** As `followDocument`, for the runs. */
  followRun(): void {
    this.#run.follow();
    for (const cell of this.#cells.values()) cell.isBehind = true;
    untrack(() => this.#wait());
  }

  /** All cells at once, as before printing. */
  refreshAll(): void {
    for (const cell of this.#cells.values()) this.#refresh(cell, true);
  }

  /** The view of one cell; called once, where the cell is made. */
  cell(id: () => string): CellPace {
    let isLive = $state(false);
    const document = pace(this.#document, { answers: [], composed: [] }, () => isLive);
    const run = pace(
      this.#run,
      {
        answers: ['view', 'pairWithBaseline', 'pairWithBase', 'pairOf'],
        composed: ['differences', 'ignorance', 'meanFlows'],
      },
      () => isLive,
    );
    const cell: Cell = {
      ...{ id, document, run, isLive: () => isLive },
      ...{ isNear: true, isOld: false, isBehind: false, turn: 0, took: 0 },
    };
    return {
      document: document.view,
      run: run.view,
      watch: (frame) => {
        // later, since an element that goes loses its focus while the graph is at work
        const follow = () =>
          queueMicrotask(() => {
            const hasFocus = frame.contains(window.document.activeElement);
            if (hasFocus === isLive) return;
            document.refresh(); // what it saw at once is what it goes on from
            run.refresh();
            isLive = hasFocus;
            this.#marks.set(frame, false);
          });
        frame.addEventListener('focusin', follow);
        frame.addEventListener('focusout', follow);
        cell.frame = frame;
        this.#cells.set(frame, cell);
        const unmark = this.#marks.add(frame);
        this.#observer.observe(frame);
        return () => {
          frame.removeEventListener('focusin', follow);
          frame.removeEventListener('focusout', follow);
          this.#observer.unobserve(frame);
          this.#cells.delete(frame);
          unmark();
          this.#near.delete(id());
        };
      },
    };
  }

  close(): void {
    this.#observer.disconnect();
    this.#cells.clear();
  }

  #place(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const cell = this.#cells.get(target);
      if (cell === undefined) continue;
      cell.isNear = isIntersecting;
      if (isIntersecting) this.#near.add(cell.id());
      else this.#near.delete(cell.id());
    }
    this.#wait();
  }

  /** Whether what is on screen belongs to an earlier version, and a run for this one is under way. */
  #isAnswerComing(): boolean {
    return !this.#run.hasPicture && !this.#document.isBroken;
  }

  #isHeld(): boolean {
    if (performance.now() >= this.#heldUntil) return false;
    if (this.#isAnswerComing()) return true;
    this.#heldUntil = performance.now();
    requestAnimationFrame(() => this.#wait()); // after the frame that shows it
    return true;
  }

  /** Whether nothing more comes of this version: its run is done, or it cannot be run. */
  #isEnd(): boolean {
    return isDone(this.#run.current.state) || this.#document.isBroken;
  }

  #isNearBehind(): boolean {
    return [...this.#cells.values()].some(({ isNear, isBehind }) => isNear && isBehind);
  }

  #wait(): void {
    if (this.#isWaiting || this.#isHeld() || this.#next() === undefined) return;
    this.#isWaiting = true;
    const turn = () => {
      this.#isWaiting = false;
      this.#turn();
      this.#wait();
    };
    if (document.hidden) setTimeout(turn, HIDDEN_MS);
    else requestAnimationFrame(turn);
  }

  /**
   * The cell whose turn it is, that which waits longest: of the near ones; then of all for what the document
   * says; and once the run is done for what it gave.
   */
  #next(): Cell | undefined {
    const cells = [...this.#cells.values()].sort((a, b) => a.turn - b.turn);
    return (
      cells.find(({ isNear, isBehind }) => isNear && isBehind) ??
      (this.#document.pace.isMoving ? undefined : cells.find(({ isOld }) => isOld)) ??
      (this.#isEnd() ? cells.find(({ isBehind }) => isBehind) : undefined)
    );
  }

  /** One cell, and further ones as long as they are likely to end in time. */
  #turn(): void {
    const began = performance.now();
    const isEnd = this.#isEnd();
    let now = began;
    for (let cell = this.#next(); cell !== undefined; cell = this.#next()) {
      if (now > began && now - began + cell.took > FRAME_MS) return;
      this.#refresh(cell, cell.isNear || isEnd);
      const end = performance.now();
      cell.took = end - now;
      now = end;
    }
  }

  #refresh(cell: Cell, isWithRun: boolean): void {
    cell.turn = this.#turns += 1;
    cell.isOld = false;
    cell.document.refresh();
    if (isWithRun) {
      cell.isBehind = false;
      cell.run.refresh();
    }
    flushSync();
    if (isWithRun && cell.frame) this.#marks.set(cell.frame, false);
  }
}

function isDone(state: RunState): boolean {
  return state === 'full' || state === 'verified' || state === 'differs';
}
