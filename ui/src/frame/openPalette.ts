/** Opens the palette. Its code is read after the first paint, or now. */
export function openPalette() {
  void import('./paletteStore').then(({ palette }) => palette.open());
}
