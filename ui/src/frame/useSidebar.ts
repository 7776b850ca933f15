import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { usePreferences, useSavePreferences } from '@/api/preferences';

/** Full or rail. Under 1200 px it is always the rail, and opens over the content for the moment. */
export function useSidebar() {
  const narrow = useMediaQuery('(max-width: 1199px)', window.innerWidth < 1200, {
    getInitialValueInEffect: false,
  });
  const { sidebar } = usePreferences();
  const save = useSavePreferences();
  const [over, setOver] = useState(false);
  const rail = narrow || sidebar === 'rail';
  return {
    rail: rail && !(narrow && over),
    over: narrow && over,
    width: rail ? 48 : 212,
    toggle: () => (narrow ? setOver(!over) : save({ sidebar: sidebar === 'rail' ? 'full' : 'rail' })),
    close: () => setOver(false),
  };
}
