import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Functions of Math whose last bit differs between JavaScript engines, or between versions of one:
 * every transcendental, and the random generator. The engine has its own in engine/math and engine/random.
 */
const inexactMath = (
  'random exp expm1 log log1p log2 log10 pow sin cos tan asin acos atan atan2 sinh cosh tanh ' +
  'asinh acosh atanh cbrt hypot'
).split(' ');

const timeGlobals = ['Date', 'performance', 'Temporal'];

/** Names that exist in one place only (a page, Node), or whose answers depend on the machine. */
const placeGlobals = (
  'window document self globalThis global navigator location history screen localStorage ' +
  'sessionStorage indexedDB caches fetch XMLHttpRequest WebSocket Worker SharedWorker Blob URL ' +
  'postMessage addEventListener requestAnimationFrame cancelAnimationFrame matchMedia alert ' +
  'process Buffer require module __dirname __filename setImmediate crypto Intl ' +
  '$state $derived $effect $props'
).split(' ');

const refuse = (names, message) => names.map((name) => ({ name, message }));

const timeRule = refuse(timeGlobals, 'A result must not depend on the clock.');
const placeRule = refuse(
  placeGlobals,
  'The engine knows no place: pass it in, or use a pool platform file.',
);
const mathRule = inexactMath.map((property) => ({
  object: 'Math',
  property,
  message:
    property === 'random'
      ? 'Draws are addressed by seed, name and index: use engine/random.'
      : 'Its last bit differs between JavaScript engines: use engine/math.',
}));

const determinismSyntax = [
  {
    selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']",
    message:
      'Its last bit differs between JavaScript engines: multiply, or use engine/math/pow.ts.',
  },
  {
    selector: ":not(MemberExpression) > Identifier[name='Math']",
    message: 'Call Math by its name, so that its inexact functions can be refused.',
  },
  {
    selector: "MemberExpression[object.name='Math'][computed=true]",
    message: 'Call Math by its name, so that its inexact functions can be refused.',
  },
  {
    selector: "MemberExpression[property.name='localeCompare']",
    message: 'The order of text must not depend on the machine: compare with < and >.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^toLocale/][arguments.length=0]',
    message: "The look of text must not depend on the machine: name the locale, 'en'.",
  },
];

const typescript = {
  '@typescript-eslint/ban-ts-comment': [
    'error',
    { 'ts-expect-error': true, minimumDescriptionLength: 10 },
  ],
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
};

/** Rules that need types; every file they run on is in tsconfig.json. */
const typeAware = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true },
  ],
};

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'node_modules/']),
  globalIgnores(['engine/**/*.{simd,wasm}.ts']), // AssemblyScript alone
  js.configs.recommended,
  tseslint.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: { ...typescript, eqeqeq: ['error', 'always', { null: 'ignore' }], 'no-undef': 'off' },
  },
  {
    files: ['{engine,cli,ui,test,bench}/**/*.{ts,svelte}', 'vite.config.ts'],
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        projectService: true,
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: typeAware,
  },
  {
    files: ['ui/**/*.svelte'],
    rules: {
      'svelte/no-at-html-tags': 'warn',
      'svelte/no-useless-mustaches': 'off', // {' '} keeps a space where a line breaks
    },
  },
  {
    // Results are replaced, never changed in place, so that a run of thousands of numbers is no proxy.
    files: ['ui/**/*.svelte.ts'],
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    files: ['engine/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': ['error', ...mathRule],
      'no-restricted-syntax': ['error', ...determinismSyntax],
      'no-restricted-globals': ['error', ...timeRule, ...placeRule],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(node:|svelte(/|$)|vite(/|$)|@sveltejs/)',
              message: 'The engine knows no place: only pool/*-node.ts and pool/*-browser.ts do.',
            },
            {
              regex: '^(fs|path|os|url|util|worker_threads|crypto|events|perf_hooks)(/|$)',
              message: 'The engine knows no place: only pool/*-node.ts does, and it writes node:.',
            },
          ],
        },
      ],
    },
  },
  {
    // Constants stand as published; the portable subset has no variables without a first value.
    files: ['engine/{math,simulate}/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-loss-of-precision': 'off', 'no-useless-assignment': 'off' },
  },
  {
    files: ['engine/pool/*-browser.ts', 'engine/pool/*-node.ts'],
    rules: {
      'no-restricted-globals': ['error', ...timeRule],
      'no-restricted-imports': 'off',
    },
  },
);
