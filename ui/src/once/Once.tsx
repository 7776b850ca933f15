import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { OnceView } from '@/api/bindings';
import { ask, run } from '@/api/read';
import { EnvironmentLabel } from '@/components/EnvironmentLabel';
import { EnvironmentStripe } from '@/components/EnvironmentStripe';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { Notice } from '@/components/Notice';
import { UserAvatar } from '@/components/UserAvatar';
import { useFormat } from '@/format/useFormat';
import { Captured } from './Captured';
import { Copy } from './Copy';
import classes from './Once.module.css';
import { Secret } from './Secret';

const close = () => void run('closeOnce');

/** A temporary password, once, in a window of its own (PWD-3). Closed, it is gone. */
export function Once() {
  const { data, error } = useQuery({
    ...ask('shownOnce'),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (data) return <Shown once={data} />;
  return (
    <main className={classes.window}>
      {error && (
        <>
          <div className={classes.body}>
            <Notice icon={IconAlertTriangle} warns>
              {error.message}
            </Notice>
          </div>
          <footer className={classes.foot}>
            <Button onClick={close}>
              <Trans>Close</Trans>
            </Button>
          </footer>
        </>
      )}
    </main>
  );
}

function Shown({ once }: { once: OnceView }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const audit = number(once.audit.number);
  return (
    <main className={classes.window}>
      <EnvironmentStripe
        environment={once.environment}
        platform={once.platform}
        about={t`Temporary password`}
      />
      <div className={classes.body}>
        <header className={classes.head}>
          <UserAvatar name={once.user_name} size="md" />
          <div className={classes.who}>
            <h1 className="st-ellipsis" dir="auto">
              {once.user_name}
            </h1>
            {once.user_email && <p className="st-ellipsis">{once.user_email}</p>}
          </div>
          <EnvironmentLabel environment={once.environment} />
        </header>
        {once.length === null ? (
          <Notice icon={IconAlertTriangle} warns large>
            <Trans>
              The answer got lost on the way, and the password with it. It is told only once. Generate another
              one; it takes the place of this one.
            </Trans>
          </Notice>
        ) : (
          <>
            <Secret
              length={once.length}
              about={
                <Plural
                  value={once.length}
                  one="# character with dashes, without 0, O, 1 and I"
                  other="# characters with dashes, without 0, O, 1 and I"
                />
              }
            />
            <Copy seconds={once.in_clipboard} />
          </>
        )}
        <What once={once} />
        {once.length !== null && <Captured capture={once.capture} />}
      </div>
      <footer className={classes.foot}>
        <span>
          <Trans>
            Shown once. Audit entry <span className="st-mono">#{audit}</span>
          </Trans>
        </span>
        <Button onClick={close}>
          <Trans>Close</Trans>
        </Button>
      </footer>
    </main>
  );
}

/** What holds for it. */
function What({ once: { until } }: { once: OnceView }) {
  const { t } = useLingui();
  const { dateTime } = useFormat();
  return (
    <KeyValueList labelWidth="108px">
      {until && (
        <KeyValue label={t`Expires`}>
          <span>
            <Trans>{dateTime(until)}, if unused</Trans>
          </span>
        </KeyValue>
      )}
      <KeyValue label={t`At first login`}>{t`Must be changed before anything else`}</KeyValue>
      <KeyValue label={t`Old password`}>{t`Does not work any more`}</KeyValue>
    </KeyValueList>
  );
}
