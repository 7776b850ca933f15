import { useLingui } from '@lingui/react/macro';
import type { Settings } from '@/api/bindings';
import { useSaveSettings, useSettings } from '@/api/settings';
import { failed } from '@/components/toast';

/** The settings, and a way to change some of them at once. */
export function useChange(): [Settings, (change: Partial<Settings>) => void] {
  const { t } = useLingui();
  const settings = useSettings();
  const { mutate } = useSaveSettings();
  const change = (some: Partial<Settings>) =>
    mutate({ ...settings, ...some }, { onError: (error) => failed(t`The setting was not saved`, error) });
  return [settings, change];
}
