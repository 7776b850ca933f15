import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ask } from '@/api/read';

/** The desk keeps the colour scheme; the web view's copy, read before the first paint, follows it. */
export function SchemeSync() {
  const { setColorScheme } = useMantineColorScheme();
  const colorScheme = useQuery({ ...ask('getSettings'), staleTime: Number.POSITIVE_INFINITY }).data
    ?.color_scheme;
  useEffect(() => {
    if (colorScheme) setColorScheme(colorScheme);
  }, [colorScheme, setColorScheme]);
  return null;
}
