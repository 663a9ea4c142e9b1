import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import PhoneFold from '../../../ui/cell/PhoneFold.svelte';

const children = createRawSnippet(() => ({
  render: () => '<ul><li>54 of 400</li><li class="later">0 of 103</li></ul>',
}));
const html = (hasLater: boolean) =>
  render(PhoneFold, { props: { hasLater, label: 'Show all 2 claims', children } }).body;

it('holds every row, folded or not, so that paper and wider screens show all', () => {
  expect(html(true)).toContain('0 of 103');
  expect(html(true)).toMatch(/<div data-phone-fold=""/);
});

it('has a button for the rest, which paper has not, only where there is a rest', () => {
  expect(html(true)).toMatch(/<button class="no-print[^>]*>Show all 2 claims<\/button>/);
  expect(html(false)).not.toContain('<button');
});
