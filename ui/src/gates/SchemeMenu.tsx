import { Trans } from '@lingui/react/macro';
import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useSaveSettings, useSettings } from '@/api/settings';

const looks = {
  auto: { icon: IconDeviceDesktop, label: <Trans>System</Trans> },
  light: { icon: IconSun, label: <Trans>Light</Trans> },
  dark: { icon: IconMoon, label: <Trans>Dark</Trans> },
};
type Scheme = keyof typeof looks;

/** Light, dark or the system’s. Kept by the desk; the web view mirrors it for the first paint. */
export function SchemeMenu() {
  const { setColorScheme } = useMantineColorScheme();
  const settings = useSettings();
  const { mutate } = useSaveSettings();
  const { icon: Current, label } = looks[settings.color_scheme];
  const choose = (color_scheme: Scheme) => {
    setColorScheme(color_scheme);
    mutate({ ...settings, color_scheme });
  };
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Button size="xs" variant="subtle" leftSection={<Current size={14} stroke={1.6} />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(looks) as Scheme[]).map((scheme) => {
          const { icon: Shape, label } = looks[scheme];
          return (
            <Menu.Item
              key={scheme}
              leftSection={<Shape size={16} stroke={1.6} />}
              onClick={() => choose(scheme)}
            >
              {label}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
