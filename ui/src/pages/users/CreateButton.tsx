import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { formOf } from '@/actions';
import { useBarred } from '@/actions/dialog/useOff';
import type { AnyActionForm } from '@/actions/form';
import { ReasonedButton } from '@/components/ReasonedButton';
import { useKeys } from '@/keys/useKeys';

/** To the form that makes a user, here and in the palette. */
export function CreateButton() {
  const form = formOf('users.create');
  return form && <Offered form={form} />;
}

function Offered({ form }: { form: AnyActionForm }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const barred = useBarred()(form);
  const open = () => void navigate({ to: '/users/new' });
  const label = i18n._(form.verb);
  useKeys(
    barred === null
      ? [{ keys: [], label, icon: form.icon, group: t`Users`, inPalette: true, run: open }]
      : [],
  );
  return (
    <ReasonedButton
      variant="filled"
      reason={barred}
      leftSection={<form.icon size={16} stroke={1.6} />}
      onClick={open}
    >
      {label}
    </ReasonedButton>
  );
}
