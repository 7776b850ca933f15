import type { MessageDescriptor } from '@lingui/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Input, Select, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import type { FieldEdit } from '@/api/bindings';
import { DiffValue } from '@/components/DiffValue';
import { Hidden } from '@/components/Hidden';
import { written } from '../effects/changes';
import type { Say } from '../say';
import classes from './edit.module.css';
import { changeOf, type Edited, sent, shownOf } from './edited';
import type { Field, InputProps } from './field';
import { facts, type ProfileField } from './profile';

type EditOptions = {
  name: ProfileField;
  label: MessageDescriptor;
  /** How it is typed; a line of text when absent. */
  as?: 'date' | 'lines' | 'language';
};

/** A field of the record, edited where it stands: what it was, what it becomes, and what somebody else made of it. */
export function edit({ name, label, as }: EditOptions): Field<Edited, FieldEdit | null> {
  return {
    label,
    empty: ({ profile }) => ({ base: profile?.[name] ?? null, text: profile?.[name] ?? '' }),
    // What is right is the platform's to say: it finds the faults as one types.
    check: () => null,
    send: (edited, { target }) =>
      changeOf(edited, target.profile?.[name] ?? null) === 'untouched'
        ? null
        : { old: edited.base, new: sent(edited.text) },
    // Old and new stand on the review by themselves.
    read: () => null,
    Input: (props) => <EditInput {...props} name={name} label={label} as={as} />,
  };
}

type EditInputProps = InputProps<Edited> & EditOptions;

function EditInput({ value, problem, first, about, onChange, name, label, as }: EditInputProps) {
  const { t } = useLingui();
  const { say, target } = about;
  const fact = facts[name];
  const now = target.profile?.[name] ?? null;
  const change = changeOf(value, now);
  const text = shownOf(value, now);
  if (fact && target.masked?.includes(fact)) return <Unseen label={say.word(label)} />;
  // Where nothing was typed yet, it is the record of now that is typed over.
  const base = change === 'untouched' ? now : value.base;
  const common = {
    label: say.word(label),
    value: text,
    error: problem,
    'data-autofocus': first || undefined,
    onChange: (next: string) => onChange({ base, text: next }),
  };
  return (
    <div className={classes.edit} data-changed={change !== 'untouched' || undefined}>
      <Typed {...common} as={as} />
      {change !== 'untouched' && (
        <div className={classes.diff}>
          <DiffValue
            before={base === null ? null : written(name, base, say)}
            after={sent(text) === null ? null : written(name, text.trim(), say)}
          />
          <Button
            size="xs"
            variant="link"
            aria-label={t`Undo ${say.word(label)}`}
            onClick={() => onChange({ base: now, text: now ?? '' })}
          >
            <Trans>Undo</Trans>
          </Button>
        </div>
      )}
      {change === 'conflict' && <Conflict {...{ name, now, value, about, label, onChange }} />}
      {change === 'untouched' && value.base !== now && (
        <p className={classes.taken}>
          <IconRefresh size={14} stroke={1.6} aria-hidden />
          <ChangedMeanwhile by={target.changedBy?.[name]} say={say} />{' '}
          <Trans>Was {written(name, value.base, say)}.</Trans>
        </p>
      )}
    </div>
  );
}

type TypedProps = {
  label: string;
  value: string;
  error: string | undefined;
  as: EditOptions['as'];
  onChange(text: string): void;
};

function Typed({ as, onChange, ...common }: TypedProps) {
  const { i18n } = useLingui();
  if (as === 'language') {
    return (
      <Select
        {...common}
        value={common.value || null}
        data={languages(i18n.locale, common.value)}
        searchable
        clearable
        onChange={(tag) => onChange(tag ?? '')}
      />
    );
  }
  if (as === 'lines') {
    return (
      <Textarea
        {...common}
        autosize
        minRows={1}
        maxRows={4}
        dir="auto"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={as === 'date' ? 'date' : undefined}
      dir={as === 'date' ? undefined : 'auto'}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Languages that platforms are read in; and the one that is chosen, whatever it is. */
const tags = [
  'ar',
  'de',
  'en',
  'es',
  'fr',
  'hi',
  'it',
  'ja',
  'ko',
  'nl',
  'pl',
  'pt',
  'ru',
  'sv',
  'tr',
  'uk',
  'zh',
];

function languages(locale: string, chosen: string) {
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const all = chosen && !tags.includes(chosen) ? [...tags, chosen] : tags;
  return all.map((tag) => ({ value: tag, label: nameOf(names, tag) }));
}

function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function Unseen({ label }: { label: string }) {
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      description={<Trans>Only admins with user.view.sensitive see and change this.</Trans>}
    >
      <div>
        <Hidden />
      </div>
    </Input.Wrapper>
  );
}

type ChangedMeanwhileProps = { by: { name: string; at: string } | undefined; say: Say };

/** By whom and when, where the log tells it. */
function ChangedMeanwhile({ by, say }: ChangedMeanwhileProps) {
  if (!by) return <Trans>Somebody else changed this meanwhile.</Trans>;
  return (
    <Trans>
      <bdi>{by.name}</bdi> changed this at {say.time(by.at)}.
    </Trans>
  );
}

type ConflictProps = Pick<EditInputProps, 'name' | 'label' | 'value' | 'about' | 'onChange'> & {
  now: string | null;
};

/** Both versions beside each other, and nothing is sent before one is chosen. */
function Conflict({ name, label, now, value, about: { say, target }, onChange }: ConflictProps) {
  const { t } = useLingui();
  const versions = [
    { who: t`Yours`, text: written(name, sent(value.text), say), chosen: { base: now, text: value.text } },
    { who: t`Theirs`, text: written(name, now, say), chosen: { base: now, text: now ?? '' } },
  ];
  return (
    <div className={classes.conflict} role="group" aria-label={t`Two versions of ${say.word(label)}`}>
      <p>
        <IconAlertTriangle size={14} stroke={1.6} aria-hidden />
        <span>
          <b>
            <ChangedMeanwhile by={target.changedBy?.[name]} say={say} />
          </b>{' '}
          <Trans>Choose one.</Trans>
        </span>
      </p>
      {versions.map(({ who, text, chosen }) => (
        <button key={who} type="button" className={classes.version} onClick={() => onChange(chosen)}>
          <span className={classes.who}>{who}</span>
          <bdi>{text}</bdi>
        </button>
      ))}
    </div>
  );
}
