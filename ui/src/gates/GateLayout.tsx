import { Trans } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { PropsWithChildren } from 'react';
import type { Connection } from '@/api/bindings';
import { ask } from '@/api/read';
import { EnvironmentLabel } from '@/components/EnvironmentLabel';
import { EnvironmentBar } from '@/components/EnvironmentStripe';
import { Mark } from '@/components/Mark';
import { UserAvatar } from '@/components/UserAvatar';
import classes from './Gate.module.css';
import { hostOf } from './hostOf';
import { nameOf } from './nameOf';
import { SchemeMenu } from './SchemeMenu';
import { useConsole } from './useConsole';

/** Connections at the start side, the gate beside them. `selected` is null on the screen for a new connection. */
export function GateLayout({ selected, children }: PropsWithChildren<{ selected: string | null }>) {
  const { connections, open } = useConsole();
  const version = useQuery(ask('consoleState')).data?.version;
  return (
    <div className={classes.layout}>
      <aside className={classes.side}>
        <div className={classes.brand}>
          <Mark size={24} />
          Steward
        </div>
        <nav aria-labelledby="connections">
          <div className={classes.caption} id="connections">
            <Trans>Connections</Trans>
          </div>
          {connections.map((connection) => (
            <Row key={connection.id} connection={connection} current={connection.id === selected} />
          ))}
          <UnstyledButton
            className={classes.connection}
            aria-current={selected === null ? 'page' : undefined}
            onClick={() => open(null)}
          >
            <span />
            <span className={classes.new}>
              <IconPlus size={16} stroke={1.6} aria-hidden />
              <Trans>New connection</Trans>
            </span>
          </UnstyledButton>
        </nav>
        <div className={classes.foot}>
          <span>Steward {version}</span>
          <SchemeMenu />
        </div>
      </aside>
      <main className={classes.main}>{children}</main>
    </div>
  );
}

function Row({ connection, current }: { connection: Connection; current: boolean }) {
  const { open } = useConsole();
  const { id, name, environment, account } = connection;
  return (
    <UnstyledButton
      className={classes.connection}
      aria-current={current ? 'page' : undefined}
      onClick={() => open(id)}
    >
      <EnvironmentBar environment={environment} />
      <span className="st-ellipsis">
        <span className={classes.name}>
          <span className="st-ellipsis" dir="auto">
            {name}
          </span>
          {environment && <EnvironmentLabel environment={environment} />}
        </span>
        <span className={`${classes.host} st-ellipsis`}>
          {hostOf(connection) ?? <Trans>On this computer</Trans>}
        </span>
      </span>
      {account && <UserAvatar name={nameOf(account)} />}
    </UnstyledButton>
  );
}
