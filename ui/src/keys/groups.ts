import type { KeyBinding } from './registry';

/** Bindings under their group's heading, both in the order they came. */
export function byGroup(bindings: KeyBinding[]): [group: string, bindings: KeyBinding[]][] {
  const groups = new Map<string, KeyBinding[]>();
  for (const binding of bindings) groups.set(binding.group, [...(groups.get(binding.group) ?? []), binding]);
  return [...groups];
}
