/** Opens the palette. Its code is read after the first paint, or now. */
export function openPalette() {
  void import('@mantine/spotlight').then(({ spotlight }) => spotlight.open());
}
