import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconRotate, IconUserCheck } from '@tabler/icons-react';
import type { Effect, Permission, Plan } from '@/api/bindings';
import { useSession } from '@/api/session';
import { Notice } from '@/components/Notice';
import { type Told, tell, wordsOf } from '../effects';
import type { Kind } from '../effects/words';
import type { AnyActionForm } from '../form';
import { useSay } from '../say';
import { Changes } from './Changes';
import { type Line, Lines } from './Lines';

type ConsequencesProps = { form: AnyActionForm; plan: Plan };

/** Beside the form: what would happen, and what stays. */
export function Foreseen({ form, plan }: ConsequencesProps) {
  const { t } = useLingui();
  const told = useTold(form, plan);
  const absent = useAbsent(form, plan);
  return (
    <>
      <Lines title={t`What will happen`} lines={[...linesOf(told.happens), ...absent]} />
      <Rest form={form} plan={plan} stays={told.stays} />
    </>
  );
}

/** On the review: old to new, and everything else that stood beside the form. */
export function Reviewed({ form, plan }: ConsequencesProps) {
  const { t } = useLingui();
  const { happens, stays } = useTold(form, plan);
  const absent = useAbsent(form, plan);
  return (
    <>
      <Changes told={happens.filter(({ change }) => change)} />
      <Lines
        title={t`Also`}
        lines={[...linesOf(happens.filter(({ change }) => change === undefined)), ...absent]}
      />
      <Rest form={form} plan={plan} stays={stays} />
    </>
  );
}

function Rest({ form: { stays: own, Note }, plan, stays }: ConsequencesProps & { stays: Told[] }) {
  const { t } = useLingui();
  const { word } = useSay();
  const always = own?.lines.map(({ icon, label, text }) => ({ icon, label: word(label), text: word(text) }));
  return (
    <>
      <Lines title={own ? word(own.title) : t`What stays`} lines={[...linesOf(stays), ...(always ?? [])]} />
      {plan.approval && plan.refusal === null && <NeedsApproval permission={plan.approval} />}
      {Note && (
        <Notice icon={IconRotate}>
          <Note plan={plan} />
        </Notice>
      )}
    </>
  );
}

/** Who else decides, and that nothing happens before. */
function NeedsApproval({ permission }: { permission: Permission }) {
  const { approval_hours: hours } = useSession().meta.limits;
  return (
    <Notice icon={IconUserCheck}>
      <Trans>Another admin with {permission} has to approve it.</Trans>{' '}
      <Plural
        value={hours}
        one="Until then nothing changes; after # hour the request lapses."
        other="Until then nothing changes; after # hours the request lapses."
      />
    </Notice>
  );
}

function useTold(form: AnyActionForm, plan: Plan): Record<'happens' | 'stays', Told[]> {
  const told = tell(plan.effects, useSay(), form.words);
  return {
    happens: told.filter(({ words }) => !words.stays),
    stays: told.filter(({ words }) => words.stays),
  };
}

export function linesOf(told: Told[]): Line[] {
  return told.flatMap(({ words, label, text }) =>
    text === null ? [] : [{ icon: words.icon, label, text, tone: words.tone }],
  );
}

/** What one looks for and doesn't find is said. Not of a plan that is refused: it may say nothing at all. */
function useAbsent({ absent = {} }: AnyActionForm, { effects, refusal }: Plan): Line[] {
  const { word } = useSay();
  if (refusal) return [];
  return Object.entries(absent).flatMap(([kind, text]) => {
    if (effects.some((effect) => effect.kind === kind)) return [];
    const { icon, label } = wordsOf(kind as Kind);
    return [{ icon, label: label({ kind } as Effect), text: word(text) }];
  });
}
