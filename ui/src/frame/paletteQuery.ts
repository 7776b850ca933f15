/** What the palette looks through: everything, only actions (`>`) or only users (`@`). */
export type PaletteQuery = { mode: 'all' | 'actions' | 'users'; text: string };

export function readPaletteQuery(typed: string): PaletteQuery {
  const text = typed.trimStart();
  if (text.startsWith('>')) return { mode: 'actions', text: text.slice(1).trim() };
  if (text.startsWith('@')) return { mode: 'users', text: text.slice(1).trim() };
  return { mode: 'all', text: text.trim() };
}

/** Case and accents do not count. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Those whose label has all the words, best first: at the start, at the start of a word, anywhere. */
export function rank<T extends { label: string }>(candidates: T[], text: string): T[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  const scored = candidates.map((candidate) => ({ candidate, score: score(folded(candidate.label), words) }));
  return scored
    .filter(({ score }) => score !== null)
    .sort((one, other) => (one.score ?? 0) - (other.score ?? 0))
    .map(({ candidate }) => candidate);
}

function score(label: string, words: string[]): number | null {
  let sum = 0;
  for (const word of words) {
    const at = label.indexOf(word);
    if (at < 0) return null;
    sum += at === 0 ? 0 : label[at - 1] === ' ' ? 1 : 2;
  }
  return sum;
}
