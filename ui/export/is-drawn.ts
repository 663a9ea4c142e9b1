/** Whether no cell of the page says that something of it is still on its way. */
export function isDrawn(): boolean {
  return document.querySelector('.waiting') === null;
}
