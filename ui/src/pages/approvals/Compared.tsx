import { Trans, useLingui } from '@lingui/react/macro';
import { IconCircleCheck } from '@tabler/icons-react';
import { formOf } from '@/actions';
import { linesOf } from '@/actions/dialog/Consequences';
import { Lines } from '@/actions/dialog/Lines';
import { tell } from '@/actions/effects';
import { useSay } from '@/actions/say';
import type { ApprovalDetail, Effect } from '@/api/bindings';
import { NewValue, OldValue } from '@/components/DiffValue';
import { Notice } from '@/components/Notice';
import { StaticTable } from '@/components/StaticTable';
import classes from './approvals.module.css';

/** What was foreseen when it was asked for, beside what would happen now, and in what the two differ. */
export function Compared({ detail: { approval, effects, differences } }: { detail: ApprovalDetail }) {
  const { t } = useLingui();
  const say = useSay();
  const words = formOf(approval.action.operation)?.words;
  const lines = (all: Effect[]) => linesOf(tell(all, say, words));
  if (approval.state !== 'pending')
    return <Lines title={t`What was asked for`} lines={lines(approval.effects)} />;
  return (
    <>
      {effects.length > 0 && <Differences pairs={differences} words={words} />}
      <div className={classes.beside}>
        <Lines title={t`When it was asked for`} lines={lines(approval.effects)} />
        <Lines title={t`If it is approved now`} lines={lines(effects)} />
      </div>
    </>
  );
}

type DifferencesProps = {
  pairs: ApprovalDetail['differences'];
  words: NonNullable<ReturnType<typeof formOf>>['words'];
};

function Differences({ pairs, words }: DifferencesProps) {
  const { t } = useLingui();
  const say = useSay();
  if (pairs.length === 0) {
    return (
      <Notice icon={IconCircleCheck}>
        <Trans>Nothing of this changed since it was asked for.</Trans>
      </Notice>
    );
  }
  const columns = [
    { key: 'what', label: t`Changed since`, width: '28%' },
    { key: 'asked', label: t`When it was asked for` },
    { key: 'now', label: t`Now` },
  ];
  return (
    <StaticTable label={t`What differs`} columns={columns}>
      {pairs.map(({ asked, now }, at) => {
        const [was] = asked ? tell([asked], say, words) : [];
        const [is] = now ? tell([now], say, words) : [];
        return (
          <tr key={`${was?.label ?? is?.label} ${at}`}>
            <th scope="row">{was?.label ?? is?.label}</th>
            <td>
              {was ? <OldValue>{was.words.past(was.effect, say)}</OldValue> : <Trans>Not foreseen</Trans>}
            </td>
            <td>
              {is ? (
                <NewValue neutral>{is.words.past(is.effect, say)}</NewValue>
              ) : (
                <Trans>Does not happen</Trans>
              )}
            </td>
          </tr>
        );
      })}
    </StaticTable>
  );
}
