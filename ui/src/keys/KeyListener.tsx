import { useEffect } from 'react';
import { useSettings } from '@/api/settings';
import { createDispatch } from './dispatch';
import { registry } from './registry';

/** The one place that listens for shortcuts. */
export function KeyListener() {
  const { singleLetterKeys } = useSettings();
  useEffect(() => {
    const dispatch = createDispatch();
    const listen = (event: KeyboardEvent) => {
      const binding = dispatch(event, registry.all(), singleLetterKeys);
      if (!binding) return;
      event.preventDefault();
      binding.run(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [singleLetterKeys]);
  return null;
}
