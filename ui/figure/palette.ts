/**
 * Colours of states, told apart with every common kind of colour vision (a test simulates them): those of
 * Okabe & Ito 2008, https://jfly.uni-koeln.de/color/, without their yellow, which is too pale on white paper.
 */
export const STATE_COLOURS = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#d55e00',
  '#56b4e9',
  '#cc79a7',
] as const;

/** Everything that has no colour of its own. */
export const REST_COLOUR = '#66676c';
