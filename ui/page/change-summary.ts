/**
 * The header's sentence on what the reader changed.
 *
 * @param changed  assumptions that differ from the committed scenario
 * @param all      assumptions of the scenario
 * @param isEdited whether the text differs at all
 * @param isBroken whether the text cannot be read just now
 */
export function changeSummary(
  changed: number,
  all: number,
  isEdited: boolean,
  isBroken: boolean,
): string {
  if (isBroken) return 'The source has problems';
  if (changed > 0) return `You changed ${changed} of ${all} assumptions`;
  if (isEdited) return 'You changed the file, but no assumption';
  return `${all} assumptions, all as published`;
}
