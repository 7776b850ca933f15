import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { run } from '@/api/read';
import { announce } from './announce';
import { failed } from './toast';

const shown = 1500;

/** Copies by the shell, since the web view may not write to the clipboard everywhere. `copied` holds for a moment. */
export function useCopy() {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shown);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy(text: string) {
    try {
      await run('copyText', text);
      setCopied(true);
      announce(t`Copied`);
    } catch (error) {
      failed(t`The text was not copied`, error);
    }
  }
  return { copied, copy };
}
