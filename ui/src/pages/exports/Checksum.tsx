import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCopy, IconShieldCheck, IconX } from '@tabler/icons-react';
import { Badge } from '@/components/Badge';
import { useCopy } from '@/components/useCopy';
import classes from './exports.module.css';

/** The proof that the file is what the platform sent, or that there is none (EXP-4). */
export function Checksum({ sha256, verified }: { sha256: string; verified: boolean }) {
  const { copied, copy } = useCopy();
  return (
    <section className={classes.checksum}>
      <div>
        <h3>
          <Trans>Checksum</Trans>
        </h3>
        {verified ? (
          <Badge tone="good" icon={IconShieldCheck}>
            <Trans>Matches the platform’s record</Trans>
          </Badge>
        ) : (
          <Badge tone="bad" icon={IconX}>
            <Trans>Not confirmed by the platform</Trans>
          </Badge>
        )}
      </div>
      <code className="st-mono">
        SHA-256
        <br />
        {sha256.match(/.{1,16}/g)?.join(' ')}
      </code>
      <div>
        <Button size="xs" leftSection={<IconCopy size={14} stroke={1.6} />} onClick={() => void copy(sha256)}>
          {copied ? <Trans>Copied</Trans> : <Trans>Copy checksum</Trans>}
        </Button>
      </div>
    </section>
  );
}
