/** The reason of a weight as a reader sees it, without the marks of code. */
export function reasonText(reason: string): string {
  return reason.replaceAll('`', '');
}

/** Its first sentence, which says what is done; why, the evidence cell tells. */
export function ruleText(reason: string): string {
  return reasonText(reason).replace(/\. .*$/s, '.');
}
