import { describe, expect, it } from 'vitest';
import { countryName, languageName, placeName } from './names';

describe('names of codes', () => {
  it('are words where the code is one, else what was written', () => {
    expect(countryName('PT', 'en')).toBe('Portugal');
    expect(countryName('Atlantis', 'en')).toBe('Atlantis');
    expect(countryName(null, 'en')).toBe('');
    expect(languageName('es-ES', 'en')).toBe('Spanish (Spain)');
    expect(languageName('<script>', 'en')).toBe('<script>');
  });

  it('give places one form', () => {
    expect(placeName('Lisbon, PT', 'en')).toBe('Lisbon, Portugal');
    expect(placeName('Lisbon, Portugal', 'en')).toBe('Lisbon, Portugal');
    expect(placeName('Washington, D.C., US', 'en')).toBe('Washington, D.C., United States');
    expect(placeName('PT', 'en')).toBe('PT');
    expect(placeName(null, 'en')).toBe('');
  });
});
