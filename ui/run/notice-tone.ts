/**
 * How a sentence that comes with a result is to be taken: `information` says how the numbers were made,
 * `warning` that the model was bent to give any.
 */
export function noticeTone(notice: string): 'information' | 'warning' {
  return notice.startsWith('People are not independent') ? 'information' : 'warning';
}
