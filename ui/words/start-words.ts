/** What the start page says. */
export const startWords = {
  pageTitle: 'Baserate: scenarios from printed counts',
  heading: 'How many come back, are convicted, offend again, and how sure can anyone be?',
  lead:
    'Each scenario starts from counts printed in the press, keeps every count tied to who printed it and to ' +
    'what is wrong with it, and carries the uncertainty through to the answer. Each dot stands for a chance ' +
    'of 1 in 50. Open a question and change what you doubt.',
  scenarios: 'Scenarios',
  openOwn: 'Open a scenario of your own',
  published: 'Published models, run again',
  aboutPublished:
    'Models that others published with their results, rebuilt here number by number. They check the machine, ' +
    'and each can be opened and changed like any scenario.',
  broken: (problem: string) => `This scenario cannot be read: ${problem}`,
} as const;
