/** A piece of a query between spaces: `word`, `"two words"`, `field:value`, `-field:"a value"`. */
export type Term = {
  /** Where it stands in the text. */
  start: number;
  end: number;
  /** `null` for free text. */
  field: string | null;
  negated: boolean;
  /** Without quotes and escapes. */
  value: string;
  /** Where the value begins, its quote included. */
  valueStart: number;
  quote: 'none' | 'closed' | 'open';
};

const head = /(-?)([A-Za-z][A-Za-z0-9_]*):/y;

/** What a pasted address begins with; no field has such a name. */
const schemes = ['http', 'https', 'mailto', 'tel', 'sms', 'callto', 'urn', 'steward'];

/** Takes a query apart. Every character that is no space belongs to exactly one term. */
export function scanTerms(text: string): Term[] {
  const terms: Term[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && isSpace(text[at])) at++;
    if (at >= text.length) return terms;
    const term = scanTerm(text, at);
    terms.push(term);
    at = term.end;
  }
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}

function scanTerm(text: string, start: number): Term {
  head.lastIndex = start;
  const begun = head.exec(text);
  const named = begun && !schemes.includes(begun[2]?.toLowerCase() ?? '') ? begun : null;
  const valueStart = start + (named?.[0].length ?? 0);
  const { value, end, quote } = scanValue(text, valueStart);
  return {
    start,
    end,
    field: named?.[2]?.toLowerCase() ?? null,
    negated: named?.[1] === '-',
    value,
    valueStart,
    quote,
  };
}

/** Up to the next space outside quotes. A quote opens at the start and after a comma; `\"` and `\\` stand for themselves. */
function scanValue(text: string, start: number) {
  let value = '';
  let quote: Term['quote'] = 'none';
  let at = start;
  for (; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote === 'open') {
      if (character === '"') quote = 'closed';
      else if (character === '\\' && /["\\]/.test(text[at + 1] ?? '')) value += text[++at];
      else value += character;
    } else if (isSpace(character)) break;
    else if (character === '"' && (at === start || text[at - 1] === ',')) quote = 'open';
    else value += character;
  }
  return { value, end: at, quote };
}

/** The value as it must be typed to be read back as it is. */
export function quoteValue(value: string): string {
  return value === '' || /[\s"\\]/.test(value) ? quoted(value) : value;
}

/** Free text as it must be typed: a word that looks like a field is quoted. */
export function quoteText(word: string): string {
  head.lastIndex = 0;
  return head.test(word) ? quoted(word) : quoteValue(word);
}

function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
