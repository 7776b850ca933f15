import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import { countDrafts } from '@/api/drafts';
import { useSession } from '@/api/session';
import { EnvironmentLabel } from '@/components/EnvironmentLabel';
import { Mark } from '@/components/Mark';
import { hostOf } from '@/gates/hostOf';
import { useConsole } from '@/gates/useConsole';
import { SwitchQuestion } from './SwitchQuestion';
import classes from './TopBar.module.css';

/** Which platform this window acts on, and the others that are kept. */
export function ConnectionSwitch() {
  const { t } = useLingui();
  const { connection, meta } = useSession();
  const { connections, open } = useConsole();
  // undefined: nothing is asked; null: about a new connection.
  const [asked, setAsked] = useState<string | null>();

  function choose(id: string | null) {
    if (id === connection.id) return;
    if (countDrafts(connection.id) > 0) setAsked(id);
    else open(id);
  }
  return (
    <>
      <Menu width={280} position="bottom-start">
        <Menu.Target>
          <UnstyledButton className={classes.connection}>
            <Mark />
            <VisuallyHidden>
              <Trans>Connection:</Trans>
            </VisuallyHidden>
            <span className={`${classes.name} st-ellipsis`}>{connection.name}</span>
            <EnvironmentLabel environment={meta.environment} />
            <IconSelector size={14} stroke={1.6} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {connections.map((other) => (
            <Menu.Item
              key={other.id}
              onClick={() => choose(other.id)}
              rightSection={other.id === connection.id && <IconCheck size={16} stroke={1.6} aria-hidden />}
            >
              <span className={classes.menuName}>
                <span className="st-ellipsis">{other.name}</span>
                {other.environment && <EnvironmentLabel environment={other.environment} />}
              </span>
              <span className={classes.menuHost}>{hostOf(other) ?? t`On this computer`}</span>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => choose(null)}>
            <Trans>New connection…</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked !== undefined && (
        <SwitchQuestion
          platform={connection.name}
          forms={countDrafts(connection.id)}
          onStay={() => setAsked(undefined)}
          onSwitch={() => open(asked)}
        />
      )}
    </>
  );
}
