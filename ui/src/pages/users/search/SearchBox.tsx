import { useLingui } from '@lingui/react/macro';
import { Combobox, PillsInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import { Keycap } from '@/components/Keycap';
import { completeAt, replaceSpan } from '../query/complete';
import { useErrorText } from '../query/errorText';
import type { Vocabulary } from '../query/fields';
import type { FilterGroup } from '../query/format';
import { type Filters, parseQuery } from '../query/parse';
import { quoteValue } from '../query/terms';
import classes from './SearchBox.module.css';
import { SearchText } from './SearchText';
import { Token } from './Token';
import { type Suggestion, useSuggestions } from './useSuggestions';

type SearchBoxProps = {
  vocabulary: Vocabulary;
  draft: string;
  held: Filters;
  tokens: FilterGroup[];
  onDraft(draft: string): void;
  /** Complete terms of the draft become tokens; what is left of it is words and mistakes. */
  onTokens(draft: string, search: string, filters: Filters): void;
  onEdit(token: FilterGroup): void;
  onRemove(token: FilterGroup): void;
  /** Down to the list. */
  onLeave(): void;
  ref?: Ref<HTMLInputElement>;
};

/** One box for words and `field:value` terms (LST-2). Right terms become tokens, wrong ones stay and are underlined. */
export function SearchBox({
  vocabulary,
  draft,
  held,
  tokens,
  onDraft,
  onTokens,
  onEdit,
  onRemove,
  onLeave,
  ref,
}: SearchBoxProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const messageId = useId();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [caret, setCaret] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const parsed = parseQuery(draft, vocabulary, held);
  const completion = caret === null ? null : completeAt(draft, caret, vocabulary);
  const suggestions = useSuggestions(completion, vocabulary);
  // A term is judged once it is left: nobody has finished "stat" while typing it.
  const wrong = parsed.terms.filter(
    (term) => term.kind === 'error' && !(caret !== null && term.start < caret && caret <= term.end),
  );
  const first = wrong[0]?.kind === 'error' ? wrong[0].error : null;

  function type(text: string, at: number) {
    setCaret(at);
    combobox.openDropdown();
    const ended = /\s$/.test(text) && at === text.length;
    if (!ended || !commit(text)) onDraft(text);
  }

  /** Takes the right terms out of the text. Says whether there were any. */
  function commit(text: string): boolean {
    const { terms, filters, search } = parseQuery(text, vocabulary, held);
    const left = terms.filter(({ kind }) => kind !== 'filters');
    if (left.length === terms.length) return false;
    const draft = left.map(({ start, end }) => text.slice(start, end)).join(' ');
    const typedOn = draft !== '' && /\s$/.test(text);
    onTokens(typedOn ? `${draft} ` : draft, search, filters);
    return true;
  }

  function take(suggestion: Suggestion) {
    if (!completion) return;
    const by =
      completion.kind === 'fields'
        ? `${suggestion.value}:`
        : quoteValue(completion.before + suggestion.value);
    const { text, caret: at } = replaceSpan(draft, completion, by);
    if (completion.kind === 'fields' || !commit(text)) onDraft(text);
    setCaret(at);
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at));
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const { key } = event;
    const choosing = combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0;
    const last = tokens.at(-1);
    if (key === 'Backspace' && last && event.currentTarget.selectionEnd === 0) {
      event.preventDefault();
      onEdit(last);
    } else if (key === 'Enter' && !choosing) {
      event.preventDefault();
      combobox.closeDropdown();
      if (!commit(draft)) onDraft(draft);
      setCaret(null);
    } else if (key === 'Escape' && combobox.dropdownOpened && suggestions.length > 0) {
      event.preventDefault();
      combobox.closeDropdown();
    } else if (key === 'Escape' || (key === 'ArrowDown' && suggestions.length === 0)) {
      event.preventDefault();
      onLeave();
    }
  }

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) =>
        take(suggestions.find((one) => one.value === value) ?? { value, label: value })
      }
      position="bottom-start"
      width={320}
      withinPortal
    >
      <Combobox.DropdownTarget>
        <PillsInput
          className={classes.box}
          classNames={{ input: classes.field }}
          error={first !== null}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          rightSection={<Keycap keys="/" />}
          onClick={() => input.current?.focus()}
        >
          <div className={classes.tokens}>
            {tokens.map((token) => (
              <Token
                key={token.field.name}
                token={token}
                onEdit={() => onEdit(token)}
                onRemove={() => onRemove(token)}
              />
            ))}
            <Combobox.EventsTarget>
              <SearchText
                ref={(element) => {
                  input.current = element;
                  if (typeof ref === 'function') ref(element);
                  else if (ref) ref.current = element;
                }}
                value={draft}
                wrong={wrong}
                placeholder={
                  tokens.length > 0
                    ? t`Add a field or any text`
                    : t`Search name, email, phone, username or ID`
                }
                aria-label={t`Search users`}
                aria-invalid={first !== null || undefined}
                aria-describedby={first ? messageId : undefined}
                onChange={(event) => type(event.currentTarget.value, event.currentTarget.selectionStart ?? 0)}
                onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
                onKeyDown={onKeyDown}
                onBlur={() => {
                  combobox.closeDropdown();
                  setCaret(null);
                  commit(draft);
                }}
              />
            </Combobox.EventsTarget>
          </div>
        </PillsInput>
      </Combobox.DropdownTarget>
      {first && (
        <div id={messageId} className={classes.message} role="alert">
          {errorText(first)}
        </div>
      )}
      <Combobox.Dropdown hidden={suggestions.length === 0}>
        <Combobox.Options aria-label={t`Suggestions`}>
          {suggestions.map(({ value, label, reason }) => (
            <Combobox.Option
              key={value}
              value={value}
              className={classes.option}
              disabled={reason !== undefined}
              aria-disabled={reason !== undefined || undefined}
            >
              <span className="st-mono">{value}</span>
              <span dir="auto">{reason ?? (label !== value && label)}</span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
