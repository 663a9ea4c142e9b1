/** `system` follows the reader's device. */
export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'baserate:theme';

/** What the reader chose before; `system` where nothing is remembered or storage is refused. */
export function rememberedTheme(): ThemeChoice {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system'; // private windows may refuse storage
  }
}

/** Shows the page in a theme. */
export function applyTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}

/** Shows a theme and remembers it for the next visit. */
export function chooseTheme(choice: ThemeChoice): void {
  applyTheme(choice);
  try {
    if (choice === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // not remembered: the theme still holds for this visit
  }
}
