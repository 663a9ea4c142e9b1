/** Whether the command runs as a step of GitHub Actions, which reads annotations from the output. */
export function isGitHub(): boolean {
  return process.env['GITHUB_ACTIONS'] === 'true';
}

/**
 * A workflow command that marks a file in the diff.
 *
 * @source GitHub Docs, "Workflow commands for GitHub Actions", setting an error message
 */
export function annotation(
  level: 'error' | 'warning',
  file: string,
  message: string,
  line?: number,
): string {
  const place = line === undefined ? '' : `,line=${line}`;
  return `::${level} file=${escapeProperty(file)}${place}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
