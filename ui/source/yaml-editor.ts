import { autocompletion, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
} from '@codemirror/view';
import type { JsonSchema, Problem } from '../../engine/index.ts';
import schemaText from '../../scenarios/scenario.schema.json?raw';
import { completionsAt, yamlPlace, type ScenarioNames } from './complete-scenario.ts';
import { findSplice } from './text-splice.ts';

export interface YamlEditor {
  /** Shows a text that was changed elsewhere; the cursor stays with its surroundings. */
  setText(text: string): void;
  setProblems(problems: readonly Problem[]): void;
  /** Puts the cursor at the start of a line, counted from 1, and shows it. */
  goToLine(line: number): void;
  destroy(): void;
}

interface EditorOptions {
  readonly text: string;
  readonly label: string;
  readonly onEdit: (text: string) => void;
  readonly onLeave: () => void;
  /** The document's own undo and redo: form, page and editor have one history. */
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** What the scenario can refer to now. */
  readonly names: () => ScenarioNames;
}

/** Comments and keys in the page's own colours. */
const colouring = new MatchDecorator({
  regexp: /(^|\s)#.*$|^\s*(?:- )?[\w-]+(?=:)|(?<=[{,]\s*)[\w-]+(?=:\s)/g,
  decoration: ([found]) =>
    Decoration.mark({ class: found.trimStart().startsWith('#') ? 'comment' : 'key' }),
});

const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper-raised)', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: '3px solid var(--accent)', outlineOffset: '1px' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    lineHeight: '1.55',
    maxHeight: 'var(--editor-height, 60vh)',
  },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': {
    color: 'var(--ink-soft)',
    backgroundColor: 'var(--paper-raised)',
    borderRight: '1px solid var(--rule)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent-wash) 55%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    {
      backgroundColor: 'var(--accent-soft)',
    },
  '.comment': { color: 'var(--ink-soft)', fontStyle: 'italic' },
  '.key': { color: 'var(--accent)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--on-accent)',
    backgroundColor: 'var(--accent)',
  },
  '.cm-completionInfo': { maxWidth: '20rem', fontFamily: 'var(--sans)' },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--paper-raised)',
    border: '1px solid var(--control-rule)',
  },
});

/**
 * Opens a YAML editor inside a host element. It lives in a shadow root, where its styles are adopted
 * sheets: the page's content security policy allows no style elements.
 */
export function createYamlEditor(host: HTMLElement, options: EditorOptions): YamlEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  let isOurs = false;
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        drawSelection(),
        highlightActiveLine(),
        yaml(),
        autocompletion({ override: [(context) => complete(context, options.names())] }),
        colouringPlugin(),
        EditorView.lineWrapping,
        theme,
        keymap.of([...historyKeys(options), ...defaultKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': options.label, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isOurs) options.onEdit(update.state.doc.toString());
        }),
        EditorView.domEventHandlers({ blur: options.onLeave }),
      ],
    }),
  });
  return {
    setText(text) {
      const splice = findSplice(view.state.doc.toString(), text);
      if (splice === undefined) return;
      isOurs = true;
      view.dispatch({ changes: splice });
      isOurs = false;
    },
    setProblems(problems) {
      const diagnostics = problems.map((problem) => diagnosticOf(problem, view.state.doc));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    goToLine(line) {
      const { from } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

/** Kept beside the scenarios for other editors, and equal to what the files are checked with. */
const schema = JSON.parse(schemaText) as JsonSchema; // a JSON Schema is a mapping

function complete({ state, pos, explicit }: CompletionContext, names: ScenarioNames) {
  const place = yamlPlace(state.doc.toString(), pos);
  if (place === undefined || (place.from === pos && !explicit)) return null;
  const found = completionsAt(place, schema, names);
  if (found.length === 0) return null;
  const isFollowed = /^\s*:/.test(state.sliceDoc(pos, state.doc.lineAt(pos).to));
  return {
    from: place.from,
    options: found.map(({ label, info, isKey }) => ({
      label,
      ...(info === undefined ? {} : { info }),
      type: isKey ? 'property' : 'constant',
      ...(isKey && !isFollowed ? { apply: `${label}: ` } : {}),
    })),
    validFor: /^[\w-]*$/,
  };
}

function colouringPlugin() {
  return ViewPlugin.define(
    (view) => ({
      decorations: colouring.createDeco(view),
      update(update) {
        this.decorations = colouring.updateDeco(update, this.decorations);
      },
    }),
    { decorations: ({ decorations }) => decorations },
  );
}

function historyKeys({ onUndo, onRedo }: EditorOptions) {
  const as = (work: () => void) => () => {
    work();
    return true;
  };
  return [
    { key: 'Mod-z', run: as(onUndo), preventDefault: true },
    { key: 'Mod-Shift-z', run: as(onRedo), preventDefault: true },
    { key: 'Mod-y', run: as(onRedo), preventDefault: true },
  ];
}

/** Marks from the problem's place to the end of its line; a whole first line when it has no place. */
function diagnosticOf({ at, severity, message }: Problem, text: Text): Diagnostic {
  const line = text.line(Math.min(Math.max(1, at?.line ?? 1), text.lines));
  const from = Math.min(line.from + Math.max(0, (at?.column ?? 1) - 1), line.to);
  return { from, to: Math.max(from, line.to), severity, message };
}
