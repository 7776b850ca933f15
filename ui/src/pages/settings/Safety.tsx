import { Trans, useLingui } from '@lingui/react/macro';
import { NumberInput, Switch } from '@mantine/core';
import { lockMinutes } from '@/api/bindings';
import { Card } from '@/components/Card';
import { Row } from './Row';
import classes from './Settings.module.css';
import { useChange } from './useChange';

/** When Steward locks, and what single keys may do. */
export function Safety() {
  const { t } = useLingui();
  const [settings, change] = useChange();
  const { start: least, end: most } = lockMinutes;
  return (
    <Card title={<Trans>Keys and lock</Trans>} flush>
      <div className={classes.rows}>
        <Row
          id="letters"
          label={<Trans>Single-letter shortcuts</Trans>}
          help={<Trans>When off, only arrows, Enter, Esc and keys together with Ctrl work.</Trans>}
        >
          <Switch
            aria-labelledby="letters"
            checked={settings.single_letter_keys}
            onChange={(event) => change({ single_letter_keys: event.currentTarget.checked })}
          />
        </Row>
        <Row
          id="lock"
          label={<Trans>Lock when idle</Trans>}
          help={
            <Trans>
              After {least} to {most} minutes. Unlocking needs your password or a code.
            </Trans>
          }
        >
          <NumberInput
            aria-labelledby="lock"
            suffix={t` min`}
            w={104}
            min={least}
            max={most}
            clampBehavior="strict"
            allowDecimal={false}
            value={settings.lock_after_minutes}
            onChange={(minutes) =>
              Number(minutes) >= least && change({ lock_after_minutes: Number(minutes) })
            }
          />
        </Row>
      </div>
    </Card>
  );
}
