import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** Somebody's name, which leads to their page. */
export function UserLink({ userId, name }: { userId: string; name: string | null }) {
  return (
    <Anchor renderRoot={(root) => <Link {...root} to="/users/$userId" params={{ userId }} />}>
      <bdi>{name}</bdi>
    </Anchor>
  );
}
