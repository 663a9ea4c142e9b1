/** Language of every text in this folder; a translation is a folder with the same exports and its own tag. */
export const language = 'en';

/** How dates are put where the reader asks for no way of that language: the day first, 24 hours. */
export const dialect = 'en-GB';
