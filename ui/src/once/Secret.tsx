import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { run } from '@/api/read';
import classes from './Once.module.css';

type SecretProps = {
  length: number;
  /** What there is to know of it while it is hidden. */
  about: ReactNode;
};

/** Masked until somebody asks for it; hidden again, the page has it no more. */
export function Secret({ length, about }: SecretProps) {
  const { t } = useLingui();
  const [secret, setSecret] = useState<string | null>(null);
  const [gone, setGone] = useState(false);

  async function toggle() {
    if (secret !== null) return setSecret(null);
    try {
      setSecret(await run('revealOnce'));
    } catch {
      setGone(true);
    }
  }

  return (
    <section className={classes.secret} aria-label={t`Temporary password`}>
      <div className={classes.shown}>
        <output className="st-mono" aria-live="off" data-once>
          {secret ?? '•'.repeat(length)}
        </output>
        <ActionIcon
          aria-label={secret === null ? t`Show password` : t`Hide password`}
          aria-pressed={secret !== null}
          onClick={() => void toggle()}
        >
          {secret === null ? <IconEye size={16} stroke={1.6} /> : <IconEyeOff size={16} stroke={1.6} />}
        </ActionIcon>
      </div>
      <p role={gone ? 'alert' : undefined}>{gone ? <Trans>It is not shown any more.</Trans> : about}</p>
    </section>
  );
}
