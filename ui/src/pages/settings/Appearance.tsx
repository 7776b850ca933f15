import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, Select } from '@mantine/core';
import type { Density, Settings } from '@/api/bindings';
import { usePreferences, useSavePreferences } from '@/api/preferences';
import { Card } from '@/components/Card';
import { systemZone } from '@/format/useFormat';
import { Row } from './Row';
import classes from './Settings.module.css';
import { useChange } from './useChange';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** In the place of a zone: whichever the computer is in. */
const systemsOwn = 'system';

/** How things look. */
export function Appearance() {
  const { t } = useLingui();
  const [settings, change] = useChange();
  const { density } = usePreferences();
  const savePreferences = useSavePreferences();
  return (
    <Card title={<Trans>Appearance</Trans>} flush>
      <div className={classes.rows}>
        <Row id="scheme" label={<Trans>Colour scheme</Trans>}>
          <SegmentedControl
            aria-labelledby="scheme"
            size="xs"
            value={settings.color_scheme}
            onChange={(color_scheme: Settings['color_scheme']) => change({ color_scheme })}
            data={[
              { value: 'auto', label: t`System` },
              { value: 'light', label: t`Light` },
              { value: 'dark', label: t`Dark` },
            ]}
          />
        </Row>
        <Row id="density" label={<Trans>Row height</Trans>} help={<Trans>On this connection.</Trans>}>
          <SegmentedControl
            aria-labelledby="density"
            size="xs"
            value={density}
            onChange={(chosen: Density) => savePreferences({ density: chosen })}
            data={[
              { value: 'compact', label: t`Compact` },
              { value: 'comfortable', label: t`Comfortable` },
            ]}
          />
        </Row>
        <Row id="zone" label={<Trans>Time zone</Trans>} help={<Trans>Exports always use UTC.</Trans>}>
          <Select
            aria-labelledby="zone"
            className={classes.wide}
            searchable
            value={settings.time_zone ?? systemsOwn}
            onChange={(zone) => change({ time_zone: zone === systemsOwn ? null : zone })}
            data={[{ value: systemsOwn, label: t`System (${systemZone})` }, ...zones]}
            limit={200}
          />
        </Row>
      </div>
    </Card>
  );
}
