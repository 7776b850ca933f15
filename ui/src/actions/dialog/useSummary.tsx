import { useLingui } from '@lingui/react/macro';
import type { PreparedAction } from '@/api/bindings';
import { atOnce } from '../effects';
import type { Draft } from '../fields/field';
import type { AnyActionForm } from '../form';
import type { Target } from '../target';
import type { SummaryRow } from './Summary';
import { UserLine } from './UserLine';
import { useAbout } from './useActionForm';

/** The rows of the confirmation, from what the desk will send and foresaw; never from the form. */
export function useSummary(form: AnyActionForm, target: Target) {
  const { t } = useLingui();
  const about = useAbout(target, {});
  const { word } = about.say;

  /** What was typed in secret doesn't come back from where it is. */
  const unread = ({ has_secret }: PreparedAction) => (has_secret ? t`As typed; shown nowhere` : null);

  return (prepared: PreparedAction): SummaryRow[] => {
    const { action, plan } = prepared;
    const sent = (action.body ?? {}) as Draft;
    const read = Object.entries(form.fields).flatMap(([name, field]) => {
      const value = field.secret ? unread(prepared) : field.read(sent[name], about);
      return value === null ? [] : [{ label: word(field.readAs ?? field.label), value }];
    });
    const forecast = atOnce(plan.effects, about.say, form.words);
    return [
      { label: t`Action`, value: <b>{word(form.counted ?? form.title)}</b>, atCode: true },
      { label: t`User`, value: <UserLine prepared={prepared} />, atCode: true },
      ...(plan.subject.kind === 'session' ? [{ label: t`Session`, value: plan.subject.label }] : []),
      ...read,
      ...(forecast ? [{ label: t`At once`, value: forecast, atCode: true }] : []),
    ];
  };
}
