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
              { value: 'auto', label: t`As the system` },
              { value: 'light', label: t`Light` },
              { value: 'dark', label: t`Dark` },
            ]}
          />
        </Row>
        <Row id="density" label={<Trans>Rows of tables</Trans>} help={<Trans>On this connection.</Trans>}>
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
        <Row id="zone" label={<Trans>Time zone</Trans>} help={<Trans>Exports always have UTC.</Trans>}>
          <Select
            aria-labelledby="zone"
            className={classes.wide}
            searchable
            clearable
            placeholder={t`As the system (${systemZone})`}
            value={settings.time_zone}
            onChange={(time_zone) => change({ time_zone })}
            data={zones}
            limit={200}
          />
        </Row>
      </div>
    </Card>
  );
}
