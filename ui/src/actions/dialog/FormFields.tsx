import type { AnyActionForm } from '../form';
import classes from './FormFields.module.css';
import type { FormState } from './useActionForm';

/** The fields of a form, in the order of its request. */
export function FormFields({ form, state }: { form: AnyActionForm; state: FormState }) {
  const { root, draft, about, problem, change } = state;
  const fields = Object.entries(form.fields);
  if (fields.length === 0) return null;
  return (
    <div className={classes.form} ref={root}>
      {fields.map(([name, { Input }], at) => (
        <Input
          key={name}
          value={draft[name]}
          problem={problem(name)}
          first={at === 0}
          about={about}
          onChange={(value) => change(name, value)}
        />
      ))}
    </div>
  );
}
