import type { AnyActionForm } from '../form';
import classes from './FormFields.module.css';
import type { FormState } from './useActionForm';

/** The fields of a form, in the order of its request. */
export function FormFields({ form, state }: { form: AnyActionForm; state: FormState }) {
  const { root, draft, about, problem, change } = state;
  return (
    <div className={classes.form} ref={root}>
      {Object.entries(form.fields).map(([name, { Input }], at) => (
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
