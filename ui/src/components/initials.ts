const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function firstGrapheme(word: string): string {
  return [...graphemes.segment(word)][0]?.segment ?? '';
}

/** Letters and ideographs begin a name; brackets, quotes and emoji in front of them do not. */
function readable(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+/u, '');
}

/**
 * One or two graphemes of a display name: of the first and last word where the script has case, one alone where it has
 * not (names are one string; we assume no first and last name). Empty when nothing in it can be read.
 */
export function initialsOf(name: string): string {
  const words = name.normalize('NFC').split(/\s+/u).map(readable).filter(Boolean);
  const first = firstGrapheme(words[0] ?? '');
  const last = words.length > 1 ? firstGrapheme(words.at(-1) ?? '') : '';
  const cased = first.toLocaleLowerCase() !== first.toLocaleUpperCase();
  return (cased ? first + last : first).toLocaleUpperCase();
}

export const tints = 5;

/** The same tint for the same name on every computer: FNV-1a over its code units. */
export function tintOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % tints;
}
