import { isConsoleError } from '@/api/ConsoleError';

/** Where a stack went through the code: `at draw (app.js:1:2)` in Chromium, `draw@app.js:1:2` in WebKit. */
const frameLine = /^\s*at\s.*:\d+:\d+\)?$|^[^\s@]*@\S*:\d+:\d+$/;

/**
 * What may be handed on about an exception: its name or code, the request id and the places in the code. Its message
 * and the address are left out, because they can quote a user.
 */
export function crashDetails(error: unknown, version: string | null): string {
  const refusal = isConsoleError(error) ? error : null;
  return [
    `Steward ${version ?? ''}`.trim(),
    `Code: ${codeOf(error)}`,
    error instanceof Error && `Kind: ${error.name}`,
    refusal?.request_id && `Request: ${refusal.request_id}`,
    ...framesOf(error),
  ]
    .filter(Boolean)
    .join('\n');
}

/** The refusal's own code; else the one for a mistake of the window. */
export function codeOf(error: unknown): string {
  return isConsoleError(error) ? error.code : 'internal';
}

function framesOf(error: unknown): string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  // Chromium begins the stack with the message, which may look like a place in the code.
  const places = error.stack.replace(error.message, '');
  return places
    .split('\n')
    .filter((line) => frameLine.test(line))
    .map((line) => line.trim());
}
