import { autocompletion, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Extension, type Text } from '@codemirror/state';
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
import { editorTheme } from './editor-theme.ts';
import type { SourceFile } from './source-jump.svelte.ts';
import { findSplice } from './text-splice.ts';

/** A place in a text; line and column count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export interface SourceEditor {
  /** Shows a file; each keeps its cursor while the other is shown. */
  open(file: SourceFile, text: string): void;
  /** Shows a text that was changed elsewhere; the cursor stays with its surroundings. */
  setText(text: string): void;
  setProblems(problems: readonly Problem[]): void;
  /** Puts the cursor at a place and shows it. */
  goTo(place: TextPlace): void;
  cursor(): TextPlace;
  focus(): void;
  destroy(): void;
}

interface EditorOptions {
  readonly file: SourceFile;
  readonly text: string;
  /** What the editor of a file is called. */
  readonly label: (file: SourceFile) => string;
  readonly onEdit: (text: string) => void;
  readonly onLeave: () => void;
  /** The document's own undo and redo: form, page and editor have one history. */
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Asks for what the line of the cursor says on the page. */
  readonly onShow: () => void;
  /** What the scenario can refer to now. */
  readonly names: () => ScenarioNames;
}

/** Comments and keys of YAML. */
const yamlColours = new MatchDecorator({
  regexp: /(^|\s)#.*$|^\s*(?:- )?[\w-]+(?=:)|(?<=[{,]\s*)[\w-]+(?=:\s)/g,
  decoration: ([found]) =>
    Decoration.mark({ class: found.trimStart().startsWith('#') ? 'comment' : 'key' }),
});

/** Headings, fences of cells, live numbers and comments of Markdown. */
const markdownColours = new MatchDecorator({
  regexp: /^#{1,6} .*$|^(?:```|~~~).*$|\$\{[^}]*\}|<!--.*?-->/g,
  decoration: ([found]) =>
    Decoration.mark({
      class: found.startsWith('#') ? 'heading' : found.startsWith('<!--') ? 'comment' : 'key',
    }),
});

/**
 * Opens an editor inside a host element. It lives in a shadow root, where its styles are adopted
 * sheets: the page's content security policy allows no style elements.
 */
export function createSourceEditor(host: HTMLElement, options: EditorOptions): SourceEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  let isOurs = false;
  const stateOf = (file: SourceFile, text: string) =>
    EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        drawSelection(),
        highlightActiveLine(),
        languageOf(file, options),
        EditorView.lineWrapping,
        editorTheme,
        keymap.of([...ownKeys(options), ...defaultKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': options.label(file), tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isOurs) options.onEdit(update.state.doc.toString());
        }),
        EditorView.domEventHandlers({ blur: options.onLeave }),
      ],
    });
  const view = new EditorView({ parent: root, root, state: stateOf(options.file, options.text) });
  let shown = options.file;
  const left = new Map<SourceFile, EditorState>();
  const setText = (text: string) => {
    const splice = findSplice(view.state.doc.toString(), text);
    if (splice === undefined) return;
    isOurs = true;
    view.dispatch({ changes: splice });
    isOurs = false;
  };
  return {
    setText,
    open(file, text) {
      if (file !== shown) {
        left.set(shown, view.state);
        view.setState(left.get(file) ?? stateOf(file, text));
        shown = file;
      }
      setText(text);
    },
    setProblems(problems) {
      const diagnostics = problems.map((problem) => diagnosticOf(problem, view.state.doc));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    goTo({ line, column }) {
      const { from, to } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      const at = Math.min(from + Math.max(0, column - 1), to);
      view.dispatch({
        selection: { anchor: at },
        effects: EditorView.scrollIntoView(at, { y: 'center' }),
      });
      view.focus();
    },
    cursor() {
      const { head } = view.state.selection.main;
      const { number, from } = view.state.doc.lineAt(head);
      return { line: number, column: head - from + 1 };
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function languageOf(file: SourceFile, options: EditorOptions): Extension {
  if (file === 'notebook') return colouring(markdownColours);
  return [
    yaml(),
    autocompletion({ override: [(context) => complete(context, options.names())] }),
    colouring(yamlColours),
  ];
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

function colouring(colours: MatchDecorator): Extension {
  return ViewPlugin.define(
    (view) => ({
      decorations: colours.createDeco(view),
      update(update) {
        this.decorations = colours.updateDeco(update, this.decorations);
      },
    }),
    { decorations: ({ decorations }) => decorations },
  );
}

function ownKeys({ onUndo, onRedo, onShow }: EditorOptions) {
  const as = (work: () => void) => () => {
    work();
    return true;
  };
  return [
    { key: 'Mod-z', run: as(onUndo), preventDefault: true },
    { key: 'Mod-Shift-z', run: as(onRedo), preventDefault: true },
    { key: 'Mod-y', run: as(onRedo), preventDefault: true },
    { key: 'Mod-Enter', run: as(onShow), preventDefault: true },
  ];
}

/** Marks from the problem's place to the end of its line; a whole first line when it has no place. */
function diagnosticOf({ at, severity, message }: Problem, text: Text): Diagnostic {
  const line = text.line(Math.min(Math.max(1, at?.line ?? 1), text.lines));
  const from = Math.min(line.from + Math.max(0, (at?.column ?? 1) - 1), line.to);
  return { from, to: Math.max(from, line.to), severity, message };
}
