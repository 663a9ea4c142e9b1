/** What is said beside the box of a number. */
export const assumptionWords = {
  slider: (label: string) => `${label}: slide; Shift and an arrow key for a large step`,
  density: (label: string, isChanged: boolean) =>
    `How likely each value of “${label}” is${isChanged ? ', with the published one in grey' : ''}`,
  noDensity: 'The picture could not be loaded.',
} as const;
