import { useEffect } from 'react';
import { useSettings } from '@/api/settings';
import { createDispatch } from './dispatch';
import { watchPointer } from './owner';
import { registry } from './registry';

/** The one place that listens for shortcuts. */
export function KeyListener() {
  const { single_letter_keys } = useSettings();
  useEffect(watchPointer, []);
  useEffect(() => {
    const dispatch = createDispatch();
    const listen = (event: KeyboardEvent) => {
      const binding = dispatch(event, registry.all(), single_letter_keys);
      if (!binding) return;
      event.preventDefault();
      binding.run(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [single_letter_keys]);
  return null;
}
