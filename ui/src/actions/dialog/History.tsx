import { Trans, useLingui } from '@lingui/react/macro';
import { useSuspensions } from '@/api/actions';
import { Failure } from '@/components/states/Failure';
import { useFormat } from '@/format/useFormat';
import { Code } from '@/forms/Field';
import classes from './History.module.css';
import { LongText, Summary } from './Summary';

/** All suspensions of the user, newest first: what one reads before lifting one. */
export function History({ userId }: { userId: string }) {
  const { t } = useLingui();
  const { dateTime } = useFormat();
  const { data: history = [], error, refetch } = useSuspensions(userId);
  if (error) {
    return (
      <Failure
        error={error}
        title={<Trans>The suspension history could not be read</Trans>}
        onRetry={() => void refetch()}
      />
    );
  }
  if (history.length === 0) return null;
  return (
    <section className={classes.history}>
      <h3>{t`Suspension history`}</h3>
      <ul>
        {history.map(({ since, reason, justification, by, until, ended_at: ended, end_reason: why }) => (
          <li key={since}>
            <Summary
              rows={[
                {
                  label: dateTime(since),
                  value: (
                    <>
                      <Code>{reason}</Code>{' '}
                      {by && (
                        <Trans>
                          by <bdi>{by.name}</bdi>
                        </Trans>
                      )}
                    </>
                  ),
                },
                { label: t`Justification`, value: <LongText>{justification}</LongText> },
                ended
                  ? { label: t`Ended`, value: [dateTime(ended), why].filter(Boolean).join(': ') }
                  : { label: t`Until`, value: until ? dateTime(until) : t`Indefinite` },
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
