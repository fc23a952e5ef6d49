import { Anchor, Container, Title } from '@mantine/core';

export default function NotFound() {
  return (
    <Container component="main" size="sm" py="xl">
      <Title order={1}>There is no such page</Title>
      <p>
        It may have moved. <Anchor href="/app">Your analyses are here.</Anchor>
      </p>
    </Container>
  );
}
