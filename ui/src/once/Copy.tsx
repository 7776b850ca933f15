import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Progress } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconCircleCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { run } from '@/api/read';
import { Keycap } from '@/components/Keycap';
import { useSeconds } from '@/format/useSeconds';
import classes from './Once.module.css';

type Copied = { at: number } | 'failed' | null;

/** Copies it without the page having it. The clipboard is cleared by whoever wrote to it, window or no window. */
export function Copy({ seconds }: { seconds: number }) {
  const [copied, setCopied] = useState<Copied>(null);

  async function copy() {
    try {
      await run('copyOnce');
      setCopied({ at: Date.now() });
    } catch {
      setCopied('failed');
    }
  }
  useHotkeys([['mod+C', () => void copy()]]);

  return (
    <div className={classes.copy}>
      <Button
        variant="filled"
        leftSection={<IconCopy size={16} stroke={1.6} />}
        rightSection={<Keycap keys="mod+C" />}
        onClick={() => void copy()}
      >
        <Trans>Copy</Trans>
      </Button>
      {copied === 'failed' ? (
        <p role="alert">
          <Trans>The clipboard cannot be used. Show the password and type it.</Trans>
        </p>
      ) : (
        copied && <Remaining key={copied.at} since={copied.at} seconds={seconds} />
      )}
    </div>
  );
}

/** How long it stays there. */
function Remaining({ since, seconds }: { since: number; seconds: number }) {
  const { t } = useLingui();
  const left = Math.max(0, Math.ceil(seconds - (useSeconds() - since) / 1000));
  return (
    <div className={classes.remaining} role="timer">
      <p>
        <span>
          <IconCircleCheck size={14} stroke={1.6} aria-hidden /> <Trans>Copied</Trans>
        </span>
        <span>
          {left > 0 ? (
            <Plural value={left} one="clipboard is cleared in # s" other="clipboard is cleared in # s" />
          ) : (
            <Trans>clipboard is cleared</Trans>
          )}
        </span>
      </p>
      <Progress aria-label={t`Time in the clipboard`} value={(left / seconds) * 100} size={4} />
    </div>
  );
}
