/** Codes of countries and languages in the admin's words; a text that is no code stays as it is. */
export function countryName(code: string | null, locale: string): string {
  return code && /^[A-Z]{2}$/.test(code)
    ? (new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code)
    : (code ?? '');
}

/** `es-ES`: Spanish (Spain). */
export function languageName(tag: string | null, locale: string): string {
  if (!tag) return '';
  try {
    return new Intl.DisplayNames([locale], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** One form for places, whoever reported them: `Lisbon, PT` is `Lisbon, Portugal`. */
export function placeName(place: string | null, locale: string): string {
  const [, town, code = ''] = place?.match(/^(.+), ([A-Z]{2})$/) ?? [];
  return town === undefined ? (place ?? '') : `${town}, ${countryName(code, locale)}`;
}
